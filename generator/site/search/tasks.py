"""The index made in parts that any processes share: blocks of documents are inverted apart, then
ranges of their terms and marks are merged apart, and last comes what hangs on all of them.

    documents = open_documents(library, condensed, works)      in each process
    list_blocks -> invert_block each -> list_ranges -> merge_range each -> finish_parts

write_index makes the same files at once, in one process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.site.search.blocks import (
    CITED,
    PLACES,
    WORDS,
    invert,
    read_block_marks,
    read_rows,
    write_block,
)
from generator.site.search.documents import Block, Documents
from generator.site.search.index import (
    File,
    Merged,
    build_index,
    finish_index,
    merge_terms,
    show_documents,
    write_mark_shards,
)
from generator.site.search.marks import NUMBER_BITS, first_mark
from generator.site.search.start import Column, ShownNames, count_mark_bits, take_column

_ROWS_A_RANGE = 50_000
_MARKS_A_RANGE = 500_000


@dataclass(frozen=True, slots=True)
class InvertedBlock:
    """What the other parts must know of an inverted block, which lies in a file of that name."""

    file: str
    first: int
    columns: tuple[Column, ...]
    rows: Mapping[str, int]
    seams: Mapping[str, tuple[str, ...]]
    marks: int


@dataclass(frozen=True, slots=True)
class TermRange:
    """A family's terms from one seam up to and without another, None being the end."""

    family: str
    start: str
    end: str | None
    count: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkRange:
    """The shards of marks from one number up to and without another."""

    start: int
    end: int
    bits: int
    files: tuple[str, ...]


Range = TermRange | MarkRange

T = TypeVar("T")


def write_index(documents: Documents) -> Iterator[File]:
    """(path, script) of every file of the index."""
    held = tuple(each for block in documents.list_blocks() for each in documents.read(block))
    return build_index(held, documents.names)


def list_blocks(documents: Documents) -> tuple[Block, ...]:
    """The blocks to invert, in the order of their documents."""
    return documents.list_blocks()


def invert_block(
    documents: Documents, block: Block, folder: Path
) -> tuple[InvertedBlock, list[File]]:
    """Inverts a block into a file of the folder; the shards of what results show of it."""
    held = tuple(documents.read(block))
    inverted = invert(held, block.first)
    made = InvertedBlock(
        file=f"{block.first}.block",
        first=block.first,
        columns=tuple(map(take_column, held)),
        rows={family: len(rows) for family, rows in inverted.rows.items()},
        seams={family: inverted.list_seams(family) for family in inverted.rows},
        marks=len(inverted.marks),
    )
    write_block(inverted, folder / made.file)
    return made, list(show_documents(held, block.first))


def list_ranges(blocks: Iterable[InvertedBlock]) -> tuple[Range, ...]:
    """The ranges to merge, once all blocks are inverted; the longest first."""
    blocks = sorted(blocks, key=lambda block: block.first)
    files = tuple(block.file for block in blocks)
    count = sum(len(block.columns) for block in blocks)
    marks = sum(block.marks for block in blocks)
    bits = count_mark_bits(marks)
    ranges: list[Range] = []
    shards = 1 << max(bits, 0)
    cuts = _spread(range(1, shards), marks // _MARKS_A_RANGE)
    if marks:
        ranges += [
            MarkRange(start, end, bits, files)
            for start, end in zip((0, *cuts), (*cuts, shards), strict=True)
        ]
    for family in (WORDS, PLACES, CITED):
        seams = sorted({seam for block in blocks for seam in block.seams[family]})
        rows = sum(block.rows[family] for block in blocks)
        terms = _spread(seams, rows // _ROWS_A_RANGE)
        ranges += [
            TermRange(family, start, end, count, files)
            for start, end in zip(("", *terms), (*terms, None), strict=True)
        ]
    return tuple(ranges)


def _spread(things: Sequence[T], most: int) -> list[T]:
    """Some of the things, as far from one another as may be."""
    most = min(most, len(things))
    return [things[(2 * n + 1) * len(things) // (2 * most)] for n in range(most)]


def merge_range(part: Range, folder: Path) -> tuple[Merged | None, list[File]]:
    """Writes the shards of a range from the blocks in the folder."""
    paths = [folder / file for file in part.files]
    if isinstance(part, TermRange):
        rows = [read_rows(path, part.family, part.start, part.end) for path in paths]
        return merge_terms(part.family, rows, part.count, part.start)
    start, end = (first_mark(shard, part.bits) << NUMBER_BITS for shard in (part.start, part.end))
    marks = [mark for path in paths for mark in read_block_marks(path, start, end)]
    marks.sort()
    return None, list(write_mark_shards(marks, part.bits))


def finish_parts(
    blocks: Iterable[InvertedBlock], merged: Iterable[Merged | None], names: ShownNames
) -> Iterator[File]:
    """What hangs on all blocks and ranges, in whatever order they come."""
    blocks = sorted(blocks, key=lambda block: block.first)
    ranges = sorted(filter(None, merged), key=lambda each: (each.family, each.start))
    columns = [column for block in blocks for column in block.columns]
    marks = sum(block.marks for block in blocks)
    return finish_index(columns, ranges, marks, names)
