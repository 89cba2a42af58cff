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
    name
    for name in _FIELDS
    if name not in _NAMES | _DATES and name not in ("authors_complete", "issn", "author")
)
_SPECIAL = ("author", "editor", "translator", "issued", "available_date", "accessed", "issn")
_get_plain = attrgetter(*_PLAIN)
_get_special = attrgetter(*_SPECIAL)
_COUNT = 1 + len(_PLAIN) + len(_SPECIAL)
_SEPARATORS = {0x1D: None, 0x1E: None, 0x1F: None}


def pack_item(item: Item, doubtful: bool = False) -> bytes:
    """The item's fields in a fixed order; equal items give equal bytes."""
    author, editor, translator, issued, available, accessed, issn = _get_special(item)
    flags = ("?" if doubtful else "") + ("" if item.authors_complete else "…")
    fields = [
        flags,
        *(text or "" for text in _get_plain(item)),
        _pack_names(author) if author else "",
        _pack_names(editor) if editor else "",
        _pack_names(translator) if translator else "",
        _pack_date(issued) if issued else "",
        _pack_date(available) if available else "",
        _pack_date(accessed) if accessed else "",
        _NAME.join(issn) if issn else "",
    ]
    packed = _FIELD.join(fields)
    if packed.count(_FIELD) != _COUNT - 1:  # a title that itself holds a separator
        names = (_NAME.join(map(_strip, field.split(_NAME))) for field in fields)
        packed = _FIELD.join(name.replace(_FIELD, "") for name in names)
    return packed.encode("utf-8", "surrogatepass")


def unpack_item(packed: bytes) -> Item:
    """The Item that `pack_item` packed."""
    fields = packed.decode("utf-8", "surrogatepass").split(_FIELD)
    plain = fields[1 : 1 + len(_PLAIN)]
    author, editor, translator, issued, available, accessed, issn = fields[1 + len(_PLAIN) :]
    values: dict[str, object] = {
        name: text for name, text in zip(_PLAIN, plain, strict=True) if text
    }
    return Item(
        **values,  # type: ignore[arg-type]  # _PLAIN holds the text fields only
        author=_unpack_names(author),
        authors_complete="…" not in fields[0],
        editor=_unpack_names(editor),
        translator=_unpack_names(translator),
        issued=read_issued(issued) if issued else None,
        available_date=read_issued(available) if available else None,
        accessed=read_issued(accessed) if accessed else None,
        issn=tuple(issn.split(_NAME)) if issn else (),
    )


def is_doubtful(packed: bytes) -> bool:
    """Whether the reference was marked doubtful."""
    return packed.startswith(b"?")


def _strip(text: str) -> str:
    return text.replace(_FIELD, "")


def _pack_date(issued: Issued) -> str:
    if issued.month is None and issued.end is None and issued.year is not None:
        return f"{issued.year:04d}"
    return write_issued(issued)


_get_name = attrgetter("family", "given")
_get_rest = attrgetter(
    "suffix", "literal", "non_dropping_particle", "dropping_particle", "orcid", "affiliations"
)
_NO_REST = (None, None, None, None, None, ())


def _pack_names(names: tuple[Name, ...]) -> str:
    return _NAME.join(map(_pack_name, names))


def _pack_name(name: Name) -> str:
    family, given = _get_name(name)
    rest = _get_rest(name)
    if rest == _NO_REST:
        return f"{family or ''}{_PART}{given or ''}"
    texts = (family, given, *rest[:5], *rest[5])
    return _PART.join(text or "" for text in texts)


def _unpack_names(packed: str) -> tuple[Name, ...]:
    return tuple(map(_unpack_name, packed.split(_NAME))) if packed else ()


def _unpack_name(packed: str) -> Name:
    parts = packed.split(_PART)
    if len(parts) <= 2:
        return Name(parts[0] or None, parts[1] if len(parts) == 2 and parts[1] else None)
    family, given, suffix, literal, particle, dropping, orcid = (part or None for part in parts[:7])
    return Name(family, given, suffix, literal, particle, dropping, orcid, tuple(parts[7:]))
