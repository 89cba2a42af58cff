"""What review pages ask of the works that their references are, by the hundred each: kept in every
process, as few bytes a work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.library.model import Library, Work
from generator.site.links import review_path, work_path
from generator.site.print_items import short_label

_MOST_LISTS = 20_000


class Followed(NamedTuple):
    """What reference lists show of a work: its page, if any, which review it is, and how many
    reviews cite it."""

    path: str | None
    review: str | None
    retracted: bool
    reviews: int


def path_of_work(work: Work) -> str | None:
    """A work's own page from the root: its review, its page, or None."""
    if work.review:
        return review_path(work.review)
    return work_path(work.key) if work.has_page else None


class FollowedWorks(dict[str, Followed | None]):
    """What reference lists show of each work, made when it is first asked for; None of one that
    the library does not follow."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __missing__(self, key: str) -> Followed | None:
        library = self.library
        made = None
        if key in library.works:
            work = library.works[key]
            reviews = library.citing.get(key, 0)
            made = Followed(path_of_work(work), work.review, work.retracted, reviews)
        self[key] = made
        return made


class WorksOf(dict[str, tuple[str, ...]]):
    """The works of each review's references, kept as the pages of all reviews like it ask for
    them: each key once, however many reviews cite the work."""

    def __init__(self, works_of: Mapping[str, tuple[str, ...]]) -> None:
        self.works_of = works_of
        self.keys_of_works: dict[str, str] = {}

    def __missing__(self, key: str) -> tuple[str, ...]:
        if len(self) >= _MOST_LISTS:
            self.clear()
        once = self.keys_of_works.setdefault
        made = self[key] = tuple([once(work, work) for work in self.works_of.get(key, ())])
        return made


class WorkLabels(dict[str, tuple[str, int | None]]):
    """Each work's short name and year, made when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __missing__(self, key: str) -> tuple[str, int | None]:
        item = self.library.works[key].item
        made = self[key] = short_label(item), item.issued.year if item.issued else None
        return made


