"""All reviews related: what a page of the site may know about the rest of the library.

Sized for ten thousand reviews and a million references: a Library holds the reviews' documents
and, of the references, only which work each one is. A review's own reference list is loaded for
its own page alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.model import Correction, Item, Note, Review


@dataclass(frozen=True, slots=True)
class Citation:
    """A directed link from a review to a work: `number` is its place in the printed list, `id`
    the reference's id in references/<review>.yaml."""

    review: str
    work: str
    id: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The thing cited, one however many reviews cite it.

    `key` is the review's key where the library holds the work as a review (`review` is then that
    key too). `item` takes the best value of each field over all references. `citations` are
    sorted by review key and number. `has_page` tells whether works/<key>.html exists; a review's
    page is reviews/<key>.html.
    """

    key: str
    item: Item
    citations: tuple[Citation, ...] = ()
    review: str | None = None
    has_page: bool = False
    retracted: bool = False
    corrections: tuple[Correction, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """One author of reviews: `variants` are the names as printed, `reviews` keys newest first.

    `reason` says in words why variants were joined or namesakes kept apart ("same ORCID").
    """

    slug: str
    name: str
    sort_name: str
    reviews: tuple[str, ...]
    variants: tuple[str, ...] = ()
    orcid: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A journal, keyword, MeSH descriptor, substance, publication type or year with its reviews.

    `reviews` are keys, newest first; `qualifiers` maps a MeSH qualifier to the keys that use it;
    `major` holds the keys for which the descriptor is a major topic; `also` other spellings.
    """

    slug: str
    name: str
    reviews: tuple[str, ...]
    ui: str | None = None
    qualifiers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    major: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Similar:
    """A review like another one: `score` 0 to 1, `reasons` in words ("12 shared references")."""

    review: str
    score: float
    reasons: tuple[str, ...]
    shared: int = 0


@dataclass(frozen=True, slots=True)
class Library:
    """Every review, work, person and term, related.

    `reviews` are in key order with `references` left out (see the module's docstring); `newest`
    lists review keys newest first; `works` holds every work that is a review here, has a page, is
    cited by two reviews or more, is known to be retracted or is corrected by hand; `work_of[review
    key]` gives, for each reference in print order, the key of its work ("" where it is cited here
    alone and has no page); `cites[review key]` the other reviews it cites, `cited_by[review key]`
    its citations by others in this library; `mentions[key]` the (note slug or review key, context)
    that mention a key; `entries[id]` the place of an entry of a reference list that a text names
    by its id, where no review or work has that key.
    `citing[work key]` is how many reviews cite a work; `identifiers` maps "doi:…", "pmid:…" and
    "pmcid:…" to the key of the work in `works`; `work_years` is the year most references print
    for a work, by its key; `retracted` are the keys of the works known to be so; `aliases` and
    `work_aliases` lead from a former key of a review or a work to that of today, `person_aliases`
    from the slug of a name to that of the person whose variant people.yaml says it is; `dates` is
    the day that feeds give a review, where one is known. They are there so that nobody need read
    every review, or every work's item and citations, which a large library makes on demand.
    """

    reviews: Mapping[str, Review]
    newest: tuple[str, ...]
    works: Mapping[str, Work]
    work_of: Mapping[str, tuple[str, ...]]
    cites: Mapping[str, tuple[str, ...]]
    cited_by: Mapping[str, tuple[Citation, ...]]
    people: Sequence[Person]
    journals: Sequence[Term]
    keywords: Sequence[Term]
    mesh: Sequence[Term]
    substances: Sequence[Term]
    publication_types: Sequence[Term]
    years: Sequence[Term]
    people_of: Mapping[str, tuple[str, ...]]
    similar: Mapping[str, tuple[Similar, ...]]
    notes: tuple[Note, ...] = ()
    mentions: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    citing: Mapping[str, int] = field(default_factory=dict)
    identifiers: Mapping[str, str] = field(default_factory=dict)
    work_years: Mapping[str, int] = field(default_factory=dict)
    entries: Mapping[str, Citation] = field(default_factory=dict)
    dates: Mapping[str, str] = field(default_factory=dict)
    retracted: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    work_aliases: Mapping[str, str] = field(default_factory=dict)
    person_aliases: Mapping[str, str] = field(default_factory=dict)
