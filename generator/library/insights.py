"""The library as a whole: what most reviews cite, what is missing, how old the literature is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from generator.library.model import Library, Work


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work and how many reviews here cite it."""

    work: Work
    reviews: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two reviews' lists compared, as places in each list (from 0) in print order.

    `shared` are (place in one, place in the other); a reference that the library holds no work
    for is its review's alone.
    """

    shared: tuple[tuple[int, int], ...]
    only_one: tuple[int, ...]
    only_other: tuple[int, ...]


def find_core(library: Library, most: int = 20, least: int = 2) -> tuple[CitedWork, ...]:
    """The consensus core: works that most reviews cite, held here or not."""
    return _most_cited(library, library.works, most, least)


def find_gaps(library: Library, most: int = 20, least: int = 2) -> tuple[CitedWork, ...]:
    """Works that many reviews cite and the library does not hold as reviews."""
    missing = (key for key in library.works if key not in library.reviews)
    return _most_cited(library, missing, most, least)


def _most_cited(
    library: Library, keys: Iterable[str], most: int, least: int
) -> tuple[CitedWork, ...]:
    ranked = nsmallest(
        most,
        ((-count, key) for key in keys if (count := library.citing.get(key, 0)) >= least),
    )
    return tuple(CitedWork(library.works[key], -count) for count, key in ranked)


def find_retracted(library: Library) -> tuple[CitedWork, ...]:
    """Retracted works that reviews here cite, the most cited first."""
    found = [
        (-library.citing.get(key, 0), key)
        for key in library.retracted
        if library.citing.get(key, 0)
    ]
    return tuple(CitedWork(library.works[key], -count) for count, key in sorted(found))


def count_by_decade(library: Library) -> tuple[tuple[int, int], ...]:
    """(decade's first year, how many works of it the library keeps), oldest first, none left out
    between the first and the last."""
    counts = Counter(year // 10 * 10 for year in library.work_years.values())
    if not counts:
        return ()
    return tuple((decade, counts[decade]) for decade in range(min(counts), max(counts) + 1, 10))


def find_oldest(library: Library, most: int = 10) -> tuple[Work, ...]:
    """The oldest works that reviews here cite."""
    return tuple(library.works[key] for _, key in nsmallest(most, _dated(library, 1)))


def find_newest(library: Library, most: int = 10) -> tuple[Work, ...]:
    """The newest works that reviews here cite."""
    return tuple(library.works[key] for _, key in nsmallest(most, _dated(library, -1)))


def _dated(library: Library, sign: int) -> Iterable[tuple[int, str]]:
    return (
        (sign * year, key) for key, year in library.work_years.items() if library.citing.get(key)
    )


def compare_lists(library: Library, one: str, other: str) -> Overlap:
    """Which references two reviews share, and which are theirs alone."""
    left, right = library.work_of.get(one, ()), library.work_of.get(other, ())
    place_of: dict[str, int] = {}
    for place, key in enumerate(right):
        if key:
            place_of.setdefault(key, place)
    shared = tuple((place, place_of[key]) for place, key in enumerate(left) if key in place_of)
    common = {left[place] for place, _ in shared}
    return Overlap(
        shared,
        tuple(place for place, key in enumerate(left) if key not in common),
        tuple(place for place, key in enumerate(right) if key not in common),
    )
