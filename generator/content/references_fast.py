"""Canonical references/<key>.yaml -> References in one pass, for libraries of a million.

PyYAML's C loader needs more time for a hundred references than all else that is done with them.
Here the file is cut into entries, each into lines, and each line into key and value. What is not
exactly the form that `references_file` writes, or holds anything to complain about, is declined,
and the careful reader takes the whole file. tests/content proves them equal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from generator.content.entry_lines import Stated, read_entry
from generator.content.flow_values import Declined, read_quoted
from generator.content.keys import LONGEST_NAME
from generator.content.recurring import Recurring
from generator.model import Reference
from generator.model.by_text import ByText

_KEY = "references:"
_FIRST = f"{_KEY}\n- id: "
_ENTRIES = re.compile(r"\n- id: (.+)(?:\n  number: (.+))?(?:\n(?!- ))?")
"""The start of each entry, with its id and number, up to its other lines."""

_IDS = re.compile(r"(?:[a-z0-9]++(?:-++[a-z0-9]++)*\n)+")
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
    parts = _ENTRIES.split(text[len(_KEY) : -1])
    ids, numbers, texts = parts[1::3], parts[2::3], parts[3::3]
    try:
        if '"' in "".join(ids):
            ids = [read_quoted(id) if id[:1] == '"' else id for id in ids]
        if not _are_right(ids):
            return None
        return CutEntries(ids, tuple([_numbers[digits or ""] for digits in numbers]), texts)
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


def _read_number(digits: str) -> int | None:
    if not digits:
        return None
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        return int(digits)
    raise Declined


_numbers = ByText(_read_number, 4_096)
_known: Recurring[Stated] = Recurring()


def _read_stated(text: str) -> Stated:
    """What the lines of an entry below its number state."""
    stated = _known.find(text)
    if stated is None:
        stated = read_entry(text)
        _known.note((text,), (stated,))
    return stated
