"""A PubMed page of which a reader mode, a printer or a clipper kept the words and not the marks:
read as the text copy that it is."""

from __future__ import annotations

import re
import warnings
from dataclasses import replace

from bs4 import BeautifulSoup, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, PreformattedString

from generator.sources.page import SavedPage
from generator.sources.refusals import PRINTED_PMID

_PAGE = re.compile(r"\s*<(?:!doctype html|html|body|div|main|article)\b", re.I)
_APART_NAMES = """p div li ul ol h1 h2 h3 h4 h5 h6 section article header footer main table tr td th
    dt dd dl figure figcaption blockquote br hr pre"""
_APART = frozenset(_APART_NAMES.split())
_NO_TEXT = ("script", "style", "noscript", "template", "svg", "head", "button")


def flatten_page(page: SavedPage) -> SavedPage | None:
    """The page as lines of text, one a block; None for what is no page or not of PubMed."""
    if not _PAGE.match(page.text) or not PRINTED_PMID.search(page.text):
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(page.text, "lxml")
    for element in soup.find_all(_NO_TEXT):
        element.decompose()
    words: list[str] = []
    for each in soup.descendants:
        if isinstance(each, Tag):
            if each.name in _APART:
                words.append("\n")
        elif isinstance(each, NavigableString) and not isinstance(each, PreformattedString):
            if words and words[-1][-1:] == "." and str(each)[:1].isupper():
                words.append(" ")  # "doi: 10.5555/1." and "Epub" stand apart by style alone
            kept = each.find_parent("pre") is not None
            words.append(str(each) if kept else re.sub(r"\s+", " ", str(each)))
            if _ends_block(each):
                words.append("\n")
    lines = (line.strip() for line in "".join(words).splitlines())
    return replace(page, text="\n".join(line for line in lines if line))


def _ends_block(text: NavigableString) -> bool:
    """Whether a text is the last of its block."""
    level: Tag | NavigableString = text
    while level.next_sibling is None and level.parent is not None:
        level = level.parent
        if level.name in _APART:
            return True
    return False
