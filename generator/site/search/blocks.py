"""Documents inverted block by block: each block's terms with its part of their postings.

A block fits into memory whatever the library; blocks are inverted apart, in any process, and what
comes of them is merged one range of terms after the other.
"""

from __future__ import annotations

import marshal
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, repeat
from mmap import ACCESS_READ, mmap
from operator import itemgetter
from pathlib import Path

from generator.site.search.document import LEVELS, DocumentTerms
from generator.site.search.encode import ALPHABET, encode, encode_steps
from generator.site.search.marks import join_number, read_packed
from generator.site.search.shards import is_seam

WORDS, PLACES, CITED = "w", "p", "c"
"""The families of terms: words and terms within fields, their places, terms of cited titles."""

_LEVEL_LETTERS = bytes.maketrans(bytes(range(LEVELS + 1)), ALPHABET[: LEVELS + 1].encode())

_SEGMENT = 1_024


Row = tuple[str, int, int, str, str]
"""A term and its postings within a block: the first and last document, the steps from the first
to the last, and what stands beside them: levels, one after the other, or places, space-separated.
"""


@dataclass(frozen=True, slots=True)
class Inverted:
    """A block inverted: rows of each family in the order of terms, marks packed and ascending."""

    rows: Mapping[str, Sequence[Row]]
    marks: array[int]

    def list_seams(self, family: str) -> tuple[str, ...]:
        """The terms that a shard must begin with."""
        return tuple([row[0] for row in self.rows[family] if is_seam(row[0])])


def invert(documents: Iterable[DocumentTerms], first: int) -> Inverted:
    """A block's documents, numbered from `first`, inverted."""
    # One flat list a word, (number, level, places) after another: a third of the time and memory
    # that three lists or a list of tuples take.
    words: dict[str, list[object]] = defaultdict(list)
    fields: dict[str, list[int]] = defaultdict(list)
    cited: dict[str, list[int]] = defaultdict(list)
    joined: list[bytes] = []
    for number, document in enumerate(documents, first):
        levels = write_levels(document)
        flats = map(words.__getitem__, document.words.split())
        beside = zip(repeat(number), levels, document.places.split(), strict=False)
        for flat, stated in zip(flats, beside, strict=True):
            flat.extend(stated)
        for numbers in map(fields.__getitem__, document.fields.split()):
            numbers.append(number)
        for numbers in map(cited.__getitem__, document.cited.split()):
            numbers.append(number)
        joined.append(join_number(number, document.cited_marks))
    marks = sorted(read_packed(b"".join(joined)))
    held, places = _row_words(words)
    held += _row_members(fields)
    rows = {WORDS: held, PLACES: places, CITED: _row_members(cited)}
    for each in rows.values():
        each.sort(key=itemgetter(0))
    return Inverted(rows, array("Q", marks))


def write_levels(document: DocumentTerms) -> str:
    """The levels of a document's words, a printable character each."""
    return document.levels.encode().translate(_LEVEL_LETTERS).decode()


def _row_words(words: Mapping[str, list[object]]) -> tuple[list[Row], list[Row]]:
    """Rows of words and of their places; a word has number, levels and mark by turns, which no
    type can say."""
    held: list[Row] = []
    places: list[Row] = []
    for word, flat in words.items():
        numbers: list[int] = flat[0::3]  # type: ignore[assignment]  # by turns
        marked: list[str] = flat[2::3]  # type: ignore[assignment]  # by turns
        if len(numbers) == 1:  # most words
            number = numbers[0]
            held.append((word, number, number, "", flat[1]))  # type: ignore[arg-type]  # by turns
            if marked[0] != ".":
                places.append((word, number, number, "", marked[0][1:]))
            continue
        steps = encode_steps(numbers)
        levels = "".join(flat[1::3])  # type: ignore[arg-type]  # by turns
        held.append((word, numbers[0], numbers[-1], steps, levels))
        if "." in marked:
            kept = [mark != "." for mark in marked]
            numbers = list(compress(numbers, kept))
            if not numbers:
                continue
            marked = list(compress(marked, kept))
            steps = encode_steps(numbers)
        beside = " ".join(marked)[1:].replace(" .", " ")
        places.append((word, numbers[0], numbers[-1], steps, beside))
    return held, places


def _row_members(members: Mapping[str, list[int]]) -> list[Row]:
    return [
        (term, numbers[0], numbers[-1], encode_steps(numbers), "")
        for term, numbers in members.items()
    ]


def merge_rows(
    blocks: Iterable[Sequence[Row]], between: str = ""
) -> Iterator[tuple[str, str, str]]:
    """(term, gaps, what stands beside) of the terms of all blocks, in the order of terms; the
    blocks in the order of their documents."""
    held: dict[str, list[Row]] = defaultdict(list)
    for block in blocks:
        for row in block:
            held[row[0]].append(row)
    for term in sorted(held):
        expected = 0
        gaps: list[str] = []
        for _, first, last, steps, _ in held[term]:
            gaps += (encode(first - expected), steps)
            expected = last + 1
        yield term, "".join(gaps), between.join([row[4] for row in held[term]])


def write_block(inverted: Inverted, path: Path) -> None:
    """Writes an inverted block so that a range of its terms can be read without the rest."""
    chunks: list[bytes] = [inverted.marks.tobytes()]
    offset = len(chunks[0])
    directory: dict[str, list[tuple[str, int, int]]] = {}
    for family, rows in inverted.rows.items():
        directory[family] = []
        for place in range(0, len(rows), _SEGMENT):
            part = list(rows[place : place + _SEGMENT])
            chunks.append(marshal.dumps(part))
            size = len(chunks[-1])
            directory[family].append((part[0][0], offset, size))
            offset += size
    chunks.append(marshal.dumps((len(chunks[0]), directory)))
    chunks.append(offset.to_bytes(8, "big"))
    path.write_bytes(b"".join(chunks))


def read_rows(path: Path, family: str, start: str, end: str | None) -> list[Row]:
    """Of a written block, a family's rows from the term `start` up to and without `end`."""
    with _open_block(path) as data:
        _, directory = _read_directory(data)
        segments = directory[family]
        rows: list[Row] = []
        for place, (first, offset, size) in enumerate(segments):
            following = segments[place + 1][0] if place + 1 < len(segments) else None
            if (end is None or first < end) and (following is None or start < following):
                rows += marshal.loads(data[offset : offset + size])
    low = bisect_left(rows, start, key=itemgetter(0))
    high = len(rows) if end is None else bisect_left(rows, end, key=itemgetter(0))
    return rows[low:high]


def read_block_marks(path: Path, start: int, end: int) -> array[int]:
    """Of a written block, the packed marks from `start` up to and without `end`."""
    held = array("Q")
    with _open_block(path) as data:
        size, _ = _read_directory(data)
        held.frombytes(data[:size])
    return held[bisect_left(held, start) : bisect_left(held, end)]


def _open_block(path: Path) -> mmap:
    with path.open("rb") as stream:
        return mmap(stream.fileno(), 0, access=ACCESS_READ)


def _read_directory(data: mmap) -> tuple[int, dict[str, list[tuple[str, int, int]]]]:
    return marshal.loads(data[int.from_bytes(data[-8:], "big") : -8])  # type: ignore[no-any-return]  # as written
