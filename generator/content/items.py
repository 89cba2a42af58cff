"""The bibliographic keys of a review or a reference: a CSL mapping <-> Item, fault by fault.

`model.csl` knows the keys; here each value is checked as a person may have written it, and read
fast (a library holds a million references).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache
from itertools import repeat
from operator import call
from typing import cast

from generator.content.faults import Faults, Where
from generator.content.fields import read_flag, read_text, read_texts
from generator.content.flow_values import Declined
from generator.model import Issued, Item, Name
from generator.model.csl import (
    CSL_TYPES,
    FIELD_OF_KEY,
    ITEM_KEYS,
    NAME_FIELDS,
    date_from_csl,
    item_to_csl,
    name_from_csl,
)
from generator.model.identifiers import (
    is_cut_sici,
    normalise_doi,
    normalise_orcid,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.issued import find_no_date, read_issued, write_issued

NO_SICI = r"(?!\(sici\)|[0-9]{4}-[0-9]{3}[0-9x]\([0-9]{4,8}\))"
"""In the form of a DOI that needs no second look: it is none made of a SICI, which may be cut."""

CANONICAL: dict[str, tuple[re.Pattern[str], Callable[[str | None], str | None]]] = {
    "DOI": (re.compile(rf"10\.\d{{4,9}}/{NO_SICI}[a-z0-9._;()/-]*[a-z0-9/]"), normalise_doi),
    "PMID": (re.compile(r"[1-9]\d{0,8}"), normalise_pmid),
    "PMCID": (re.compile(r"PMC[1-9]\d{0,9}"), normalise_pmcid),
}
"""Identifiers: the form that needs no second look, and what gives the canonical form."""


def write_item(item: Item) -> dict[str, object]:
    """The item's CSL mapping, without what is empty."""
    mapping = item_to_csl(item)
    for key in NAME_FIELDS:
        if key in mapping:
            names = [name for name in cast("list[dict[str, object]]", mapping[key]) if name]
            mapping[key] = names
    return {key: value for key, value in mapping.items() if value not in ("", [])}


def read_item(
    mapping: Mapping[str, object], where: Where, faults: Faults, passed_over: Collection[str] = ()
) -> Item:
    """The Item that the CSL keys of a mapping state; other keys are the caller's."""
    fields: dict[str, object] = {}
    for key, value in mapping.items():
        field = FIELD_OF_KEY.get(key)
        if field is None or key in passed_over:
            continue
        reader = _READERS.get(key)
        if reader is not None:
            read = reader(value, (*where, key), faults)
            if read is not None:
                fields[field] = read
        elif type(value) is str:
            if value:
                fields[field] = value
        else:
            read_text(value, (*where, key), faults)
    return make_item(fields)


def _read_type(value: object, where: Where, faults: Faults) -> str | None:
    text = read_text(value, where, faults)
    if text is None or text in CSL_TYPES:
        return text
    faults.add(where, f"{text!r} is no type of CSL", "write article-journal, book, chapter, …")
    return None


def read_names(value: object, where: Where, faults: Faults) -> tuple[Name, ...]:
    """Names as CSL mappings, or as bare texts."""
    if not isinstance(value, list):
        if isinstance(value, str) and re.search(r"[,;] ", value):
            faults.add(
                where,
                f"{where[-1]} must be a list, not text with commas in it",
                "write each name on its own line: - {family: Sung, given: H.}, a group as "
                "- {literal: World Health Organization}",
            )
        value = [] if value is None else [value]
    names = []
    for place, entry in enumerate(value):
        try:
            name = name_from_csl(entry)
        except ValueError as error:
            faults.add((*where, place), str(error), "write {family: Sung, given: H.}")
            continue
        if not (name.family or name.literal):
            faults.add(
                (*where, place),
                "a name without family and without literal",
                "write {family: Sung, given: H.} or {literal: World Health Organization}",
            )
        elif name.orcid and normalise_orcid(name.orcid) != name.orcid:
            faults.add(
                (*where, place),
                f"{name.orcid!r} is no ORCID iD",
                "write it bare, like 0000-0002-1825-0097",
            )
        names.append(name)
    return tuple(names)


@lru_cache(maxsize=4096)
def read_date_text(text: str) -> Issued:
    """A date as EDTF text, as `read_issued` reads it; years come again and again.

    Raises Declined where a month or a day does not exist.
    """
    if find_no_date(text):
        raise Declined
    return read_issued(text)


def read_date(value: object, where: Where, faults: Faults) -> Issued | None:
    """A date as EDTF text or CSL's date-parts; a text that has not the form of one stays as
    printed, one whose month or day does not exist is a fault."""
    if value is None or value == "":
        return None
    try:
        date = date_from_csl(value)
    except ValueError as error:
        faults.add(where, f"{where[-1]} {error}", 'write it as "2021", "2021-04" or "2021-04-03"')
        return None
    text = value if isinstance(value, str) else write_issued(date)
    if wrong := find_no_date(text):
        faults.add(
            where,
            f"{where[-1]} {text!r} is no date: {wrong.message}",
            "correct it, or "
            + (f'write what is known, "{wrong.known}"' if wrong.known else "delete it"),
        )
    return date


def read_identifier(value: object, where: Where, faults: Faults) -> str | None:
    """A DOI, PMID or PMCID (by the last key of `where`) in its canonical form; None for a DOI that
    is cut, which `cut_dois` tells of."""
    key = str(where[-1])
    form, normalise = CANONICAL[key]
    if type(value) is str and form.fullmatch(value):
        return value
    text = read_text(value, where, faults)
    if text is None:
        return None
    normal = normalise(text)
    if normal is None and key == "DOI" and is_cut_sici(text):
        return None
    if normal is None:
        faults.add(where, f"{text!r} is no {key}", "correct it, or put it in note")
    elif normal != text:
        faults.add(
            where,
            f"the {key} is written {text!r}",
            f"write {normal}; litsite check --fix does it",
        )
    return text


def _read_complete(value: object, where: Where, faults: Faults) -> bool:
    return read_flag(value, where, faults, absent=True)


_SETTERS = {field: getattr(Item, field).__set__ for field in ITEM_KEYS}
_DEFAULTS = tuple(getattr(Item(), field) for field in ITEM_KEYS)


def make_item(fields: Mapping[str, object]) -> Item:
    """Item(**fields), a third faster: a frozen dataclass sets each of its 35 fields by name."""
    item = object.__new__(Item)
    any(map(call, _SETTERS.values(), repeat(item), _DEFAULTS))
    for field, value in fields.items():
        _SETTERS[field](item, value)
    return item


_READERS: dict[str, Callable[[object, Where, Faults], object]] = {
    "type": _read_type,
    "author": read_names,
    "editor": read_names,
    "translator": read_names,
    "authors-complete": _read_complete,
    "issued": read_date,
    "available-date": read_date,
    "accessed": read_date,
    "DOI": read_identifier,
    "PMID": read_identifier,
    "PMCID": read_identifier,
    "ISSN": read_texts,
}
