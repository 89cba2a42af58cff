"""What every page draws on: the library, and what is the same wherever a review is named.

Worked out once for a library, when a page first asks for it: a review's line in lists, how many
reviews cite a work, which file a term has, which review or work a PMID or DOI is.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from generator.config import Config
from generator.library.mesh_tree import MeshTree, grow_tree
from generator.library.model import Library, Person, Term
from generator.library.shelf.rows import LazyRows
from generator.model import Note
from generator.model.rich_text import strip_markup
from generator.site.followed import (
    Followed,
    FollowedWorks,
    PersonLinks,
    WorkLabels,
    path_of_work,
)
from generator.site.indexes import Indexes
from generator.site.lines import Entry, WorkLine
from generator.site.links import item_url, reference_anchor, review_path
from generator.site.noted import Noted
from generator.site.preview_shards import count_shards, shard_of
from generator.site.print_items import container, print_year
from generator.site.print_names import first_author
from generator.site.review_lines import ReviewLines
from generator.site.titles import UNTITLED
from generator.site.untitled import work_title

__all__ = ["TERM_KINDS", "Catalogue", "Entry", "catalogue_library", "path_of_work", "plain_title"]

T = TypeVar("T", Person, Term)

TERM_KINDS = {
    "journals": "Journals",
    "keywords": "Keywords",
    "mesh": "MeSH",
    "substances": "Substances",
    "types": "Publication types",
    "years": "Years",
}
"""Folders of the site that list reviews by a term, with their names on the page."""


@dataclass(frozen=True)
class Catalogue:
    """The library and its indexes; see the module's docstring.

    `numbers` are the reviews' places in key order. `noted` takes these as reviews are read:
    cleared before a page is viewed, it holds afterwards the reviews that the page shows something
    of. `made` are the reviews' lines where they have been made before.
    """

    library: Library
    config: Config
    numbers: Mapping[str, int] = field(default_factory=dict, repr=False, compare=False)
    noted: set[int] = field(default_factory=set, repr=False, compare=False)
    made: Mapping[str, Entry] | None = field(default=None, repr=False, compare=False)

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Each review's line in lists."""
        made = ReviewLines(self.library) if self.made is None else self.made
        return Noted(made, self.numbers, self.noted)

    def follow(self, key: str) -> list[tuple[int, int, Followed]]:
        """What a review's list of references shows of the works that the library follows: the
        place of a reference, the number of its work, and this."""
        found = list(self.followed_by.list_works(key))
        self.note([work.review for _, _, work in found if work.review])
        return found

    def note(self, reviews: Iterable[str]) -> None:
        """Notes reviews that a page shows something of without reading them."""
        self.noted.update(map(self.numbers.__getitem__, reviews))

    @cached_property
    def followed_by(self) -> FollowedWorks:
        """The works among each review's references, for its page and those of reviews like it."""
        return FollowedWorks(self.library)

    @cached_property
    def citing_lines(self) -> dict[str, dict[str, tuple[str, str, str, str, str]]]:
        """What pages say of a review that cites what they show, kept by views/cited_by.py."""
        return {}

    @cached_property
    def links_to_people(self) -> PersonLinks:
        """The HTML that leads from one author's page to another's, by slug."""
        return PersonLinks(self.people)

    @cached_property
    def feed_entries(self) -> dict[str, str]:
        """Each review's entry in the feeds of terms and people, kept by views/feed.py."""
        return {}

    def label_work(self, key: str) -> tuple[str, int | None]:
        """A work's short name and year."""
        return self._labels[key]

    @cached_property
    def _labels(self) -> WorkLabels:
        return WorkLabels(self.library)

    @cached_property
    def references(self) -> int:
        """How many entries the reference lists have in all."""
        return sum(map(len, self.library.work_of.values()))

    @cached_property
    def terms(self) -> Mapping[str, Mapping[str, Term]]:
        """The terms of each kind by slug, by the kind's folder."""
        return {folder: by_slug(group) for folder, group in self._groups.items()}

    @cached_property
    def slugs(self) -> Mapping[str, Mapping[str, str]]:
        """Of each kind's folder, the slug of a printed spelling, casefolded."""
        return {folder: list_spellings(group) for folder, group in self._groups.items()}

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Authors by slug."""
        return by_slug(self.library.people)

    @cached_property
    def notes(self) -> Mapping[str, Note]:
        """The reader's notes by slug."""
        return {note.slug: note for note in self.library.notes}

    @cached_property
    def indexes(self) -> Indexes:
        """The names of authors and terms in reading order, by folder."""
        return Indexes(self.library.people, self._groups)

    @cached_property
    def ranked_works(self) -> tuple[str, ...]:
        """The keys of all cited works: most citing reviews first, then the newest, then by key."""
        return rank_works(self.library)

    @cached_property
    def recency(self) -> Mapping[str, int]:
        """The place of each review among the newest, by key."""
        return {key: place for place, key in enumerate(self.library.newest)}

    @cached_property
    def mesh_tree(self) -> MeshTree:
        """The MeSH tree's branches in use; empty where content/ does not hold the tree."""
        published = self.config.mesh_tree
        return grow_tree(published, self.library.mesh) if published else MeshTree()

    @cached_property
    def preview_shards(self) -> tuple[tuple[str, ...], ...]:
        """The reviews of each script of previews."""
        return _share_out(self.library.reviews)

    @cached_property
    def _groups(self) -> Mapping[str, Sequence[Term]]:
        library = self.library
        return {
            "journals": library.journals,
            "keywords": library.keywords,
            "mesh": library.mesh,
            "substances": library.substances,
            "types": library.publication_types,
            "years": library.years,
        }


def catalogue_library(
    library: Library, config: Config, entries: Mapping[str, Entry] | None = None
) -> Catalogue:
    """The catalogue of a library; `entries` are its reviews' lines where they are made already."""
    noted: set[int] = set()
    numbers = {key: number for number, key in enumerate(library.reviews)}
    return Catalogue(
        dataclasses.replace(
            library,
            reviews=Noted(library.reviews, numbers, noted),
            works=Noted(library.works, numbers, noted),  # a work may be a review here
        ),
        config,
        numbers,
        noted,
        entries,
    )


def plain_title(title: str | None) -> str:
    """The words of a title; "Untitled" where there is none."""
    return strip_markup(title) if title else UNTITLED


def find_here(catalogue: Catalogue, pmid: str | None, doi: str | None) -> str | None:
    """The path of the page that this library has of an article, or None."""
    library = catalogue.library
    key = (pmid and library.identifiers.get(f"pmid:{pmid}")) or (
        doi and library.identifiers.get(f"doi:{doi}")
    )
    return path_of_work(library.works[key]) if key and key in library.works else None


def work_line(key: str, catalogue: Catalogue) -> WorkLine:
    """A cited work's line; without a page of its own it leads to its first place in a list, or
    to its page elsewhere."""
    work = catalogue.library.works[key]
    path = path_of_work(work)
    if path is None and work.citations:
        first = work.citations[0]
        path = f"{review_path(first.review)}#{reference_anchor(first.id)}"
    item = work.item
    return WorkLine(
        path=path or item_url(item) or "",
        title=work_title(item),
        byline=first_author(item.author, item.authors_complete),
        journal=container(item),
        year=print_year(item.issued),
        reviews=catalogue.library.citing.get(key, 0),
        held=work.review is not None,
        retracted=work.retracted,
    )


def _share_out(keys: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    keys = tuple(keys)
    shards: list[list[str]] = [[] for _ in range(count_shards(len(keys)))]
    for key in keys:
        shards[shard_of(key, len(shards))].append(key)
    return tuple(map(tuple, shards))


def by_slug(rows: Sequence[T]) -> Mapping[str, T]:
    """Persons or terms by slug."""
    return rows.by_key if isinstance(rows, LazyRows) else {each.slug: each for each in rows}


def rank_works(library: Library) -> tuple[str, ...]:
    """Cited works, most citing reviews first, then the newest, then by key."""
    years = dict(library.work_years.items())
    ranks = [(-count, -years.get(key, 0), key) for key, count in library.citing.items() if count]
    return tuple([key for _, _, key in sorted(ranks)])


def list_spellings(terms: Iterable[Term]) -> dict[str, str]:
    """The slug of each printed spelling of some terms, casefolded."""
    slugs: dict[str, str] = {}
    for term in terms:
        for spelling in (term.name, *term.also):
            slugs.setdefault(spelling.casefold(), term.slug)
    return slugs
