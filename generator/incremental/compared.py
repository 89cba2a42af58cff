"""The library as it was and as it is related now: which pages show the same."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path

from generator.cache.kept_pages import KeptPages, read_pages
from generator.cache.last_build import LastBuild
from generator.cache.packs import Place, list_edited
from generator.library.shelf.changes import compare_shelves
from generator.library.shelf.library import open_library
from generator.prepare.load import Loaded
from generator.prepare.reviews import PreparedReviews, read_terms
from generator.site.affected import Affected, Related, Subject, find_affected
from generator.site.catalogue import Catalogue, catalogue_library, rank_works
from generator.site.pages import LIST_LENGTH, Page, find_pages, list_pages
from generator.site.publish import StagedFile
from generator.site.search.document import DocumentTerms
from generator.site.views.lists import cut_part
from generator.site.views.site import view_site


@dataclass(frozen=True)
class Compared:
    """The library before and after, of which `edited` reviews came, went or were edited; where all
    lay prepared and lie now, and the `shelf` of the latter; and the pages of the site as it was
    (of the `last` build) and as it shall be."""

    last: LastBuild
    shelf: str
    related: Related
    edited: tuple[str, ...]
    before: Mapping[str, Place]
    loaded: Loaded
    catalogue: Catalogue
    kept: KeptPages

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages of the site as it shall be.

        Raises ContentError where two would be one file.
        """
        return list_pages(self.related.after, self.catalogue.config)

    @cached_property
    def _concerned(self) -> tuple[tuple[Page, ...], tuple[Page, ...]]:
        """The pages that may have come, gone or changed, as the site was and as it shall be."""
        config, kinds, subjects = self.catalogue.config, sorted(self._found.kinds), self._subjects
        was, now = (
            tuple(find_pages(library, config, sorted(subjects), kinds))
            for library in self.related.both
        )
        return was, now

    @property
    def _subjects(self) -> set[Subject]:
        related, subjects = self.related, set(self._found.subjects)
        if related.changed["dates"]:  # by which the feeds of lists are cut and sorted
            lists = (page for page in self._readers if page.kind in ("person", "term"))
            subjects.update(("feed", page.path.partition(".")[0]) for page in lists)
        if related.before.newest != related.after.newest:  # each part of a list may hold others
            subjects.update(("work", page.subject) for page in self._readers if page.kind == "work")
        return subjects

    @cached_property
    def _readers(self) -> tuple[Page, ...]:
        """The pages that showed something of reviews of which they may show something else."""
        number_of = {key: number for number, key in enumerate(self.before)}
        numbers = (number_of[key] for key in self._found.reviews if key in number_of)
        readers = {place for number in numbers for place in self.kept.readers(number)}
        return tuple(map(self.kept.page, sorted(readers)))

    @cached_property
    def _found(self) -> Affected:
        return find_affected(self.related, self.edited, self.catalogue.config)

    @cached_property
    def came(self) -> frozenset[Page]:
        """The pages that the site had not."""
        was, now = self._concerned
        return frozenset(now).difference(was)

    @cached_property
    def gone(self) -> frozenset[Page]:
        """The pages that the site has no longer."""
        was, now = self._concerned
        return frozenset(was).difference(now)

    def read_terms(self, places: Mapping[str, Place], key: str) -> DocumentTerms:
        """A review's part of the search index."""
        return read_terms(self.loaded.packs, places[key])

    @cached_property
    def affected(self) -> tuple[Page, ...]:
        """The pages that may show something else than before, and those that are new."""
        _, now = self._concerned
        read = dict.fromkeys(page for page in self._readers if page not in self.gone)
        others = (page for page in now if page in read or not self._lists_alike(page))
        return tuple(dict.fromkeys((*others, *read)))

    def _lists_alike(self, page: Page) -> bool:
        """Whether a part of the list of all reviews, none of which has another line, or of all
        works surely shows what it did."""
        if page.kind == "works":
            was, now = self._ranked
            moved = self.related.list_works()
        elif page.kind == "reviews" and self._years[0] == self._years[1]:
            was, now = (library.newest for library in self.related.both)
            moved = frozenset()
        else:
            return False
        part = cut_part(now, page.part)
        alike = len(was) == len(now) and part == cut_part(was, page.part)
        return alike and moved.isdisjoint(part)

    @cached_property
    def _ranked(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return rank_works(self.related.before), self.catalogue.ranked_works

    @cached_property
    def _years(self) -> list[list[tuple[str, int]]]:
        """Of both libraries the years, and in which part of the list of all reviews each begins."""
        years = []
        for library in self.related.both:
            begins = accumulate((len(term.reviews) for term in library.years), initial=0)
            named = zip(library.years, begins, strict=False)
            years.append([(term.name, begin // LIST_LENGTH) for term, begin in named])
        return years

    def list_moved(self) -> tuple[Page, ...]:
        """The pages of works that changed."""
        moved = self.related.list_works()
        return tuple(p for p in self.affected if p.kind == "work" and p.subject in moved)

    def list_same(self) -> Iterator[tuple[Page, StagedFile]]:
        """Every page that shows what it did, as it was written."""
        number_of = {key: number for number, key in enumerate(self.loaded.places)}
        numbers = [number_of.get(key, -1) for key in self.before]
        read, affected = self.kept.list_read(), set(self.affected)
        for page in self.pages:
            place = None if page in affected else self.kept.find(page.path)
            if place is not None:
                now = sorted(numbers[number] for number in read[place])
                if not now or now[0] >= 0:
                    yield page, StagedFile(self.kept.written(place), array("I", now).tobytes())


def compare_site(
    cache: Path,
    last: LastBuild,
    before: Mapping[str, Place],
    loaded: Loaded,
    shelf: str,
    catalogue: Catalogue,
) -> Compared | None:
    """The library of the last build, whose reviews lay prepared `before`, beside that on a new
    shelf, with its catalogue; None where all pages differ, or too little is known of the
    last build.

    Raises BrokenShelf and BrokenPack.
    """
    kept = read_pages(cache, last.made_for)
    if kept is None or not before:
        return None
    old = open_library(cache / last.shelf, PreparedReviews(loaded.packs, before), loaded.notes)
    if view_site(catalogue_library(old, catalogue.config)) != view_site(catalogue):
        return None  # every page has it
    edited = list_edited(before, loaded.places)
    changed = compare_shelves(cache / last.shelf, cache / shelf)
    related = Related(old, catalogue.library, changed)
    return Compared(last, shelf, related, edited, before, loaded, catalogue, kept)
