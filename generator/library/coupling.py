"""Which works and which other reviews each review cites, as far as they make reviews alike.

Handed from one process to another, so all of it is numbers.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.library.counted import Counted
from generator.library.gather import Gathered


@dataclass(frozen=True, slots=True)
class NumberLists:
    """A list of numbers for each review, in key order, one after the other."""

    numbers: array[int]
    sizes: array[int]

    def __iter__(self) -> Iterator[array[int]]:
        ends = accumulate(self.sizes, initial=0)
        return (self.numbers[start:end] for start, end in pairwise(ends))


@dataclass(frozen=True, slots=True)
class Coupled:
    """Of each review, in key order, how long its list is, one number for every work in it that
    another review cites too, and the places of the other reviews in it."""

    sizes: array[int]
    works: NumberLists
    reviews: NumberLists

    def map_labels(self, keys: Iterable[str]) -> dict[str, frozenset[int]]:
        """The works by the keys of all reviews."""
        return dict(zip(keys, map(frozenset, self.works), strict=True))

    def map_cites(self, keys: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
        """The keys of the reviews cited by the keys of all, as in Library."""
        found = (tuple(sorted(map(keys.__getitem__, places))) for places in self.reviews)
        return dict(zip(keys, found, strict=True))

    def count_citing(self) -> list[int]:
        """How many other reviews cite each."""
        citing = Counter(self.reviews.numbers)
        return [citing[place] for place in range(len(self.sizes))]


def couple_reviews(gathered: Gathered, counted: Counted) -> Coupled:
    """What the works in their lists say of the reviews."""
    place_of = {key: place for place, key in enumerate(gathered.lists)}
    places = {label: place_of[key] for label, key in counted.review_of.items()}
    shared = {label for label, count in counted.citing.items() if count > 1}
    return Coupled(
        array("I", (len(held.lines) for held in gathered.lists.values())),
        _list_numbers(map(shared.intersection, counted.of_review)),
        _list_numbers(
            {places[label] for label in places.keys() & labels} - {place}
            for place, labels in enumerate(counted.of_review)
        ),
    )


def _list_numbers(lists: Iterable[Iterable[int]]) -> NumberLists:
    numbers, sizes = array("I"), array("I")
    for each in lists:
        before = len(numbers)
        numbers.extend(each)
        sizes.append(len(numbers) - before)
    return NumberLists(numbers, sizes)
