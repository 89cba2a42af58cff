"""Numbers as printable characters, for index shards that are JavaScript string literals.

Ninety characters need no escape in a single-quoted literal or in HTML: "#" to "~" without "<"
and "\\\\". A number below 60 is one character, below 1,800 two, below 54,000 three: digits in base
30 that say "more follows" (values 60 to 89) before a last one in base 60.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

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


def encode_pairs(some: Iterable[int], others: Iterable[int]) -> str:
    """As encode_all, a number of the first and one of the second in turn; those of the first are
    mostly large, and put together here."""
    text: list[str] = []
    add = text.append
    for one, other in zip(some, others, strict=True):
        if one < _KEPT:
            add(_SMALL[one])
        elif one < _FAR:
            high, low = divmod(one, _NEAR)
            if high >= len(_HIGH):
                high, middle = divmod(high, len(_MIDDLE))
                add(_HIGH[high])
                add(_MIDDLE[middle])
            else:
                add(_HIGH[high])
            add(_LOW[low])
        else:
            add(_encode(one))
        add(_SMALL[other] if other < _KEPT else _encode(other))
    return "".join(text)


def encode_gaps(ascending: Sequence[int]) -> str:
    """Ascending numbers as the first one and the steps between them, each step less one."""
    text = []
    expected = 0
    for number in ascending:
        gap = number - expected
        text.append(_SMALL[gap] if gap < _KEPT else _encode(gap))
        expected = number + 1
    return "".join(text)


def encode_steps(ascending: Sequence[int]) -> str:
    """The steps of encode_gaps between ascending numbers, without the first one."""
    if len(ascending) == 1:
        return ""
    try:
        return "".join([_STEPS[after - number] for number, after in pairwise(ascending)])
    except IndexError:
        return encode_gaps([number - ascending[0] - 1 for number in ascending[1:]])


def _encode(number: int) -> str:
    high, low = divmod(number, _NEAR)
    if high < len(_HIGH):
        return _HIGH[high] + _LOW[low]
    high, middle = divmod(high, len(_MIDDLE))
    return (_HIGH[high] if high < len(_HIGH) else _spell(high)) + _MIDDLE[middle] + _LOW[low]


def _spell(number: int) -> str:
    """A number in digits of which none says that it ends."""
    text = ""
    while number:
        number, digit = divmod(number, _MORE)
        text = ALPHABET[_LAST + digit] + text
    return text


_KEPT = 16_384
_HIGH = tuple(_spell(number) for number in range(1_024))
"""The larger ones are put together of two or three parts."""
_SMALL = tuple(_HIGH[number // _LAST] + ALPHABET[number % _LAST] for number in range(_KEPT))
"""The small numbers, which most are, worked out once."""
_STEPS = ("", *_SMALL)
_DIGITS = ALPHABET[_LAST:]
_NEAR = _LAST * _MORE
_LOW = tuple(digit + last for digit in _DIGITS for last in ALPHABET[:_LAST])
_MIDDLE = tuple(digit + other for digit in _DIGITS for other in _DIGITS)
_FAR = _NEAR * len(_MIDDLE) * len(_HIGH)


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
