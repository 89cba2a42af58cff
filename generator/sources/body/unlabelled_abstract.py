"""The abstract of a page on which nothing is named so, where its markup makes it sure."""

from __future__ import annotations

import copy

from bs4 import BeautifulSoup, Tag

from generator.markup.markdown import html_to_markdown
from generator.markup.text import squeeze
from generator.sources.body.abstract_extras import drop_extras
from generator.sources.body.text import HEADINGS, fold
from generator.sources.head.abstract import LEAST, is_whole

_BLOCKS = [*HEADINGS, "p", "div", "ul", "table"]
_PLACES = (
    ".field-name-field-paper-description .field-item",  # USENIX
    ".page-header__intro-inner",  # NBER, below the title
)
"""Where sites that do not say "Abstract" put it, and nothing else."""


def find_by_start(soup: BeautifulSoup, stated: str | None) -> str | None:
    """The smallest block of the body that starts as the head's text does: old Nature pages,
    Pensoft."""
    wanted = fold(stated)[:40] if stated else ""
    if len(wanted) < 40:
        return None
    for element in soup.find_all(["p", "div", "td"]):
        text = element.get_text()
        if len(text) < len(stated or "") * 3 // 4 or len(text) > 6000 or element.find(_BLOCKS):
            continue
        if fold(text[:200]).startswith(wanted):
            element = copy.copy(element)
            drop_extras(element)
            return html_to_markdown(element)
    return None


def find_by_place(soup: BeautifulSoup) -> str | None:
    """The text in the one place that a site keeps for its abstracts."""
    for place in _PLACES:
        found = soup.select(place, limit=2)
        if len(found) == 1 and _is_text(found[0]):
            element = copy.copy(found[0])
            drop_extras(element)
            return html_to_markdown(element)
    return None


def _is_text(element: Tag) -> bool:
    text = squeeze(element.get_text())
    return LEAST <= len(text) < 6000 and is_whole(text) and element.find(HEADINGS) is None
