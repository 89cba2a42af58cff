"""CondensedReviews -> Gathered: every different reference once, every review's list as numbers."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

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
    """Take in every review; the order they come in does not matter."""
    reviews: dict[str, Review] = {}
    lists: dict[str, ReferenceList] = {}
    own: dict[str, str] = {}
    words: dict[str, str] = {}
    mentions: dict[str, tuple[tuple[str, str], ...]] = {}
    line_places: dict[str, int] = {}
    printing_places: dict[bytes, int] = {}
    line_of = array("I")
    printed = array("I")
    for one in condensed:
        key = one.review.key
        reviews[key] = one.review
        if one.words:
            words[key] = one.words
        if one.mentions:
            mentions[key] = one.mentions
        own[key] = one.own
        places = array("I")
        for facts, item in zip(one.facts, one.items, strict=True):
            printing = printing_places.setdefault(item, len(line_of))
            if printing == len(line_of):
                line_of.append(line_places.setdefault(facts, len(line_places)))
                printed.append(0)
            printed[printing] += 1
            places.append(printing)
        lists[key] = ReferenceList(one.ids, one.numbers, places)
    # Numbered anew by content, so that nothing hangs on the order of arrival.
    lines = sorted(line_places)
    new_line = array("I", bytes(4 * len(lines)))
    for number, text in enumerate(lines):
        new_line[line_places[text]] = number
    line_places.clear()
    items = sorted(printing_places)
    order = array("I", map(printing_places.__getitem__, items))
    printing_places.clear()
    new_printing = array("I", bytes(4 * len(items)))
    for place, printing in enumerate(order):
        new_printing[printing] = place
    for key, held in lists.items():
        renumbered = array("I", map(new_printing.__getitem__, held.printings))
        lists[key] = ReferenceList(held.ids, held.numbers, renumbered)
    in_order = sorted(reviews)
    return Gathered(
        reviews={key: reviews[key] for key in in_order},
        lists={key: lists[key] for key in in_order},
        lines=lines,
        items=items,
        line_of=array("I", [new_line[line_of[place]] for place in order]),
        printed=array("I", [printed[place] for place in order]),
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
