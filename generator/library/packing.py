"""An Item as one run of bytes and back: a million are held, most are never looked at again."""

from __future__ import annotations

import dataclasses
from operator import attrgetter

from generator.model import Issued, Item, Name
from generator.model.issued import read_issued, write_issued

_FIELD, _NAME, _PART = "\x1f", "\x1e", "\x1d"
_FIELDS = tuple(field.name for field in dataclasses.fields(Item))
_NAMES = frozenset({"author", "editor", "translator"})
_DATES = frozenset({"issued", "available_date", "accessed"})
_PLAIN = tuple(
    name for name in _FIELDS if name not in _NAMES | _DATES | {"authors_complete", "issn"}
)
_SPECIAL = ("author", "editor", "translator", "issued", "available_date", "accessed", "issn")
_CODES = {name: chr(ord("A") + place) for place, name in enumerate((*_PLAIN, *_SPECIAL))}
"""A letter before each value says which field it is of; what is unknown takes no room."""

_NAME_OF = {code: name for name, code in _CODES.items()}
_PLAIN_CODES = tuple(_CODES[name] for name in _PLAIN)
_get_plain = attrgetter(*_PLAIN)
_get_special = attrgetter(*_SPECIAL)


def pack_item(item: Item, flags: str = "") -> bytes:
    """The item's known fields in a fixed order; equal items give equal bytes.

    `flags` says of the reference what the item does not: "?" doubtful, "!" retracted in print.
    """
    fields = [flags if item.authors_complete else flags + "~"]
    fields += [
        code + text for code, text in zip(_PLAIN_CODES, _get_plain(item), strict=True) if text
    ]
    author, editor, translator, issued, available, accessed, issn = _get_special(item)
    if author:
        fields.append(_CODES["author"] + _pack_names(author))
    if issued:
        fields.append(_CODES["issued"] + _pack_date(issued))
    if editor:
        fields.append(_CODES["editor"] + _pack_names(editor))
    if translator:
        fields.append(_CODES["translator"] + _pack_names(translator))
    if available:
        fields.append(_CODES["available_date"] + _pack_date(available))
    if accessed:
        fields.append(_CODES["accessed"] + _pack_date(accessed))
    if issn:
        fields.append(_CODES["issn"] + _NAME.join(issn))
    packed = _FIELD.join(fields)
    if packed.count(_FIELD) != len(fields) - 1:  # a title that itself holds a separator
        packed = _FIELD.join(field.replace(_FIELD, "") for field in fields)
    return packed.encode("utf-8", "surrogatepass")


def unpack_item(packed: bytes) -> Item:
    """The Item that `pack_item` packed."""
    flags, *fields = packed.decode("utf-8", "surrogatepass").split(_FIELD)
    values: dict[str, object] = {}
    for field in fields:
        name, text = _NAME_OF[field[0]], field[1:]
        if name in _NAMES:
            values[name] = _unpack_names(text)
        elif name in _DATES:
            values[name] = read_issued(text)
        elif name == "issn":
            values[name] = tuple(text.split(_NAME))
        else:
            values[name] = text
    if "~" in flags:
        values["authors_complete"] = False
    return Item(**values)  # type: ignore[arg-type]  # each value was packed from its own field


def is_doubtful(packed: bytes) -> bool:
    """Whether the reference was marked doubtful."""
    return packed.startswith(b"?")


def _pack_date(issued: Issued) -> str:
    if issued.month is None and issued.end is None and issued.year is not None:
        return f"{issued.year:04d}"
    return write_issued(issued)


_get_rest = attrgetter(
    "suffix", "literal", "non_dropping_particle", "dropping_particle", "orcid", "affiliations"
)
_NO_REST = (None, None, None, None, None, ())


def _pack_names(names: tuple[Name, ...]) -> str:
    return _NAME.join(
        [
            f"{name.family or ''}{_PART}{name.given or ''}"
            if _get_rest(name) == _NO_REST
            else _pack_whole(name)
            for name in names
        ]
    )


def _pack_whole(name: Name) -> str:
    rest = _get_rest(name)
    texts = (name.family, name.given, *rest[:5], *rest[5])
    return _PART.join(text or "" for text in texts)


def _unpack_names(packed: str) -> tuple[Name, ...]:
    return tuple(map(_unpack_name, packed.split(_NAME))) if packed else ()


def _unpack_name(packed: str) -> Name:
    parts = packed.split(_PART)
    if len(parts) <= 2:
        return Name(parts[0] or None, parts[1] if len(parts) == 2 and parts[1] else None)
    family, given, suffix, literal, particle, dropping, orcid = (part or None for part in parts[:7])
    return Name(family, given, suffix, literal, particle, dropping, orcid, tuple(parts[7:]))
