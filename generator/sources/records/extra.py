"""Zotero's field Extra, which its exports write as a note: identifiers that have no field there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from generator.markup.text import squeeze
from generator.model import Item
from generator.model.identifiers import (
    first_isbn,
    normalise_arxiv,
    normalise_doi,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)

_LINE = re.compile(r"^\s*(PMID|PMCID|DOI|arXiv|ISBN|ISSN)\s*:\s*(\S+)\s*$", re.I | re.M)


def read_isbn(text: str) -> str | None:
    """The first ISBN of a text that may hold several."""
    return first_isbn([text, *re.split(r"[,;\s]+", text)])


IDENTIFIERS: dict[str, Callable[[str], str | None]] = {
    "doi": normalise_doi,
    "pmid": normalise_pmid,
    "pmcid": normalise_pmcid,
    "arxiv": normalise_arxiv,
    "isbn": read_isbn,
}
"""How the text of each identifier is read."""


def read_extra(note: str | None) -> tuple[dict[str, str | tuple[str, ...]], str]:
    """The identifiers that stand on lines of their own, by an Item's fields, and the rest."""
    found: dict[str, str | tuple[str, ...]] = {}

    def take(line: re.Match[str]) -> str:
        name, text = line[1].lower(), line[2]
        read = normalise_issn(text) if name == "issn" else IDENTIFIERS[name](text)
        if read is None:
            return line[0]
        found.setdefault(name, (read,) if name == "issn" else read)
        return ""

    return found, squeeze(_LINE.sub(take, note or ""))


def add_missing(item: Item, found: Mapping[str, str | tuple[str, ...]]) -> Item:
    """The item with those identifiers that it lacks."""
    lacking = {name: value for name, value in found.items() if not getattr(item, name)}
    return replace(item, **lacking) if lacking else item  # type: ignore[arg-type]  # fields by name
