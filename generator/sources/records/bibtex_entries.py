"""BibTeX text -> its entries, each with what it inherits."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, Field, ParsingFailedBlock

# What is refused is said once, by us; the parser would print it too.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry's key and type, and its fields with those of the book or proceedings its crossref
    names."""

    key: str
    kind: str
    fields: Fields


def list_entries(text: str) -> Iterator[ReadEntry | int]:
    """The entries of a file in order; for one whose braces or commas are broken, its line.

    Raises RecursionError for text nested past all sense.
    """
    library = parse_string(text)
    parents = {entry.key.lower(): entry for entry in library.entries}
    for block in library.blocks:
        if isinstance(block, DuplicateBlockKeyBlock):
            held = block.ignore_error_block
            if isinstance(held, Entry):
                yield _read(_unwrap(held), parents)
        elif isinstance(block, Entry):
            yield _read(block, parents)
        elif isinstance(block, ParsingFailedBlock):
            yield (block.start_line or 0) + 1


def _read(entry: Entry, parents: Mapping[str, Entry]) -> ReadEntry:
    return ReadEntry(entry.key, entry.entry_type, _inherit(entry, parents))


def _unwrap(entry: Entry) -> Entry:
    """An entry whose key stood before: the parser leaves its values in their braces or quotes."""
    fields = [
        Field(field.key, str(field.value).strip()[1:-1])
        if re.fullmatch(r"\s*(?:\{.*\}|\".*\")\s*", str(field.value), re.S)
        else field
        for field in entry.fields
    ]
    return Entry(entry.entry_type, entry.key, fields)


def _inherit(entry: Entry, parents: Mapping[str, Entry]) -> dict[str, str]:
    """The entry's fields, with those of the book or proceedings its crossref names."""
    own = {field.key.lower(): str(field.value).strip() for field in entry.fields}
    parent = parents.get(own.get("crossref", "").lower())
    if parent is None or parent is entry:
        return own
    held = {field.key.lower(): str(field.value).strip() for field in parent.fields}
    renamed = {"title": "booktitle", "subtitle": "booksubtitle"}
    for key, value in held.items():
        if key not in ("author", "crossref", "key", "abstract", "keywords", "doi", "pages"):
            own.setdefault(renamed.get(key, key), value)
    return own
