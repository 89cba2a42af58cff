"""RIS text -> its records: tagged lines, joined again where they were broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

_TAGGED = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")

Values = Mapping[str, list[str]]
"""The values of each tag of a record, in order."""


def split_records(lines: Iterable[str]) -> Iterator[Values]:
    """The records of a file, each the values of its tags in order.

    A record ends at ER, or where the next begins; a line without a tag goes on with the last
    value.
    """
    values: dict[str, list[str]] = {}
    tag = ""
    for line in lines:
        found = _TAGGED.fullmatch(line.lstrip("\ufeff").rstrip())
        if found is None:
            if tag and line.strip():
                go_on(values[tag], tag, line.strip())
            continue
        tag, value = found.group(1), (found.group(2) or "").strip()
        if tag in ("TY", "ER") and values:
            yield values
            values = {}
        if tag == "ER":
            tag = ""
            continue
        values.setdefault(tag, []).append(value)
    if values:
        yield values


def go_on(held: list[str], tag: str, line: str) -> None:
    """Keywords and addresses stand one a line; any other text was broken."""
    if tag in ("KW", "AD", "SN"):
        held.append(line)
    else:
        held[-1] = f"{held[-1]}\n{line}" if tag in ("AB", "N1", "N2") else f"{held[-1]} {line}"
