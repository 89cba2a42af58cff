"""A reference string cut into words, numbers and signs; certain stretches are one token each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.references.scan import Scanned

_TOKEN = re.compile(
    r"(?:[^\W\d_][\u0300-\u036f]*)+"
    r"|(?<!\d)\d{1,3},\d{3}(?=\s?[-–]\s?\d{1,3},\d{3}\b)|(?<=\d[-–])\d{1,3},\d{3}\b"
    r"|\d+|[^\w\s]|_+"
)
_WORD_OF_KIND = {
    "doi": "§id",
    "pmid": "§id",
    "pmcid": "§id",
    "arxiv": "§arxiv",
    "isbn": "§isbn",
    "url": "§url",
    "accessed": "§accessed",
    "label": "§label",
    "number": "§number",
    "epub": "§epub",
}
MOST = 700
"""Tokens of a string that are labelled."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a string with their places in it."""

    words: list[str]
    starts: list[int]
    ends: list[int]

    def is_glued(self, place: int) -> bool:
        """Whether the token at a place follows the one before it without a space."""
        return 0 < place < len(self.words) and self.ends[place - 1] == self.starts[place]


def cut_tokens(raw: str, scanned: Scanned) -> Tokens:
    """The string's tokens in order, at most `MOST`."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for start, end, kind in (*scanned.spans, (len(raw), len(raw), "")):
        for found in _TOKEN.finditer(raw, place, max(place, start)):
            words.append(found.group())
            starts.append(found.start())
            ends.append(found.end())
        if kind and kind != "tag":
            words.append(_WORD_OF_KIND[kind])
            starts.append(start)
            ends.append(end)
        place = max(place, end)
    return Tokens(words[:MOST], starts[:MOST], ends[:MOST])
