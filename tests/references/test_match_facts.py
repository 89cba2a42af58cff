"""Folding and the facts of an item: quick ways that say what the slow ones would."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model import Item
from generator.model.keys import transliterate
from generator.references.match_facts import fold, make_facts, pack_facts, unpack_facts


@given(st.text(max_size=40))
def test_folding_keeps_letters_and_digits_of_ascii(text: str) -> None:
    assert fold(text) == " ".join(re.findall("[a-z0-9]+", transliterate(text)))


@given(st.text(max_size=40))
def test_numbers_of_a_title_are_its_runs_of_digits(title: str) -> None:
    facts = make_facts(Item(title=title))
    assert facts.numbers.split() == re.findall("[0-9]+", facts.title)
    assert unpack_facts(pack_facts(facts)) == facts


def test_parts_are_told_by_word_and_by_roman_number() -> None:
    parts = {
        "Tides, part two": "2",
        "Tides, Volume IV": "4",
        "Tides II": "2",
        "Tides": "",
        "A chapter of tides": "",
        "Paper 3 on tides i": "3",
    }
    assert {title: make_facts(Item(title=title)).part for title in parts} == parts


def test_where_preprints_are() -> None:
    for item in (
        Item(title="Tides", container_title="bioRxiv"),
        Item(title="Tides", publisher="Research Square"),
        Item(title="Tides", doi="10.1101/2020.01.01.1"),
        Item(title="Tides", arxiv="2001.00001"),
    ):
        assert make_facts(item).kind == "preprint"
    assert make_facts(Item(title="Tides", container_title="Sea")).kind == ""
