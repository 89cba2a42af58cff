from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.site.search import shards, start
from generator.site.search.document import DocumentTerms, SearchText, condense_document
from generator.site.search.edit import EditedFiles, edit_index_in_turn
from generator.site.search.encode import encode_all, encode_gaps
from generator.site.search.index import build_index
from generator.site.search.postings import (
    Unmatched,
    decode,
    put_number,
    rank_number,
    take_number,
)


def edit_index(
    read: Callable[[str], str], number: int, before: DocumentTerms, after: DocumentTerms
) -> EditedFiles | None:
    return edit_index_in_turn(read, ((number, before, after),))


NUMBERS = st.sets(st.integers(0, 300) | st.integers(0, 70_000), max_size=40)


@given(NUMBERS, st.integers(0, 300) | st.integers(0, 70_000))
def test_a_number_goes_into_a_row_of_gaps_and_out_of_it(numbers: set[int], number: int) -> None:
    without = sorted(numbers - {number})
    held = sorted({*numbers, number})
    rank = held.index(number)
    assert put_number(encode_gaps(without), number) == (encode_gaps(held), rank)
    assert take_number(encode_gaps(held), number) == (encode_gaps(without), rank)
    assert rank_number(encode_gaps(held), number) == rank
    with pytest.raises(Unmatched):
        put_number(encode_gaps(held), number)
    for change in (take_number, rank_number):
        with pytest.raises(Unmatched):
            change(encode_gaps(without), number)


@given(st.lists(st.integers(0, 2**42)))
def test_numbers_are_decoded(numbers: list[int]) -> None:
    assert decode(encode_all(numbers)) == numbers


@given(st.text())
def test_a_shard_is_read_back(content: str) -> None:
    path, script = shards.write_shard("w-a", content)
    assert path == "search/w-a.js"
    assert shards.read_shard(script) == content


def test_what_is_no_shard_is_not_read() -> None:
    for script in ("", "litsite.shard('w','x')", "alert(1)\n"):
        with pytest.raises(ValueError, match="no shard"):
            shards.read_shard(script)


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shards so small that a few documents have many."""
    monkeypatch.setattr(shards, "SMALLEST_SHARD", 60)
    monkeypatch.setattr(shards, "LARGEST_SHARD", 200)
    monkeypatch.setattr(shards, "_RIPE", 4)
    monkeypatch.setattr(shards, "_SEAM", 32)
    monkeypatch.setattr(start, "MARKS_A_SHARD", 12)


WORDS = [f"{a}{b}{c}" for a in "bcdl" for b in ("ana", "ero", "yx-") for c in "kmpt'ß"]
WORDS += ["warm lake fish (WLF)", "wide lava-flow (WLF)", "Warm Ponds (WPs)", "WLF"]


def make_text(rng: random.Random, number: int, words: int) -> SearchText:
    def some(most: int) -> str:
        return " ".join(rng.choices(WORDS, k=rng.randint(0, most)))

    cited = rng.sample(range(60), rng.randint(0, 12))
    return SearchText(
        url=f"reviews/r{number}.html",
        kind="review" if number % 3 else "work",
        title=some(6),
        byline=some(2),
        year=rng.choice((None, 1990, 2001, 2020)),
        journal=None,
        texts=(
            ("title", some(6)),
            ("author", some(3)),
            ("keyword", some(3)),
            ("abstract", some(words)),
            ("notes", some(4)),
        ),
        passage=some(20) + rng.choice(("", "<'\\\n")),
        identifiers=(f"10.5555/r{number}",),
        cited_titles=tuple(some(5) for _ in cited),
        cited_keys=tuple(f"10.5555/w{each}" for each in cited),
        # A review may state a keyword twice.
        facets=(*(("keyword", each) for each in rng.choices("abc", k=2)), ("type", "Review")),
        has=("abstract",) if rng.random() < 0.5 else (),
        cited_by=rng.randint(0, 3),
    )


def edit_text(rng: random.Random, number: int, text: SearchText) -> SearchText:
    """The same document with something else in one or some of its parts."""
    other = make_text(rng, number, 40)
    names = [each.name for each in dataclasses.fields(SearchText) if each.name != "kind"]
    if rng.random() < 0.5:
        texts = list(text.texts)
        field, words = texts[rng.randrange(len(texts))]
        texts[[name for name, _ in texts].index(field)] = (field, f"{rng.choice(WORDS)} {words}")
        return dataclasses.replace(text, texts=tuple(texts))
    taken = rng.sample(names, rng.randint(1, len(names)))
    return dataclasses.replace(text, **{name: getattr(other, name) for name in taken})


def changed_files(old: dict[str, str], new: dict[str, str]) -> EditedFiles:
    return EditedFiles(
        tuple(sorted((path, text) for path, text in new.items() if old.get(path) != text)),
        tuple(sorted(old.keys() - new.keys())),
    )


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 40), st.integers(0, 60))
def test_edits_change_what_a_whole_index_would(seed: int, count: int, words: int) -> None:
    rng = random.Random(seed)
    texts = [make_text(rng, number, words) for number in range(count)]
    documents = [condense_document(text) for text in texts]
    held = dict(build_index(documents))
    for _ in range(6):
        number = rng.randrange(count)
        texts[number] = edit_text(rng, number, texts[number])
        before, documents[number] = documents[number], condense_document(texts[number])
        edited = edit_index(held.__getitem__, number, before, documents[number])
        wanted = dict(build_index(documents))
        alike = set(before.facets) == set(documents[number].facets)
        if alike and mark_bits(held) == mark_bits(wanted):
            assert edited == changed_files(held, wanted)
        else:
            assert edited is None
        held = wanted


def mark_bits(index: dict[str, str]) -> str:
    return index["search/start.js"].partition('"markBits":')[2].partition(",")[0]


def rows(rng: random.Random, count: int) -> Iterator[DocumentTerms]:
    return (condense_document(make_text(rng, number, 30)) for number in range(count))


def test_several_documents_are_edited_in_turn() -> None:
    rng = random.Random(6)
    old = list(rows(rng, 20))
    new = list(rows(rng, 20))
    new = [each._replace(facets=old[n].facets) for n, each in enumerate(new)]
    edits = [(number, old[number], new[number]) for number in (3, 7, 12, 3)]
    edits[3] = (3, new[3], old[3])  # and back again
    index = dict(build_index(old))
    wanted = list(old)
    wanted[7], wanted[12] = new[7], new[12]
    edited = edit_index_in_turn(index.__getitem__, edits)
    assert edited == changed_files(index, dict(build_index(wanted)))
    assert edited is not None
    assert edited.written


def test_an_index_that_does_not_hold_the_document_is_left_to_a_whole_build() -> None:
    old = list(rows(random.Random(1), 6))
    new = list(rows(random.Random(2), 6))
    index = dict(build_index(old))
    assert edit_index(index.__getitem__, 1, new[1], old[1]) is None
    assert edit_index({}.__getitem__, 1, old[1], new[1]) is None
    assert edit_index(lambda path: "", 1, old[1], new[1]) is None


def test_what_the_index_cannot_tell_is_left_to_a_whole_build() -> None:
    documents = [
        document._replace(facets=(("keyword", f"k{number}"),))
        for number, document in enumerate(rows(random.Random(1), 30))
    ]
    index = dict(build_index(documents))
    other = documents[2]._replace(facets=(("keyword", "new"),))
    assert edit_index(index.__getitem__, 2, documents[2], other) is None
    other = documents[2]._replace(kind="note")
    assert edit_index(index.__getitem__, 2, documents[2], other) is None
    assert edit_index(index.__getitem__, 2, documents[2], documents[2]) == EditedFiles((), ())
