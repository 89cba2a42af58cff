"""DOIs made of a SICI that an earlier litsite stored cut: told softly, not used, mended."""

from dataclasses import replace
from pathlib import Path

import pytest
from test_merge_pages import page

from generator.add import add_pages
from generator.build import build_site
from generator.content.check import advise, check_content
from generator.content.load import load_review
from generator.content.merge import merge_review
from generator.content.save import save_review
from generator.model import Document, Item, Reference
from generator.project import Project

CUT = "10.1002/(sici)1097-0258(19980415)17:7"
WHOLE = f"{CUT}<873::aid-sim779>3.0.co;2-i"
OTHER = f"{CUT}<857::aid-sim777>3.0.co;2-e"
SAYING_NOTHING = "10.1002/1529-0131(200011)43:11"
RIS = f"""TY  - JOUR
AU  - Ng, Ann
TI  - Tides of the north and how they turn
PY  - 1998
DO  - {WHOLE}
ER  -
"""


def listed(first: str | None, second: str | None) -> tuple[Reference, ...]:
    return (
        Reference(
            "li-1998-salt", Item(title="Salt pools", doi=first), 1, "Li. Salt pools of the north."
        ),
        Reference(
            "wu-1998-foam",
            Item(title="Foam at noon", doi=second),
            2,
            "Wu. Foam at noon on the quay.",
        ),
    )


def write_cut(folder: Path, doi: str = CUT) -> None:
    """A review with its list, as an earlier litsite read and stored them."""
    stands = Document(Item(title="Tides", doi="10.5555/own"))
    review = merge_review(
        None, page("jats_xml", stands, references=listed("10.5555/one", "10.5555/two"))
    ).review
    save_review(folder, review)
    for path in folder.glob("*/ng-2001-tides.*"):
        text = path.read_text(encoding="utf-8")
        for whole in ("10.5555/own", "10.5555/one", "10.5555/two"):
            text = text.replace(whole, doi)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("doi", [CUT, SAYING_NOTHING])
def test_a_cut_doi_is_a_warning_with_its_line_and_no_problem(tmp_path: Path, doi: str) -> None:
    folder = tmp_path / "content"
    write_cut(folder, doi)
    assert check_content(folder) == ()
    told = advise(folder)
    assert [(each.path, each.line) for each in told] == [
        ("content/references/ng-2001-tides.yaml", 6),
        ("content/references/ng-2001-tides.yaml", 12),
        ("content/reviews/ng-2001-tides.md", 4),
    ]
    assert all(
        doi in each.message and "add the review's page again" in each.remedy for each in told
    )


def test_a_cut_doi_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write_cut(folder)
    review = load_review(folder, "ng-2001-tides")
    assert [each.item.doi for each in review.references] == [None, None]
    assert review.document.item.doi is None
    build_site(Project(tmp_path), jobs=1)
    shown = (tmp_path / "site/reviews/ng-2001-tides.html").read_text(encoding="utf-8")
    assert "Salt pools" in shown
    assert "Foam at noon" in shown
    assert "1097-0258" not in shown


def test_adding_the_page_again_mends_cut_dois_of_its_references(tmp_path: Path) -> None:
    write_cut(tmp_path)
    held = load_review(tmp_path, "ng-2001-tides")
    again = page(
        "jats_xml", Document(Item(title="Tides", doi=WHOLE)), references=listed(WHOLE, OTHER)
    )
    merged = merge_review(held, again).review
    assert [each.item.doi for each in merged.references] == [WHOLE, OTHER]
    assert [each.id for each in merged.references] == ["li-1998-salt", "wu-1998-foam"]
    assert merged.document.item.doi == WHOLE


@pytest.mark.parametrize("name", ["jats_xml", "another"])
def test_a_list_that_a_person_edited_gains_the_whole_dois(tmp_path: Path, name: str) -> None:
    write_cut(tmp_path)
    path = tmp_path / "references/ng-2001-tides.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("title: Foam at", "title: My foam at"),
        encoding="utf-8",
    )
    held = load_review(tmp_path, "ng-2001-tides")
    again = page("jats_xml", held.document, references=listed(WHOLE, OTHER), name=name)
    references = merge_review(held, again).review.references
    assert [each.item.doi for each in references] == [WHOLE, OTHER]
    assert references[1].item.title == "My foam at noon"


def test_the_page_of_a_review_whose_doi_is_cut_finds_and_mends_it(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.content.mkdir()
    saved = tmp_path / "saved.ris"
    saved.write_text(RIS, encoding="utf-8")
    (added,) = add_pages(project, [saved], jobs=1).added
    path = project.content / f"reviews/{added.key}.md"
    before = path.read_text(encoding="utf-8")
    assert WHOLE in before
    path.write_text(before.replace(f'"{WHOLE}"', CUT).replace(WHOLE, CUT), encoding="utf-8")
    assert advise(project.content)
    again = replace(project)
    for cached in sorted(project.cache.rglob("*"), reverse=True):
        cached.rmdir() if cached.is_dir() else cached.unlink()  # as after an update of litsite
    (added,) = add_pages(again, [saved], jobs=1).added
    assert (added.outcome, added.filled) == ("filled", ("DOI",))
    assert path.read_text(encoding="utf-8") == before
    assert advise(project.content) == ()
