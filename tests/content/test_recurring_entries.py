"""An entry that list after list holds is read once, and gives what it gave the first time."""

from __future__ import annotations

from dataclasses import replace

import content_records as make
import pytest
from hypothesis import given

from generator.content import recurring
from generator.content.recurring import Recurring
from generator.content.references_fast import read_canonical_references
from generator.content.references_file import write_references
from generator.model import Item, Name, Reference

LIST = (
    Reference("ng-2001-tides", Item(title="Tides", author=(Name("Ng", "A"),), doi="10.1000/a"), 1),
    Reference("x", Item(), 2, raw="RETRACTED: Ng A. Tides. Sea 2001;3:1", doubtful=True),
    Reference("waves", Item(title="Waves"), 3, raw="Ng A. Waves. Sea. (Retracted in 2004)"),
)


def read(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    found = read_canonical_references(write_references(references))
    assert found is not None
    return found


@make.quickly(50)
@given(make.REFERENCE_LISTS.filter(len))
def test_reading_again_gives_the_same(references: tuple[Reference, ...]) -> None:
    for _ in range(3):
        assert read(references) == references


def test_an_entry_met_again_is_read_once_whatever_its_number() -> None:
    for numbers in ((1, 2, 3), (7, 8, 9), (4, None, 6)):
        given_numbers = zip(LIST, numbers, strict=True)
        renumbered = tuple(replace(each, number=number) for each, number in given_numbers)
        assert read(renumbered) == renumbered
    first, second = read(LIST), read(LIST)
    assert all(one.item is other.item for one, other in zip(first, second, strict=True))


def test_entries_met_once_are_not_kept() -> None:
    known: Recurring[str] = Recurring()
    known.note(["text"], ["worked out"])
    assert known.find("text") is None
    known.note(["text"], ["worked out again"])
    assert known.find("text") == "worked out again"


def test_no_more_than_a_bound_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurring, "_MOST", 3)
    monkeypatch.setattr(recurring, "_MOST_MARKS", 5)
    known: Recurring[int] = Recurring()
    for _ in range(3):
        for n in range(20):
            for _ in range(2):
                assert known.find(f"text {n}") in (None, n)
                known.note([f"text {n}"], [n])
    assert len(known._held) <= 3
    assert sum(known._met) == known._count <= 5
