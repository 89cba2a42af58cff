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
from generator.content.faults import Faults
from generator.content.items import (
    CANONICAL,
    CSL_TYPES,
    FIELD_OF_KEY,
    make_item,
    make_usual_item,
    read_date_text,
    read_names,
)
from generator.content.keys import LONGEST_NAME
from generator.content.recurring import Stated, find_stated, note_entry
from generator.model import Name, Reference

_ENTRY, _NUMBER, _NAME_START = "- id: ", "  number: ", "\n  - "
_FIRST = f"references:\n{_ENTRY}"
_NOT_PLAIN = rf'{CONTROLS}"#\\\[\]{{}}`'
_PLAIN = (
    r"(?!(?:true|false|null)$)"
    rf"[^\W_][^{_NOT_PLAIN}:]*+(?::(?=[^ \n])[^{_NOT_PLAIN}:]*+)*+(?<! )"
)
_LINE = re.compile(
    rf'^(?:(- id|  [A-Za-z-]+): (?:"([^"\\{CONTROLS}]*)"|({_PLAIN}))|  - (\{{.+\}})|(.+))$',
    re.M,
)


def _text(key: str, also: str = "") -> str:
    """A line, if there is one, with a text in quotes (first group) or plain (second)."""
    return rf'(?:  {key}: (?:"([^"\\{CONTROLS}]++)"|({_PLAIN}){also})(?:\n|\Z))?+'


def _form(key: str, form: str) -> str:
    """A line, if there is one, with a value of one form."""
    return rf"(?:  {key}: {form}(?:\n|\Z))?+"


_USUAL = re.compile(
    _form("type", "([a-z_-]+)")
    + _text("title")
    + r"(?:  author:\n  - (\{.+\}(?:\n  - \{.+\})*+)(?:\n|\Z))?+"
    + _form("authors-complete", "(false)")
    + _text("container-title")
    + _text("publisher")
    + _text("publisher-place")
    + _text("issued")
    + _text("volume")
    + _text("issue")
    + _text("page")
    + _form("DOI", r"(10\.[0-9]{4,9}/[a-z0-9._;():/-]*[a-z0-9/])")
    + _form("PMID", '"([1-9][0-9]{0,8})"')
    + _form("PMCID", "(PMC[1-9][0-9]{0,9})")
    + _text("URL")
    + _form("doubtful", "(true)")
    + _text("raw", rf'|("(?:[^"\\{CONTROLS}]++|\\.)++")'),
    re.M,
)
"""An entry's lines after id and number where it holds what most hold, in the order written."""

_NAME = re.compile(
    r"\{family: ([^\W_][\w'’ -]*(?<! )),"
    r" given: (?:\"([A-Za-z]{1,5})\"|([^\W_][\w'’. -]*(?<! )))\}"
)
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

_IDS = re.compile(
    rf"(?:(?!(?:true|false|null)$)(?!.{{{LONGEST_NAME + 1}}})[a-z0-9]+(?:-+[a-z0-9]+)*+\n)+", re.M
)
"""Ids of a list, one a line, that nothing is wrong with."""


def read_canonical_references(text: str) -> tuple[Reference, ...] | None:
    """The references of a file in canonical form; None where it is not, or is at fault."""
    if not text.startswith(_FIRST) or text[-1] != "\n":
        return None
    if len(_known_names) > _MOST_REMEMBERED:
        _known_names.clear()
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
        found = _USUAL.fullmatch(rest)
        if found is None:
            return _read_lines(entry)
        stated = _read_usual(found)
        note_entry(rest, stated)
    item, raw, doubtful = stated
    return Reference(key, item, number, raw, doubtful)


def _read_usual(found: re.Match[str]) -> Stated:
    """Item, printed string and doubt of an entry that holds nothing but the usual keys."""
    (
        kind, title, title_, authors, incomplete, container, container_, publisher, publisher_,
        place, place_, issued, issued_, volume, volume_, issue, issue_, page, page_,
        doi, pmid, pmcid, url, url_, doubtful, raw, raw_, raw__,
    ) = found.groups()  # fmt: skip
    names: tuple[Name, ...] = ()
    if authors:
        texts = authors.split(_NAME_START)
        try:
            names = tuple([_known_names[text] for text in texts])
        except KeyError:
            names = tuple([_known_names.get(text) or _read_name(text) for text in texts])
    date = issued or issued_
    if kind and kind not in CSL_TYPES:
        raise Declined
    item = make_usual_item(
        kind or "article-journal",
        title or title_,
        names,
        not incomplete,
        container or container_,
        publisher or publisher_,
        place or place_,
        read_date_text(date) if date else None,
        volume or volume_,
        issue or issue_,
        page or page_,
        doi,
        pmid,
        pmcid,
        url or url_,
    )
    return item, raw or raw_ or (read_quoted(raw__) if raw__ else None), bool(doubtful)


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
            known = _known_names.get(name)
            names.append(_read_name(name) if known is None else known)
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


def _read_name(text: str) -> Name:
    found = _NAME.fullmatch(text)
    if found and not (found[1] in _SPECIAL or found[3] in _SPECIAL):
        name = Name(found[1], found[2] or found[3])
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
