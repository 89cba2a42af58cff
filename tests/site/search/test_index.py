from __future__ import annotations

import dataclasses
import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from relate_reviews import relate_reviews

from generator.model import Document, Item, Note, Reference, Review
from generator.site.search.document import fold_identifier, mark_identifiers
from generator.site.search.documents import list_documents
from generator.site.search.encode import (
    ALPHABET,
    encode,
    encode_all,
    encode_gaps,
    encode_pairs,
    quote,
)
from generator.site.search.index import build_index, name_shard
from generator.site.search.plain import plain_text
from generator.site.search.texts import (
    condense_review_for_search,
    review_text,
)


def decode(text: str) -> list[int]:
    numbers, high = [], 0
    for char in text:
        digit = ALPHABET.index(char)
        if digit >= 60:
            high = high * 30 + digit - 60
        else:
            numbers.append(high * 60 + digit)
            high = 0
    return numbers


@given(st.lists(st.integers(0, 2**45)))
def test_numbers_come_back(numbers: list[int]) -> None:
    assert decode(encode_all(numbers)) == numbers
    assert "".join(map(encode, numbers)) == encode_all(numbers)


@given(st.lists(st.tuples(st.integers(0, 2**41), st.integers(0, 2**24))))
def test_pairs_come_back(pairs: list[tuple[int, int]]) -> None:
    text = encode_pairs([one for one, _ in pairs], [other for _, other in pairs])
    assert decode(text) == [number for pair in pairs for number in pair]


@given(st.sets(st.integers(0, 10**6)))
def test_gaps_come_back(numbers: set[int]) -> None:
    gaps = decode(encode_gaps(sorted(numbers)))
    found, at = [], -1
    for gap in gaps:
        at += gap + 1
        found.append(at)
    assert found == sorted(numbers)


@given(st.text())
def test_a_quoted_text_cannot_leave_its_literal(text: str) -> None:
    literal = quote(text)
    assert re.fullmatch(r"'(?:[^'\\\n\r\u2028\u2029<]|\\(?:[\\'nr]|x3c|u202[89]))*'", literal)


def make_review(body: str, **fields: object) -> Review:
    return Review(
        key="a-2020-b",
        document=Document(item=Item(title="A title"), **fields),
        body=body,
    )


BODY = """## Abstract

**AIM:** zebra first. Then a quokka sat. At last a numbat.

## Notes

mine
"""


def test_less_than_the_abstract_is_shown_where_the_site_shows_less() -> None:
    full = condense_review_for_search(make_review(BODY))
    assert "numbat" in full.words.split()
    assert "numbat" in full.passage
    part = condense_review_for_search(make_review(BODY), "snippet")
    assert "zebra" in part.passage
    assert "numbat" not in part.passage
    none = condense_review_for_search(make_review(BODY), "none")
    assert none.passage == "mine"
    for condensed in (part, none):
        at = condensed.words.split().index("numbat")
        assert condensed.places.split()[at] == "."  # found, but no phrase can be put together


def test_what_stands_only_in_one_place_is_known_by_its_field() -> None:
    text = review_text(make_review(BODY, keyword=("Marsupials",), retracted=True))
    assert dict(text.texts)["notes"] == "mine"
    assert dict(text.texts)["keyword"] == "Marsupials"
    assert set(text.has) == {"abstract", "notes", "keyword", "retraction"}
    assert text.byline.startswith("Retracted")


@given(st.text(alphabet="ab*_[]()<>!\\`#&;|\n "))
def test_plain_text_of_anything_is_one_line(markdown: str) -> None:
    assert "\n" not in plain_text(markdown)


REVIEWS = tuple(
    dataclasses.replace(
        make_review(BODY),
        key=f"a-2020-b-{number}",
        references=(
            Reference("x-2001-y", Item(title="Shared work", doi="10.5555/shared"), 1),
            Reference("z", Item(title=f"Own work {number}", pmid=str(9000 + number)), 2),
        ),
    )
    for number in range(40)
)


def index_of(reviews: tuple[Review, ...]) -> dict[str, str]:
    library = relate_reviews(reviews, (Note("n", "N", "text"),))
    condensed = {review.key: condense_review_for_search(review) for review in reviews}
    files = list(build_index(list_documents(library, condensed)))
    assert len(dict(files)) == len(files)
    return dict(files)


def test_the_order_of_reading_changes_no_byte() -> None:
    assert index_of(REVIEWS) == index_of(tuple(reversed(REVIEWS)))


def test_every_file_is_one_call_with_one_literal() -> None:
    for path, script in index_of(REVIEWS).items():
        assert re.fullmatch(r"litsite\.shard\('[\w-]+','[^\n]*'\)\n", script), path
        assert re.fullmatch(r"search/[A-Za-z0-9_-]+\.js", path)


def test_an_empty_library_has_an_index() -> None:
    assert list(dict(build_index(()))) == ["search/start.js"]


def test_terms_survive_the_way_through_a_worker() -> None:
    condensed = condense_review_for_search(REVIEWS[0])
    assert pickle.loads(pickle.dumps(condensed)) == condensed


def test_identifiers_meet_however_they_are_written() -> None:
    assert fold_identifier("https://doi.org/10.5555/ABC") == fold_identifier("10.5555/abc")
    assert mark_identifiers(["PMC12"]) == mark_identifiers(["pmc12"])


@pytest.mark.parametrize("space", [" ", "\u2003", "\x1c", "\xa0", "\n"])
def test_no_white_space_in_an_identifier_takes_a_word_apart(space: str) -> None:
    assert fold_identifier(f"PMC{space}12") == "pmc12"
    assert fold_identifier(f"31{space}234") == "31234"


@given(st.text(min_size=1))
def test_shard_names_are_plain_file_names(first: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9_]+", name_shard(first))
