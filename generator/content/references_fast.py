"""Canonical references/<key>.yaml -> References in one pass, for libraries of a million.

PyYAML's C loader needs more time for a hundred references than all else that is done with them.
Here one regular expression cuts the file into lines and each line into key and value. What is not
exactly the form that `references_file` writes, or holds anything to complain about, is declined,
and the careful reader takes the whole file. tests/content proves the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

from generator.content.canonical import CONTROLS, Declined, read_flow, read_quoted
from generator.content.faults import Faults
from generator.content.items import (
    CANONICAL,
    CSL_TYPES,
    FIELD_OF_KEY,
    make_item,
    read_date_text,
    read_names,
)
from generator.content.keys import explain_key
from generator.model import Name, Reference

_START = "references:\n"
_NOT_PLAIN = rf'{CONTROLS}"#\\\[\]{{}}`'
_PLAIN = rf"[^\W_][^{_NOT_PLAIN}:]*(?::(?![ \n])[^{_NOT_PLAIN}:]*)*(?<! )"
_LINE = re.compile(
    rf'^(?:(- id|  [A-Za-z-]+): (?:"([^"\\{CONTROLS}]*)"|(?!(?:true|false|null)$)'
    rf"({_PLAIN}))|  - (\{{.+\}})|(.+))$",
    re.M,
)
_NAME = re.compile(r"\{family: ([^\W_][\w'’ -]*(?<! )), given: ([^\W_][\w'’. -]*(?<! ))\}")
_SPECIAL = ("true", "false", "null")


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

_MOST_REMEMBERED = 50_000
_known_names: dict[str, Name] = {}
_known_ids: set[str] = set()


def read_canonical_references(text: str) -> tuple[Reference, ...] | None:
    """The references of a file in canonical form; None where it is not, or is at fault."""
    if not text.startswith(f"{_START}- id: ") or text[-1] != "\n":
        return None
    lines = _LINE.findall(text, len(_START))
    if len(lines) != text.count("\n") - 1:
        return None
    if len(_known_names) > _MOST_REMEMBERED:
        _known_names.clear()
    if len(_known_ids) > _MOST_REMEMBERED:
        _known_ids.clear()
    try:
        references = _read_lines(lines)
    except (Declined, KeyError):
        return None
    return tuple(references)


def _read_lines(lines: list[tuple[str, str, str, str, str]]) -> list[Reference]:
    references: list[Reference] = []
    ids: set[str] = set()
    fields: dict[str, object] = {}
    names: list[Name] | None = None
    key = ""
    for start, quoted, plain, name, other in lines:
        if name:
            if names is None:
                raise Declined
            known = _known_names.get(name)
            names.append(_read_name(name) if known is None else known)
            continue
        names = None
        if start == "- id":
            if key:
                references.append(_close(key, fields))
            key, fields = plain or quoted, {}
            if key in ids:
                raise Declined
            ids.add(key)
            if key not in _known_ids:
                if explain_key(key, file=False) is not None:
                    raise Declined
                _known_ids.add(key)
        elif start:
            field, convert = _LINES[start]
            value = plain or quoted
            if field in fields or not value:
                raise Declined
            fields[field] = convert(value) if convert else value
        else:
            names = _read_other(other, fields)
    references.append(_close(key, fields))
    return references


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


def _read_name(text: str) -> Name:
    found = _NAME.fullmatch(text)
    if found and not (found[1] in _SPECIAL or found[2] in _SPECIAL):
        name = Name(found[1], found[2])
    else:
        faults = Faults()
        names = read_names([read_flow(text)], (), faults)
        if faults.found or not names:
            raise Declined
        name = names[0]
    _known_names[text] = name
    return name


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
