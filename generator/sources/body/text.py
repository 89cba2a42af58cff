"""The body of a publisher's page: headings, what is hidden, text with spaces between blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString, PreformattedString

from generator.markup.rich_text import parse_fragment
from generator.markup.text import squeeze

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE_NAMES = """a abbr acronym b bdi bdo big cite code dfn em font i ins kbd label mark nobr q s
    samp small span strong sub sup tt u var wbr math mi mn mo mrow msub msup msubsup mfrac mtext
    semantics named-content"""
_INLINE = frozenset(_INLINE_NAMES.split())
_NEW_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HIDDEN_NAMES = """sr-only visually-hidden visuallyhidden u-visually-hidden screenreader-only
    element-invisible offscreen off-screen MathJax_Preview mathjax-fallback Z3988 usa-sr-only
    screen-reader-only screen-reader-text sr"""
_HIDDEN_CLASSES = frozenset(_HIDDEN_NAMES.split())


def tokens_of(element: Tag) -> str:
    """An element's id, classes, role and data names as one lower-case text, words parted by
    spaces and hyphens."""
    stated = element.attrs
    if not stated:
        return ""
    parts = [stated.get("id"), stated.get("role"), stated.get("data-title")]
    classes = stated.get("class")
    parts += classes if isinstance(classes, list) else [classes]
    words = " ".join([str(part) for part in parts if part])
    return _NEW_WORD.sub("-", words).replace("_", "-").lower()


def is_hidden(element: Tag) -> bool:
    """Whether the page itself keeps an element from being seen or only reads it aloud."""
    classes = element.get("class") or ()
    return any(name in _HIDDEN_CLASSES for name in classes) or bool(
        _HIDDEN.search(str(element.get("style") or ""))
    )


def block_text(element: Tag) -> str:
    """The text of an element as it is seen: a space where a block or a line ends."""
    return squeeze("".join(_pieces(element, 0)))


def _pieces(element: Tag, depth: int) -> Iterator[str]:
    if depth > 60:
        yield element.get_text(" ")
        return
    for child in element.children:
        if isinstance(child, NavigableString):
            if not isinstance(child, PreformattedString) or isinstance(child, CData):
                yield str(child)
        elif isinstance(child, Tag) and not is_hidden(child):
            if child.name in ("br", "button", "select", "script", "style"):
                yield " "
            elif child.name in _INLINE or ":" in child.name:
                yield from _pieces(child, depth + 1)
            else:
                yield " "
                yield from _pieces(child, depth + 1)
                yield " "


def fold(text: str) -> str:
    """For comparing: letters and digits only, in lower case."""
    return re.sub(r"[\W_]+", "", squeeze(text)).lower()


def settle_formulas(soup: BeautifulSoup) -> None:
    """Leaves one of the several copies of a formula that MathJax saves: its MathML."""
    for element in soup.find_all(
        ["span", "mjx-container", "div"], class_=re.compile("MathJax|MJX")
    ):
        if element.parent is None or element.decomposed:
            continue
        math = element.find("math")
        if isinstance(math, Tag):
            element.replace_with(math.extract())
        elif data := element.get("data-mathml"):
            parsed = parse_fragment(str(data)).find("math")
            if isinstance(parsed, Tag):
                element.replace_with(parsed.extract())
        elif "MathJax_Preview" in (element.get("class") or ()):
            element.decompose()
    for element in soup.find_all("mjx-container"):
        math = element.find("math")
        if isinstance(math, Tag):
            element.replace_with(math.extract())


def previous_heading(element: Tag) -> str:
    """The words of the heading that stands before an element."""
    for each in element.previous_elements:
        if isinstance(each, Tag) and each.name in HEADINGS:
            return block_text(each)
    return ""
