"""Groups of reviews -> a name for each: what its members share and few others have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.library.model import Library
from generator.library.word_lists import CHECK_TAGS, NO_SUBJECTS, PLAIN_WORDS
from generator.site.print_items import short_label
from generator.site.search.words import STOP_WORDS, fold, stem
from generator.site.untitled import plain_work_title

DULL = CHECK_TAGS | NO_SUBJECTS
"""Words that tell no group from another."""

LEAST_PART = 3
"""Of how many members one must share a name."""
LONGEST = 4
"""Words of a phrase."""

_CLAUSE = re.compile(r"[^\w\s'’\-‐‑]+|\s[-‐‑]+\s")
# "Non-alcoholic" and "nonalcoholic" are one word; other compounds count word by word.
_PREFIX = r"(?i:anti|co|inter|intra|multi|non|post|pre|re)[-‐‑](?=[^\W\d_]{3})"
_WORD = re.compile(rf"(?:\b{_PREFIX})?[^\W_]+(?:['’][^\W_]+)*")
_HYPHENS = re.compile("[-‐‑]")
_NO_NAME = re.compile(r".*(?:al|ed|ic|ing|ive|ly|ous)")
"""One word that mostly tells of another: "scientific", "associated"."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stands in a title: word by word as searched for, and as printed."""

    folded: tuple[str, ...]
    printed: str


def name_clusters(library: Library, groups: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """A name for each group of reviews, no two the same: the keyword or MeSH descriptor that most
    of its members and few others have, a phrase of their titles, or "Around Taeb 2025"."""
    subjects = {key: _list_subjects(library, key) for key in library.reviews}
    overall = Counter(name for held in subjects.values() for name in held)
    titles: dict[str, tuple[Phrase, ...]] = {}
    taken: set[str] = set()
    names = []
    for group in groups:
        name = _name_by_subject([subjects[key] for key in group], overall, taken)
        if name is None:
            titles = titles or {key: _read_title(library, key) for key in library.reviews}
            name = _name_by_title(titles, group, taken) or _name_by_member(library, group)
        taken.add(name.lower())
        names.append(name)
    return tuple(names)


def _list_subjects(library: Library, key: str) -> frozenset[str]:
    document = library.reviews[key].document
    mesh = (heading.descriptor.name for heading in document.mesh)
    return frozenset(name for name in (*mesh, *document.keyword) if name.lower() not in DULL)


def _name_by_subject(
    members: Sequence[frozenset[str]], overall: Mapping[str, int], taken: set[str]
) -> str | None:
    counts = Counter(name for held in members for name in held)
    shared = (
        name for name in counts if _is_shared(counts[name], members) and name.lower() not in taken
    )
    return min(shared, key=lambda name: (-(counts[name] ** 2) / overall[name], name), default=None)


def _is_shared(count: int, members: Sequence[object]) -> bool:
    return count > 1 and count * LEAST_PART >= len(members)


def _read_title(library: Library, key: str) -> tuple[Phrase, ...]:
    """The phrases of a review's title."""
    return tuple(list_phrases(plain_work_title(library.reviews[key].document.item)))


def list_phrases(title: str) -> Iterator[Phrase]:
    """Words of a title that stand together and each say something, up to LONGEST."""
    for clause in _CLAUSE.split(title):
        spans = [found.span() for found in _WORD.finditer(clause)]
        words = ["" if _is_plain(word := clause[slice(*at)]) else _fold(word) for at in spans]
        for first in range(len(words)):
            for end in range(first + 1, min(first + LONGEST, len(words)) + 1):
                if not words[end - 1]:
                    break
                printed = clause[spans[first][0] : spans[end - 1][1]]
                yield Phrase(tuple(words[first:end]), printed)


def _fold(word: str) -> str:
    return stem(_HYPHENS.sub("", fold(word)))


def _is_plain(word: str) -> bool:
    low = word.lower()
    return len(low) < 3 or low.isdigit() or low in STOP_WORDS or low in PLAIN_WORDS


def _name_by_title(
    titles: Mapping[str, Sequence[Phrase]], group: Sequence[str], taken: set[str]
) -> str | None:
    """The phrase that most of the titles and few others have; the longer, the more it says."""
    counts = Counter(words for key in group for words in {each.folded for each in titles[key]})
    shared = {
        words
        for words, count in counts.items()
        if _is_shared(count, group) and (len(words) > 1 or not _NO_NAME.fullmatch(words[0]))
    }
    overall = Counter(
        words for held in titles.values() for words in {each.folded for each in held} & shared
    )
    ranked = sorted(
        shared, key=lambda words: (-(len(words) + 1) * counts[words] ** 2 / overall[words], words)
    )
    for words in ranked:
        name = _print(each.printed for key in group for each in titles[key] if each.folded == words)
        if name.lower() not in taken:
            return name
    return None


def _print(spellings: Iterator[str]) -> str:
    """A phrase as most titles print it, with a capital; of as many, with the fewest capitals."""
    counts = Counter(spellings)
    name = min(counts, key=lambda each: (-counts[each], sum(map(str.isupper, each)), each))
    first = name.split()[0]
    return name[0].upper() + name[1:] if first.isalpha() and first.islower() else name


def _name_by_member(library: Library, group: Sequence[str]) -> str:
    """ "Around Taeb 2025": the review that most others here cite, where nothing is shared."""
    best = min(group, key=lambda key: (-library.citing.get(key, 0), key))
    return f"Around {short_label(library.reviews[best].document.item)}"
