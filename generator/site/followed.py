"""What pages ask by the hundred each of works and people that they name: kept in every process, as
few bytes a work."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.library.model import Library, Person, Work
from generator.site.lines import print_count, round_count
from generator.site.links import review_path, root_of, work_path
from generator.site.print_items import short_label
from generator.site.print_rows import escape_text

_MOST_LISTS = 60_000
_ROOT = root_of(review_path("key"))


class Followed(NamedTuple):
    """What reference lists show of a work: its page, if any, which review it is, how many
    reviews cite it (rounded), and the HTML, UTF-8, that says so on a review's page."""

    key: str
    path: str | None
    review: str | None
    retracted: bool
    reviews: int
    here: bytes


def path_of_work(work: Work) -> str | None:
    """A work's own page from the root: its review, its page, or None."""
    if work.review:
        return review_path(work.review)
    return work_path(work.key) if work.has_page else None


class FollowedBy(NamedTuple):
    """How many references a review has; the places of those whose works the library follows, and
    the numbers of these works."""

    references: int
    places: array[int]
    works: array[int]


class FollowedWorks(dict[str, FollowedBy]):
    """Which works each review's references are, kept as the pages of all reviews like it ask for
    it: by numbers, which are read and compared sooner than keys. Works have these as lists first
    name them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._works: list[Followed | str | None] = []  # by number; a key where it is not made yet
        self._numbers = _Numbers(self._works)

    def __missing__(self, key: str) -> FollowedBy:
        if len(self) >= _MOST_LISTS:
            self.clear()
        keys = self.library.work_of.get(key, ())
        places = array("I", [place for place, work in enumerate(keys) if work])
        works = array("I", map(self._numbers.__getitem__, filter(None, keys)))
        made = self[key] = FollowedBy(len(keys), places, works)
        return made

    def list_works(self, key: str) -> Iterator[tuple[int, int, Followed]]:
        """What the list of a review shows of works: the place of a reference, the number of its
        work, and this."""
        _, places, numbers = self[key]
        for place, number in zip(places, numbers, strict=True):
            work = self.find(number)
            if work is not None:
                yield place, number, work

    def find(self, number: int) -> Followed | None:
        """The work of a number; None where the library has none."""
        work = self._works[number]
        if isinstance(work, str):
            work = self._works[number] = self._make(work)
        return work

    def key_of(self, number: int) -> str:
        """The key of the work of a number, "" where the library has none."""
        work = self._works[number]
        return work if isinstance(work, str) else work.key if work else ""

    def _make(self, key: str) -> Followed | None:
        library = self.library
        if key not in library.works:
            return None
        work = library.works[key]
        reviews = library.citing.get(key, 0)
        count = round_count(reviews)
        path = path_of_work(work)
        here = _print_here(path, work.review is not None, min(count, reviews - 1))
        return Followed(key, path, work.review, work.retracted, count, here.encode())


class _Numbers(dict[str, int]):
    """The number of each key: its place among `works`."""

    def __init__(self, works: list[Followed | str | None]) -> None:
        self.works = works

    def __missing__(self, key: str) -> int:
        made = self[key] = len(self.works)
        self.works.append(key)
        return made


def _print_here(path: str | None, held: bool, also: int) -> str:
    """The HTML of "in 3 more reviews", with the work's page where it has one."""
    says = f"in {print_count(also)} more review{'s' if also > 1 else ''}" if also else ""
    if held:
        says = f"in this library, {says}" if says else "in this library"
    if not says:
        return ""
    return f" <a href={_ROOT}{path}>{says}</a>" if path else " " + says


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
