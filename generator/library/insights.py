"""The library as a whole: what most reviews cite, what is retracted, how old the literature is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest

from generator.library.model import Library, Work


@dataclass(frozen=True, slots=True)
class CitedWork:
    """A work and how many reviews here cite it."""

    work: Work
    reviews: int


def find_core(library: Library, most: int) -> tuple[CitedWork, ...]:
    """The consensus core: works that most reviews cite, two or more, held here or not."""
    citing = library.citing
    ranked = nsmallest(
        most, ((-count, key) for key in library.works if (count := citing.get(key, 0)) > 1)
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


def find_oldest(library: Library, most: int) -> tuple[Work, ...]:
    """The oldest works that reviews here cite."""
    return tuple(library.works[key] for _, key in nsmallest(most, _dated(library, 1)))


def find_newest(library: Library, most: int) -> tuple[Work, ...]:
    """The newest works that reviews here cite."""
    return tuple(library.works[key] for _, key in nsmallest(most, _dated(library, -1)))


def _dated(library: Library, sign: int) -> Iterable[tuple[int, str]]:
    return (
        (sign * year, key) for key, year in library.work_years.items() if library.citing.get(key)
    )
