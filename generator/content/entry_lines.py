"""An entry of references/<key>.yaml with any keys in any order, read a line at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple, cast

from generator.content.entry_values import KNOWN_NAMES, PLAIN
from generator.content.flow_values import CONTROLS, Declined, read_flow, read_quoted
from generator.content.items import (
    CANONICAL,
    make_item,
    read_date_text,
)
from generator.model import Item, Name
from generator.model.csl import CSL_TYPES, FIELD_OF_KEY, NAME_FIELDS

_LINE = re.compile(
    rf'^(?:(  [A-Za-z-]+): (?:"([^"\\{CONTROLS}]*)"|({PLAIN}))|  - (\{{.+\}})|(.+))$',
    re.M,
)


def _read_type(value: str) -> object:
    if value in CSL_TYPES:
        return value
    raise Declined


def _check(key: str) -> Callable[[str], object]:
    form, normalise = CANONICAL[key]

    def check(value: str) -> object:
        if form.fullmatch(value) or normalise(value) == value:
            return value
        raise Declined

    return check


_CONVERTERS: dict[str, Callable[[str], object]] = {
    "type": _read_type,
    "issued": read_date_text,
    "available_date": read_date_text,
    "accessed": read_date_text,
    "issn": lambda value: (value,),
    "doi": _check("DOI"),
    "pmid": _check("PMID"),
    "pmcid": _check("PMCID"),
}

_FIELDS = {
    **{f"  {key}": field for key, field in FIELD_OF_KEY.items() if key != "number"},
    "  report-number": "number",
    "  list-title": "(list-title)",
    "  raw": "(raw)",
    "  doubtful": "(doubtful)",
}
"""Starts of lines with Item's field names; what is the reference's own stands in brackets."""

_LINES = {
    start: (field, _CONVERTERS.get(field))
    for start, field in _FIELDS.items()
    if field not in (*NAME_FIELDS, "authors_complete", "(doubtful)")
}
"""What one text on the line states: the field, and how the text is read."""


class Stated(NamedTuple):
    """What an entry states beside its id and its number."""

    item: Item
    raw: str | None
    doubtful: bool
    list_title: str | None


def read_entry(text: str) -> Stated:
    """What the lines of an entry below its number state.

    Raises Declined, or KeyError for an unknown key.
    """
    lines = _LINE.findall(text)
    if len(lines) != text.count("\n") + 1:
        raise Declined
    fields: dict[str, object] = {}
    names: list[Name] | None = None
    for start, quoted, plain, name, other in lines:
        if name:
            if names is None:
                raise Declined
            names.append(KNOWN_NAMES[name])
            continue
        names = None
        value = plain or quoted
        if start:
            field, convert = _LINES[start]
            if field in fields or not value:
                raise Declined
            fields[field] = convert(value) if convert else value
        else:
            names = _read_other(other, fields)
    return _close(fields)


def _read_other(line: str, fields: dict[str, object]) -> list[Name] | None:
    """Reads a line whose value is no simple text; the list to fill where names follow."""
    start, colon, value = line.partition(": ")
    if not colon:
        field = _FIELDS[start[:-1]]
        if start[-1] != ":" or field not in NAME_FIELDS or field in fields:
            raise Declined
        names: list[Name] = []
        fields[field] = names
        return names
    field = _FIELDS[start]
    if field in fields:
        raise Declined
    if value[:1] == '"':
        field, convert = _LINES[start]
        text = read_quoted(value)
        fields[field] = convert(text) if convert else text
    elif field == "issn":
        fields[field] = _read_list(value)
    elif (field, value) in (("authors_complete", "false"), ("(doubtful)", "true")):
        fields[field] = value == "true"
    else:
        raise Declined
    return None


def _read_list(value: str) -> tuple[str, ...]:
    texts = read_flow(value)
    if not isinstance(texts, list) or not texts:
        raise Declined
    found = tuple(text for text in texts if isinstance(text, str) and text)
    if len(found) != len(texts):
        raise Declined
    return found


def _close(fields: dict[str, object]) -> Stated:
    """What an entry's lines state."""
    for field in NAME_FIELDS:
        if field in fields:
            names = fields[field] = tuple(cast("list[Name]", fields[field]))
            if not names:
                raise Declined
    take = fields.pop
    raw, list_title = cast("str | None", take("(raw)", None)), take("(list-title)", None)
    doubtful = take("(doubtful)", False)
    # Each value is what its line's converter made of it.
    return Stated(make_item(fields), raw, doubtful, list_title)  # type: ignore[arg-type]  # fields by name
