"""What every page draws on: the library, and what is the same wherever a review is named.

Worked out once for a library, so that no page works it out again: a review's line in lists, how
many reviews cite a work, which file a term has, which review or work a PMID or DOI is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from markupsafe import Markup

from generator.config import Config
from generator.library.model import Library, Person, Term, Work
from generator.model import Review
from generator.model.rich_text import strip_markup
from generator.site.links import review_path, work_path
from generator.site.print_items import container, print_year
from generator.site.print_names import first_author
from generator.site.titles import UNTITLED, title_to_html

TERM_KINDS = {
    "journals": "Journals",
    "keywords": "Keywords",
    "mesh": "MeSH",
    "substances": "Substances",
    "types": "Publication types",
    "years": "Years",
}
"""Folders of the site that list reviews by a term, with their names on the page."""


class Entry(NamedTuple):
    """A review's line in a list. A tuple, because long lists hold thousands of them.

    `path` is from the site's root; `title` is HTML, all else plain text. `references` is how many
    the page held or, where it says so, how many there are; `cited_by` counts reviews here.
    """

    key: str
    path: str
    title: Markup
    byline: str
    journal: str
    year: str
    references: int | None
    cited_by: int
    retracted: bool
    coins: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The library and its indexes; see the module's docstring.

    `citing` is how many reviews cite a work, by work key. `terms[folder][slug]` are the terms of
    a kind; `slugs[folder]` maps a printed spelling, casefolded, to its slug. `by_identifier`
    maps "pmid:…" and "doi:…" to the work or review's path from the root.
    """

    library: Library
    config: Config
    entries: Mapping[str, Entry]
    citing: Mapping[str, int]
    terms: Mapping[str, Mapping[str, Term]]
    slugs: Mapping[str, Mapping[str, str]]
    people: Mapping[str, Person]
    by_identifier: Mapping[str, str]
    reference_totals: Mapping[str, int] = field(default_factory=dict)


def plain_title(title: str | None) -> str:
    """The words of a title; "Untitled" where there is none."""
    return strip_markup(title) if title else UNTITLED


def path_of_work(work: Work) -> str | None:
    """A work's own page from the root: its review, its page, or None."""
    if work.review:
        return review_path(work.review)
    return work_path(work.key) if work.has_page else None


def catalogue_library(library: Library, config: Config) -> Catalogue:
    """The catalogue of a library."""
    citing = {
        key: len({citation.review for citation in work.citations})
        for key, work in library.works.items()
    }
    terms = {
        "journals": library.journals,
        "keywords": library.keywords,
        "mesh": library.mesh,
        "substances": library.substances,
        "types": library.publication_types,
        "years": library.years,
    }
    return Catalogue(
        library=library,
        config=config,
        entries={key: _entry(review, library) for key, review in library.reviews.items()},
        citing=citing,
        terms={folder: {term.slug: term for term in group} for folder, group in terms.items()},
        slugs={folder: _spellings(group) for folder, group in terms.items()},
        people={person.slug: person for person in library.people},
        by_identifier=_identifiers(library),
    )


def _entry(review: Review, library: Library) -> Entry:
    document = review.document
    item = document.item
    held = len(library.work_of.get(review.key, ()))
    return Entry(
        key=review.key,
        path=review_path(review.key),
        title=title_to_html(item.title),
        byline=first_author(item.author, item.authors_complete),
        journal=container(item),
        year=print_year(item.issued),
        references=document.references_total or held or None,
        cited_by=len({citation.review for citation in library.cited_by.get(review.key, ())}),
        retracted=document.retracted,
        coins="",
    )


def _spellings(terms: Iterable[Term]) -> dict[str, str]:
    slugs: dict[str, str] = {}
    for term in terms:
        for spelling in (term.name, *term.also):
            slugs.setdefault(spelling.casefold(), term.slug)
    return slugs


def _identifiers(library: Library) -> dict[str, str]:
    paths: dict[str, str] = {}
    for work in library.works.values():
        path = path_of_work(work)
        if path:
            if work.item.pmid:
                paths[f"pmid:{work.item.pmid}"] = path
            if work.item.doi:
                paths[f"doi:{work.item.doi}"] = path
    for key, review in library.reviews.items():
        item = review.document.item
        if item.pmid:
            paths[f"pmid:{item.pmid}"] = review_path(key)
        if item.doi:
            paths[f"doi:{item.doi}"] = review_path(key)
    return paths
