"""What a PubMed Central page says beside an article's text: where its authors work, whose it is,
its history, its footnotes and interests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from generator.markup.text import squeeze
from generator.model import Name
from generator.sources.body.interests import read_conflict
from generator.sources.body.text import block_text
from generator.sources.interests import declares_interests, strip_conflict_label

_HELD = re.compile(r"(?:Copyright\s*)?(?:©|\(c\)\s)(?=.*\b(?:19|20)\d\d\b).*", re.I)
_HISTORY = re.compile(r"\b(Received|Revised|Accepted)\s+(?:on\s+)?([^;.]*?\b(?:19|20)\d\d[^;.]*)")


def add_affiliations(soup: BeautifulSoup, author: Sequence[Name]) -> tuple[Name, ...]:
    """The authors with the places that the marks behind their names point to."""
    places: dict[str, str] = {}
    for block in soup.select(".fm-affl, #aip_a div[id]"):
        mark = block.find("sup", recursive=False)
        if isinstance(mark, Tag) and block.find(["div", "p"]) is None:
            words = squeeze(block.get_text()).removeprefix(squeeze(mark.get_text()))
            places.setdefault(squeeze(mark.get_text()), words.strip(" ,;"))
    line = soup.select_one(".contrib-group.fm-author, .cg")
    if not places or line is None or any(name.affiliations for name in author):
        return tuple(author)
    held: dict[int, list[str]] = {}
    last, read = -1, ""
    for part in line.descendants:
        if not isinstance(part, NavigableString):
            continue
        if part.find_parent("sup"):
            keys = re.findall(r"[^\s,;]+", str(part))
            held.setdefault(last, []).extend(places[key] for key in keys if key in places)
            continue
        read += str(part)
        while last + 1 < len(author) and (author[last + 1].family or "\0") in read:
            last += 1
            read = read.partition(author[last].family or "")[2]
    return tuple(
        replace(name, affiliations=tuple(dict.fromkeys(held.get(place, ()))))
        for place, name in enumerate(author)
    )


def read_pmc_copyright(soup: BeautifulSoup) -> str | None:
    """The copyright line of the article, not PMC's own notice."""
    for box in soup.select("#clp_a, .fm-copyright, .permissions"):
        for block in (box, *box.find_all(["div", "p", "span"])):
            if found := _HELD.search(squeeze(_first_line(block))):
                return found.group()
    return None


def _first_line(block: Tag) -> str:
    """The words of a block before the next block in it."""
    line = ""
    for child in block.children:
        if isinstance(child, Tag) and child.name in ("div", "p", "section", "br", "ul"):
            break
        line += child.get_text() if isinstance(child, Tag) else str(child)
    return line


def read_pmc_conflict(soup: BeautifulSoup) -> str | None:
    """The statement on interests: a section's, or a footnote's that begins with its label."""
    if stated := read_conflict(soup):
        return stated
    for note in soup.select(".fn p, .fn-group p, .author-notes p"):
        words = block_text(note)
        if declares_interests(words):
            return strip_conflict_label(words)
    return None


def read_pmc_unplaced(soup: BeautifulSoup) -> Iterator[str]:
    """The article's history, and footnotes of its heading and its end but those on interests."""
    said: dict[str, None] = {}
    for block in soup.select("#anp_a, .history, .fm-citation, .fm-panel, .fm-pubdate"):
        for event, date in _HISTORY.findall(block_text(block)):
            said.setdefault(f"{event}: {squeeze(date)}")
    for note in soup.select("#aip_a .fn, .author-notes .fn, .fn-group .fn, .fm-footnote"):
        words = block_text(note)
        if words and not declares_interests(words):
            said.setdefault(f"Note: {words}")
    yield from said
