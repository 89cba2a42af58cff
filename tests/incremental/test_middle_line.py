"""After any edit of reviews the site is that of a clean build; most edits make little anew."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from build_clean import build_clean
from random_content import (
    KINDS,
    edit,
    edit_document,
    edit_item,
    keep_targets,
    make_review,
    make_work,
    start_library,
)
from read_folder import read_folder

import generator.incremental.middle_line
from generator.build import build_site
from generator.content.load import load_review
from generator.content.save import save_review
from generator.model import Document, Issued, Item, Name, Reference, Review


@pytest.fixture
def mended(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each build was of the middle line, of those that the short line is not for."""
    found: list[bool] = []
    real = generator.incremental.middle_line.publish_compared

    def note(*given: Any) -> Any:
        made = real(*given)
        found.append(made is not None)
        return made

    monkeypatch.setattr("generator.incremental.middle_line.publish_compared", note)
    # A small library's pages are all near.
    monkeypatch.setattr("generator.incremental.middle_line._MOST", 1)
    return found


def change(content: Path, chance: random.Random, step: int) -> str:
    """One thing that a person may do to the reviews, at random; what was done."""
    keys = sorted(path.stem for path in (content / "reviews").glob("*.md"))
    done = chance.choice((*KINDS, "add", "remove", "rename"))
    key = chance.choice(keys)
    if done == "add":
        number = chance.randint(100, 999)
        save_review(content, make_review(f"{chance.choice('az')}-added-{number}", chance))
    elif done in ("remove", "rename") and key != "start-0":
        review = load_review(content, key)
        (content / "reviews" / f"{key}.md").unlink()
        (content / "references" / f"{key}.yaml").unlink(missing_ok=True)
        if done == "rename":
            save_review(content, replace(review, key=f"b-renamed-{step}", aliases=(key,)))
    elif done in KINDS:
        review = load_review(content, key)
        save_review(content, keep_targets(edit(review, done, chance, step)))
    return f"{done} {key}"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """What counts for large libraries counts for small ones: few subjects make groups, home and
    facets name few, counts over three are told roughly."""
    for module in ("site.figures.clusters", "site.affected"):
        monkeypatch.setattr(f"generator.{module}.MOST_PROPAGATED", 3)
        monkeypatch.setattr(f"generator.{module}.MOST_SUBJECTS", 1)
    monkeypatch.setattr("generator.incremental.short_line.MOST_PROPAGATED", 3)
    monkeypatch.setattr("generator.site.sitemap.MOST", 30)
    for module in ("site.pages", "site.views.work"):
        monkeypatch.setattr(f"generator.{module}.CITING_LENGTH", 3)
    for given in ("pages.count_parts", "pages._parts", "views.lists.list_parts"):
        monkeypatch.setattr(f"generator.site.{given}.__defaults__", (4,))
    monkeypatch.setattr("generator.site.views.lists.cut_part.__defaults__", (4,))
    for module in ("site.views.lists", "incremental.compared"):
        monkeypatch.setattr(f"generator.{module}.LIST_LENGTH", 4)
    monkeypatch.setattr("generator.site.affected.WAYS", 3)
    monkeypatch.setattr("generator.site.views.home.WAYS", 3)
    for module in ("followed", "views.neighbours", "affected"):
        monkeypatch.setattr(f"generator.site.{module}.round_count", lambda number: min(number, 3))
    for module in ("lines", "affected"):
        monkeypatch.setattr(f"generator.site.{module}.EXACT", 3)
    monkeypatch.setattr("generator.site.search.start.FACET_NAMES", 2)
    monkeypatch.setattr("generator.site.search.start.MOST_FACET_NAMES", 2)


@pytest.mark.parametrize(("seed", "size"), [(4, 25), (5, 40), (6, 60)])
@pytest.mark.usefixtures("large")
def test_edits_leave_what_is_told_of_the_most_frequent_as_a_clean_build_tells_it(
    tmp_path: Path, mended: list[bool], seed: int, size: int
):
    test_edits_of_any_kind_leave_the_site_of_a_clean_build(tmp_path, mended, seed, size)


@pytest.mark.parametrize(("seed", "size"), [(0, 4), (1, 12), (2, 25), (3, 40)])
def test_edits_of_any_kind_leave_the_site_of_a_clean_build(
    tmp_path: Path, mended: list[bool], seed: int, size: int
):
    chance = random.Random(seed)
    project = start_library(tmp_path, chance, size)
    build_site(project, jobs=1)
    for step in range(7):
        done = [change(project.content, chance, step) for _ in range(chance.choice((1, 1, 3)))]
        built = build_site(project, jobs=1 + seed % 2)
        clean, site = build_clean(project, tmp_path)
        one, other = read_folder(project.site), site
        assert [path for path in one.keys() | other if one.get(path) != other.get(path)] == [], done
        assert built.published.files == clean.published.files, done
        assert built.published.size == clean.published.size, done
    assert any(mended)


def test_a_review_more_changes_few_of_the_pages_that_count_those_citing_a_work(tmp_path: Path):
    project = start_library(tmp_path, random.Random(8), 1)

    def cite(numbers: range, family: str = "Zeal") -> None:
        work = replace(make_work(1), author=(Name(family=family),))
        for number in numbers:
            document = Document(Item(title=f"Tables of harbour {number}", issued=Issued(2001)))
            references = (Reference("known", work, 1),)
            save_review(
                project.content,
                Review(f"cites-{number:03}", document, "", references, has_references=True),
            )

    def build() -> dict[str, str]:
        build_site(project, jobs=1)
        built = read_folder(project.site)
        assert built == build_clean(project, tmp_path)[1]
        pages = (path for path in built if path.startswith("reviews/cites"))
        return {path: built[path].decode() for path in pages}

    cite(range(99))
    assert "in 98 more reviews" in build()["reviews/cites-000.html"]
    cite(range(99, 104))
    many = build()
    assert "in 100+ more reviews" in many["reviews/cites-000.html"]
    assert "<td>100+" in many["reviews/cites-000.html"]
    cite(range(200, 201))
    more = build()
    assert [path for path in many if more[path] != many[path]] == []
    cite(range(201, 208))
    assert "in 110+ more reviews" in build()["reviews/cites-000.html"]
    # As half of all print its author otherwise, and then one more.
    cite(range(56), "Zéal")
    assert ">Zeal 1991<" in build()["reviews/cites-000.html"]
    cite(range(90, 91), "Zéal")
    assert ">Zéal 1991<" in build()["reviews/cites-000.html"]


@pytest.mark.parametrize(
    "keyword",
    [("eel", "tide", "tide"), ("eel", "tide", "TIDE"), ("eel", "tides", "tide"), ("tide", "eel")],
)
def test_a_keyword_stated_twice_or_elsewhere_is_an_edit_like_any_other(
    tmp_path: Path, mended: list[bool], keyword: tuple[str, ...]
):
    project = start_library(tmp_path, random.Random(7), 12)
    plain = edit_document(load_review(project.content, "start-5"), keyword=("eel", "tide"))
    stated = edit_document(plain, keyword=keyword)
    save_review(project.content, plain)
    build_site(project, jobs=1)
    first = read_folder(project.site)
    for review in (stated, replace(stated, summary="Mine."), stated, plain):
        save_review(project.content, review)
        build_site(project, jobs=1)
    assert mended
    assert all(mended)
    assert read_folder(project.site) == first


def test_a_variants_address_leads_to_the_person_after_edits_too(tmp_path: Path):
    project = start_library(tmp_path, random.Random(7), 12)
    content = project.content
    one, other, third = (load_review(content, f"start-{number}") for number in (1, 2, 3))
    zeal = edit_item(one, author=(Name(family="Zeal", given="Ada"),))
    moor = edit_item(other, author=(Name(family="Zeal-Moor", given="A."),))
    old, rules = project.site / "authors" / "a-zeal-moor.html", content / "people.yaml"
    joined = "people:\n- name: Ada Zeal\n  variants: [A. Zeal-Moor]\n"

    def build(*reviews: Review) -> str | None:
        for review in reviews:
            save_review(content, review)
        build_site(project, jobs=1)
        assert read_folder(project.site) == build_clean(project, tmp_path)[1]
        if not old.exists():
            return None
        page = old.read_text(encoding="utf-8")
        return "moved" if "0; url=../authors/ada-zeal.html" in page else "person"

    assert build(zeal, moor) == "person"
    rules.write_text(joined, encoding="utf-8")
    assert build() == "moved"
    # Edits of a text, and of a term, leave it where it is.
    assert build(replace(zeal, summary="Mine.")) == "moved"
    assert build(edit_document(third, keyword=("loam",))) == "moved"
    rules.unlink()
    assert build() == "person"
    rules.write_text(joined, encoding="utf-8")
    assert build() == "moved"
    # Nobody is printed so any longer: such a page there would never have been.
    assert build(edit_item(moor, author=zeal.document.item.author)) is None
    assert build(moor) == "moved"
