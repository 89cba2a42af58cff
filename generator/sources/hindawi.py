"""Hindawi's article pages, whose heads lack the article's number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model import Extraction
from generator.sources.article_page import parse_article_page
from generator.sources.head.item import read_head_item
from generator.sources.meta_tags import read_article
from generator.sources.page import SavedPage

_SITE = re.compile(r"""citation_publisher["']\s+content=["']Hindawi|hindawi\.com/""", re.I)
_NUMBER = re.compile(r"Article(?:\s|&nbsp;)+ID(?:\s|&nbsp;)+(\w+)")


def matches(page: SavedPage) -> bool:
    """Whether the head names Hindawi as the publisher of an article."""
    head = page.text[:100_000]
    return _SITE.search(head) is not None and '"citation_doi"' in head


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article, with "Article ID 247835" as its page."""
    parts = parse_article_page(page)
    item = read_head_item(parts)
    found = _NUMBER.search(page.text)
    if item.page is None and found:
        item = replace(item, page=found.group(1))
    yield read_article(parts, "hindawi", item)
