"""What publishers print beside an abstract for readers in haste: highlights, key points, summaries
in plain language."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag

from generator.markup.markdown import html_to_markdown
from generator.markup.text import squeeze
from generator.model import Section
from generator.sources.body.abstract_extras import drop_extras
from generator.sources.body.text import HEADINGS, block_text, is_hidden

_NAMES = (
    (r"highlights", "Highlights"),
    (r"(?:article )?key[ -]points", "Key points"),
    (r"key (?:messages|findings|policy insights)|essential points", "Key points"),
    (r"(?:plain|lay)[ -](?:language |person )?(?:summary|abstract)", "Plain language summary"),
    (r"(?:author(?:['’]s|s['’])?|non-?technical|executive) summary", "Author summary"),
    (r"significance(?: statement)?", "Significance"),
    (r"elife digest", "eLife digest"),
)
_BULLET = re.compile(r"^\s*(?:-\s+)?(?:\*\*)?[•▪►●▸](?:\*\*)?\s*", re.M)
_LIKE_HEADING = re.compile(r"(?:^|\s)(?:h[2-4]|[\w-]*(?:title|heading))(?:\s|$)")
_ELSEWHERE = frozenset("nav aside footer form figure table dialog button select li".split())
_LEAST = 60
_MOST = 8_000


def read_summaries(soup: BeautifulSoup) -> Iterator[Section]:
    """Each such summary with what stands below its heading."""
    given: set[str] = set()
    for heading in soup.find_all([*HEADINGS, "div"]):
        name = _name(heading)
        if name is None or name in given or _is_elsewhere(heading):
            continue
        box = _gather(heading)
        if box is not None:
            drop_extras(box)
            markdown = _BULLET.sub("- ", html_to_markdown(box)).strip()
            if len(markdown) >= _LEAST:
                given.add(name)
                yield Section(name, markdown)


def _name(heading: Tag) -> str | None:
    if heading.name == "div" and not _LIKE_HEADING.search(" ".join(heading.get("class") or ())):
        return None
    words = squeeze(heading.get_text()).strip(" :.")
    return next((name for form, name in _NAMES if re.fullmatch(form, words[:60], re.I)), None)


def _is_elsewhere(heading: Tag) -> bool:
    return any(each.name in _ELSEWHERE or is_hidden(each) for each in (heading, *heading.parents))


def _gather(heading: Tag) -> Tag | None:
    """What follows a heading up to the next of its rank, as one element; None where that is no
    text, or mostly links."""
    start = heading
    for _ in range(3):
        box = BeautifulSoup("", "lxml").new_tag("div")
        length = 0
        for sibling in start.next_siblings:
            if isinstance(sibling, Tag) and _holds_heading(sibling, heading.name):
                break
            length += len(sibling.get_text())
            if length > _MOST * 2:
                return None
            box.append(copy.copy(sibling))
            if heading.name == "div" and isinstance(sibling, Tag):
                break  # what looks like a heading and is none heads the next box
        text = block_text(box)
        if len(text) >= _LEAST:
            linked = sum(len(each.get_text()) for each in box.find_all("a"))
            return box if len(text) <= _MOST and linked * 2 < len(text) else None
        if start.parent is None or start.parent.name in ("body", "main", "article"):
            return None
        start = start.parent
    return None


def _holds_heading(element: Tag, rank: str) -> bool:
    return any(
        each.name in HEADINGS and each.name <= rank
        for each in (element, *element.find_all(HEADINGS))
    )
