"""What one line of a list holds: a review's, a work's, a name's.

Tuples, because long lists hold thousands of them. Paths are from the site's root; `title` is
HTML, all else plain text where nothing else is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.model.keys import settle_scripts, transliterate

EXACT = 100
"""Counts below it are told as they are where others are rounded."""


class Entry(NamedTuple):
    """A review's line: `references` is how many the page held or, where it says so, how many
    there are; `cited_by` counts reviews of this library; `below` is the HTML of what stands below
    its title in lists; `label` is its short name."""

    key: str
    path: str
    title: Markup
    byline: str
    journal: str
    year: str
    references: int | None
    cited_by: int
    retracted: bool
    coins: str
    below: Markup
    facts: str
    label: str


class WorkLine(NamedTuple):
    """A cited work's line: `path` leads to its page or to its place in a reference list."""

    path: str
    title: Markup
    byline: str
    journal: str
    year: str
    reviews: int
    held: bool
    retracted: bool


class Citing(NamedTuple):
    """A review that cites a work: `path` leads to where it does."""

    path: str
    byline: str


class NameLine(NamedTuple):
    """A person's or term's line in an index.

    `anchor` is the letter that starts with this line, else ""; `more` are lines below it, as the
    qualifiers of a MeSH descriptor.
    """

    name: str
    path: str
    reviews: int
    anchor: str
    detail: str = ""
    more: tuple[tuple[str, str, int], ...] = ()


class Anchor(NamedTuple):
    """A letter or year that a long list can be entered at: its words, its path with fragment."""

    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Index:
    """All names of one kind in the order of reading, where letters begin, the most used first."""

    lines: tuple[NameLine, ...]
    anchors: tuple[Anchor, ...]
    most: tuple[NameLine, ...]


def sort_text(text: str) -> str:
    """A text as lists are sorted: without accents, marks and case."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold()


_BARRED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_SIGNS = re.compile(r"(?<![α-ω])[α-ω]{1,3}(?![α-ω])")
_QUOTES = "'\"’‘ʻʼ“”«»`"
_HANGUL = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
IDEOGRAPHS = "字"
"""The letter of all names in Chinese characters, of which each would be one alone."""


def index_text(text: str) -> str:
    """A name as an index files it: "Ørsted" as "orsted", "’t Hooft" as "t hooft", "β-catenin" as
    "beta-catenin". Words of other scripts stay in theirs and stand behind."""
    if text.isascii():
        return text.casefold().lstrip(_QUOTES)
    filed = sort_text(settle_scripts(text)).lstrip(_QUOTES).translate(_BARRED)
    return _SIGNS.sub(lambda found: transliterate(found[0]), filed)


def letter_of(filed: str) -> str:
    """The letter that a name is found under, by how it is filed; "#" where it starts with none."""
    first = filed[:1].upper()
    if "\u1100" <= first <= "\u1112":
        return _HANGUL[ord(first) - 0x1100]
    if first and unicodedata.name(first, "").startswith("CJK"):
        return IDEOGRAPHS
    return first if first.isalpha() else "#"


def stop_sentence(text: str) -> str:
    """A sentence with its full stop: that of an abbreviation at its end is enough."""
    return text if text.endswith(".") else f"{text}."


def letter_id(letter: str) -> str:
    """The id of a letter's first line."""
    return (
        f"at-{ord(letter):x}" if not letter.isascii() or letter == "#" else f"at-{letter.lower()}"
    )


def count_of(number: int, one: str) -> str:
    """ "1 review", "12 reviews", "1,204 references"."""
    return f"{number:,} {one if number == 1 else one + 's'}"


def round_count(number: int) -> int:
    """A count as pages tell it that are not the counted thing's own: over a hundred, how many
    others there are, in its first two figures. So one review more changes few of the thousands of
    pages that say it."""
    if number <= EXACT:
        return number
    unit: int = 10 ** (len(str(number - 1)) - 2)
    return (number - 1) // unit * unit


def print_count(number: int) -> str:
    """A rounded count: "12", "7,100+"."""
    return f"{number}" if number < EXACT else f"{number:,}+"


def join_words(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def join_facts(facts: Iterable[str]) -> str:
    """The facts that are known, with a middle dot between them."""
    return " · ".join(filter(None, facts))
