"""Marks of cited identifiers (see document.py), in shards by their first bits.

A shard is a row of pairs: how far a mark is above the one before, and a document's number.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence

from generator.site.search.document import MARK_BITS, MARK_BYTES
from generator.site.search.encode import encode_all
from generator.site.search.postings import decode

NUMBER_BITS = 24
"""Room for sixteen million documents below a mark."""
_NUMBER = (1 << NUMBER_BITS) - 1


def unpack_marks(marks: bytes) -> tuple[int, ...]:
    """The marks that mark_identifiers packed."""
    return struct.unpack(f">{len(marks) // MARK_BYTES}Q", marks)


def pack_marks(number: int, marks: bytes) -> list[int]:
    """A document's marks, each with the document's number below."""
    return [mark << NUMBER_BITS | number for mark in unpack_marks(marks)]


def cut_marks(packed: Sequence[int], bits: int) -> Iterator[tuple[int, str]]:
    """(number, content) of the shards of marks that are packed with their documents' numbers and
    ascend; a shard's number is its marks' first bits."""
    shift = MARK_BITS - bits + NUMBER_BITS
    held: list[int] = []
    current = 0
    for each in packed:
        shard = each >> shift
        if shard != current:
            if held:
                yield current, write_marks(held, first_mark(current, bits))
            current, held = shard, []
        held.append(each)
    if held:
        yield current, write_marks(held, first_mark(current, bits))


def first_mark(shard: int, bits: int) -> int:
    """The least mark that a shard may hold."""
    return shard << (MARK_BITS - bits)


def write_marks(packed: Iterable[int], before: int) -> str:
    """The content of one shard."""
    numbers: list[int] = []
    for each in packed:
        mark = each >> NUMBER_BITS
        numbers += (mark - before, each & _NUMBER)
        before = mark
    return encode_all(numbers)


def read_marks(content: str, before: int) -> list[int]:
    """The marks of one shard, packed with their documents' numbers."""
    numbers = decode(content)
    packed: list[int] = []
    for step, number in zip(numbers[0::2], numbers[1::2], strict=True):
        before += step
        packed.append(before << NUMBER_BITS | number)
    return packed
