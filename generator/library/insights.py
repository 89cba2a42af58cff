"""The library as a whole: what most reviews cite, what is retracted, how old the literature is."""

from __future__ import annotations

from collections.abc import Mapping
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
    ranked = nsmallest(most, ((-count, key) for key, count in library.citing.items() if count > 1))
    return tuple(CitedWork(library.works[key], -count) for count, key in ranked)


def find_retracted(library: Library) -> tuple[CitedWork, ...]:
    """Retracted works that reviews here cite, the most cited first."""
    found = [
        (-library.citing.get(key, 0), key)
        for key in library.retracted
        if library.citing.get(key, 0)
    ]
    return tuple(CitedWork(library.works[key], -count) for count, key in sorted(found))


def date_works(library: Library) -> dict[str, int]:
    """The years of the works that reviews here cite."""
    citing = dict(library.citing.items())
    return {key: year for key, year in library.work_years.items() if citing.get(key)}


def find_oldest(library: Library, dated: Mapping[str, int], most: int) -> tuple[Work, ...]:
    """The oldest of some dated works."""
    ranked = nsmallest(most, ((year, key) for key, year in dated.items()))
    return tuple(library.works[key] for _, key in ranked)


def find_newest(library: Library, dated: Mapping[str, int], most: int) -> tuple[Work, ...]:
    """The newest of some dated works."""
    ranked = nsmallest(most, ((-year, key) for key, year in dated.items()))
    return tuple(library.works[key] for _, key in ranked)
