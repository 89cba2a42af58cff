"""The statement on interests as an article page's body prints it."""

from __future__ import annotations

import re
from itertools import takewhile

from bs4 import BeautifulSoup, Tag

from generator.sources.body_text import HEADINGS, block_text
from generator.sources.interests import is_conflict, strip_conflict_label

_STATEMENT = re.compile(r"\s+statements?\W*$", re.I)


def read_conflict(soup: BeautifulSoup) -> str | None:
    """What stands under a heading on interests, up to the next one, or behind a bold label."""
    for heading in soup.find_all(HEADINGS):
        if _is_on_interests(block_text(heading)):
            blocks = takewhile(lambda each: each.name not in HEADINGS, heading.find_next_siblings())
            words = " ".join(
                block_text(each)
                for each in blocks
                if each.name in ("p", "div") and not each.find(HEADINGS) and block_text(each)
            )
            if words:
                return words
    for label in soup.select("p > strong:first-child, p > b:first-child"):
        if label.parent and _is_on_interests(block_text(label)) and _begins(label):
            words = block_text(label.parent)
            bare = strip_conflict_label(words)
            if bare != words:
                return bare
    return None


def _is_on_interests(heading: str) -> bool:
    heading = _STATEMENT.sub("", heading)
    return is_conflict(heading) and heading.lower() != "conflict"  # that may be what it is about


def _begins(label: Tag) -> bool:
    """Whether no words stand before a label in its paragraph."""
    return not any(str(each).strip() for each in label.previous_siblings)
