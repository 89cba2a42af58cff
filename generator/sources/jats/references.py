"""JATS's reference lists: their entries in order, and the ids that in-text citations point to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.model import RawReference
from generator.sources.jats.blocks import child_of, title_of
from generator.sources.jats.citations import read_citation
from generator.sources.xml_text import Element, local_name, plain_text

_CITATIONS = frozenset({"element-citation", "mixed-citation", "citation", "nlm-citation"})
_PLAIN_TITLES = re.compile(
    r"(?:\d+\.?\s*)?(?:references?|bibliography|literature(?: cited)?)\W*", re.I
)


def read_jats_references(holder: Element) -> tuple[RawReference, ...]:
    """The reference lists below an element in order, numbered as printed or counted."""
    references: list[RawReference] = []
    for count, (entry, title) in enumerate(_entries(holder, None, 0), start=1):
        citations = [each for each in entry.iter() if local_name(each) in _CITATIONS]
        if not citations:
            note = child_of(entry, "note")
            citations = [note] if note is not None else []
        label = plain_text(child_of(entry, "label")) or ""
        printed = re.fullmatch(r"\W*(\d{1,4})\W*", label)
        number = int(printed.group(1)) if printed else count
        for citation in citations:
            raw, item = read_citation(citation)
            if raw or item:
                anchor = entry.get("id") or citation.get("id")
                references.append(RawReference(raw, number, item, title, anchor))
    return tuple(references)


def _entries(
    holder: Element, title: str | None, depth: int
) -> Iterator[tuple[Element, str | None]]:
    for child in holder:
        name = local_name(child)
        if name == "ref":
            yield child, title
        elif name == "ref-list":
            own = plain_text(title_of(child))
            inner = None if own is None or _PLAIN_TITLES.fullmatch(own) else own.rstrip(".:")
            yield from _entries(child, inner or title, depth + 1)
        elif depth < 20 and name in ("sec", "app", "app-group", "ref-list-group", "back"):
            yield from _entries(child, title, depth + 1)


def anchors_of(holder: Element) -> dict[str, str]:
    """The ids that in-text citations may point to, each with its entry's own id."""
    anchors: dict[str, str] = {}
    for entry, _ in _entries(holder, None, 0):
        own = entry.get("id")
        for part in entry.iter():
            if part.get("id") and (part is entry or local_name(part) in _CITATIONS):
                anchors[str(part.get("id"))] = own or str(part.get("id"))
    return anchors
