"""Titles' rich text: plain Unicode in which only <i> <b> <sub> <sup> and <math> are markup."""

from __future__ import annotations

import re

FORMULA = r"<math\b[^<]*+(?:<(?!/?math\b)[^<]*+)*</math>"
"""A pattern of one formula, which is looked for no further than the next one begins."""

_TAG = re.compile(r"</?(?:i|b|sub|sup)>")
_FORMULA = re.compile(FORMULA)
_ANY_TAG = re.compile(r"<[^<>]*>")


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
