"""Hindawi's article pages, whose heads lack the article's number and where authors work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from generator.model import Extraction, Name
from generator.sources.article_page import parse_article_page
from generator.sources.body.own_text import add_own_text
from generator.sources.body.text import block_text
from generator.sources.head.item import read_head_item
from generator.sources.meta_tags import read_article
from generator.sources.page import SavedPage

_SITE = re.compile(r"""citation_publisher["']\s+content=["']Hindawi|hindawi\.com/""", re.I)
_NUMBER = re.compile(r"Article(?:\s|&nbsp;)+ID(?:\s|&nbsp;)+(\w+)")

_DATED = re.compile(r"(?:Received|Academic Editor|Copyright)\b")


def matches(page: SavedPage) -> bool:
    """Whether the head names Hindawi as the publisher of an article."""
    head = page.text[:100_000]
    return _SITE.search(head) is not None and '"citation_doi"' in head


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article, with "Article ID 247835" as its page, and affiliations from below the byline."""
    parts = parse_article_page(page)
    item = read_head_item(parts)
    found = _NUMBER.search(page.text)
    if item.page is None and found:
        item = replace(item, page=found.group(1))
    item = replace(item, author=_with_places(item.author, parts.soup))
    yield add_own_text(read_article(parts, "hindawi", item), parts)


def _with_places(names: tuple[Name, ...], soup: BeautifulSoup) -> tuple[Name, ...]:
    """Authors with the places that the numbers behind their names point to, or the only one."""
    line = soup.find(class_="author_gp")
    if not isinstance(line, Tag) or any(name.affiliations for name in names):
        return names
    places: dict[str, str] = {}
    for each in line.find_next_siblings():
        if each.name != "p" or _DATED.match(words := block_text(each)):
            break
        mark = each.find("sup")
        number = mark.get_text(strip=True) if isinstance(mark, Tag) else ""
        places[number] = words.removeprefix(number).strip()
    links = line.find_all("a", href=True)
    if not places or len(links) != len(names):
        return names
    return tuple(
        replace(
            name, affiliations=tuple(places[key] for key in _marks_behind(link) if key in places)
        )
        for name, link in zip(names, links, strict=True)
    )


def _marks_behind(link: Tag) -> list[str]:
    """The numbers behind a name, up to the next; "" where there are none."""
    after = link.find_next_sibling(["a", "sup"])
    if after is None or after.name == "a":
        return [""]
    return re.findall(r"\d+", after.get_text())
