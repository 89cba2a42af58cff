"""What the titles of a list say beside their words, read from all at once.

Most titles say nothing of the kind: they are folded as one text, and only those that may say
something are looked at one by one (`match_titles`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import compress, count, repeat
from typing import NamedTuple

from generator.references.match_titles import FOLDED, TELLING_WORDS, read_title


class TitleColumns(NamedTuple):
    """Of each title what `read_title` gives: its words, and all else with tabs between."""

    titles: list[str]
    said: list[str]


_KEPT_LINES = bytes(10 if code == 10 else FOLDED[code] for code in range(256))
_DIGITS = bytes(code if chr(code).isdigit() or code == 10 else 32 for code in range(256))
_STARTS = """retract removed withdrawn concern errat corrig correction reply response comment
    letter"""
_WORDS = (*_STARTS.split(), *(f"{word} " for word in TELLING_WORDS))
"""Starts of words, and whole ones, by which a title may say something."""

# Any of the first letters with any of the rests: it finds more than the words, and fast.
_FIRST = "".join(sorted({word[0] for word in _WORDS}))
_TELLING = re.compile(f" [{_FIRST}](?:{'|'.join(sorted({word[1:] for word in _WORDS}))})")
_YEAR = re.compile(r"\(\d{4}\)")


def read_titles(printed: Sequence[str], preprints: Sequence[bool]) -> TitleColumns:
    """`read_title` of each title; none holds a line feed."""
    # Each word stands between two spaces, each title on a line.
    joined = " \n ".join(("", *printed, ""))
    folded = joined.encode("ascii", "replace").translate(_KEPT_LINES)
    text = folded.decode("ascii")
    while "  " in text:
        text = text.replace("  ", " ")
    titles = [line[1:-1] for line in text.split("\n")[1:-1]]
    said = [
        f"{'preprint' if preprint else ''}\t\t{numbers}\t"
        for preprint, numbers in zip(preprints, _list_numbers(folded, len(titles)), strict=True)
    ]
    places = set(_list_telling(text))
    if not joined.isascii() or "<" in joined or "[" in joined or ")" in joined:
        places.update(compress(count(), map(_may_tell, printed)))
    for place in places:
        titles[place], *others = read_title(printed[place], preprints[place])
        said[place] = "\t".join(others)
    return TitleColumns(titles, said)


def _list_numbers(folded: bytes, lines: int) -> Iterable[str]:
    """The numbers in each line of a text that begins and ends with a line feed between spaces."""
    digits = folded.translate(_DIGITS)
    if not digits.strip():
        return repeat("", lines)
    return [" ".join(line.split()) for line in digits.decode("ascii").split("\n")[1:-1]]


def _list_telling(text: str) -> list[int]:
    """The places of folded titles that hold a telling word."""
    return [text.count("\n", 0, found.start()) - 1 for found in _TELLING.finditer(text)]


def _may_tell(title: str) -> bool:
    """Whether a title's letters or marks may say something that its folded words do not."""
    return (
        not title.isascii()
        or "<" in title
        or "[" in title
        or (")" in title and (title.endswith((")", ").", ") ")) or bool(_YEAR.search(title))))
    )
