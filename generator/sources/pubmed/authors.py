"""The authors of a PubMed page with their affiliations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote_plus

from bs4 import Tag

from generator.markup.text import squeeze, text_of
from generator.model import Name
from generator.model.identifiers import normalise_orcid
from generator.sources.author_names import split_name, split_short_name

_TERM = re.compile(r"[?&]term=([^&#]+)")


def read_authors(
    heading: Tag, parts: Mapping[str, Tag], metas_authors: str | None
) -> tuple[Name, ...]:
    """Authors in order. Each one's link searches for "Woo PC", which tells the family name."""
    shorts = [text.strip() for text in (metas_authors or "").split(";") if text.strip()]
    listed = heading.find(class_="authors-list")
    entries = listed.find_all(class_="authors-list-item") if isinstance(listed, Tag) else []
    if not entries:
        return tuple(split_short_name(short) for short in shorts)
    affiliations = _read_affiliations(parts, heading)
    authors = []
    for place, entry in enumerate(entries):
        own = shorts[place] if len(shorts) == len(entries) else None
        name = _read_author(entry, own, affiliations)
        if name is not None:
            authors.append(name)
    return tuple(authors)


def _read_author(entry: Tag, short: str | None, affiliations: Mapping[str, str]) -> Name | None:
    link = entry.find(class_="full-name")
    if not isinstance(link, Tag):
        for mark in entry.find_all(["sup"]):
            mark.extract()
        words = squeeze(entry.get_text()).strip(" ,;")
        return split_name(words, short) if words else None
    printed = text_of(link)
    if not printed:
        return None
    term = _TERM.search(str(link.get("href", "")))
    searched = unquote_plus(term.group(1)) if term else None
    if searched and re.search(r"\[Corporate Author\]", searched, re.I):
        name = Name(literal=printed)
    else:
        name = split_name(printed, re.sub(r"\s*\[.*\]$", "", searched) if searched else short)
    found: list[str] = []
    for key in entry.find_all("a", class_="affiliation-link"):
        anchor = str(key.get("href", "")).rpartition("#")[2]
        text = (
            affiliations.get(anchor)
            or affiliations.get(text_of(key) or "")
            or squeeze(str(key.get("title", "")))
        )
        if text:
            found.append(text)
    orcid = entry.find("a", href=re.compile(r"orcid\.org/"))
    return replace(
        name,
        affiliations=tuple(found),
        orcid=normalise_orcid(str(orcid["href"])) if isinstance(orcid, Tag) else None,
    )


def _read_affiliations(parts: Mapping[str, Tag], heading: Tag) -> dict[str, str]:
    """Affiliations by their id and by the number printed before them."""
    block = parts.get("full-view-expanded-authors") or heading.find(class_="affiliations")
    found: dict[str, str] = {}
    for entry in block.find_all("li") if isinstance(block, Tag) else ():
        key = entry.find("sup", class_="key")
        number = text_of(key) if isinstance(key, Tag) else None
        text = squeeze(entry.get_text())
        if number:
            text = text.removeprefix(number).strip()
        name = str(entry.get("data-affiliation-id") or entry.get("id") or "")
        if text and name:
            found.setdefault(name, text)
            found.setdefault(f"full-view-{name}", text)
        if text and number:
            found.setdefault(number, text)
    return found
