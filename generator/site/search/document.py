"""One document -> the compact values that the index needs of it; pure, so workers can do it."""

from __future__ import annotations

import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from generator.model.identifiers import normalise_doi
from generator.site.search.abbreviations import list_abbreviations
from generator.site.search.encode import encode, encode_gaps
from generator.site.search.words import (
    LONGEST_TERM,
    SEVERAL,
    STOP_WORDS,
    fold,
    list_several,
    list_terms,
    read_words,
    stem,
)

FIELD_WEIGHTS = {
    "title": 4.0,
    "keyword": 3.0,
    "mesh": 2.5,
    "author": 3.0,
    "journal": 1.5,
    "type": 1.0,
    "abstract": 1.0,
    "notes": 1.0,
    "text": 0.5,
}
"""How much a word counts by where it stands (BM25F, Robertson and Zaragoza 2009, section 3.6)."""

SATURATION = 1.2
LENGTH_WEIGHT = 0.5
EXPECTED_LENGTH = 250
"""BM25's k1 and b, and the length in words it measures by: a constant, not the library's mean,
so that one new review does not change what every other one weighs."""

LEVELS = 59
"""A word's weight in a document is kept as a whole number from 1 to LEVELS: one character."""

MARK_BITS = 40
MARK_BYTES = 8
FIELD_LETTERS = {
    "author": "a",
    "journal": "j",
    "keyword": "k",
    "mesh": "m",
    "title": "t",
    "type": "p",
}
EXPLAINING = ("title", "abstract", "keyword")
"""Fields whose texts explain abbreviations."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """What a reader may search of one page, as plain text (no markup).

    `texts` are (field, text) pairs with the fields of FIELD_WEIGHTS; the title and abstract among
    them also answer phrases. `identifiers` are DOI, PMID, PMCID; `cited_titles` the titles of the
    works it cites and `cited_keys` their keys and identifiers. `facets` are (field, name) pairs;
    `has` what "has:" may ask for. `passage` is the text that results quote from.
    """

    url: str
    kind: str
    title: str
    byline: str
    year: int | None
    journal: str | None
    texts: tuple[tuple[str, str], ...]
    passage: str = ""
    identifiers: tuple[str, ...] = ()
    cited_titles: tuple[str, ...] = ()
    cited_keys: tuple[str, ...] = ()
    facets: tuple[tuple[str, str], ...] = ()
    has: tuple[str, ...] = ()
    cited_by: int = 0


class DocumentTerms(NamedTuple):
    """One document's part of the index, in strings that travel and keep well.

    `words` are its terms, space-separated; `levels` the weight of each, a character (chr(level));
    `places` for each, space-separated after a leading ".", the positions in title and abstract.
    `fields` are terms within a field ("smith:a") and those of abbreviations that it explains;
    `cited` the terms of its cited works' titles, with those that they explain;
    `cited_marks` the marks of their identifiers, MARK_BYTES each.
    """

    url: str
    kind: str
    title: str
    byline: str
    year: int | None
    journal: str | None
    passage: str
    words: str
    levels: str
    places: str
    fields: str
    cited: str
    cited_marks: bytes
    facets: tuple[tuple[str, str], ...]
    cited_by: int


def condense_document(text: SearchText) -> DocumentTerms:
    """Reduce one page's text to its terms, their weights and their places."""
    weights: dict[str, float] = {}
    places: dict[str, list[int]] = {}
    fields: set[str] = {f"{stem(flag)}:h" for flag in text.has}
    if text.journal and (initials := read_initials(text.journal)):
        fields.add(f"{stem(initials)}:j")
    position = 0
    for field, content in text.texts:
        if field in ("title", "abstract"):
            stand, length, end = _list_places(content, position)
            found = list(zip(stand, map(len, stand.values()), strict=True))
            for term, held in places.items():
                stand[term] = held + stand[term] if term in stand else held
            places = stand
            position = end + 10  # a phrase never runs from one field into the next
        else:
            counts, length = _count_terms(content)
            found = list(counts.items())
        norm = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length / EXPECTED_LENGTH
        factor = FIELD_WEIGHTS[field] / norm
        for term, count in found:
            weights[term] = weights.get(term, 0.0) + factor * count
        if field in EXPLAINING and "(" in content:
            fields.update(list_abbreviations(content))
        letter = FIELD_LETTERS.get(field)
        if letter:
            fields.update([f"{term}:{letter}" for term, _ in found])
    for identifier in text.identifiers:
        folded = fold_identifier(identifier)
        if len(folded) <= LONGEST_TERM or "/" in folded:
            weights[folded] = weights.get(folded, 0.0) + 10
    kept = sorted(weights)
    levels = {weight: _level(weight) for weight in set(weights.values())}
    return DocumentTerms(
        url=text.url,
        kind=text.kind,
        title=text.title,
        byline=text.byline,
        year=text.year,
        journal=text.journal,
        passage=text.passage,
        words=" ".join(kept),
        levels="".join(map(levels.__getitem__, map(weights.__getitem__, kept))),
        places=_write_places(kept, places),
        fields=" ".join(sorted(fields)),
        cited=list_cited(text.cited_titles),
        cited_marks=mark_identifiers(text.cited_keys),
        facets=text.facets,
        cited_by=text.cited_by,
    )


@lru_cache(maxsize=4_096)
def read_initials(journal: str) -> str:
    """The acronym that readers know a journal by, of three words and more: "nejm"; else "".

    No word of its own in the index: only what is asked for in capitals, within the field, or
    found as nothing else is meant for one.
    """
    name = fold(journal).partition(":")[0].partition("(")[0]
    words = "".join([char if char.isalnum() else " " for char in name]).split()
    words = [word for word in words if word not in STOP_WORDS]
    for country in _COUNTRY:
        if len(words) - len(country) > 2 and words[-len(country) :] == country:
            words = words[: -len(country)]
    return "".join([word[0] for word in words]) if 2 < len(words) <= MOST_INITIALS else ""


MOST_INITIALS = 8
_COUNTRY = (["united", "states", "america"], ["u", "s"], ["usa"])
"""No part of an acronym: PNAS ("a" is a stop word)."""


def list_cited(titles: Iterable[str]) -> str:
    """The terms of the titles of what a document cites, as DocumentTerms has them."""
    text = " \n ".join(titles)
    return " ".join([*list_terms(text), *dict.fromkeys(list_abbreviations(text))])


def _count_terms(text: str) -> tuple[Mapping[str, int], int]:
    """How often each term stands in a text; the number of its words."""
    counts = Counter(read_words(text))
    length = counts.total()
    counts.pop("", None)
    for several in [found for found in counts if SEVERAL in found]:
        count, words = counts.pop(several), list_several(several)
        length += count * (len(words) - 1)
        for term in chain.from_iterable(words):
            if len(term) <= LONGEST_TERM:
                counts[term] += count
    return counts, length


def _list_places(text: str, position: int) -> tuple[dict[str, list[int]], int, int]:
    """The positions of each term of a text, ascending, counted from that of its first word; the
    number of its words; the position after all."""
    places: dict[str, list[int]] = defaultdict(list)
    words = list(read_words(text))
    if SEVERAL in "".join(words):
        return _list_several_places(words, position)
    for place, term in enumerate(words, position):
        places[term].append(place)
    places.pop("", None)
    return places, len(words), position + len(words)


def _list_several_places(
    words: Iterable[str], position: int
) -> tuple[dict[str, list[int]], int, int]:
    """`_list_places` of words of which some are several."""
    places: dict[str, list[int]] = defaultdict(list)
    length = 0
    for found in words:
        if SEVERAL not in found:
            if found:
                places[found].append(position)
            length += 1
            position += 1
            continue
        for terms in list_several(found):
            # A compound's parts stand one after the other; its whole at the first.
            for place, term in enumerate(terms):
                if len(term) <= LONGEST_TERM:
                    places[term].append(position + max(place - 1, 0))
            length += 1
            position += max(len(terms) - 1, 1)
    return places, length, position


def fold_identifier(identifier: str) -> str:
    """A DOI, PMID or PMCID as it is looked up: lower case, without white space."""
    return "".join((normalise_doi(identifier) or identifier).lower().split())


def mark_identifiers(identifiers: Iterable[str]) -> bytes:
    """Each identifier (in the form of model.identifiers) as MARK_BITS in MARK_BYTES, each once:
    its CRC-32 and a byte of the CRC-32 of its reverse.

    A million references have two million identifiers, too many to write out in an index; among
    so many, one lookup in 500,000 of an identifier that nothing cites would find a mark by
    chance.
    """
    # Identifiers hold no white space.
    joined = " ".join(identifiers).lower().encode()
    backwards = reversed(joined[::-1].split())
    marks = {
        crc32(text) << 8 | crc32(reverse) & 0xFF
        for text, reverse in zip(joined.split(), backwards, strict=True)
    }
    return struct.pack(f">{len(marks)}Q", *sorted(marks))


def _write_places(words: Iterable[str], places: Mapping[str, Sequence[int]]) -> str:
    """The positions of each word, after a dot."""
    texts = {
        word: _PLACES[held[0]] if len(held) == 1 and held[0] < _NEAR else "." + encode_gaps(held)
        for word, held in places.items()
    }
    return " ".join([texts.get(word, ".") for word in words])


_NEAR = 1_024
_PLACES = tuple("." + encode(position) for position in range(_NEAR))
"""What is written of a word that stands at one of the first places."""


def _level(weight: float) -> str:
    return chr(max(1, round(LEVELS * weight / (weight + SATURATION))))
