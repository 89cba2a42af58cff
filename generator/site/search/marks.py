"""Marks of cited identifiers (see document.py), in shards by their first bits.

A shard is a row of pairs: how far a mark is above the one before, and a document's number.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from generator.site.search.document import MARK_BITS, MARK_BYTES
from generator.site.search.encode import encode_pairs
from generator.site.search.postings import decode

NUMBER_BITS = 24
"""Room for sixteen million documents below a mark."""
_NUMBER = ((1 << NUMBER_BITS) - 1).to_bytes(MARK_BYTES, "big")


def pack_marks(number: int, marks: bytes) -> list[int]:
    """A document's marks, each with the document's number below."""
    return list(read_packed(join_number(number, marks)))


def join_number(number: int, marks: bytes) -> bytes:
    """The marks that mark_identifiers packed, each with a document's number in its last bytes."""
    # All at once, as one large number: a mark leaves its first three bytes empty.
    count = len(marks) // MARK_BYTES
    ones = int.from_bytes((b"\0" * (MARK_BYTES - 1) + b"\1") * count, "big")
    joined = (int.from_bytes(marks, "big") << NUMBER_BITS) + number * ones
    return joined.to_bytes(len(marks), "big")


def read_packed(joined: bytes) -> array[int]:
    """The numbers that join_number made."""
    packed = array("Q", joined)
    if sys.byteorder == "little":
        packed.byteswap()
    return packed


def cut_marks(packed: Sequence[int], bits: int) -> Iterator[tuple[int, str]]:
    """(number, content) of the shards of marks that are packed with their documents' numbers and
    ascend; a shard's number is its marks' first bits."""
    shift = MARK_BITS - bits + NUMBER_BITS
    start = 0
    while start < len(packed):
        shard = packed[start] >> shift
        end = bisect_left(packed, (shard + 1) << shift, start)
        yield shard, write_marks(packed[start:end], first_mark(shard, bits))
        start = end


def first_mark(shard: int, bits: int) -> int:
    """The least mark that a shard may hold."""
    return shard << (MARK_BITS - bits)


def write_marks(packed: Sequence[int], before: int) -> str:
    """The content of one shard."""
    # All at once, as large numbers: a step is a mark less the one before it.
    count = len(packed)
    joined = int.from_bytes(_join(packed), "big")
    numbers = joined & int.from_bytes(_NUMBER * count, "big")
    marks = (joined - numbers) >> NUMBER_BITS
    steps = marks - (marks >> 8 * MARK_BYTES | before << 8 * MARK_BYTES * (count - 1))
    told = (each.to_bytes(MARK_BYTES * count, "big") for each in (steps, numbers))
    return encode_pairs(*map(read_packed, told))


def _join(packed: Sequence[int]) -> bytes:
    """The bytes that read_packed reads."""
    joined = array("Q", packed)
    if sys.byteorder == "little":
        joined.byteswap()
    return joined.tobytes()


def read_marks(content: str, before: int) -> list[int]:
    """The marks of one shard, packed with their documents' numbers."""
    numbers = decode(content)
    packed: list[int] = []
    for step, number in zip(numbers[0::2], numbers[1::2], strict=True):
        before += step
        packed.append(before << NUMBER_BITS | number)
    return packed
