import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from promptly import promptly

from generator.model import Item, RawReference
from generator.references.entries import read_references
from generator.references.parse import LONGEST, parse_reference

_WORDS = st.lists(
    st.sampled_from(
        ["Li A", "Sung H.;", "et al.", "(2006)", "2006;6(12):924-35.", "On fish.", "J Fish", "In:",
         "eds.", "doi:10.1000/x", "“Fish,”", "pp. 3-9", "https://x.org/a", "[PubMed]", ".", ",",
         "—",
         "Ghent:", "Pond Press", "é́", "中文", "12345678", "10.", "((", "Smith ABTitle"]
    ),
    max_size=40,
).map(" ".join)  # fmt: skip


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@settings(max_examples=150, deadline=None)
@given(st.one_of(_WORDS, st.text(max_size=300)))
def test_any_string_is_read_and_its_title_stands_in_it(raw: str) -> None:
    parsed = parse_reference(raw)
    if parsed.item.title:
        assert _flat(parsed.item.title) in _flat(raw)
    if parsed.item.container_title:
        assert _flat(parsed.item.container_title) in _flat(raw)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(_WORDS, st.text(max_size=60)), max_size=6))
def test_every_raw_string_is_kept_and_every_id_is_its_own(raws: list[str]) -> None:
    entries = read_references([RawReference(raw, place) for place, raw in enumerate(raws)])
    assert [entry.raw or "" for entry in entries] == raws
    assert [entry.number for entry in entries] == list(range(len(raws)))
    assert len({entry.id for entry in entries}) == len(raws)


@pytest.mark.parametrize(
    "raw",
    [
        "", " ", "\t" * 3000, "A" * 9000, "a " * 4000, "A. " * 3000, "1-" * 4000, "(" * 4000,
        "10.1000/ " * 900, "Li A, " * 1500, "Li A.; " * 900, '"' * 3000, "van " * 1500,
        "2006;" * 900,
        "ISBN " + "1 " * 2000, "https://x.org/" + "a/" * 3000, "10.1000/" + "(a" * 3000,
        "Smith AB. " + "Word. " * 900 + "J 2006;6(12):924-35.", "Avery SVMicrobial" + "aB" * 2000,
        " Google Scholar" * 300, "é" * 3000, "<" * 2000, "<i>" * 900, "e 77",
    ],
    ids=lambda raw: raw[:12],
)  # fmt: skip
def test_a_hostile_string_is_read_too(raw: str) -> None:
    parsed = parse_reference(raw)
    assert isinstance(parsed.item, Item)
    assert len(parsed.item.title or "") <= LONGEST


def test_a_word_of_fifty_thousand_letters_is_read_in_one_pass() -> None:
    """Each of its letters was tried as the beginning of what follows a small one: minutes."""
    with promptly(5):
        parse_reference("Gray D" + "é" * 50_000 + ". E., 2012, ANN SALT, V7, PE12")


def test_what_is_too_long_to_read_goes_to_the_note() -> None:
    raw = "Li A. On fish. J Fish 2001;3:5. " + "word " * 3000
    assert (parse_reference(raw).item.note or "").endswith("word word")
