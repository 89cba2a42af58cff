"""The same content gives the same bytes: however built, after whatever was built before."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from build_clean import build_clean
from read_folder import read_folder

import generator.steps.render_pages
from generator.build import build_site
from generator.content.load import load_review
from generator.content.save import save_review
from generator.errors import ContentError, LitsiteError
from generator.model import (
    Document,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    Review,
)
from generator.project import Project
from generator.site.pages import Page

FAMILIES = ("Moss", "Reed", "Fern", "Alder", "Birch", "Sedge")
WORDS = ("tide", "salt", "marsh", "heron", "silt", "eel", "dune", "kelp", "crab", "gull", "loam")


def make_work(number: int) -> Item:
    chance = random.Random(number)
    return Item(
        title=" ".join(chance.choice(WORDS) for _ in range(7)).capitalize()
        + (" salt marsh (SM)" if number % 3 else "")
        + f" {number}",
        author=(Name(family=chance.choice(FAMILIES), given="Ada"),),
        container_title="Journal of Tides",
        issued=Issued(1990 + number % 30),
        volume=str(number),
        page=f"{number * 7}-{number * 7 + 3}",
        doi=f"10.5555/work.{number}" if number % 2 else None,
    )


def make_review(key: str, chance: random.Random) -> Review:
    words = [chance.choice(WORDS) for _ in range(60)]
    cited = chance.sample(range(1, 40), chance.randint(0, 9))
    return Review(
        key=key,
        document=Document(
            item=Item(
                title=f"A review of {key.replace('-', ' ')}",
                author=(Name(family=chance.choice(FAMILIES), given="Ida"), Name(literal="Group")),
                container_title=chance.choice(("Marsh Letters", "Journal of Tides")),
                issued=Issued(chance.randint(2001, 2024)),
                doi=f"10.5555/{key}",
            ),
            publication_types=("Review",),
            keyword=tuple(dict.fromkeys(chance.choice(WORDS) for _ in range(3))),
            mesh=(MeshHeading(MeshTerm(chance.choice(WORDS).capitalize())),),
        ),
        body=f"## Abstract\n\n{' '.join(words).capitalize()}.\n",
        references=tuple(
            Reference(f"ref-{number}", make_work(number), place)
            for place, number in enumerate(cited, 1)
        ),
        has_references=bool(cited),
    )


def start_library(root: Path, chance: random.Random, size: int = 12) -> Project:
    content = root / "content"
    (content / "notes").mkdir(parents=True)
    for number in range(size):
        save_review(content, make_review(f"start-{number}", chance))
    (content / "notes" / "reading.md").write_text(
        "---\ntitle: Reading\n---\n\nSee [@start-0].\n", encoding="utf-8"
    )
    return Project(root)


def remove_review(content: Path, key: str) -> None:
    (content / "reviews" / f"{key}.md").unlink()
    (content / "references" / f"{key}.yaml").unlink(missing_ok=True)


def change(content: Path, chance: random.Random, step: int) -> str:
    """One thing that a person may do to content/, at random; what was done."""
    keys = sorted(path.stem for path in (content / "reviews").glob("*.md"))
    key = chance.choice([key for key in keys if key != "start-0"])
    review = load_review(content, key)
    done = chance.choice(("word", "title", "list", "add", "remove", "rename", "note", "rulings"))
    if done == "word":
        save_review(
            content, replace(review, body=review.body + f"\nMore salt marshes (SMs) {step}.\n")
        )
    elif done == "title":
        item = replace(review.document.item, title=f"Another title {step}")
        save_review(content, replace(review, document=replace(review.document, item=item)))
    elif done == "list":
        more = Reference("ref-new", make_work(chance.randint(1, 40)), len(review.references) + 1)
        others = tuple(each for each in review.references if each.id != "ref-new")
        save_review(content, replace(review, references=(*others, more), has_references=True))
    elif done == "add":
        save_review(content, make_review(f"added-{step}", chance))
    elif done == "remove":
        remove_review(content, key)
    elif done == "rename":
        remove_review(content, key)
        save_review(content, replace(review, key=f"renamed-{step}", aliases=(key,)))
    elif done == "note":
        note = f"---\ntitle: Note {step}\n---\n\nOn [@start-0] and [[reading]].\n"
        (content / "notes" / f"note-{step}.md").write_text(note, encoding="utf-8")
    else:
        (content / "site.yaml").write_text(f"title: Library {step}\n", encoding="utf-8")
    return done


@pytest.mark.parametrize("seed", range(4))
def test_a_build_after_any_change_is_a_clean_build(tmp_path: Path, seed: int):
    chance = random.Random(seed)
    project = start_library(tmp_path, chance)
    build_site(project, jobs=1)
    done = []
    for step in range(5):
        done.append(change(project.content, chance, step))
        build_site(project, jobs=1)
        assert read_folder(project.site) == build_clean(project, tmp_path)[1], done


def test_a_change_and_its_undoing_leave_the_first_site(tmp_path: Path):
    project = start_library(tmp_path, random.Random(1))
    build_site(project, jobs=1)
    first = read_folder(project.site)
    path = project.content / "reviews" / "start-3.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("A review", "The review"), encoding="utf-8")
    build_site(project, jobs=1)
    assert read_folder(project.site) != first
    path.write_text(text, encoding="utf-8")
    build_site(project, jobs=1)
    assert read_folder(project.site) == first


def test_pictures_of_notes_come_change_and_go_with_them(tmp_path: Path):
    project = start_library(tmp_path, random.Random(1), size=3)
    notes, shown = project.content / "notes", project.site / "notes"
    (notes / "of tides").mkdir()
    ebb, flood = notes / "of tides" / "ebb.png", notes / "flood.gif"
    ebb.write_bytes(b"\x89PNG\r\n\x1a\n1")
    flood.write_bytes(b"GIF89a")
    text = "# Sea\n\n![Ebb](of%20tides/ebb.png) and ![Ebb](<of tides/ebb.png>)\n"
    (notes / "sea.md").write_text(text, encoding="utf-8")

    def build() -> None:
        build_site(project, jobs=1)
        assert read_folder(project.site) == build_clean(project, tmp_path)[1]

    build()
    assert '<img alt="Ebb" src="of%20tides/ebb.png">' in (shown / "sea.html").read_text(
        encoding="utf-8"
    )
    assert (shown / "of tides" / "ebb.png").read_bytes() == ebb.read_bytes()
    assert not (shown / "flood.gif").exists()
    ebb.write_bytes(b"\x89PNG\r\n\x1a\n2")
    build()
    assert (shown / "of tides" / "ebb.png").read_bytes() == ebb.read_bytes()
    theme = tmp_path / "templates" / "pages"
    theme.mkdir(parents=True)
    (theme / "note.html").write_text("{{ view.html }}", encoding="utf-8")
    build_site(project, jobs=1)  # of templates alone
    assert (shown / "of tides" / "ebb.png").is_file()
    shutil.rmtree(theme.parent)
    (notes / "sea.md").write_text("# Sea\n\n![Flood](flood.gif)\n", encoding="utf-8")
    build()
    assert (shown / "flood.gif").is_file()
    assert not (shown / "of tides").exists()


def test_nothing_is_done_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = start_library(tmp_path, random.Random(2))
    built = build_site(project, jobs=1)
    monkeypatch.setattr("generator.prepare.load.load_library", _never)
    again = build_site(project, jobs=1)
    assert (again.reviews, again.works) == (built.reviews, built.works)
    assert again.published.files == built.published.files
    assert (again.published.changed, again.published.removed) == (0, 0)


def test_nothing_is_done_where_files_were_only_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = start_library(tmp_path, random.Random(2))
    monkeypatch.setattr("generator.cache.stamps._YOUNG", 0)  # stamps are believed at once
    build_site(project, jobs=1)
    first = read_folder(project.site)
    monkeypatch.setattr("generator.prepare.load.load_library", _never)
    for name in ("reviews/start-3.md", "reviews/start-4.md", "references/start-5.yaml"):
        os.utime(project.content / name, (9, 9))
        assert build_site(project, jobs=1).published.changed == 0
    assert read_folder(project.site) == first
    path = project.content / "reviews" / "start-6.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n## Notes\n\nMine.\n", encoding="utf-8")
    assert build_site(project, jobs=1).published.changed > 1


@pytest.mark.parametrize("seed", range(3))
def test_edits_of_text_one_after_the_other_take_the_short_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
):
    chance = random.Random(seed)
    project = start_library(tmp_path, chance, size=20)
    build_site(project, jobs=1)
    for step in range(6):
        key = f"start-{chance.randrange(20)}"
        path = project.content / "reviews" / f"{key}.md"
        if step % 2:
            path.write_text(
                path.read_text(encoding="utf-8") + f"\n## Notes\n\nMy thought number {step}.\n",
                encoding="utf-8",
            )
        else:
            path.write_text(
                re.sub(
                    "(?m)^title: .*", f"title: On {step} otters", path.read_text(encoding="utf-8")
                ),
                encoding="utf-8",
            )
        with monkeypatch.context() as patched:
            patched.setattr("generator.prepare.load.load_library", _never)
            built = build_site(project, jobs=1)
        assert built.published.changed > 1
        clean, site = build_clean(project, tmp_path)
        assert read_folder(project.site) == site
        assert built.published.files == clean.published.files
        assert built.published.size == clean.published.size


RECORD = {
    "volume": ("7", "8"),
    "issue": (None, "2"),
    "page": ("1-9", "e77"),
    "editor": ((), (Name(family="Ng", given="Ida"),)),
    "publisher": ("Marsh Press", "bioRxiv"),
    "language": ("de", "en"),
    "note": ("Read twice.", None),
    "original_title": ("Von Gezeiten", None),
    "url": ("https://tides.example/7", None),
}


@pytest.mark.parametrize("seed", range(3))
def test_edits_of_several_reviews_at_once_take_the_short_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
):
    chance = random.Random(seed)
    project = start_library(tmp_path, chance, size=20)
    content = project.content
    build_site(project, jobs=1)
    for step in range(5):
        for number in chance.sample(range(20), chance.randint(2, 5)):
            review = load_review(content, f"start-{number}")
            document, body = review.document, review.body
            if chance.random() < 0.5:
                body += f"\nMore of {step}, see [@start-{chance.choice((0, 1, 2))}].\n"
            fields = chance.sample(sorted(RECORD), chance.randint(0, 3))
            changes = {name: chance.choice(RECORD[name]) for name in fields}
            if chance.random() < 0.5:
                changes["title"] = f"On {step} otters and {number} herons"
            document = replace(document, item=replace(document.item, **changes))
            document = replace(document, license=chance.choice((None, "CC BY")))
            save_review(content, replace(review, document=document, body=body))
        with monkeypatch.context() as patched:
            patched.setattr("generator.prepare.load.load_library", _never)
            build_site(project, jobs=1)
        assert read_folder(project.site) == build_clean(project, tmp_path)[1]


@pytest.mark.parametrize("seed", range(3))
def test_edits_of_references_that_no_other_review_cites_take_the_short_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
):
    chance = random.Random(seed)
    project = start_library(tmp_path, chance, size=20)
    for number in range(20):
        review = load_review(project.content, f"start-{number}")
        own = (
            Reference(f"own-{each}", make_work(1000 + 10 * number + each), None, raw=f"Own {each}")
            for each in range(4)
        )
        references = (*review.references, *own)
        save_review(project.content, replace(review, references=references, has_references=True))
    build_site(project, jobs=1)
    for step in range(6):
        review = load_review(project.content, f"start-{chance.randrange(20)}")
        references = list(review.references)
        place = chance.randrange(len(references) - 4, len(references))
        changes: dict[str, Any] = chance.choice(
            (
                {"title": f"A mended title {step}"},
                {"doi": f"10.5555/mended.{step}"},
                {"page": "e77"},
                {"container_title": "Marsh Letters", "issued": Issued(1950 + step)},
            )
        )
        held = references[place]
        references[place] = replace(held, item=replace(held.item, **changes))
        body = f"{review.body}\nMore of {step}.\n" if chance.random() < 0.5 else review.body
        save_review(project.content, replace(review, body=body, references=tuple(references)))
        with monkeypatch.context() as patched:
            patched.setattr("generator.prepare.load.load_library", _never)
            built = build_site(project, jobs=1)
        assert built.published.changed
        assert read_folder(project.site) == build_clean(project, tmp_path)[1]


def test_an_edit_soon_after_a_whole_library_was_written_takes_the_short_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """All files are young then: their stamps tell nothing, and their bytes are looked at."""
    project = start_library(tmp_path, random.Random(3), size=90)
    build_site(project, jobs=1)
    path = project.content / "reviews" / "start-44.md"
    path.write_text(path.read_text(encoding="utf-8") + "\n## Notes\n\nMine.\n", encoding="utf-8")
    monkeypatch.setattr("generator.prepare.load.load_library", _never)
    assert build_site(project, jobs=1).published.changed > 1


def _never(*_: object) -> None:
    raise AssertionError("was called")


def test_pages_that_show_nothing_of_an_edit_are_not_rendered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = start_library(tmp_path, random.Random(3))
    build_site(project, jobs=1)
    rendered = []
    real = generator.steps.render_pages.render_view

    def count(page: Page, *rest: Any) -> bytes:
        rendered.append(page.path)
        return real(page, *rest)

    monkeypatch.setattr("generator.steps.render_pages.render_view", count)
    path = project.content / "reviews" / "start-3.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n## Notes\n\nMy own thought.\n", encoding="utf-8"
    )
    build_site(project, jobs=1)
    assert "reviews/start-3.html" in rendered
    assert "reviews/start-4.html" not in rendered
    assert "authors/index.html" not in rendered


@pytest.mark.parametrize(
    "damage", ["index", "pack", "pages", "written", "last-build", "site", "gone"]
)
def test_a_damaged_cache_or_site_is_made_good(tmp_path: Path, damage: str):
    project = start_library(tmp_path, random.Random(4))
    build_site(project, jobs=1)
    first = read_folder(project.site)
    packs = project.cache / "packs"
    if damage == "pack":
        for path in packs.iterdir():
            if path.name != "index":
                path.write_bytes(path.read_bytes()[:-40] + b"x" * 40)
        (project.content / "site.yaml").write_text("title: Review library\n", encoding="utf-8")
    elif damage == "gone":
        shutil.rmtree(project.cache)
    elif damage == "site":
        page = project.site / "reviews" / "start-1.html"
        text = page.read_bytes()
        page.unlink()
        page.write_bytes(text[::-1])
    else:
        path = packs / "index" if damage == "index" else project.cache / damage
        path.write_bytes(path.read_bytes()[:-3] + b"abc")
        review = project.content / "reviews" / "start-1.md"
        review.write_text(
            review.read_text(encoding="utf-8") + "\n## Notes\n\nMine.\n", encoding="utf-8"
        )
        build_site(project, jobs=1)
        review.write_text(
            review.read_text(encoding="utf-8").removesuffix("\n## Notes\n\nMine.\n"),
            encoding="utf-8",
        )
    build_site(project, jobs=1)
    assert read_folder(project.site) == first


def test_a_problem_leaves_site_and_cache_good(tmp_path: Path):
    project = start_library(tmp_path, random.Random(5))
    build_site(project, jobs=1)
    first = read_folder(project.site)
    path = project.content / "reviews" / "start-2.md"
    text = path.read_text(encoding="utf-8")
    path.write_text("---\ntitle: [\n---\n", encoding="utf-8")
    with pytest.raises(ContentError):
        build_site(project, jobs=1)
    assert read_folder(project.site) == first
    path.write_text(text, encoding="utf-8")
    build_site(project, jobs=1)
    assert read_folder(project.site) == first


def test_a_killed_process_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = start_library(tmp_path, random.Random(6), size=70)
    monkeypatch.setattr("generator.prepare.load.prepare_chunk", _die)
    with pytest.raises(LitsiteError, match="ended from outside"):
        build_site(project, jobs=2)
    assert not project.site.exists()


def _die(_: object) -> None:
    os._exit(9)


def test_an_interrupted_build_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    project = start_library(tmp_path, random.Random(7))
    build_site(project, jobs=1)
    first = read_folder(project.site)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    (project.content / "site.yaml").write_text("title: Other\n", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr("generator.steps.render_site.list_assets", interrupt)
        with pytest.raises(KeyboardInterrupt):
            build_site(project, jobs=1)
    assert read_folder(project.site) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == [".litsite", "content", "site"]


def test_two_builds_at_once_take_turns(tmp_path: Path):
    project = start_library(tmp_path, random.Random(9))
    command = [sys.executable, "-m", "generator", "--quiet", "--project", str(tmp_path), "build"]
    builds = [subprocess.Popen(command) for _ in range(2)]
    assert [build.wait() for build in builds] == [0, 0]
    site = read_folder(project.site)
    shutil.rmtree(project.cache)
    build_site(project, jobs=1, clean=True)
    assert read_folder(project.site).keys() == site.keys()


def test_a_template_of_the_project_is_rendered_without_reading_reviews_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = start_library(tmp_path, random.Random(10))
    build_site(project, jobs=1)
    first = read_folder(project.site)
    for step in (
        "prepare.reviews.prepare_parts",
        "steps.relate.relate_to_shelf",
        "steps.render_site.invert_block",
    ):
        monkeypatch.setattr(f"generator.{step}", _never)
    monkeypatch.setattr("generator.steps.render_site.write_web_task", _never)
    (tmp_path / "templates" / "pages").mkdir(parents=True)
    (tmp_path / "templates" / "pages" / "about.html").write_text(
        "<p>{{ site.title }}</p>", encoding="utf-8"
    )
    build_site(project, jobs=1)
    second = read_folder(project.site)
    assert second.pop("about.html") == b"<p>Review library</p>"
    manifests = first.pop(".manifest"), second.pop(".manifest")
    assert manifests[0] != manifests[1]
    assert second == {path: text for path, text in first.items() if path != "about.html"}


def test_processes_hash_seed_time_zone_and_clock_make_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    project = start_library(tmp_path, random.Random(8), size=70)
    monkeypatch.setattr(time, "time", lambda: 4_000_000_000.0)
    build_site(project, jobs=1)
    sites = [read_folder(project.site)]
    for jobs, seed, zone in (("2", "1", "Asia/Tokyo"), ("3", "77", "America/Los_Angeles")):
        out = tmp_path / f"site-{jobs}"
        command = ["-m", "generator", "--quiet", "--project", str(tmp_path), "build", "--clean"]
        subprocess.run(
            [sys.executable, *command, "--jobs", jobs, "--out", str(out)],
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        )
        sites.append(read_folder(out))
    for site in sites[1:]:
        assert [path for path in sites[0] if site.get(path) != sites[0][path]] == []
        assert site.keys() == sites[0].keys()


def test_processes_that_are_not_forked_make_no_difference(tmp_path: Path):
    """Where a system starts processes anew, as macOS and Windows do, all that they share is
    pickled, and nothing helps beside the main one."""
    project = start_library(tmp_path, random.Random(5), size=40)
    build_site(project, jobs=1)
    one = read_folder(project.site)
    script = tmp_path / "elsewhere.py"
    script.write_text(
        "import sys\n"
        "sys.platform = 'darwin'\n"
        "if __name__ == '__main__':\n"
        "    from generator.cli import main\n"
        "    main()\n",
        encoding="utf-8",
    )
    elsewhere = [sys.executable, str(script), "--project", str(tmp_path), "build", "--jobs", "2"]
    subprocess.run([*elsewhere, "--clean"], check=True, capture_output=True)
    assert read_folder(project.site) == one
    remove_review(project.content, "start-3")
    subprocess.run(elsewhere, check=True, capture_output=True)
    edited = read_folder(project.site)
    build_site(project, jobs=1, clean=True)
    assert read_folder(project.site) == edited != one


def test_templates_compiled_by_other_code_are_not_used(tmp_path: Path):
    """What a template compiles to depends on the code that reads it, not on its text alone."""
    project = start_library(tmp_path, random.Random(2))
    build_site(project, jobs=1)
    (compiled,) = (project.cache / "templates").iterdir()
    other = project.cache / "templates" / "of-other-code"
    compiled.rename(other)
    build_site(project, jobs=1, clean=True)
    assert [path.name for path in (project.cache / "templates").iterdir()] == [compiled.name]
