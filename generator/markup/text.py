"""Plain text out of markup: white space, invisible characters, text of an element."""

from __future__ import annotations

import re
import unicodedata

from bs4 import Tag

MAX_DEPTH = 100
"""Nesting that no title, paragraph or formula has; deeper markup is read as its text."""

_SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufff9-\ufffb"
    "\u202a-\u202e\u2066-\u2069\u061c\u200e\u200f\ud800-\udfff]"
)


def squeeze(text: str) -> str:
    """The text in Unicode's NFC with single spaces and nothing invisible (soft hyphens, zero
    width spaces, direction overrides and control characters)."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())  # most texts, at a quarter of the cost
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def lines_of(text: str) -> list[str]:
    """The lines of preformatted text with nothing invisible in them."""
    return _INVISIBLE.sub("", _LINE_END.sub("\n", text)).strip("\n").split("\n")


def text_of(element: Tag | None) -> str | None:
    """The squeezed text of an element; None where there is none."""
    if element is None:
        return None
    return squeeze(element.get_text()) or None
