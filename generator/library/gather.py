"""CondensedReviews -> Gathered: every different reference once, every review's list as numbers."""

from __future__ import annotations

import dataclasses
from array import array
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count

from generator.library.condense import CondensedReview
from generator.model import Review


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """One review's references: ids one a line, printed numbers, and which printing each is."""

    ids: str
    numbers: tuple[int | None, ...] | None
    printings: array[int]

    def id(self, place: int) -> str:
        """The id of the reference at a place."""
        return self.ids.split("\n")[place]

    def number(self, place: int) -> int | None:
        """The printed number of the reference at a place."""
        return place + 1 if self.numbers is None else self.numbers[place]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all reviews state together.

    `lines` are the different packed facts of references, sorted; a *printing* is one packed item
    with its line in `line_of` and the count of references printed so in `printed`. `own` are the
    packed facts of each review's own record.
    """

    reviews: dict[str, Review]
    lists: dict[str, ReferenceList]
    lines: list[str]
    items: list[bytes]
    line_of: array[int]
    printed: array[int]
    own: dict[str, str]
    words: dict[str, str]
    mentions: dict[str, tuple[tuple[str, str], ...]]


def gather(condensed: Iterable[CondensedReview]) -> Gathered:
    """Take in every review; but for the numbers of the printings, which stand for nothing, the
    order they come in does not matter."""
    reviews: dict[str, Review] = {}
    lists: dict[str, ReferenceList] = {}
    own: dict[str, str] = {}
    words: dict[str, str] = {}
    mentions: dict[str, tuple[tuple[str, str], ...]] = {}
    # What is asked for and not there gets the next number: a million times, so without a call.
    line_places: dict[str, int] = defaultdict(count().__next__)
    printing_places: dict[bytes, int] = defaultdict(count().__next__)
    line_of = array("I")
    for one in condensed:
        key = one.review.key
        reviews[key] = one.review
        if one.words:
            words[key] = one.words
        if one.mentions:
            mentions[key] = one.mentions
        own[key] = one.own
        printings = array("I", map(printing_places.__getitem__, one.items))
        lists[key] = ReferenceList(one.ids, one.numbers, printings)
        known = len(line_of)
        if len(printing_places) > known:
            for printing, facts in zip(printings, one.facts, strict=True):
                if printing == known:
                    line_of.append(line_places[facts])
                    known += 1
    items = list(printing_places)
    printing_places.clear()
    # Numbered anew by content, so that nothing hangs on the order of arrival.
    lines = sorted(line_places)
    new_line = array("I", bytes(4 * len(lines)))
    for number, place in enumerate(map(line_places.__getitem__, lines)):
        new_line[place] = number
    line_places.clear()
    printed = array("I", bytes(4 * len(items)))
    for held in lists.values():
        for printing in held.printings:
            printed[printing] += 1
    in_order = sorted(reviews)
    return Gathered(
        reviews={key: reviews[key] for key in in_order},
        lists={key: lists[key] for key in in_order},
        lines=lines,
        items=items,
        line_of=array("I", map(new_line.__getitem__, line_of)),
        printed=printed,
        own={key: own[key] for key in in_order},
        words={key: words[key] for key in in_order if key in words},
        mentions={key: mentions[key] for key in in_order if key in mentions},
    )


def keep_printings(gathered: Gathered, kept: Iterable[Iterable[int]]) -> Gathered:
    """What was gathered with the lines gone, and of the items only those at the places kept:
    most references are cited once, and nothing more is asked of them."""
    places = set(chain.from_iterable(kept))
    items = [item if place in places else b"" for place, item in enumerate(gathered.items)]
    return dataclasses.replace(gathered, lines=[], items=items)
