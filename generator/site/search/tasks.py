"""The index made in parts that any processes share: blocks of documents are inverted apart, then
ranges of their terms and marks are merged apart, and last comes what depends on all of them.

    list_texts -> invert_texts each                            before the library is related
    documents = open_documents(library, condensed)             in each process
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
    Inverted,
    invert,
    read_block_marks,
    read_rows,
    write_block,
)
from generator.site.search.document import DocumentTerms
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

_LEAST_TEXTS, _MOST_TEXTS = 800, 1_600
_BLOCKS_OF_TEXTS = 8
"""A block has the texts of an eighth of all reviews, but of 800 to 1,600: in the fewer blocks, the
fewer rows a term has."""

_ROWS_A_RANGE = 50_000
_MARKS_A_RANGE = 500_000


@dataclass(frozen=True, slots=True)
class InvertedBlock:
    """What the other parts must know of an inverted block, which lies in a file of that name; one
    of texts has no columns."""

    file: str
    first: int
    columns: tuple[Column, ...]
    rows: Mapping[str, int]
    seams: Mapping[str, tuple[str, ...]]
    marks: int


@dataclass(frozen=True, slots=True)
class Texts:
    """Reviews whose texts are inverted together: the number of the first, and their keys."""

    first: int
    reviews: tuple[str, ...]


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


def list_texts(keys: Sequence[str]) -> tuple[Texts, ...]:
    """The reviews in the blocks that their texts are inverted in; `keys` are those of all."""
    each = min(max(_LEAST_TEXTS, len(keys) // _BLOCKS_OF_TEXTS), _MOST_TEXTS)
    return tuple(
        [Texts(first, tuple(keys[first : first + each])) for first in range(0, len(keys), each)]
    )


def invert_texts(
    condensed: Mapping[str, DocumentTerms], texts: Texts, folder: Path
) -> InvertedBlock:
    """Inverts what reviews say themselves, which is most of the work, into a file of the folder."""
    held = [condensed[key]._replace(fields="", cited_marks=b"") for key in texts.reviews]
    return _write(invert(held, texts.first), folder, f"{texts.first}.texts", texts.first)


def list_blocks(documents: Documents) -> tuple[Block, ...]:
    """The blocks to invert, in the order of their documents."""
    return documents.list_blocks()


def invert_block(
    documents: Documents, block: Block, folder: Path
) -> tuple[InvertedBlock, list[File]]:
    """Inverts a block into a file of the folder, but for the texts of reviews; the shards of what
    results show of it."""
    held = tuple(documents.read(block))
    reviews = len(block.reviews)
    rest = [each._replace(words="", levels="", places="", cited="") for each in held[:reviews]]
    inverted = invert((*rest, *held[reviews:]), block.first)
    columns = tuple(map(take_column, held))
    made = _write(inverted, folder, f"{block.first}.block", block.first, columns)
    return made, list(show_documents(held, block.first))


def _write(
    inverted: Inverted, folder: Path, file: str, first: int, columns: tuple[Column, ...] = ()
) -> InvertedBlock:
    write_block(inverted, folder / file)
    return InvertedBlock(
        file=file,
        first=first,
        columns=columns,
        rows={family: len(rows) for family, rows in inverted.rows.items()},
        seams={family: inverted.list_seams(family) for family in inverted.rows},
        marks=len(inverted.marks),
    )


def list_ranges(blocks: Iterable[InvertedBlock]) -> tuple[Range, ...]:
    """The ranges to merge, once all blocks are inverted; the longest first."""
    # Texts before all else: of works and notes a block has the words too, and they come last.
    blocks = sorted(blocks, key=lambda block: (bool(block.columns), block.first))
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
    """What depends on all blocks and ranges, in whatever order they come."""
    blocks = sorted(blocks, key=lambda block: block.first)
    ranges = sorted(filter(None, merged), key=lambda each: (each.family, each.start))
    columns = [column for block in blocks for column in block.columns]
    marks = sum(block.marks for block in blocks)
    return finish_index(columns, ranges, marks, names)
