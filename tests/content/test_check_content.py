"""Folders with one kind of mistake each, and all that is said about it."""

import os
from pathlib import Path

import pytest

from generator.build import build_site
from generator.content.check import check_content, examine_content, fix_content
from generator.content.fix import fix_text
from generator.content.load import load_note, load_review
from generator.errors import ContentError
from generator.project import Project

CASES = Path(__file__).parents[1] / "invalid_content"
GOOD = "---\ntitle: Tides\n---\n"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir() if path.is_dir()))
def test_every_mistake_is_told_with_place_and_remedy(case: str) -> None:
    expected = (CASES / case / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert [str(problem) for problem in check_content(CASES / case / "content")] == expected
    assert expected


def test_several_processes_tell_the_same(tmp_path: Path) -> None:
    wrong, twin = GOOD.replace("title", "titel"), GOOD.replace("\n---\n", "\nDOI: 10.5/t\n---\n")
    files = {f"reviews/r{n:03}.md": GOOD if n % 7 else wrong for n in range(150)}
    files |= {"reviews/r001.md": twin, "reviews/r141.md": twin}
    folder = write(tmp_path / "content", files)
    alone = check_content(folder)
    assert check_content(folder, workers=2) == alone
    assert {each.path for each in alone} > {"content/reviews/r001.md", "content/reviews/r007.md"}


def write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder


def problems(folder: Path) -> list[str]:
    return [str(problem) for problem in check_content(folder)]


def test_a_folder_without_mistakes_has_no_problems(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "content",
        {
            "reviews/a.md": GOOD,
            "references/a.yaml": "references: []\n",
            "notes/b.md": "# Sea\n\n[[c]] and [[a]], [@a].\n",
            "notes/c.md": "---\ntitle: C\ndate: 2021-04-03\nx-mine: [1]\n---\n",
            "README.md": "Anything.",
            ".git/x": "y",
        },
    )
    assert problems(folder) == []
    assert load_note(folder, "c").date is not None
    assert problems(tmp_path / "nothing") == ["nothing: there is no such folder (run litsite new)"]


@pytest.mark.skipif(os.name != "posix", reason="these names and links need a Unix file system")
def test_files_that_other_systems_cannot_hold_or_that_lead_away(tmp_path: Path) -> None:
    write(tmp_path, {"secret.md": GOOD, "elsewhere/z.md": GOOD})
    folder = write(tmp_path / "content", {"reviews/con.md": GOOD, "reviews/a.md": GOOD})
    (folder / "reviews/A.md").write_text(GOOD, encoding="utf-8")
    (folder / "reviews/b.md").symlink_to(tmp_path / "secret.md")
    (folder / "reviews/c.md").symlink_to("a.md")
    (folder / "notes").symlink_to(tmp_path / "elsewhere")
    (folder / "site.yaml").symlink_to("/etc/hostname")
    assert problems(folder) == [
        "content/notes: a link that leaves content/ (put the file itself here)",
        "content/notes/z.md: a link that leaves content/ (put the file itself here)",
        "content/reviews/A.md: 'A' is no key: only a-z, 0-9 and hyphens between them "
        "(rename the file, to a)",
        "content/reviews/a.md: its name differs from A.md in capitals only "
        "(rename one: on Windows and macOS they are one file)",
        "content/reviews/b.md: a link that leaves content/ (put the file itself here)",
        "content/reviews/con.md: 'con' is no key: Windows keeps that name for itself "
        "(rename the file)",
        "content/site.yaml: a link that leaves content/ (put the file itself here)",
    ]
    assert load_review(folder, "c").document.item.title == "Tides"
    with pytest.raises(ContentError):
        load_review(folder, "../secret")


@pytest.mark.skipif(os.name != "posix", reason="these need a Unix file system")
def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", {"reviews/a.md": GOOD, "notes": "x"})
    (folder / "reviews/circle.md").symlink_to("circle.md")
    (folder / "reviews/lost.md").symlink_to("nowhere.md")
    (folder / "reviews/folder.md").mkdir()
    (folder / "reviews/a.md~").write_text(GOOD, encoding="utf-8")
    (folder / "reviews/Thumbs.db").write_text("", encoding="utf-8")
    os.mkfifo(folder / "reviews/pipe.md")
    assert problems(folder) == [
        "content/notes: a folder belongs here, not a file (rename it)",
        "content/reviews/a.md~: a copy that an editor left: nothing reads it (delete it)",
        "content/reviews/circle.md: a link that leads nowhere (put the file itself here)",
        "content/reviews/folder.md: a folder is not read here (move its files up)",
        "content/reviews/lost.md: a link that leads nowhere (put the file itself here)",
        "content/reviews/pipe.md: no file but a pipe or a device (delete it)",
    ]
    with pytest.raises(ContentError):
        build_site(Project(tmp_path), jobs=1)


def test_front_matter_that_does_not_end_is_told_where_it_should(tmp_path: Path) -> None:
    files = {
        "reviews/a.md": "---\ntitle: A\n----\n\n## Abstract\n",
        "reviews/b.md": "---\ntitle: B\n\n## Abstract\n",
        "reviews/c.md": "---\ntitle: C\n",
    }
    assert problems(write(tmp_path / "content", files)) == [
        "content/reviews/a.md:3: the front matter never ends (write three hyphens here)",
        "content/reviews/b.md:3: the front matter never ends (put a line --- below the last field)",
        "content/reviews/c.md:3: the front matter never ends (put a line --- below the last field)",
    ]


def test_what_a_broken_file_holds_is_not_said_to_be_missing(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "content",
        {"reviews/a.md": "---\ntitle: a: b\n---\n", "notes/b.md": "# Sea\n\n[@li-2001-salt]\n"},
    )
    assert [problem.path for problem in check_content(folder)] == ["content/reviews/a.md"]


def test_what_is_safe_is_mended(tmp_path: Path) -> None:
    folder = write(
        tmp_path / "content",
        {
            "reviews/a.md": "\ufeff---  \r\ntitle: Tides # mine\r\n"
            'DOI: "https://doi.org/10.5555/ABC"  # its DOI\r\nPMID: PMID 12\r\n--- \r\n\r\n'
            "DOI: https://doi.org/10.5555/ABC\r\n",
            "references/a.yaml": "references:\n- {id: a, PMCID: 12, note: 'PMID: 012'}\n"
            "- id: b\n  note: |\n    PMID: 012\n  PMID: pmid 012\n  DOI: none\n",
            "reviews/.litsite-x.new": "half a fi",
            "notes/b.md": "# Sea\r\n",
        },
    )
    assert fix_content(folder) == (
        "content/reviews/.litsite-x.new: removed",
        "content/reviews/a.md: byte order mark taken out",
        "content/reviews/a.md: Windows line ends made plain",
        "content/reviews/a.md: spaces after --- taken out",
        "content/reviews/a.md: PMID PMID 12 written as 12",
        "content/reviews/a.md: DOI https://doi.org/10.5555/ABC written as 10.5555/abc",
        "content/notes/b.md: Windows line ends made plain",
        "content/references/a.yaml: PMID pmid 012 written as 12",
        "content/references/a.yaml: PMCID 12 written as PMC12",
    )
    assert (folder / "reviews/a.md").read_bytes().decode() == (
        '---\ntitle: Tides # mine\nDOI: 10.5555/abc  # its DOI\nPMID: "12"\n---\n\n'
        "DOI: https://doi.org/10.5555/ABC\n"
    )
    assert (folder / "references/a.yaml").read_bytes().decode() == (
        "references:\n- {id: a, PMCID: PMC12, note: 'PMID: 012'}\n"
        '- id: b\n  note: |\n    PMID: 012\n  PMID: "12"\n  DOI: none\n'
    )
    assert problems(folder) == [
        "content/references/a.yaml:7: 'none' is no DOI (correct it, or put it in note)"
    ]
    assert fix_content(folder) == ()


def test_yaml_is_read_only_where_something_may_want_mending(monkeypatch) -> None:
    monkeypatch.setattr("generator.content.fix.read_tree", None)  # whoever read would fail
    plain = (
        '- {id: a, DOI: 10.5555/a.b-c, PMID: "12"}\n- id: b\n  PMCID: PMC3\n  DOI: "10.5555/d"\n'
    )
    assert fix_text(plain, has_front=False) == (plain, ())
    for doubtful in (
        "DOI: 10.5555/A",
        "PMID: PMID 12",
        "PMCID: 3",
        "DOI:\n  10.5555/A",
        "'DOI': x",
    ):
        with pytest.raises(TypeError):
            fix_text(f"{plain}- {{note: x}}\n- {doubtful}\n", has_front=False)


def test_a_slip_in_a_name_was_told_without_the_name_that_was_meant(tmp_path: Path) -> None:
    files = {
        "reviews/ng-2001-tides.md": "---\ntitle: Tides\n---\n",
        "notes/the-sea.md": "# Sea\n\n[@ng-2001-tide], [[The-Sea]] and [[elsewhere]]",
    }
    said = [
        each.partition(" names no ")[2] for each in problems(write(tmp_path / "content", files))
    ]
    assert said == [
        "review and no reference (write ng-2001-tides, if that is meant)",
        "note and no review (write the-sea, if that is meant)",
        "note and no review (write the name of a file in notes/ without .md)",
    ]


def test_a_variant_that_nobody_is_called_joined_nothing_and_nothing_was_said(
    tmp_path: Path,
) -> None:
    files = {
        "reviews/ng-2001-tides.md": "---\nauthor:\n- {family: Ng, given: Wing}\n---\n",
        "people.yaml": "people:\n- name: Wing Ng\n  variants: [WING NG, W. Nga]\n",
    }
    checked = examine_content(write(tmp_path / "content", files))
    assert checked.problems == ()
    assert [str(each) for each in checked.warnings] == [
        "content/people.yaml:3: no review has an author W. Nga: this variant of Wing Ng joins "
        "nothing (correct it, or leave it for reviews to come)",
    ]
