"""HTML -> a title's rich text: plain Unicode with only <i> <b> <sub> <sup> and <math>."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag
from bs4.element import CData, NavigableString, PageElement, PreformattedString

from generator.markup.mathml import math_to_text
from generator.markup.text import MAX_DEPTH, squeeze

_NAMES = {"i": "i", "em": "i", "b": "b", "strong": "b", "sub": "sub", "sup": "sup"}
_DROPPED_NAMES = "script style noscript template svg iframe object button head"
_DROPPED = frozenset(_DROPPED_NAMES.split())


def to_rich_text(fragment: Tag | str) -> str:
    """A title's rich text. Text such as "p < 0.05" stays as it is: there are no entities."""
    if isinstance(fragment, str):
        fragment = parse_fragment(fragment)
    return tidy_tags(squeeze("".join(_parts(fragment, 0))))


def parse_fragment(html: str) -> BeautifulSoup:
    """A piece of HTML parsed, also where it is but a name or an address."""
    # The line's end is for Beautiful Soup, which warns that "index.html" may be meant as a file.
    return BeautifulSoup(f"{html}\n", "lxml")


def tidy_tags(text: str) -> str:
    """Without empty or doubled tags, and with spaces outside them."""
    for name in ("i", "b", "sub", "sup"):
        text = text.replace(f"</{name}><{name}>", "").replace(f"<{name}></{name}>", "")
    text = re.sub(r"<(i|b|sub|sup)> ", r" <\1>", text)
    text = re.sub(r" </(i|b|sub|sup)>", r"</\1> ", text)
    if "i>" in text:
        text = _JOINED_BEHIND.sub(" ", text)
        text = _JOINED_BEFORE.sub(r"\1 ", text)
    return squeeze(text)


_SMALL = "(?:and|between|by|during|for|from|in|of|the|using|via|with)"
_JOINED_BEFORE = re.compile(
    rf"(?<![\w>-])({_SMALL})(?=<i>[^<>]{{4,}}</i>(?:[\s,.;:)]|{_SMALL}\b|$))"
)
_JOINED_BEHIND = re.compile(rf"(?<=[\w.]{{4}}</i>)(?={_SMALL}\b(?!-))")
"""Small words from which italics took their space: "of<i>Escherichia coli</i>in"."""


def _parts(node: PageElement, depth: int) -> list[str]:
    if isinstance(node, NavigableString):
        shown = type(node) in (NavigableString, CData) or not isinstance(node, PreformattedString)
        return [str(node)] if shown else []
    if not isinstance(node, Tag) or node.name in _DROPPED:
        return []
    if depth > MAX_DEPTH:
        return [" ".join(str(text) for text in node.find_all(string=True))]
    name = node.name.rpartition(":")[2]
    if name == "math":
        return [math_to_text(node)]
    inner = [part for child in node.children for part in _parts(child, depth + 1)]
    if name in _NAMES:
        tag = _NAMES[name]
        return [f"<{tag}>", *inner, f"</{tag}>"]
    if name == "br":
        return [" "]
    return inner
