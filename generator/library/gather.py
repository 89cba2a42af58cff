"""CondensedReviews -> Gathered: every different reference once, every review's list as numbers."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count

from generator.library.condense import CondensedReview
from generator.model import Review


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """One review's references: ids one a line, printed numbers, and the line of each."""

    ids: str
    numbers: tuple[int | None, ...] | None
    lines: array[int]

    def id(self, place: int) -> str:
        """The id of the reference at a place."""
        return self.ids.split("\n")[place]

    def number(self, place: int) -> int | None:
        """The printed number of the reference at a place."""
        return place + 1 if self.numbers is None else self.numbers[place]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all reviews state together.

    `lines` are the different packed facts of references, sorted, `shared` the places of those that
    several reviews state; `items` the packed items of each review's references; `own` the
    packed facts of each review's own record.
    """

    reviews: Mapping[str, Review]
    lists: dict[str, ReferenceList]
    lines: list[str]
    shared: frozenset[int]
    items: dict[str, Iterable[bytes]]
    own: dict[str, str]
    words: dict[str, str]
    mentions: dict[str, tuple[tuple[str, str], ...]]


def gather(condensed: Iterable[CondensedReview]) -> Gathered:
    """Take in every review; the order they come in does not matter."""
    reviews: dict[str, Review] = {}
    lists: dict[str, ReferenceList] = {}
    items: dict[str, Iterable[bytes]] = {}
    own: dict[str, str] = {}
    words: dict[str, str] = {}
    mentions: dict[str, tuple[tuple[str, str], ...]] = {}
    # What is asked for and not there gets the next number: a million times, so without a call.
    line_places: dict[str, int] = defaultdict(count().__next__)
    met_again: set[int] = set()
    for one in condensed:
        key = one.review.key
        reviews[key] = one.review
        if one.words:
            words[key] = one.words
        if one.mentions:
            mentions[key] = one.mentions
        own[key] = one.own
        facts = one.facts.split("\n") if one.facts else ()
        known = len(line_places)
        places = array("I", map(line_places.__getitem__, facts))
        met_again.update(filter(known.__gt__, places))
        lists[key] = ReferenceList(one.ids, one.numbers, places)
        items[key] = one.items
    # Numbered anew by content, so that nothing depends on the order of arrival.
    lines = sorted(line_places)
    new_line = array("I", bytes(4 * len(lines)))
    for number, place in enumerate(map(line_places.__getitem__, lines)):
        new_line[place] = number
    del line_places
    for held in lists.values():
        held.lines[:] = array("I", map(new_line.__getitem__, held.lines))
    keys = sorted(reviews)
    return Gathered(
        reviews={key: reviews[key] for key in keys},
        lists={key: lists[key] for key in keys},
        lines=lines,
        shared=frozenset(map(new_line.__getitem__, met_again)),
        items={key: items[key] for key in keys},
        own={key: own[key] for key in keys},
        words={key: words[key] for key in keys if key in words},
        mentions={key: mentions[key] for key in keys if key in mentions},
    )
