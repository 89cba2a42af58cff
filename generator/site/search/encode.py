"""Numbers as printable characters, for index shards that are JavaScript string literals.

Ninety characters need no escape in a single-quoted literal or in HTML: "#" to "~" without "<"
and "\\\\". A number below 60 is one character, below 1,800 two, below 54,000 three: digits in base
30 that say "more follows" (values 60 to 89) before a last one in base 60.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

ALPHABET = "!" + "".join(chr(code) for code in range(35, 127) if chr(code) not in "'<\\")
"""The character of each value from 0 to 89."""

_LAST = 60
_MORE = 30


def encode(number: int) -> str:
    """One non-negative number."""
    return _SMALL[number] if number < _KEPT else _encode(number)


def encode_all(numbers: Iterable[int]) -> str:
    """Numbers one after the other; each tells by itself where it ends."""
    return "".join([_SMALL[number] if number < _KEPT else _encode(number) for number in numbers])


def encode_gaps(ascending: Sequence[int]) -> str:
    """Ascending numbers as the first one and the steps between them, each step less one."""
    text = []
    expected = 0
    for number in ascending:
        gap = number - expected
        text.append(_SMALL[gap] if gap < _KEPT else _encode(gap))
        expected = number + 1
    return "".join(text)


def _encode(number: int) -> str:
    high, low = divmod(number, _LAST)
    text = ALPHABET[low]
    while high:
        high, digit = divmod(high, _MORE)
        text = ALPHABET[_LAST + digit] + text
    return text


_KEPT = 16_384
_SMALL = tuple(_encode(number) for number in range(_KEPT))
"""The small numbers, which most are, worked out once."""


def quote(text: str) -> str:
    """A JavaScript string literal in single quotes that is safe inside any script."""
    for plain, escaped in (
        ("\\", "\\\\"),
        ("'", "\\'"),
        ("\n", "\\n"),
        ("\r", "\\r"),
        ("<", "\\x3c"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        if plain in text:
            text = text.replace(plain, escaped)
    return f"'{text}'"
