"""The references' lines as they lie in a file: looked through from end to end, without an index."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from generator.library.attach import Clue, list_clues

_WIDTH = array("I").itemsize


class Text(Protocol):
    """Bytes, or a file mapped into memory."""

    def find(self, part: bytes, start: int = ..., /) -> int:
        """The place of a part at or after `start`, or -1."""

    def __getitem__(self, part: slice, /) -> bytes: ...


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


class ScannedLines:
    """Lines for looking one review up: a clue is found by searching the whole text for it, unless
    it is `known` where it is.

    `text` is a newline and then every line with a newline after it; `starts` where each begins;
    `labels` the bytes of an array of unsigned integers, the cluster of each line.
    """

    def __init__(
        self,
        text: Text,
        starts: Sequence[int],
        labels: Text,
        known: Mapping[Clue, Sequence[int]] | None = None,
    ) -> None:
        self._text, self._starts, self._labels = text, starts, labels
        self._known = known or {}

    def find(self, clue: Clue) -> Iterator[int]:
        """The places of the lines that hold a clue, in order."""
        if clue in self._known:
            yield from self._known[clue]
            return
        for start, end in self._find_lines(clue):
            if clue in list_clues(self._decode(start, end)):
                yield bisect_right(self._starts, start) - 1

    def _find_lines(self, clue: Clue) -> Iterator[tuple[int, int]]:
        """Where the lines begin and end that hold what every line with the clue holds."""
        text = self._text
        if clue.kind == "locator":
            for found in _locator(clue.value).finditer(text):  # type: ignore[call-overload]
                yield self._around(found.start() + 1)
            return
        part = _literal(clue)
        place = text.find(part)
        while place >= 0:
            start, end = self._around(place + 1)
            yield start, end
            place = text.find(part, end)

    def _around(self, place: int) -> tuple[int, int]:
        number = bisect_right(self._starts, place) - 1
        start = self._starts[number]
        return start, self._text.find(b"\n", start)

    def _decode(self, start: int, end: int) -> str:
        return self._text[start:end].decode("utf-8", "surrogatepass")

    def read(self, place: int) -> str:
        """The line at a place."""
        start = self._starts[place]
        return self._decode(start, self._text.find(b"\n", start))

    def label(self, place: int) -> int:
        """The cluster of a line."""
        at = place * _WIDTH
        return int.from_bytes(self._labels[at : at + _WIDTH], sys.byteorder)

    def members(self, label: int) -> Sequence[int]:
        """The lines of a cluster, in order."""
        part = label.to_bytes(_WIDTH, sys.byteorder)
        found = []
        place = self._labels.find(part, label * _WIDTH)  # a label is its least line
        while place >= 0:
            if place % _WIDTH == 0:
                found.append(place // _WIDTH)
            place = self._labels.find(part, place + 1)
        return found


def _literal(clue: Clue) -> bytes:
    value = clue.value.partition("\t")[0]
    before, after = {"doi": ("\n", "\t"), "start": ("\t", ""), "end": ("", "\t")}.get(
        clue.kind, ("\t", "\t")
    )
    return _encode(f"{before}{value}{after}")


def _locator(value: str) -> re.Pattern[bytes]:
    volume, page, year = map(re.escape, value.split("\t"))
    other = "\t[^\t\n]*"
    return re.compile(_encode(f"\t{year}{other}{other}\t{volume}{other}\t{page}\t"))
