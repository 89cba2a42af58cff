from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.site.search import document
from generator.site.search.document import LONGEST_TERM
from generator.site.search.words import read_words

TEXTS = st.text(st.sampled_from("aB5βs .-–'’_é\n"), max_size=30)


@given(st.one_of(st.text(max_size=30), TEXTS), st.integers(0, 2_000))
def test_each_term_stands_at_a_place_once(text: str, start: int) -> None:
    places, _, end = document._list_places(text, start)
    for term, held in places.items():
        assert 0 < len(term) <= LONGEST_TERM
        assert held == sorted(set(held))
        assert start <= held[0] <= held[-1] < end


@given(TEXTS)
def test_words_alone_stand_where_they_stand_among_compounds(text: str) -> None:
    assert document._list_places(text, 7) == document._list_several_places(read_words(text), 7)


@given(TEXTS)
def test_terms_are_counted_as_they_stand(text: str) -> None:
    places, length, _ = document._list_places(text, 0)
    counted = {term: len(held) for term, held in places.items()}
    assert document._count_terms(text) == (counted, length)


def test_a_term_that_is_too_long_is_not_listed() -> None:
    long = "a" * LONGEST_TERM
    places, length, end = document._list_places(f"{long} b{long} c-{long} d", 0)
    assert places == {long: [0, 3], "c": [2], "d": [4]}
    assert (length, end) == (4, 5)


@pytest.mark.parametrize(
    ("journal", "initials"),
    [
        ("The New England journal of medicine", "nejm"),
        ("J. Clin. Invest.", "jci"),
        ("Proc Natl Acad Sci U S A", "pnas"),
        ("Proceedings of the National Academy of Sciences of the United States of America", "pnas"),
        ("Spine (Phila Pa 1976)", ""),
        ("JAMA : the journal of the American Medical Association", ""),
        ("Anti-Cancer Agents in Medicinal Chemistry", "acamc"),
        ("Nature", ""),
        ("A and the of", ""),
        ("", ""),
        ("one two three four five six seven eight nine", ""),
    ],
)
def test_journals_known_by_their_acronyms_were_not_found(journal: str, initials: str) -> None:
    assert document.read_initials(journal) == initials
