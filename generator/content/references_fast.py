"""Canonical references/<key>.yaml -> References in one pass, for libraries of a million.

PyYAML's C loader needs more time for a hundred references than all else that is done with them.
Here the file is cut into entries. One regular expression reads a usual entry whole; an entry that
holds more is cut into lines, and each line into key and value. What is not exactly the form that
`references_file` writes, or holds anything to complain about, is declined, and the careful reader
takes the whole file. tests/content proves them equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.content.canonical import Declined, read_quoted
from generator.content.entry_lines import read_lines
from generator.content.keys import LONGEST_NAME
from generator.content.recurring import Recurring
from generator.content.usual_entry import Stated, read_usual, state_usual
from generator.model import Reference
from generator.model.by_text import ByText

_ENTRY, _NUMBER = "- id: ", "  number: "
_FIRST = f"references:\n{_ENTRY}"

_IDS = re.compile(r"(?:[a-z0-9]++(?:-++[a-z0-9]++)*+\n)++")
"""Ids of a list, one a line."""
_NO_IDS = frozenset(("true", "false", "null"))


def read_canonical_references(text: str) -> tuple[Reference, ...] | None:
    """The references of a file in canonical form; None where it is not, or is at fault."""
    cut = cut_entries(text)
    if cut is None:
        return None
    try:
        entries = list(map(_read_stated, cut.texts))
    except (Declined, KeyError):
        return None
    rows = zip(cut.ids, cut.numbers, entries, strict=True)
    return tuple([Reference(id, s[0], number, *s[1:]) for id, number, s in rows])


class CutEntries(NamedTuple):
    """Id and number of each entry of a file, and its other lines."""

    ids: Sequence[str]
    numbers: Sequence[int | None]
    texts: Sequence[str]


def cut_entries(text: str) -> CutEntries | None:
    """The entries of a file in canonical form; None where it is not, or ids or numbers are at
    fault."""
    if not text.startswith(_FIRST) or text[-1] != "\n":
        return None
    # No value holds a line feed: what follows one starts a line.
    entries = text[len(_FIRST) : -1].split(f"\n{_ENTRY}")
    rows: Iterable[Sequence[str]] = [entry.split("\n", 2) for entry in entries]
    try:
        if not all([len(row) == 3 and row[1].startswith(_NUMBER) for row in rows]):
            rows = map(_cut, entries)
        ids, numbers, texts = zip(*rows, strict=True)
        if '"' in "".join(ids):
            ids = tuple([read_quoted(id) if id[:1] == '"' else id for id in ids])
        if not _are_right(ids):
            return None
        return CutEntries(ids, tuple(map(_numbers.__getitem__, numbers)), texts)
    except Declined:
        return None


def _are_right(ids: Sequence[str]) -> bool:
    """Whether nothing is wrong with the ids of a list."""
    different = set(ids)
    return (
        len(different) == len(ids)
        and _NO_IDS.isdisjoint(different)
        and max(map(len, ids)) <= LONGEST_NAME
        and _IDS.fullmatch("\n".join((*ids, ""))) is not None
    )


def _cut(entry: str) -> tuple[str, str, str]:
    """The id of an entry, the line of its number, "" where it has none, and its other lines."""
    id, _, lines = entry.partition("\n")
    number, _, rest = lines.partition("\n")
    return (id, number, rest) if number.startswith(_NUMBER) else (id, "", lines)


def _read_number(line: str) -> int | None:
    if not line:
        return None
    digits = line[len(_NUMBER) :]
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        return int(digits)
    raise Declined


_numbers = ByText(_read_number, 4_096)
_known: Recurring[Stated] = Recurring()


def _read_stated(text: str) -> Stated:
    """What the lines of an entry below its number state."""
    stated = _known.find(text)
    if stated is None:
        usual = read_usual(text)
        stated = read_lines(text) if usual is None else state_usual(usual)
        _known.note(text, stated)
    return stated
