"""A CSL item as other programs write it -> Extraction: forgiving in form, strict in content."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.markup.text import squeeze
from generator.model import Document, Extraction, Issued, Item, Name, Section
from generator.model.csl import CSL_TYPES, DATE_FIELDS, FIELD_OF_KEY, NAME_FIELDS, date_from_csl
from generator.model.identifiers import (
    list_issns,
    normalise_orcid,
)
from generator.sources.jats.abstracts import read_marked_abstract
from generator.sources.pubmed.terms import split_terms
from generator.sources.records.extra import IDENTIFIERS, read_extra
from generator.sources.records.json_values import all_texts, first_text, mappings
from generator.sources.records.marked_text import read_rich

_RICH = frozenset({"title", "original_title", "container_title", "collection_title"})
_SILENT_NAMES = """id citation-key type abstract keyword note custom raw doubtful indexed
    journalAbbreviation shortTitle title-short"""
_SILENT = frozenset(_SILENT_NAMES.split())
_NOTHING = frozenset({"", "null", "~"})


def read_csl_item(value: Mapping[str, object]) -> Extraction:
    """The document that an item states.

    Raises ValueError in a person's words where it has no title or a field of the wrong shape.
    """
    fields: dict[str, Any] = {}
    unplaced: list[str] = []
    for key, held in value.items():
        field = FIELD_OF_KEY.get(key)
        if held is None or held == "" or held == [] or (isinstance(held, str) and held in _NOTHING):
            continue
        if field is not None and field not in ("type", "note"):
            read = _read_field(key, field, held, "raw" in value)
            if read:
                fields[field] = read
            elif field != "number" and read is None:
                unplaced.append(f"{key}: {_print(held)}")
        elif key not in _SILENT:
            unplaced.append(f"{key}: {_print(held)}")
    if not fields.get("title"):
        raise ValueError("it has no title")
    identifiers, rest = read_extra(first_text(value.get("note")))
    fields |= {name: each for name, each in identifiers.items() if name not in fields}
    if rest:
        fields["note"] = rest
    short = first_text(value.get("journalAbbreviation"))
    if short:
        fields.setdefault("container_title_short", squeeze(short))
    for key in ("title-short", "shortTitle"):
        if text := first_text(value.get(key)):
            unplaced.append(f"Short title: {squeeze(text)}")
    kind = first_text(value.get("type"))
    if kind in CSL_TYPES:
        fields["type"] = kind
    else:
        fields["type"] = "document"
        if kind:
            unplaced.append(f"type: {kind}")
    unplaced += _read_custom(value.get("custom"))
    if fields.get("authors_complete") == "incomplete":
        fields["authors_complete"] = False
    return Extraction(
        document=Document(item=Item(**fields), keyword=_read_keywords(value.get("keyword"))),
        sections=_read_abstract(value.get("abstract")),
        reader="csl_json",
        unplaced=tuple(unplaced),
    )


def _read_field(key: str, field: str, held: object, printed: bool) -> object:
    """A field's value; None where it cannot be placed."""
    if field in NAME_FIELDS:
        return read_names(key, held)
    if field in DATE_FIELDS:
        return read_date(held)
    if field == "authors_complete":
        return "incomplete" if str(held).lower() == "false" else None
    if field == "number" and printed:
        return None  # a reference's own number in its list
    if field == "issn":
        texts = [part for text in all_texts(held) for part in re.split(r"[,;\s]+", text)]
        return list_issns(texts) or None
    text = first_text(held)
    if text is None:
        return None
    if field in IDENTIFIERS:
        return IDENTIFIERS[field](text)
    return read_rich(text) if field in _RICH else squeeze(text) or None


def read_names(key: str, held: object) -> tuple[Name, ...]:
    """A name variable: mappings, or texts that stay whole.

    Raises ValueError where it is one text, which may be any number of people.
    """
    if isinstance(held, str):
        raise ValueError(f"its {key} is one text, not a list of names")
    listed = [held] if isinstance(held, Mapping) else held
    if not isinstance(listed, list | tuple):
        raise ValueError(f"its {key} is not a list of names")
    names = []
    for each in listed:
        if isinstance(each, str) and each.strip():
            names.append(Name(literal=squeeze(each)))
        elif isinstance(each, Mapping):
            name = read_name(each)
            if name is not None:
                names.append(name)
    return tuple(names)


def read_name(held: Mapping[str, object]) -> Name | None:
    """A person or group; None where the mapping names nobody."""
    texts = {
        key: squeeze(" ".join(all_texts(value)))
        for key, value in held.items()
        if isinstance(value, str | list)
    }
    literal = texts.get("literal") or texts.get("name")
    family, given = texts.get("family"), texts.get("given")
    if not family and not literal:
        literal, given = given, None
    if not family and not literal:
        return None
    places = tuple(
        squeeze(text)
        for each in _as_list(held.get("affiliation"))
        if (text := first_text(each.get("name") if isinstance(each, Mapping) else each))
    )
    return Name(
        family=None if literal and not family else family,
        given=given or None,
        suffix=texts.get("suffix", "").rstrip(".") or None,
        literal=literal if not family else None,
        non_dropping_particle=texts.get("non-dropping-particle") or None,
        dropping_particle=texts.get("dropping-particle") or None,
        orcid=normalise_orcid(texts.get("ORCID") or texts.get("orcid")),
        affiliations=places,
    )


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def read_date(held: object) -> Issued | None:
    """A date variable in any of CSL's forms; None where it states nothing."""
    if isinstance(held, list) and len(held) == 1:
        held = held[0]  # pandoc's old form
    if isinstance(held, Mapping) and "year" in held:
        held = {"date-parts": [[held.get(part) for part in ("year", "month", "day")]]}
    if isinstance(held, Mapping) and "date-parts" in held:
        parts = [
            [part for part in each if part not in (None, "", "null")]
            for each in _as_list(held["date-parts"])
            if isinstance(each, list)
        ]
        held = {**held, "date-parts": [each for each in parts if each]}
    try:
        date = date_from_csl(held)
    except ValueError:
        return None
    in_range = date.month is None or 1 <= date.month <= 12 or 21 <= date.month <= 24
    if date.year is not None and not in_range:
        return Issued(date.year)
    if date.year is not None and date.day is not None and not 1 <= date.day <= 31:
        return Issued(date.year, date.month)
    return date if date.year is not None or date.literal else None


def _read_keywords(held: object) -> tuple[str, ...]:
    if isinstance(held, str):
        held = held.split(";" if ";" in held else ",")
    words = [word for text in all_texts(held) for word in split_terms(text)]
    return tuple(dict.fromkeys(words))


def _read_abstract(held: object) -> tuple[Section, ...]:
    text = first_text(held)
    return read_marked_abstract(text) if text else ()


def _read_custom(held: object) -> Iterator[str]:
    for mapping in mappings(held):
        for key, value in mapping.items():
            yield f"{key}: {_print(value)}"


def _print(value: object) -> str:
    """A value that no field takes, on one line."""
    if isinstance(value, Mapping):
        text = "; ".join(f"{key} {_print(each)}" for key, each in value.items())
    elif isinstance(value, list | tuple):
        text = ", ".join(_print(each) for each in value)
    else:
        text = str(value)
    return squeeze(text)[:2000]
