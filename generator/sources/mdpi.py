"""MDPI's article pages, whose heads give every issue the month of January."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from generator.markup.text import text_of
from generator.model import Extraction, Name
from generator.sources.article_page import ArticlePage, parse_article_page
from generator.sources.body.own_text import add_own_text
from generator.sources.body.text import block_text
from generator.sources.head.dates import read_meta_date
from generator.sources.head.item import read_head_item
from generator.sources.meta_tags import read_article
from generator.sources.page import SavedPage

_SITE = re.compile(r"""["']mdpi:|(?:www|res)\.mdpi\.com/""")


def matches(page: SavedPage) -> bool:
    """Whether the page is an article on MDPI's site."""
    head = page.text[:150_000]
    return _SITE.search(head) is not None and '"citation_doi"' in head


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article with its own date, and affiliations from the byline."""
    parts = parse_article_page(page)
    item = read_head_item(parts)
    date = parts.meta("prism.publicationdate", "dc.date", "citation_online_date")
    issued = read_meta_date(date) if date else None
    if issued is not None:
        item = replace(item, issued=issued, available_date=None)
    item = replace(item, author=_with_places(item.author, parts))
    yield add_own_text(read_article(parts, "mdpi", item), parts)


def _with_places(names: tuple[Name, ...], parts: ArticlePage) -> tuple[Name, ...]:
    """Authors with the affiliations whose numbers the byline prints after them."""
    places = {
        text_of(mark): text_of(named)
        for each in parts.soup.select(".art-affiliations .affiliation")
        if isinstance(mark := each.find(class_="affiliation-item"), Tag)
        and isinstance(named := each.find(class_="affiliation-name"), Tag)
    }
    only = [text for each in parts.soup.select(".art-affiliations .affiliation-name")
            if (text := text_of(each))]  # fmt: skip
    authors = parts.soup.select(".art-authors > .inlineblock")
    if len(authors) != len(names):
        return names
    filled = []
    for name, author in zip(names, authors, strict=True):
        marks = re.findall(r"\d+", " ".join(block_text(mark) for mark in author.find_all("sup")))
        own = tuple(place for mark in marks if (place := places.get(mark)))
        if not own and len(only) == 1:
            own = (only[0],)
        filled.append(replace(name, affiliations=own) if own and not name.affiliations else name)
    return tuple(filled)
