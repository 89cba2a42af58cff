"""A library on its shelf is the library that was written; broken files are seen."""

from __future__ import annotations

import dataclasses
import pickle
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
from garden_library import ARNO, REVIEWS, item, library, review, toy_library
from random_library import make_notes, make_reviews, make_rules
from write_library import write_library

from generator.config import Config
from generator.library.model import Library
from generator.library.shelf.library import BrokenShelf, open_library, open_tables
from generator.library.shelf.works import list_cited
from generator.model import Note


def shelve(written: Library, folder: Path) -> Library:
    folder.mkdir(exist_ok=True)
    write_library(written, folder)
    return open_library(folder, written.reviews, written.notes)


ASKED_BY_KEY = ("identifiers", "work_years")
"""Fields whose order nothing depends on: it is that of lines, which other printings change."""


def assert_alike(one: Library, other: Library) -> None:
    for each in dataclasses.fields(Library):
        left, right = getattr(one, each.name), getattr(other, each.name)
        assert left == right, each.name
        assert right == left, each.name
        assert len(left) == len(right), each.name
        if each.name not in ASKED_BY_KEY:
            assert list(left) == list(right), each.name
        if isinstance(left, Mapping):
            assert left.keys() == right.keys()
            assert all(left[key] == right[key] for key in right), each.name
            assert all(right.get(key) == left[key] for key in left), each.name
            assert right.get("no-such-key") is None
    for key, work in one.works.items():
        assert work.item == other.works[key].item
        assert work.citations == other.works[key].citations
        assert list(list_cited(work)) == list(list_cited(other.works[key]))


@pytest.mark.parametrize("seed", range(25))
def test_a_library_comes_back_as_it_was_written(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    reviews = make_reviews(chance, chance.randint(0, 14))
    written = library(
        reviews,
        notes=make_notes(chance, reviews),
        works=make_rules(chance, reviews),
        config=Config(works_page_from=chance.choice((1, 2, 3))),
    )
    opened = shelve(written, tmp_path)
    assert_alike(opened, written)
    assert_alike(shelve(opened, tmp_path / "again"), written)


def test_what_the_random_libraries_hold() -> None:
    """The test above would say little of libraries without retractions, aliases and the like."""
    held = []
    for seed in range(25):
        chance = random.Random(seed)
        reviews = make_reviews(chance, chance.randint(0, 14))
        held.append(
            library(reviews, notes=make_notes(chance, reviews), works=make_rules(chance, reviews))
        )
    works = [work for one in held for work in one.works.values()]
    assert any(work.retracted and not work.review for work in works)
    assert any(work.corrections for work in works)
    assert any(work.aliases for work in works)
    assert any(work.item.volume == "99" for work in works)
    assert any(len(work.citations) > 3 for work in works)
    for name in ("mentions", "entries", "cites", "cited_by", "identifiers", "substances"):
        assert any(len(getattr(one, name)) for one in held), name


def test_a_work_shows_the_review_as_it_is_now(tmp_path: Path) -> None:
    written = toy_library()
    write_library(written, tmp_path)
    edited = dataclasses.replace(
        REVIEWS[0],
        document=dataclasses.replace(
            REVIEWS[0].document, item=dataclasses.replace(ARNO, title="The hive as a home")
        ),
    )
    opened = open_library(tmp_path, {**written.reviews, edited.key: edited}, written.notes)
    assert opened.works[edited.key].item.title == "The hive as a home"
    assert opened.reviews[edited.key] is edited


def test_rows_are_found_by_key_and_by_place(tmp_path: Path) -> None:
    written = library(
        [
            review(f"r-{number:03d}", item(f"Review of bees number {number}", f"Abel {number}, A"))
            for number in range(300)
        ]
    )
    opened = shelve(written, tmp_path)
    for key in (*list(written.works), "r-1000", ""):  # few are bisected, more make a dictionary
        assert opened.works.get(key) == written.works.get(key)
        assert (key in opened.works) == (key in written.works)
    people = opened.people
    assert (people[0], people[-1], people[3:5]) == (
        written.people[0],
        written.people[-1],
        written.people[3:5],
    )
    assert {person.slug: person for person in written.people} == people.by_key
    assert opened.journals == ()
    assert people != written.people[1:]
    with pytest.raises(IndexError):
        people[len(people)]
    with pytest.raises(KeyError):
        opened.works["nobody"]


def test_an_opened_library_travels_between_processes(tmp_path: Path) -> None:
    opened = shelve(toy_library(), tmp_path)
    back = pickle.loads(pickle.dumps(opened))
    assert_alike(back, toy_library())
    work = next(iter(opened.works.values()))
    assert pickle.loads(pickle.dumps(work)) == work


def test_odd_texts_are_kept(tmp_path: Path) -> None:
    odd = dataclasses.replace(
        toy_library(),
        work_of={"a\nb": ("one\ntwo", ""), "\ud800": (), "c": ("",), "arno-2019-hive": ("", "")},
        cites={"a\nb": (), "": ("x",)},
        works={},
    )
    opened = shelve(odd, tmp_path)
    assert dict(opened.work_of) == odd.work_of
    assert dict(opened.cites) == odd.cites


def test_broken_files_are_seen(tmp_path: Path) -> None:
    written = toy_library(notes=[Note("bees", "Bees", "I like [@arno-2019-hive].")])

    def read_all() -> None:
        opened = open_library(tmp_path, written.reviews, written.notes)
        for each in dataclasses.fields(Library):
            held = getattr(opened, each.name)
            _ = list(held.items() if isinstance(held, Mapping) else held)
        _ = [(work.item, work.citations) for work in opened.works.values()]
        for name in ("notes", "journal_names"):
            table = open_tables(tmp_path).open(name)
            _ = [table.at(place) for place in range(table.count)], table.keys()

    with pytest.raises(BrokenShelf):
        read_all()
    write_library(written, tmp_path)
    read_all()
    paths = sorted(tmp_path.iterdir())
    assert [path.name for path in paths] == ["library", "records", "similar"]
    chance = random.Random(7)
    for path in paths:
        whole = path.read_bytes()
        broken = [b"", b"foreign", whole[:10], whole[:40], whole[:-1], b"x" + whole[1:]]
        broken += [whole[: chance.randrange(len(whole))] for _ in range(30)]
        # Any byte altered.
        for place in chance.sample(range(len(whole)), 100):
            broken.append(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        for data in broken:
            path.write_bytes(data)
            with pytest.raises(BrokenShelf):
                read_all()
        path.write_bytes(whole)
