"""Edits of reviews with namesakes, ORCIDs and groups: authors are who telling all anew says."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import pytest
from test_relate_edit import open_edited, shelve
from test_shelf import assert_alike

import generator.library.edit.records
from generator.library.condense import condense_review
from generator.library.edit.relate_records import relate_records
from generator.model import Document, Issued, Item, MeshHeading, MeshTerm, Name, Review
from generator.model.rules import PeopleRules, WorkRules

FAMILIES = ("Moss", "Moß", "Reed", "Fern", "van Dune", "Ng", "Bjørn", "Bjorn", "Sedge", "Alder")
GIVENS = ("Ada", "Ada B.", "A.", "Ida", "I. M.", "Jean-Pierre", "JP", "Una", "Ben", None)
ORCIDS = (*[None] * 8, "0000-0002-1825-0097", "0000-0001-5109-3700")
SUBJECTS = ("Tide", "Silt", "Eel", "Dune", "Kelp")


def make_authors(chance: random.Random, families: int) -> tuple[Name, ...]:
    names = [
        Name(
            family=f"{chance.choice(FAMILIES)}{chance.randrange(families) or ''}",
            given=chance.choice(GIVENS),
            orcid=chance.choice(ORCIDS),
            affiliations=("University of Tides",) if chance.random() < 0.2 else (),
        )
        for _ in range(chance.randint(0, 3))
    ]
    group = Name(literal=chance.choice(("Tide Group", "Ada Moss")))
    return (*names, group) if chance.random() < 0.2 else tuple(names)


def edit(chance: random.Random, review: Review, families: int) -> Review:
    document, item = review.document, review.document.item
    kind = chance.choice(("authors", "more", "year", "month", "keyword", "mesh", "journal"))
    if kind == "authors":
        item = dataclasses.replace(item, author=make_authors(chance, families))
    elif kind == "more":
        item = dataclasses.replace(item, author=(*item.author, *make_authors(chance, families)))
    elif kind == "year":
        item = dataclasses.replace(item, issued=Issued(chance.randint(2015, 2024)))
    elif kind == "month":
        item = dataclasses.replace(item, issued=Issued(2020, chance.randint(1, 12)))
    elif kind == "journal":
        item = dataclasses.replace(item, container_title=chance.choice(("Tides", "Salt")))
    elif kind == "keyword":
        document = dataclasses.replace(document, keyword=(chance.choice(SUBJECTS),))
    else:
        headings = tuple(MeshHeading(MeshTerm(name)) for name in chance.sample(SUBJECTS, 2))
        document = dataclasses.replace(document, mesh=headings)
    return dataclasses.replace(review, document=dataclasses.replace(document, item=item))


@pytest.mark.parametrize("seed", range(16))
def test_edits_of_authors_give_what_telling_all_gives(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    families = chance.choice((1, 4, 12))
    alone = []
    real = generator.library.edit.records.edit_people

    def note(*asked: object) -> object:
        found = real(*asked)  # passed on as they come
        alone.append(found is not None)
        return found

    monkeypatch.setattr("generator.library.edit.records.edit_people", note)
    blank = Review("", Document(Item(issued=Issued(2020))), body="Salt.\n")
    reviews = [
        edit(chance, edit(chance, dataclasses.replace(blank, key=f"r-{number:02d}"), families), 1)
        for number in range(chance.randint(5, 40))
    ]
    folder = tmp_path / "0"
    folder.mkdir()
    shelve(reviews, folder)
    for step in range(1, 9):
        before = list(reviews)
        places = chance.sample(range(len(reviews)), chance.choice((1, 1, 2)))
        for place in places:
            reviews[place] = edit(chance, reviews[place], families)
        held = {one.key: one for one in reviews}
        pairs = [tuple(map(condense_review, (before[at], reviews[at]))) for at in places]
        into, whole = tmp_path / str(step), tmp_path / f"whole-{step}"
        into.mkdir()
        whole.mkdir()
        found = relate_records(folder, into, held, (), pairs, PeopleRules(), WorkRules())
        expected = shelve(reviews, whole)
        if found is not None:
            assert_alike(expected, open_edited(into, reviews))
        folder = whole if found is None else into
    assert families < 12 or any(alone)
