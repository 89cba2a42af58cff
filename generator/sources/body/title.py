"""The title as the page prints it, with its italics and indices."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from generator.markup.rich_text import to_rich_text
from generator.model.rich_text import strip_markup
from generator.sources.body.text import fold
from generator.sources.head.item import clean_title
from generator.sources.joined_words import part_joined_words, settle_spaces

_TITLE_CLASS = re.compile(r"title", re.I)


def read_printed_title(soup: BeautifulSoup, stated: str | None) -> str | None:
    """The heading whose words are the stated title; the stated one where none is."""
    if stated is None:
        return None
    wanted = fold(strip_markup(stated))
    candidates = soup.find_all(["h1", "h2"])
    candidates += soup.find_all(["h3", "div", "span", "p", "td"], class_=_TITLE_CLASS, limit=40)
    for element in candidates:
        if not isinstance(element, Tag):
            continue
        length = len(element.get_text())
        if length > 4 * len(stated) + 200 or length < len(wanted) // 2:
            continue
        title = _read_title(element)
        if title is None or fold(strip_markup(title)) != wanted:
            continue
        if "<" not in title and "<" in stated:
            return stated
        # A heading in title case or capitals says less than a meta in the article's own case.
        plain = strip_markup(title)
        if title == plain and plain.lower() == stated.lower():
            return stated
        return settle_spaces(title, stated)
    return part_joined_words(stated, soup.get_text(" "))


def _read_title(element: Tag) -> str | None:
    """Without links to footnotes and the words "Title:" that some pages put before it."""
    title = to_rich_text(element)
    title = re.sub(r"^(?:Title|Article title)\s*:\s*", "", title)
    return clean_title(re.sub(r"<sup>(?:[\d,*†‡§¶☆★]|\s)*</sup>$", "", title)) if title else None
