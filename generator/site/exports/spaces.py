"""White space of values that stand on a line, and a look that spares most texts a closer one."""

from __future__ import annotations

import re

_BREAKING = re.compile(r"[\x00-\x20\x7f\x85\u00a0\u2028\u2029]+")


def is_even(text: str) -> bool:
    """Whether all white space of a text is single spaces, and no character of it a control
    character, half of a pair or none of Unicode's: then any format's rules leave it as it is.
    """
    return text.isprintable() and "  " not in text


def put_on_line(value: str) -> str:
    """A value whose white space of any kind is one space, so that it cannot end its line."""
    return (value if is_even(value) else _BREAKING.sub(" ", value)).strip()
