"""Canonical references/<key>.yaml -> References in one pass, for libraries of a million.

PyYAML's C loader needs more time for a hundred references than all else that is done with them.
Here the file is cut into entries. One regular expression reads a usual entry whole; an entry that
holds more is cut into lines, and each line into key and value. What is not exactly the form that
`references_file` writes, or holds anything to complain about, is declined, and the careful reader
takes the whole file. tests/content proves them equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from generator.content.canonical import Declined, read_quoted
from generator.content.entry_lines import read_lines
from generator.content.keys import LONGEST_NAME
from generator.content.recurring import Recurring
from generator.content.usual_entry import Stated, read_usual, state_usual
from generator.model import Reference
from generator.model.by_text import ByText

T = TypeVar("T")

_ENTRY, _NUMBER = "- id: ", "  number: "
_FIRST = f"references:\n{_ENTRY}"

_IDS = re.compile(
    rf"(?:(?!(?:true|false|null)$)(?!.{{{LONGEST_NAME + 1}}})[a-z0-9]+(?:-+[a-z0-9]+)*+\n)+", re.M
)
"""Ids of a list, one a line, that nothing is wrong with."""


def read_canonical_references(text: str) -> tuple[Reference, ...] | None:
    """The references of a file in canonical form; None where it is not, or is at fault."""
    entries = read_entries(text, _read_stated)
    if entries is None:
        return None
    return tuple([Reference(id, s[0], number, *s[1:]) for id, number, s in entries])


def read_entries(text: str, read: Callable[[str], T]) -> list[tuple[str, int | None, T]] | None:
    """Id and number of each entry of a file in canonical form, and what `read` makes of its other
    lines; None where the file is not, or is at fault, or `read` raises Declined or KeyError."""
    if not text.startswith(_FIRST) or text[-1] != "\n":
        return None
    found: list[tuple[str, int | None, T]] = []
    try:
        # No value holds a line feed: what follows one starts a line.
        for entry in text[len(_FIRST) : -1].split(f"\n{_ENTRY}"):
            id, *lines = entry.split("\n", 2)
            number = _numbers[lines.pop(0)] if lines and lines[0].startswith(_NUMBER) else None
            rest = lines[0] if len(lines) == 1 else "\n".join(lines)
            found.append((read_quoted(id) if id[:1] == '"' else id, number, read(rest)))
    except (Declined, KeyError):
        return None
    ids = [id for id, _, _ in found]
    if len(set(ids)) < len(ids) or not _IDS.fullmatch("\n".join([*ids, ""])):
        return None
    return found


def _read_number(line: str) -> int:
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
