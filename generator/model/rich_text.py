"""Titles' rich text: plain Unicode in which only <i> <b> <sub> <sup> and <math> are markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

FORMULA = r"<math\b[^<]*+(?:<(?!/?math\b)[^<]*+)*</math>"
"""A pattern of one formula, which is looked for no further than the next one begins."""

_TAG = re.compile(r"</?(?:i|b|sub|sup)>")
_PIECE = re.compile(rf"({FORMULA}|</?(?:i|b|sub|sup)>)")
_FORMULA = re.compile(FORMULA)
_ANY_TAG = re.compile(r"<[^<>]*>")


def cut_pieces(text: str) -> list[str]:
    """A rich text cut at its tags and formulas, which stand at the odd places."""
    return _PIECE.split(text)


def pair_tags(pieces: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of each tag that has its partner, and of that one."""
    opened: list[int] = []
    for place in range(1, len(pieces), 2):
        tag = pieces[place]
        if not tag.startswith(("</", "<math")):
            opened.append(place)
        elif opened and pieces[opened[-1]][1:] == tag[2:]:
            yield opened.pop(), place


def strip_markup(text: str) -> str:
    """The words of a rich text, without its tags ("H<sub>2</sub>O" gives "H2O")."""
    if "<" not in text:
        return text
    return _TAG.sub("", strip_formulas(text))


def strip_formulas(text: str | None) -> str:
    """The rich text with formulas as their words, its other tags as they are; "" of None."""
    if not text or "<math" not in text:
        return text or ""
    return _FORMULA.sub(lambda found: _ANY_TAG.sub("", found.group()), text)
