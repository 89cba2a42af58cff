"""Titles' rich text: plain Unicode in which only <i> <b> <sub> <sup> and <math> are markup."""

from __future__ import annotations

import re

_TAG = re.compile(r"</?(?:i|b|sub|sup)>")
_MATH = re.compile(r"<math\b.*?</math>", re.S)
_ANY_TAG = re.compile(r"<[^>]*>")


def strip_markup(text: str) -> str:
    """The words of a rich text, without its tags ("H<sub>2</sub>O" gives "H2O")."""
    if "<" not in text:
        return text
    text = _MATH.sub(lambda found: _ANY_TAG.sub("", found.group()), text)
    return _TAG.sub("", text)
