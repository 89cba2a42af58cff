"""The statement on interests as an article page's body prints it."""

from __future__ import annotations

import re
from itertools import takewhile

from bs4 import BeautifulSoup, Tag

from generator.sources.body.text import HEADINGS, block_text
from generator.sources.interests import declares_interests, is_conflict, strip_conflict_label

_HINT = re.compile(r"interest|disclosure|conflict|coi", re.I)
_NOTES = re.compile(r"^(?:fn|fn-conflict|fn-group|footnotes?|NLM_notes)$")
_LONGEST = 3000
"""Characters of a footnote; more is no footnote."""
_STATEMENT = re.compile(r"\s+statements?\W*$", re.I)


def read_conflict(soup: BeautifulSoup) -> str | None:
    """What stands under a heading on interests, up to the next one, behind a bold label, or in a
    footnote on it."""
    stated: dict[str, None] = {}
    for heading in soup.find_all(HEADINGS):
        if _HINT.search(heading.get_text()) and heads_interests(block_text(heading)):
            blocks = takewhile(lambda each: each.name not in HEADINGS, heading.find_next_siblings())
            words = " ".join(
                block_text(each)
                for each in blocks
                if each.name in ("p", "div") and not each.find(HEADINGS) and block_text(each)
            )
            if words:
                stated.setdefault(words)
    if stated:  # some part "Disclosure" from "Conflict of Interests"
        return " ".join(stated)
    for label in soup.find_all(["strong", "b"], string=_HINT):
        line = label.parent
        if line and line.name == "p" and heads_interests(block_text(label)) and _begins(label):
            words = block_text(line)
            bare = strip_conflict_label(words)
            if bare != words:
                return bare
    for note in soup.find_all(class_=_NOTES):
        on_it = "fn-conflict" in (note.get("class") or ())
        for line in note.find_all("p"):
            words = block_text(line)
            if len(words) < _LONGEST and (on_it or declares_interests(words)):
                return strip_conflict_label(words)
    return None


def heads_interests(heading: str) -> bool:
    """Whether a heading's words say that what follows is on interests."""
    heading = _STATEMENT.sub("", heading)
    return is_conflict(heading) and heading.lower() != "conflict"  # that may be what it is about


def _begins(label: Tag) -> bool:
    """Whether no words stand before a label in its paragraph."""
    return not any(str(each).strip() for each in label.previous_siblings)
