"""MEDLINE text -> its records: tagged lines, joined again where they were broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.errors import PageRefused
from generator.sources.records.text_stream import RECORD_LIMIT

_TAGGED = re.compile(r"([A-Z][A-Z0-9]{1,4}) {0,3}- ?(.*)")
_CONTINUED = re.compile(r"[ \t]{2,}(\S.*)")
_HARD_BREAK = 75
"""A line this long without a space in it is a word that was cut, not two words."""


@dataclass(frozen=True, slots=True)
class Field:
    """A tag with its value as one line."""

    tag: str
    value: str


Record = tuple[Field, ...]


def split_records(lines: Iterable[str]) -> Iterator[Record]:
    """The records of a file in order.

    One begins at a PMID, or after an empty line at the tag that the last one began with. Raises
    PageRefused for a record past all sense.
    """
    fields: list[Field] = []
    parts: list[str] = []
    tag = ""
    empty = False
    size = 0

    def close() -> None:
        if tag:
            fields.append(Field(tag, _join(parts)))

    for line in lines:
        if not line.strip():
            empty = True
            continue
        size += len(line) + 64
        if size > RECORD_LIMIT:
            raise PageRefused("a record longer than any article's", "export the records again")
        continued = _CONTINUED.fullmatch(line)
        if continued and tag:
            parts.append(continued.group(1))
            continue
        found = _TAGGED.fullmatch(line)
        if found is None:
            if tag:
                parts.append(line.strip())
            continue
        close()
        opens = found.group(1) == "PMID" or (empty and fields and found.group(1) == fields[0].tag)
        if opens and fields:
            yield tuple(fields)
            fields, size = [], 0
        tag, parts, empty = found.group(1), [found.group(2)], False
    close()
    if fields:
        yield tuple(fields)


def _join(parts: list[str]) -> str:
    """Lines as one: a space where they were broken between words."""
    text = parts[0].strip()
    last = text
    for part in parts[1:]:
        part = part.strip()
        cut = len(last) >= _HARD_BREAK and " " not in last
        text += part if cut else f" {part}"
        last = part
    return text
