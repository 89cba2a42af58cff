"""An Item as one run of bytes and back: a million are held, most are never looked at again."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from operator import attrgetter

from generator.model import Issued, Item, Name
from generator.model.csl import DATE_FIELDS, NAME_FIELDS
from generator.model.issued import read_issued, write_issued

_FIELD, NAME, PART = "\x1f", "\x1e", "\x1d"
"""What stands before each field, between two names, and between family and given name."""

_FIELDS = tuple(field.name for field in dataclasses.fields(Item))
_SPECIAL = (*NAME_FIELDS, *DATE_FIELDS, "issn")
_PLAIN = tuple(name for name in _FIELDS if name not in (*_SPECIAL, "authors_complete"))
_CODES = {name: chr(ord("A") + place) for place, name in enumerate((*_PLAIN, *_SPECIAL))}
"""A letter before each value says which field it is of; what is unknown takes no room."""

_NAME_OF = {code: name for name, code in _CODES.items()}
_PLAIN_CODES = tuple(_CODES[name] for name in _PLAIN)
_get_plain = attrgetter(*_PLAIN)
_TYPE, _TITLE, _CONTAINER, _VOLUME, _ISSUE, _PAGE, _DOI, _PMID, _PMCID, _AUTHOR, _ISSUED = (
    _FIELD + _CODES[name]
    for name in (
        "type", "title", "container_title", "volume", "issue", "page", "doi", "pmid", "pmcid",
        "author", "issued",
    )
)  # fmt: skip
"""What stands before a value of each usual field."""


def pack_item(item: Item, flags: str = "") -> bytes:
    """The item's known fields in a fixed order; equal items give equal bytes.

    `flags` says of the reference what the item does not: "?" doubtful, "!" retracted in print.
    """
    flags = flags if item.authors_complete else flags + "~"
    if not _holds_more(item):
        texts = (
            flags,
            item.type,
            item.title or "",
            join_names(map(pack_name, item.author)),
            item.container_title or "",
            pack_date(item.issued) if item.issued else "",
            item.volume or "",
            item.issue or "",
            item.page or "",
            item.doi or "",
            item.pmid or "",
            item.pmcid or "",
        )
        if _FIELD not in "".join(texts):
            return pack_plain_items(*zip(texts))[0]
    fields = [flags]
    fields += [
        code + text for code, text in zip(_PLAIN_CODES, _get_plain(item), strict=True) if text
    ]
    if item.author:
        fields.append(_CODES["author"] + join_names(map(pack_name, item.author)))
    if item.issued:
        fields.append(_CODES["issued"] + pack_date(item.issued))
    if item.editor:
        fields.append(_CODES["editor"] + join_names(map(pack_name, item.editor)))
    if item.translator:
        fields.append(_CODES["translator"] + join_names(map(pack_name, item.translator)))
    if item.available_date:
        fields.append(_CODES["available_date"] + pack_date(item.available_date))
    if item.accessed:
        fields.append(_CODES["accessed"] + pack_date(item.accessed))
    if item.issn:
        fields.append(_CODES["issn"] + NAME.join(item.issn))
    packed = _FIELD.join(fields)
    if packed.count(_FIELD) != len(fields) - 1:  # a title that itself holds a separator
        packed = _FIELD.join(field.replace(_FIELD, "") for field in fields)
    return packed.encode("utf-8", "surrogatepass")


def _holds_more(item: Item) -> object:
    """Whether anything is known that most items have not. Written out: a million are asked."""
    return (
        item.genre
        or item.original_title
        or item.editor
        or item.translator
        or item.container_title_short
        or item.collection_title
        or item.publisher
        or item.publisher_place
        or item.edition
        or item.event_title
        or item.available_date
        or item.number
        or item.number_of_pages
        or item.arxiv
        or item.isbn
        or item.issn
        or item.url
        or item.accessed
        or item.archive
        or item.language
        or item.medium
        or item.note
        or item.status
    )


def pack_plain_items(
    flags: Iterable[str],
    types: Iterable[str],
    titles: Iterable[str],
    names: Iterable[str],
    containers: Iterable[str],
    dates: Iterable[str],
    volumes: Iterable[str],
    issues: Iterable[str],
    pages: Iterable[str],
    dois: Iterable[str],
    pmids: Iterable[str],
    pmcids: Iterable[str],
) -> list[bytes]:
    """`pack_item` of items that state nothing but these, "" where one does not; no text holds a
    separator, `names` and `dates` are packed.

    Written out: a million are packed.
    """
    rows = zip(
        flags, types, titles, names, containers, dates, volumes, issues, pages, dois, pmids,
        pmcids, strict=True,
    )  # fmt: skip
    return [
        (
            f"{flag}{_TYPE if type else ''}{type}{_TITLE if title else ''}{title}"
            f"{_CONTAINER if container else ''}{container}{_VOLUME if volume else ''}{volume}"
            f"{_ISSUE if issue else ''}{issue}{_PAGE if page else ''}{page}"
            f"{_DOI if doi else ''}{doi}{_PMID if pmid else ''}{pmid}"
            f"{_PMCID if pmcid else ''}{pmcid}"
            f"{_AUTHOR if authors else ''}{authors}{_ISSUED if date else ''}{date}"
        ).encode("utf-8", "surrogatepass")
        for (
            flag, type, title, authors, container, date, volume, issue, page, doi, pmid, pmcid,
        ) in rows
    ]  # fmt: skip


def unpack_item(packed: bytes) -> Item:
    """The Item that `pack_item` packed."""
    flags, _, fields = split_item(packed)
    return make_item(fields, "~" not in flags)


def split_item(packed: bytes) -> tuple[str, str, dict[str, str]]:
    """Of a packed item the flags ("~" where not all authors are named), the text that it has
    where nothing is said of the reference, and the packed text of each known field."""
    text = packed.decode("utf-8", "surrogatepass")
    flags, *fields = text.split(_FIELD)
    return flags, text.lstrip("?!"), {_NAME_OF[field[0]]: field[1:] for field in fields}


def make_item(fields: Mapping[str, str], authors_complete: bool) -> Item:
    """The Item of fields as `split_item` gives them."""
    values: dict[str, object] = {
        name: _UNPACKED[name](text) if name in _UNPACKED else text for name, text in fields.items()
    }
    return Item(authors_complete=authors_complete, **values)  # type: ignore[arg-type]  # by name


def is_doubtful(packed: bytes) -> bool:
    """Whether the reference was marked doubtful."""
    return packed.startswith(b"?")


def pack_date(issued: Issued) -> str:
    """A date as `pack_item` writes it."""
    if issued.month is None and issued.end is None and issued.year is not None:
        return f"{issued.year:04d}"
    return write_issued(issued)


join_names = NAME.join
"""Packed names as `pack_item` writes them."""


def pack_name(name: Name) -> str:
    """A name as `pack_item` writes it."""
    if (
        name.suffix
        or name.literal
        or name.non_dropping_particle
        or name.dropping_particle
        or name.orcid
        or name.affiliations
    ):
        return _pack_whole(name)
    return f"{name.family or ''}{PART}{name.given or ''}".replace(_FIELD, "")


def _pack_whole(name: Name) -> str:
    texts = (
        name.family,
        name.given,
        name.suffix,
        name.literal,
        name.non_dropping_particle,
        name.dropping_particle,
        name.orcid,
        *name.affiliations,
    )
    return PART.join(text or "" for text in texts).replace(_FIELD, "")


def count_names(packed: str) -> int:
    """How many names are packed as one text."""
    return packed.count(NAME) + 1


def _unpack_names(packed: str) -> tuple[Name, ...]:
    return tuple(map(unpack_name, packed.split(NAME))) if packed else ()


def unpack_name(packed: str) -> Name:
    """The name that `pack_name` packed."""
    parts = packed.split(PART)
    if len(parts) <= 2:
        return Name(parts[0] or None, parts[1] if len(parts) == 2 and parts[1] else None)
    family, given, suffix, literal, particle, dropping, orcid = (part or None for part in parts[:7])
    return Name(family, given, suffix, literal, particle, dropping, orcid, tuple(parts[7:]))


_UNPACKED: dict[str, Callable[[str], object]] = {
    **dict.fromkeys(NAME_FIELDS, _unpack_names),
    **dict.fromkeys(DATE_FIELDS, lru_cache(maxsize=4_096)(read_issued)),
    "issn": lambda packed: tuple(packed.split(NAME)),
}
"""How the fields that are no texts are made of what is packed."""
