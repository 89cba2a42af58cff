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
from typing import cast

from generator.content.canonical import CONTROLS, Declined, read_flow, read_quoted
from generator.content.items import (
    CANONICAL,
    CSL_TYPES,
    FIELD_OF_KEY,
    make_item,
    read_date_text,
)
from generator.content.keys import LONGEST_NAME
from generator.content.recurring import find_stated, note_entry
from generator.content.usual_entry import KNOWN_NAMES, PLAIN, USUAL, read_usual
from generator.model import Name, Reference

_ENTRY, _NUMBER = "- id: ", "  number: "
_FIRST = f"references:\n{_ENTRY}"
_LINE = re.compile(
    rf'^(?:(- id|  [A-Za-z-]+): (?:"([^"\\{CONTROLS}]*)"|({PLAIN}))|  - (\{{.+\}})|(.+))$',
    re.M,
)


def _read_number(value: str) -> object:
    if value.isascii() and value.isdigit() and len(value) < 10:
        return int(value)
    raise Declined


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
    "(number)": _read_number,
}

_FIELDS = {
    **{f"  {key}": field for key, field in FIELD_OF_KEY.items() if key != "number"},
    "  report-number": "number",
    "  number": "(number)",
    "  list-title": "(list-title)",
    "  raw": "(raw)",
    "  doubtful": "(doubtful)",
}
"""Starts of lines with Item's field names; what is the reference's own stands in brackets."""

_NAMES = ("author", "editor", "translator")
_LINES = {
    start: (field, _CONVERTERS.get(field))
    for start, field in _FIELDS.items()
    if field not in (*_NAMES, "authors_complete", "(doubtful)")
}
"""What one text on the line states: the field, and how the text is read."""

_IDS = re.compile(
    rf"(?:(?!(?:true|false|null)$)(?!.{{{LONGEST_NAME + 1}}})[a-z0-9]+(?:-+[a-z0-9]+)*+\n)+", re.M
)
"""Ids of a list, one a line, that nothing is wrong with."""


def read_canonical_references(text: str) -> tuple[Reference, ...] | None:
    """The references of a file in canonical form; None where it is not, or is at fault."""
    if not text.startswith(_FIRST) or text[-1] != "\n":
        return None
    # No value holds a line feed: what follows one starts a line.
    entries = text[len(_FIRST) : -1].split(f"\n{_ENTRY}")
    try:
        references = [_read_entry(entry) for entry in entries]
    except (Declined, KeyError):
        return None
    ids = [reference.id for reference in references]
    if len(set(ids)) < len(ids) or not _IDS.fullmatch("\n".join([*ids, ""])):
        return None
    return tuple(references)


def _read_entry(entry: str) -> Reference:
    """The reference that an entry states, from its id on."""
    key, _, rest = entry.partition("\n")
    if key[:1] == '"':
        return _read_lines(entry)
    number = None
    if rest.startswith(_NUMBER):
        digits, _, rest = rest[len(_NUMBER) :].partition("\n")
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            return _read_lines(entry)
        number = int(digits)
    stated = find_stated(rest)
    if stated is None:
        found = USUAL.fullmatch(rest)
        if found is None:
            return _read_lines(entry)
        stated = read_usual(found)
        note_entry(rest, stated)
    item, raw, doubtful = stated
    return Reference(key, item, number, raw, doubtful)


def _read_lines(entry: str) -> Reference:
    """The reference of an entry with any keys in any order."""
    entry = _ENTRY + entry
    lines = _LINE.findall(entry)
    if len(lines) != entry.count("\n") + 1:
        raise Declined
    fields: dict[str, object] = {}
    names: list[Name] | None = None
    key = ""
    for start, quoted, plain, name, other in lines:
        if name:
            if names is None:
                raise Declined
            names.append(KNOWN_NAMES[name])
            continue
        names = None
        value = plain or quoted
        if start == "- id":
            key = value
        elif start:
            field, convert = _LINES[start]
            if field in fields or not value:
                raise Declined
            fields[field] = convert(value) if convert else value
        else:
            names = _read_other(other, fields)
    return _close(key, fields)


def _read_other(line: str, fields: dict[str, object]) -> list[Name] | None:
    """Reads a line whose value is no simple text; the list to fill where names follow."""
    start, colon, value = line.partition(": ")
    if not colon:
        field = _FIELDS[start[:-1]]
        if start[-1] != ":" or field not in _NAMES or field in fields:
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


def _close(key: str, fields: dict[str, object]) -> Reference:
    """The reference that an entry's lines state."""
    if not key:
        raise Declined
    for field in _NAMES:
        if field in fields:
            names = fields[field] = tuple(cast("list[Name]", fields[field]))
            if not names:
                raise Declined
    take = fields.pop
    number, raw = take("(number)", None), take("(raw)", None)
    list_title, doubtful = take("(list-title)", None), take("(doubtful)", False)
    # Each value is what its line's converter made of it.
    return Reference(key, make_item(fields), number, raw, doubtful, list_title)  # type: ignore[arg-type]
