"""An entry that list after list holds is read once, and gives what it gave the first time."""

from __future__ import annotations

import copy
from dataclasses import replace

import content_records as make
import pytest
from hypothesis import given

from generator.content import recurring
from generator.content.recurring import WorkedOut
from generator.content.references_fast import read_canonical_references
from generator.content.references_file import write_references
from generator.library.condense import condense_review
from generator.model import Document, Item, Name, Reference, Review
from generator.site.views.references import print_references

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


def test_what_is_worked_out_of_a_remembered_entry_is_what_was_worked_out_first() -> None:
    fresh = Review("k", Document(), references=copy.deepcopy(LIST))
    for numbers in ((1, 2, 3), (7, 8, 9), (4, None, 6)):
        given_numbers = zip(LIST, numbers, strict=True)
        renumbered = tuple(replace(each, number=number) for each, number in given_numbers)
        review = replace(fresh, references=read(renumbered))
        expected = replace(fresh, references=renumbered)
        assert condense_review(review) == condense_review(expected)
        assert print_references(review.references) == print_references(expected.references)
    first, second = read(LIST), read(LIST)
    assert all(one.item is other.item for one, other in zip(first, second, strict=True))


def test_another_printed_string_is_worked_out_anew() -> None:
    for _ in range(2):
        (reference, *_) = read(LIST)
    known: WorkedOut[str] = WorkedOut()
    known.keep(reference, "worked out")
    assert known.find(replace(reference, id="z", number=5)) == "worked out"
    assert known.find(replace(reference, raw="Ng A. Tides.")) is None
    assert known.find(replace(reference, doubtful=True)) is None
    assert known.find(LIST[0]) is None


def test_entries_met_once_are_not_kept() -> None:
    known: WorkedOut[str] = WorkedOut()
    (once,) = read((Reference("once", Item(title="A title that no other test holds")),))
    known.keep(once, "worked out")
    assert known.find(once) is None


def test_no_more_than_a_bound_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurring, "_MOST", 3)
    monkeypatch.setattr(recurring, "_MOST_MET", 5)
    many = tuple(Reference(f"a{n}", Item(title=f"Bound {n}")) for n in range(20))
    known: WorkedOut[int] = WorkedOut()
    for _ in range(3):
        for n, each in enumerate(many):
            for again in (*read((each,)), *read((each,))):
                assert again == each
                assert known.find(again) in (None, n)
                known.keep(again, n)
    assert len(recurring._stated) <= 3
    assert len(recurring._items) <= 3
    assert len(recurring._met) <= 5
    assert len(known._held) <= 3
