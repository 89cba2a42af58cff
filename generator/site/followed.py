"""What pages ask by the hundred each of works and people that they name: kept in every process, as
few bytes a work."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import NamedTuple

from generator.library.model import Library, Person, Work
from generator.site.links import review_path, root_of, work_path
from generator.site.print_items import short_label
from generator.site.print_rows import escape_text

_MOST_LISTS = 20_000
_ROOT = root_of(review_path("key"))


class Followed(NamedTuple):
    """What reference lists show of a work: its page, if any, which review it is, how many
    reviews cite it, and the HTML that says so on a review's page."""

    path: str | None
    review: str | None
    retracted: bool
    reviews: int
    here: str


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
            path = path_of_work(work)
            here = _print_here(path, work.review is not None, reviews - 1)
            made = Followed(path, work.review, work.retracted, reviews, here)
        self[key] = made
        return made


def _print_here(path: str | None, held: bool, also: int) -> str:
    """The HTML of "in 3 more reviews", with the work's page where it has one."""
    says = f"in {also:,} more review{'s' if also > 1 else ''}" if also else ""
    if held:
        says = f"in this library, {says}" if says else "in this library"
    if not says:
        return ""
    return f" <a href={_ROOT}{path}>{says}</a>" if path else " " + says


class FollowedBy(NamedTuple):
    """How many references a review has, and those of their works that the library follows."""

    references: int
    works: tuple[str, ...]


class WorksFollowed(dict[str, FollowedBy]):
    """What each review's references are, kept as the pages of all reviews like it ask for it: each
    key once, however many reviews cite the work."""

    def __init__(self, works_of: Mapping[str, tuple[str, ...]]) -> None:
        self.works_of = works_of

    def __missing__(self, key: str) -> FollowedBy:
        if len(self) >= _MOST_LISTS:
            self.clear()
        works = self.works_of.get(key, ())
        made = self[key] = FollowedBy(len(works), tuple(map(sys.intern, filter(None, works))))
        return made


class WorkLabels(dict[str, tuple[str, int | None]]):
    """Each work's short name and year, made when they are first asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def __missing__(self, key: str) -> tuple[str, int | None]:
        item = self.library.works[key].item
        made = self[key] = short_label(item), item.issued.year if item.issued else None
        return made


class PersonLinks(dict[str, str]):
    """Each person's name as a link from another's page, made when it is first asked for."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.people = people

    def __missing__(self, slug: str) -> str:
        name = escape_text(self.people[slug].name)
        made = self[slug] = f"<a href={slug}.html>{name}</a>"
        return made
