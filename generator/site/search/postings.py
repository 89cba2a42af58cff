"""Postings edited in place: one document's number found, put in or taken out of a row of gaps.

The rows are those of encode_gaps; a common word's has thousands of numbers, so that short gaps
are summed in runs and never made into a list.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from generator.site.search.encode import ALPHABET, encode

_VALUES = bytes.maketrans(ALPHABET.encode(), bytes(range(len(ALPHABET))))
_LONG = re.compile(rb"[\x3c-\x59]+[\x00-\x3b]")
_NUMBER = re.compile(rb"[\x3c-\x59]*[\x00-\x3b]")
_BLOCK = 64


class Unmatched(Exception):
    """The index does not hold what it should of a document."""


class Spot(NamedTuple):
    """Where a number stands in a row of gaps, or would: its rank, where its gap begins and the
    gap's numbers end, the number that a gap of none would stand for, and whether it is there."""

    rank: int
    begin: int
    expected: int
    held: bool


def decode(text: str) -> list[int]:
    """The numbers that encode_all wrote."""
    return [_read(each) for each in _NUMBER.findall(text.encode().translate(_VALUES))]


def _read(digits: bytes) -> int:
    if len(digits) == 1:
        return digits[0]
    high = 0
    for digit in digits[:-1]:
        high = high * 30 + digit - 60
    return high * 60 + digits[-1]


def find_spot(gaps: str, number: int) -> Spot:
    """Where a number stands among the ascending ones of a row of gaps."""
    values = gaps.encode().translate(_VALUES)
    rank = place = expected = 0
    for long in _LONG.finditer(values):
        run = values[place : long.start()]
        reach = expected + sum(run) + len(run)
        if reach > number:
            return _find_in_run(run, number, rank, place, expected)
        rank, place, expected = rank + len(run), long.start(), reach
        found = expected + _read(long[0])
        if found >= number:
            return Spot(rank, place, expected, found == number)
        rank, place, expected = rank + 1, long.end(), found + 1
    return _find_in_run(values[place:], number, rank, place, expected)


def _find_in_run(run: bytes, number: int, rank: int, place: int, expected: int) -> Spot:
    """A number among gaps of one character each."""
    at = 0
    while at < len(run):
        block = run[at : at + _BLOCK]
        reach = expected + sum(block) + len(block)
        if reach > number:
            break
        at, expected = at + len(block), reach
    for gap in run[at : at + _BLOCK]:
        if expected + gap >= number:
            return Spot(rank + at, place + at, expected, expected + gap == number)
        at, expected = at + 1, expected + gap + 1
    return Spot(rank + at, place + at, expected, False)


def put_number(gaps: str, number: int) -> tuple[str, int]:
    """A row of gaps with one more number, and the number's rank.

    Raises Unmatched where it is there.
    """
    spot = find_spot(gaps, number)
    if spot.held:
        raise Unmatched
    here = encode(number - spot.expected)
    if spot.begin == len(gaps):
        return gaps + here, spot.rank
    gap, end = _gap_at(gaps, spot.begin)
    rest = encode(spot.expected + gap - number - 1)
    return gaps[: spot.begin] + here + rest + gaps[end:], spot.rank


def take_number(gaps: str, number: int) -> tuple[str, int]:
    """A row of gaps without one of its numbers, and the rank that it had.

    Raises Unmatched where it is not there.
    """
    spot = find_spot(gaps, number)
    if not spot.held:
        raise Unmatched
    gap, end = _gap_at(gaps, spot.begin)
    if end == len(gaps):
        return gaps[: spot.begin], spot.rank
    following, after = _gap_at(gaps, end)
    return gaps[: spot.begin] + encode(gap + 1 + following) + gaps[after:], spot.rank


def rank_number(gaps: str, number: int) -> int:
    """How many smaller numbers a row of gaps has.

    Raises Unmatched where the number itself is not there.
    """
    spot = find_spot(gaps, number)
    if not spot.held:
        raise Unmatched
    return spot.rank


def _gap_at(gaps: str, begin: int) -> tuple[int, int]:
    """The gap that begins at a place, and where it ends."""
    found = _NUMBER.match(gaps[begin : begin + 12].encode().translate(_VALUES))
    if found is None:
        raise Unmatched
    return _read(found[0]), begin + found.end()
