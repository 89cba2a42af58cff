"""The statements that an article page's body prints: funding, data, contributions, thanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from bs4 import BeautifulSoup, Tag

from generator.sources.body.text import HEADINGS, block_text, tokens_of
from generator.sources.statements import name_statement

_BLOCKS = ("p", "div", "ul", "ol", "dl", "section", "blockquote", "dd")
_HEADING_CLASS = re.compile(r"^(?:head\d|section-title|sec-title)$")
"""Of a division that is a heading by its look, as PMC's were in 2008."""
_ELSEWHERE = ("nav", "footer", "form", "aside", "select")
_NAVIGATION = re.compile(
    r"(?:^|[\s-])(?:nav|section-?nav|\w*-navigation|jump-?(?:to|links?))(?:$|[\s-])"
)
_MODAL = re.compile(r"modal|dialog|(?:^|[\s-])menu|comments?(?:$|[\s-])|popup")
_SUPPLEMENT = re.compile(
    r"(?:electronic )?supplementa(?:ry|l) (?:materials?|data|information|files?)|"
    r"supporting information|additional files?",
    re.I,
)
_LONGEST = 12_000
"""Characters: more is no statement but a page whose headings are none."""


def read_body_statements(soup: BeautifulSoup) -> Iterator[str]:
    """Each as "Heading: words": what stands under its heading or behind its bold label."""
    said: set[str] = set()
    headings = soup.find_all((*HEADINGS, "dt", "button"))
    for heading in (*headings, *soup.find_all("div", class_=_HEADING_CLASS)):
        label = _name(heading)
        if label is None or _is_elsewhere(heading):
            continue
        words = _words_below(heading)
        if words and len(words) < _LONGEST and words not in said:
            said.add(words)
            yield f"{label}: {words}"
    for mark in soup.find_all(["strong", "b"]):
        line = mark.parent
        if line is None or line.name not in ("p", "div", "li") or _follows_text(mark):
            continue
        label = _name(mark)
        if label is None or _is_elsewhere(mark):
            continue
        words = block_text(line).removeprefix(block_text(mark)).lstrip(" :.—–-")
        if words and len(words) < _LONGEST and words not in said:
            said.add(words)
            yield f"{label}: {words}"


def _name(heading: Tag) -> str | None:
    """A heading's words where it heads a statement, or what is published beside the article."""
    words = "".join(heading.strings) if len(heading.contents) < 6 else ""
    words = " ".join(words.split()).strip(" .:")
    if _SUPPLEMENT.fullmatch(words):
        return "Supplementary material"
    return words if words and name_statement(words) else None


def _words_below(heading: Tag) -> str:
    """The blocks up to the next heading; of a heading that stands alone in a block, those behind
    the block."""
    level = heading
    for _ in range(3):
        blocks = takewhile(
            lambda each: (
                each.name not in (*HEADINGS, "dt")
                and not each.find(HEADINGS)
                and not (each.name == "div" and _has_heading_class(each))
                and not _begins_another(each)
            ),
            (each for each in level.find_next_siblings() if not _is_navigation(each)),
        )
        words = " ".join(
            text for each in blocks if each.name in _BLOCKS and (text := block_text(each))
        )
        parent = level.parent
        if words or parent is None or parent.name in ("body", "main", "article"):
            return words
        inside = [each for each in parent.children if isinstance(each, Tag)]
        if any(each is not level and not _is_navigation(each) and block_text(each)
               for each in inside):  # fmt: skip
            return ""
        level = parent
    return ""


def _has_heading_class(block: Tag) -> bool:
    return any(_HEADING_CLASS.search(name) for name in block.get("class") or ())


def _begins_another(block: Tag) -> bool:
    mark = block.find(["strong", "b"])
    return mark is not None and not _follows_text(mark) and _name(mark) is not None


def _is_navigation(element: Tag) -> bool:
    return element.name == "nav" or _NAVIGATION.search(tokens_of(element)) is not None


def _follows_text(label: Tag) -> bool:
    return any(str(each).strip() for each in label.previous_siblings)


def _is_elsewhere(element: Tag) -> bool:
    """Whether it stands in the site's furniture, in a reference list, or in the abstract, whose
    own parts may be called so."""
    if element.find_parent(_ELSEWHERE) is not None:
        return True
    for parent in element.parents:
        if parent.name in ("body", "html", "[document]"):
            return False
        tokens = tokens_of(parent)
        if _MODAL.search(tokens) or re.search(r"(?:^|[\s-])abstract(?:$|[\s-])", tokens):
            return True
    return False
