"""What stands in an abstract's element and is no part of it: keywords, figures, buttons, links."""

from __future__ import annotations

import re

from bs4 import Tag

from generator.markup.text import squeeze
from generator.sources.body.text import HEADINGS, is_hidden, tokens_of

_DROPPED = re.compile(
    r"keyword|(?:^|[\s-])kwd|(?:^|[\s-])fig(?:ure)?s?(?:$|[\s-])|graphical|copyright|permission|"
    r"(?:^|[\s-])(?:share|social|toolbar|metrics|download|view-?(?:more|full)|show-?more|"
    r"read-?more|links?|article-tools|section-?nav|jumplink|backlink|citation-?tools|to-?top|"
    r"license|supplement\w*|hw-?nav|section-?jump-?link\w*|nav-links)(?:$|[\s-])|"
    r"abstract-?key-?words|indexing"
)
_PART_TITLE = re.compile(r"(?:^|[\s-])(?:sec-?|section-?|sub-?)?(?:title|heading)(?=$|[\s])")
KEYWORDS = re.compile(r"^\W*(?:key\s?-?words?|index terms|abbreviations|jel)\b", re.I)
"""How a label of keywords, and not of the abstract's own parts, begins."""


def drop_extras(element: Tag) -> None:
    """Takes out keywords, figures, buttons, links to the full text and what cannot be seen."""
    titles = element.find(HEADINGS)
    level = titles.name if isinstance(titles, Tag) else "h4"
    for part in element.find_all(True):
        if part.decomposed:
            continue
        if _is_part_title(part):
            part.name = level
            continue
        if (
            part.name in ("button", "figure", "nav", "input", "select", "form", "aside", "img")
            or is_hidden(part)
            or (
                part.name in ("div", "section", "ul", "p", "span", "a", "dl")
                and _DROPPED.search(tokens_of(part))
            )
        ):
            part.decompose()
        elif part.name in (*HEADINGS, "strong", "b", "p", "div", "span") and KEYWORDS.match(
            part.get_text()[:40]
        ):
            _drop_after(part)
    for link in element.find_all("a"):
        words = squeeze(link.get_text())
        if re.fullmatch(
            r"(?:view|read|show|see|download|expand|collapse|hide|go to|more|less|open|skip|top|"
            r"previous|next|full text|pdf|purchase|jump).{0,40}|[\d,–-]{1,9}|↵|[#¶]|doi:\S+|"
            r"https?://(?:dx\.)?doi\.org/\S+",
            words,
            re.I,
        ):
            if re.fullmatch(r"[\d,–-]{1,9}", words):
                link.unwrap()
            else:
                link.decompose()
        elif str(link.get("href", "")).startswith("#") or not link.get("href"):
            link.unwrap()


def _is_part_title(part: Tag) -> bool:
    """Whether an element is a part's heading by its class: `div.title`."""
    return (
        part.name in ("div", "span", "p")
        and _PART_TITLE.search(tokens_of(part)) is not None
        and len(part.get_text()) < 60
        and not part.find(["div", "p"])
    )


def _drop_after(label: Tag) -> None:
    """Takes out a label "Keywords" with what belongs to it."""
    words = squeeze(label.get_text())
    if label.name in ("strong", "b", "span") and label.parent is not None:
        if KEYWORDS.match(label.parent.get_text()[:40]):
            label.parent.decompose()
            return
        for sibling in list(label.next_siblings):
            sibling.extract()
    elif label.name in HEADINGS or len(words) < 20:
        for sibling in list(label.find_next_siblings()):
            sibling.decompose()
    label.decompose()
