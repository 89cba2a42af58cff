"""Documents' terms -> index shards, each a small script that a browser loads when it needs it.

    search/start.js      what every query needs: columns, facets, the shards' first terms
    search/w-<term>.js   words: for each term its documents and its weight in each; terms within
                         fields and of abbreviations (abbreviations.py) have documents alone
    search/c-<term>.js   terms of cited works' titles: documents alone
    search/p-<term>.js   places of terms in titles and abstracts, for phrases
    search/v-<letter>.js every word by its first letter, for words that are mistyped
    search/s-<tail>.js   words without their first letter, for a first letter that is mistyped
    search/i-<n>.js      which documents cite an identifier, by its mark (see document.py)
    search/d-<n>.js      what results show: four documents each
    search/cited.js      how many reviews cite each document, to sort by

build_index makes it all at once; tasks.py makes the same in parts that several processes share.
How shards are cut and written is in shards.py.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.site.search.blocks import CITED, PLACES, WORDS, Inverted, Row, invert, merge_rows
from generator.site.search.document import DocumentTerms
from generator.site.search.marks import cut_marks
from generator.site.search.shards import cut_shards, name_shard, write_shard
from generator.site.search.start import (
    DOCUMENTS_A_SHARD,
    NO_NAMES,
    Column,
    Made,
    ShownNames,
    count_mark_bits,
    take_column,
    write_counts,
    write_start,
)
from generator.site.titles import language_of

File = tuple[str, str]
"""A path in the site and the script there."""

_BLOCK = 800


@dataclass(frozen=True, slots=True)
class Merged:
    """What start.js must know of a range of terms once its shards are written: their first terms,
    and of words those that a mistyped one may have meant."""

    family: str
    start: str
    firsts: tuple[str, ...]
    guessed: tuple[str, ...]


def build_index(documents: Sequence[DocumentTerms], names: ShownNames = NO_NAMES) -> Iterator[File]:
    """(path, script) of every file of the index; documents in the order of their ids."""
    blocks: list[Inverted] = []
    for first in range(0, len(documents), _BLOCK):
        block = documents[first : first + _BLOCK]
        blocks.append(invert(block, first))
        yield from show_documents(block, first)
    merged: list[Merged] = []
    for family in (WORDS, PLACES, CITED):
        rows = [block.rows[family] for block in blocks]
        made, files = merge_terms(family, rows, len(documents))
        merged.append(made)
        yield from files
    marks = sorted(mark for block in blocks for mark in block.marks)
    yield from write_mark_shards(marks, count_mark_bits(len(marks)))
    yield from finish_index([take_column(each) for each in documents], merged, len(marks), names)


_write_json = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False
).encode
"""Made once: there are thousands of shards."""


def write_json(value: object) -> str:
    """A value as JSON, the same for the same value."""
    return _write_json(value)


def show_documents(documents: Sequence[DocumentTerms], first: int) -> Iterator[File]:
    """The shards of what results show; the first document's number begins a shard."""
    for place in range(0, len(documents), DOCUMENTS_A_SHARD):
        shown = [show_document(each) for each in documents[place : place + DOCUMENTS_A_SHARD]]
        yield write_shard(f"d-{(first + place) // DOCUMENTS_A_SHARD}", write_json(shown))


def show_document(document: DocumentTerms) -> list[object]:
    """What a result shows of a document; last of all the language of a title in other letters."""
    shown: list[object] = [document.url, document.title, document.byline, document.passage]
    language = "" if document.title.isascii() else language_of(document.title)
    return [*shown, language] if language else shown


def merge_terms(
    family: str, blocks: Iterable[Sequence[Row]], count: int, start: str = ""
) -> tuple[Merged, list[File]]:
    """The shards of one family's terms, or of those from the seam `start` up to another, from all
    blocks; `count` is how many documents the library has."""
    guessed: list[str] = []

    def write_lines() -> Iterator[tuple[str, str]]:
        if family == WORDS:
            for term, gaps, levels in merge_rows(blocks):
                if levels and is_guessed(term, len(levels), count):
                    guessed.append(term)
                yield term, f"{term} {gaps} {levels}" if levels else f"{term} {gaps}"
        elif family == PLACES:
            for term, gaps, places in merge_rows(blocks, " "):
                yield term, f"{term} {gaps} {places}"
        else:
            for term, gaps, _ in merge_rows(blocks):
                yield term, f"{term} {gaps}"

    files, firsts = _write_shards(family, write_lines())
    return Merged(family, start, firsts, tuple(guessed)), files


def _write_shards(
    family: str, lines: Iterable[tuple[str, str]]
) -> tuple[list[File], tuple[str, ...]]:
    files: list[File] = []
    firsts: list[str] = []
    for first, content in cut_shards(lines):
        firsts.append(first)
        files.append(write_shard(f"{family}-{name_shard(first)}", content))
    return files, tuple(firsts)


def is_guessed(term: str, held: int, count: int) -> bool:
    """Whether a mistyped word may have meant a term that so many of all documents hold; in a
    large library, one that two hold."""
    return len(term) >= 4 and held >= (1 if count < 2_000 else 2) and term.isalpha()


def write_mark_shards(marks: Sequence[int], bits: int) -> Iterator[File]:
    """The shards of marks, packed and ascending."""
    for number, content in cut_marks(marks, bits):
        yield write_shard(f"i-{number}", content)


def finish_index(
    columns: Sequence[Column], merged: Iterable[Merged], marks: int, names: ShownNames
) -> Iterator[File]:
    """What depends on all other shards: the vocabulary, and start.js; ranges in their order."""
    firsts: dict[str, list[str]] = {family: [] for family in (WORDS, "s", CITED, PLACES)}
    vocabulary: dict[str, list[str]] = defaultdict(list)
    tails: dict[str, str] = defaultdict(str)
    for part in merged:
        firsts[part.family] += part.firsts
        for term in part.guessed:
            vocabulary[term[0]].append(term)
            tails[term[1:]] += term[0]
    for letter, terms in vocabulary.items():
        yield write_shard(f"v-{name_shard(letter)}", " ".join(terms))
    files, tail_firsts = _write_shards("s", ((t, f"{t} {tails[t]}") for t in sorted(tails)))
    yield from files
    firsts["s"] += tail_firsts
    if columns:
        yield write_shard("cited", write_counts(columns))
    made = Made(firsts, "".join(vocabulary), marks)
    yield write_shard("start", write_json(write_start(columns, made, names)))
