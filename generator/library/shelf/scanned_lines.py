"""The references' lines as they lie in a file: looked through from end to end, without an index.
Lines that edits brought or took since are seen too."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from generator.library.attach import Clue, list_clues
from generator.references.match_clues import START, split_line

_WIDTH = array("I").itemsize


class Text(Protocol):
    """Bytes, or a file mapped into memory."""

    def find(self, part: bytes, start: int = ..., /) -> int:
        """The place of a part at or after `start`, or -1."""

    def __getitem__(self, part: slice, /) -> bytes: ...


def encode(text: str) -> bytes:
    """The bytes of lines, as they lie in the file."""
    return text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class LineEdits:
    """What edits changed of the lines: the places of those that are `gone`, and those `added`; the
    clusters of these that are of one with others, each of the rest is one of its own."""

    gone: frozenset[int] = frozenset()
    added: tuple[str, ...] = ()
    joined: Mapping[str, int] = field(default_factory=dict)


def list_all_clues(line: str) -> tuple[Clue, ...]:
    """Every clue by which packed facts are compared with others (references/match_clues.py): those
    by which a review is looked for, where "begin" and "close", the ends of the title alone, stand
    for "start" and "end"; "page" (with the beginning of the family name) and "author" (year, family
    name and journal, where there is no page)."""
    row = split_line(line)
    title, family, page = row[4], row[6], row[10]
    more = []
    if len(title) > START:
        more += [Clue("begin", title[:START]), Clue("close", title[-START:])]
    if family and page:
        more.append(Clue("page", f"{family[:4]}\t{page}"))
    if family and not page:
        more.append(Clue("author", f"{row[5]}\t{family[:5]}\t{row[12][:1]}"))
    return (*(clue for clue in list_clues(line) if clue.kind not in _OF_REVIEWS), *more)


_OF_REVIEWS = ("start", "end")


class ScannedLines:
    """Lines for looking one review or reference up: a clue is found by searching the whole text for
    it, unless it is `known` where it is.

    `text` is a newline and then every line with a newline after it, sorted; `starts` where each
    begins; `labels` the bytes of an array of unsigned integers, the cluster of each line. Lines
    that were added have the places after the last one, and these as their labels unless they were
    joined to a cluster.
    """

    def __init__(
        self,
        text: Text,
        starts: Sequence[int],
        labels: Text,
        known: dict[Clue, Sequence[int]] | None = None,
        edits: LineEdits | None = None,
    ) -> None:
        self._text, self._starts, self._labels = text, starts, labels
        self._known = {} if known is None else known
        self.edits = edits or LineEdits()

    def find(self, clue: Clue) -> Iterator[int]:
        """The places of the lines that hold a clue, in order."""
        if clue not in self._known:
            self._known[clue] = array("I", self._find_written(clue))
        yield from (place for place in self._known[clue] if place not in self.edits.gone)
        for place, line in enumerate(self.edits.added, len(self._starts)):
            if _holds(line, clue):
                yield place

    def _find_written(self, clue: Clue) -> Iterator[int]:
        for start, end in self._find_lines(clue):
            if _holds(self._decode(start, end), clue):
                yield bisect_right(self._starts, start) - 1

    def _find_lines(self, clue: Clue) -> Iterator[tuple[int, int]]:
        """Where the lines begin and end that hold what every line with the clue holds."""
        text = self._text
        if clue.kind == "doi":  # by which lines are sorted
            place = self._rank(f"{clue.value}\t")
            if place < len(self._starts):
                yield from self._list_while(place, encode(f"{clue.value}\t"))
            return
        part, pattern = _literal(clue), _make_pattern(clue)
        place = text.find(part)
        while place >= 0:
            start, end = self._around(place + 1)
            if pattern is None or pattern.search(text[start - 1 : end + 1]):
                yield start, end
            place = text.find(part, end)

    def _list_while(self, place: int, beginning: bytes) -> Iterator[tuple[int, int]]:
        """Where the lines from a place on begin and end, while they begin so."""
        for start in self._starts[place:]:
            if self._text[start : start + len(beginning)] != beginning:
                break
            yield start, self._text.find(b"\n", start)

    def _around(self, place: int) -> tuple[int, int]:
        number = bisect_right(self._starts, place) - 1
        start = self._starts[number]
        return start, self._text.find(b"\n", start)

    def _decode(self, start: int, end: int) -> str:
        return self._text[start:end].decode("utf-8", "surrogatepass")

    def read(self, place: int) -> str:
        """The line at a place."""
        if place >= len(self._starts):
            return self.edits.added[place - len(self._starts)]
        return self._read_written(place)

    def locate(self, line: str) -> int | None:
        """The place of a line; None where there is none like it."""
        if line in self.edits.added:
            return len(self._starts) + self.edits.added.index(line)
        place = self._rank(line)
        held = place < len(self._starts) and self.read(place) == line
        return place if held and place not in self.edits.gone else None

    def list_after(self, line: str) -> tuple[str, ...]:
        """The lines of which one is the next after a line, whether that is there or not."""
        place = self._rank(line)
        while place in self.edits.gone or (place < len(self._starts) and self.read(place) == line):
            place += 1
        later = [other for other in self.edits.added if other > line]
        written = [self.read(place)] if place < len(self._starts) else []
        return (*written, *([min(later)] if later else ()))

    def joined_by(self, line: str, label: int | None = None) -> ScannedLines:
        """These lines and one more: of a cluster, or a cluster of its own."""
        joined = self.edits.joined if label is None else {**self.edits.joined, line: label}
        return self._edited(replace(self.edits, added=(*self.edits.added, line), joined=joined))

    def without(self, place: int) -> ScannedLines:
        """These lines but the one at a place."""
        gone, added, joined = self.edits.gone, self.edits.added, dict(self.edits.joined)
        line = self.read(place)
        joined.pop(line, None)
        if place < len(self._starts):
            return self._edited(LineEdits(gone | {place}, added, joined))
        left = tuple(each for each in added if each != line)
        return self._edited(LineEdits(gone, left, joined))

    def _edited(self, edits: LineEdits) -> ScannedLines:
        return ScannedLines(self._text, self._starts, self._labels, self._known, edits)

    def _rank(self, line: str) -> int:
        """How many of the written lines come before a line."""
        return bisect_left(range(len(self._starts)), line, key=self._read_written)

    def _read_written(self, place: int) -> str:
        start = self._starts[place]
        return self._decode(start, self._text.find(b"\n", start))

    def label(self, place: int) -> int:
        """The cluster of a line."""
        if place >= len(self._starts):
            return self.edits.joined.get(self.read(place), place)
        at = place * _WIDTH
        return int.from_bytes(self._labels[at : at + _WIDTH], sys.byteorder)

    def members(self, label: int) -> Sequence[int]:
        """The lines of a cluster, in order."""
        if label >= len(self._starts):
            return (label,)
        part = label.to_bytes(_WIDTH, sys.byteorder)
        found = []
        place = self._labels.find(part, label * _WIDTH)  # a label is its least line
        while place >= 0:
            if place % _WIDTH == 0 and place // _WIDTH not in self.edits.gone:
                found.append(place // _WIDTH)
            place = self._labels.find(part, place + 1)
        if label in self.edits.joined.values():
            found += [
                place
                for place, line in enumerate(self.edits.added, len(self._starts))
                if self.edits.joined.get(line) == label
            ]
            found.sort(key=self.read)
        return found


def _literal(clue: Clue) -> bytes:
    """What the whole text is searched for: of several parts the longest, which few lines hold."""
    if clue.kind in _PARTS:
        values = clue.value.split("\t")
        return encode(max((part.format(*values) for part in _PARTS[clue.kind]), key=len))
    value = clue.value.partition("\t")[0]
    before, after = _ENDS.get(clue.kind, ("\t", "\t"))
    return encode(f"{before}{value}{after}")


_ENDS = {"start": ("\t", ""), "begin": ("\t", ""), "end": ("", "\t"), "close": ("", "\t")}
"""By kind of clue whether a tab stands before and after what is searched for, if not both."""


def _holds(line: str, clue: Clue) -> bool:
    return clue in (list_clues if clue.kind in _OF_REVIEWS else list_all_clues)(line)


_OTHER = "\t[^\t\n]*"
_PATTERNS: Mapping[str, str] = {
    "locator": "\t{2}" + 2 * _OTHER + "\t{0}" + _OTHER + "\t{1}\t",
    "page": "\t{0}[^\t\n]*" + 3 * _OTHER + "\t{1}\t",
    "author": "\t{0}\t{1}[^\t\n]*" + 3 * _OTHER + "\t" + _OTHER + "\t{2}",
}
"""By kind of clue what a line holds in which it is; the parts of its value in braces."""


_PARTS: Mapping[str, Sequence[str]] = {
    "locator": ("\t{0}\t", "\t{1}\t"),
    "page": ("\t{0}", "\t{1}\t"),
    "author": ("\t{0}\t{1}",),
}
"""By kind of clue the parts of it that are searched for; a year alone is in too many lines."""


def _make_pattern(clue: Clue) -> re.Pattern[bytes] | None:
    """What a line holds besides; None where that is all."""
    if clue.kind not in _PATTERNS:
        return None
    parts = map(re.escape, clue.value.split("\t"))
    return re.compile(encode(_PATTERNS[clue.kind].format(*parts)))
