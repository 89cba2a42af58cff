"""The one place that knows both our snake_case and CSL's keys.

An Item becomes a CSL mapping (CSL-JSON and CSL-YAML share it) and back without loss. Keys of our
own beside CSL's: `authors-complete`, `arXiv`. (CSL 1.0.2 schema, csl-data.json.)
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from operator import attrgetter

from generator.model.issued import Issued, read_issued, write_issued
from generator.model.item import Item
from generator.model.name import Name

_SPECIAL = {
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "arxiv": "arXiv",
}
ITEM_KEYS: dict[str, str] = {
    field.name: _SPECIAL.get(field.name, field.name.replace("_", "-"))
    for field in dataclasses.fields(Item)
}
"""Item's field names with their CSL keys, in the order they are written."""

FIELD_OF_KEY = {key: name for name, key in ITEM_KEYS.items()}
"""CSL's keys with Item's field names."""

NAME_FIELDS = ("author", "editor", "translator")
DATE_FIELDS = ("issued", "available_date", "accessed")
_TYPE_NAMES = """article article-journal article-magazine article-newspaper bill book broadcast
    chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event
    figure graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical personal_communication
    post post-weblog regulation report review review-book software song speech standard thesis
    treaty webpage"""
CSL_TYPES = frozenset(_TYPE_NAMES.split())
"""Item types of CSL 1.0.2."""

_PLAIN_FIELDS = ITEM_KEYS.keys() - {*NAME_FIELDS, *DATE_FIELDS, "authors_complete", "issn"}
_ITEM_KEYS = tuple(ITEM_KEYS.items())
_get_all = attrgetter(*ITEM_KEYS)
_NAME_KEYS = (
    ("family", "family"),
    ("given", "given"),
    ("suffix", "suffix"),
    ("literal", "literal"),
    ("non_dropping_particle", "non-dropping-particle"),
    ("dropping_particle", "dropping-particle"),
    ("orcid", "ORCID"),
)
_KEY_NAMES = {key: name for name, key in _NAME_KEYS}
_get_rest = attrgetter(*(field for field, _ in _NAME_KEYS[2:]), "affiliations")
_NO_REST = (None, None, None, None, None, ())
"""What most names have beside family and given name."""

NAME_KEYS = frozenset({*_KEY_NAMES, "affiliation"})
"""The keys of a CSL name variable that are read."""


def name_to_csl(name: Name) -> dict[str, object]:
    """A CSL name variable; only what is known."""
    if _get_rest(name) == _NO_REST:
        out: dict[str, object] = {"family": name.family} if name.family else {}
        if name.given:
            out["given"] = name.given
        return out
    out = {key: value for field, key in _NAME_KEYS if (value := getattr(name, field))}
    if name.affiliations:
        out["affiliation"] = list(name.affiliations)
    return out


def name_from_csl(value: object) -> Name:
    """A Name from a CSL name variable; bare text becomes a literal.

    Raises ValueError naming what is wrong.
    """
    if isinstance(value, str):
        return Name(literal=value)
    if not isinstance(value, Mapping):
        raise ValueError(f"a name must be a mapping or text, not {value!r}")
    fields: dict[str, str] = {}
    affiliations: tuple[str, ...] = ()
    for key, part in value.items():
        if key == "affiliation":
            affiliations = _affiliations(part)
        elif key in _KEY_NAMES:
            if not isinstance(part, str):
                raise ValueError(f"{key} of a name must be text, not {part!r}")
            fields[_KEY_NAMES[key]] = part
        else:
            near = [known for known in NAME_KEYS if known.lower() == str(key).lower()]
            raise ValueError(f"a name has no {key!r}" + (f": it is {near[0]}" if near else ""))
    return Name(affiliations=affiliations, **fields)


def _affiliations(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, Sequence):
        raise ValueError(f"affiliation must be a list of texts, not {value!r}")
    texts = [part.get("name") if isinstance(part, Mapping) else part for part in value]
    for text in texts:
        if not isinstance(text, str):
            raise ValueError(f"an affiliation must be text, not {text!r}")
    return tuple(text for text in texts if isinstance(text, str))


def item_to_csl(item: Item) -> dict[str, object]:
    """The item's CSL mapping in canonical key order; only what is known.

    Dates are EDTF text (pandoc, Zotero and citeproc read it in YAML).
    """
    out: dict[str, object] = {}
    for (field, key), value in zip(_ITEM_KEYS, _get_all(item), strict=True):
        if value is None or value == ():
            continue
        if field in _PLAIN_FIELDS:
            out[key] = value
        elif field == "authors_complete":
            if not value:
                out[key] = False
        elif field in NAME_FIELDS:
            out[key] = [name_to_csl(name) for name in value]
        elif field in DATE_FIELDS:
            out[key] = write_issued(value)
        else:
            out[key] = value[0] if len(value) == 1 else list(value)
    return out


def item_from_csl(mapping: Mapping[str, object]) -> Item:
    """The Item that a CSL mapping in our written form states.

    Raises ValueError naming the key where a value has the wrong shape; unknown keys are the
    caller's to keep.
    """
    fields: dict[str, object] = {}
    for key, value in mapping.items():
        field = FIELD_OF_KEY.get(key)
        if field is None or value is None:
            continue
        try:
            fields[field] = _read_value(field, value)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from None
    return Item(**fields)  # type: ignore[arg-type]  # each value was checked by _read_value


def _read_value(field: str, value: object) -> object:
    if field == "authors_complete":
        if not isinstance(value, bool):
            raise ValueError(f"must be true or false, not {value!r}")
        return value
    if field in NAME_FIELDS:
        if isinstance(value, str | Mapping):
            value = [value]
        if not isinstance(value, Sequence):
            raise ValueError(f"must be a list of names, not {value!r}")
        return tuple(name_from_csl(part) for part in value)
    if field in DATE_FIELDS:
        return date_from_csl(value)
    if field == "issn":
        parts = [value] if isinstance(value, str) else value
        if not isinstance(parts, Sequence) or not all(isinstance(part, str) for part in parts):
            raise ValueError(f"must be text or a list of texts, not {value!r}")
        return tuple(parts)
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(f"must be text, not {value!r}")
    return str(value)


def date_from_csl(value: object) -> Issued:
    """An Issued from EDTF text or from CSL-JSON's date-parts, season, raw or literal."""
    if isinstance(value, int) and not isinstance(value, bool):
        return read_issued(f"{value:04d}")
    if isinstance(value, str):
        return read_issued(value)
    if not isinstance(value, Mapping):
        raise ValueError(f"must be a date, not {value!r}")
    parts = value.get("date-parts")
    if isinstance(parts, Sequence) and parts and not isinstance(parts, str):
        dates = [_from_parts(part) for part in parts]
        first = dates[0]
        season = value.get("season")
        if first.month is None and str(season) in ("1", "2", "3", "4"):
            first = dataclasses.replace(first, month=20 + int(str(season)))
        if first.year is not None:
            return dataclasses.replace(first, end=dates[1] if len(dates) > 1 else None)
    for key in ("raw", "literal"):
        text = value.get(key)
        if isinstance(text, str) and text:
            return read_issued(text)
    raise ValueError(f"must be a date, not {dict(value)!r}")


def _from_parts(parts: object) -> Issued:
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        raise ValueError(f"date-parts must be numbers, not {parts!r}")
    try:
        numbers = [int(str(part)) for part in parts if part not in (None, "")]
    except ValueError:
        raise ValueError(f"date-parts must be numbers, not {list(parts)!r}") from None
    year, month, day = (*numbers[:3], None, None, None)[:3]
    return Issued(year, month, day)


_OWN_KEYS = ("authors-complete", "arXiv")
"""Keys of ours that CSL has no variable for; CSL-JSON carries them under `custom`."""


def item_to_json(item: Item) -> dict[str, object]:
    """The item's CSL-JSON mapping: as `item_to_csl`, with dates as date-parts.

    What CSL has no variable for stands under `custom`, where citation processors keep it.
    (CSL 1.0.2 schema, csl-data.json.)
    """
    out = item_to_csl(item)
    for field in DATE_FIELDS:
        date = getattr(item, field)
        if date is not None:
            out[ITEM_KEYS[field]] = date_to_json(date)
    if item.issn:
        out["ISSN"] = ", ".join(item.issn)
    custom = {key: out.pop(key) for key in _OWN_KEYS if key in out}
    if custom:
        out["custom"] = custom
    return out


def date_to_json(issued: Issued) -> dict[str, object]:
    """A date as CSL-JSON's date-parts with a season where it has one, or a literal."""
    if issued.year is None:
        return {"literal": issued.literal or ""}
    season = issued.month - 20 if issued.month is not None and issued.month > 12 else None
    parts = [_to_parts(issued)]
    if issued.end is not None and issued.end.year is not None:
        parts.append(_to_parts(issued.end))
    return {"date-parts": parts, **({"season": season} if season else {})}


def _to_parts(issued: Issued) -> list[int | None]:
    month = issued.month if issued.month is not None and issued.month <= 12 else None
    parts = [issued.year, month, issued.day if month else None]
    return [part for part in parts if part is not None]
