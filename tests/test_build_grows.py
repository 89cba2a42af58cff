"""Twice the library takes twice the work.

What others' builds took grew with the square of their bibliographies: inukshuk/jekyll-scholar#347,
galaxyproject/training-material#2824, acl-org/acl-anthology#2285, Pagefind/pagefind#842. Calls of
Python functions are counted, not seconds: the same on any machine, however busy.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.build import build_site
from generator.content.save import save_review
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.project import Project

_SYLLABLES = "ba co du fe gi ho ka le mi no pu ra se ti vo wu".split()


def make_words(chance: random.Random, count: int) -> str:
    words = ("".join(chance.choices(_SYLLABLES, k=3)) for _ in range(count))
    return " ".join(words).capitalize()


def make_item(chance: random.Random, number: int) -> Item:
    return Item(
        title=make_words(chance, 8),
        author=(Name(family=make_words(chance, 1), given="A."),),
        container_title=f"Journal of {make_words(random.Random(number % 9), 1)}",
        issued=Issued(chance.randint(1960, 2024)),
        volume=str(chance.randint(1, 90)),
        page=str(chance.randint(1, 2000)),
        doi=f"10.5555/{number}" if chance.random() < 0.7 else None,
    )


def write_library(root: Path, reviews: int, references: int) -> Project:
    """Reviews with so many references each, one in four a work that others cite too."""
    chance = random.Random(1)
    common = [make_item(chance, number) for number in range(1 + reviews * references // 12)]
    for number in range(reviews):
        own = [make_item(chance, 10_000 + number * references + n) for n in range(references)]
        cited = [chance.choice(common) if n % 4 == 0 else item for n, item in enumerate(own)]
        made = Review(
            key=f"review-{number}",
            document=Document(item=make_item(chance, 90_000 + number), keyword=(f"k{number % 9}",)),
            body=f"## Abstract\n\n{make_words(chance, 60)}.\n",
            references=tuple(Reference(f"r-{n}", item, n) for n, item in enumerate(cited, 1)),
            has_references=True,
        )
        save_review(root / "content", made)
    return Project(root)


def count_calls(project: Project) -> int:
    """How many functions a clean build calls."""
    count = 0

    def note(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        build_site(project, jobs=1, remember=False)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "sizes", [((20, 10), (40, 10), (80, 10)), ((20, 10), (20, 20), (20, 40))], ids=str
)
def test_twice_the_library_takes_twice_the_work(tmp_path: Path, sizes: tuple[tuple[int, int], ...]):
    build_site(write_library(tmp_path / "first", 3, 3), jobs=1)  # imports what is to be imported
    counts = [count_calls(write_library(tmp_path / str(size), *size)) for size in sizes]
    one, two, four = counts
    assert four - two < 2.6 * (two - one), counts
