"""What every page draws on: the library, and what is the same wherever a review is named.

Worked out once for a library, so that no page works it out again: a review's line in lists, how
many reviews cite a work, which file a term has, which review or work a PMID or DOI is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.config import Config
from generator.library.model import Library, Person, Term, Work
from generator.model import Note, Review
from generator.model.rich_text import strip_markup
from generator.site.coins import print_coins
from generator.site.indexes import list_indexes
from generator.site.lines import Entry, Index, WorkLine, count_of, join_facts
from generator.site.links import item_url, reference_anchor, review_path, work_path
from generator.site.preview_shards import count_shards, shard_of
from generator.site.print_items import container, print_year
from generator.site.print_names import first_author
from generator.site.titles import UNTITLED, title_to_html

__all__ = ["TERM_KINDS", "Catalogue", "Entry", "catalogue_library", "path_of_work", "plain_title"]

TERM_KINDS = {
    "journals": "Journals",
    "keywords": "Keywords",
    "mesh": "MeSH",
    "substances": "Substances",
    "types": "Publication types",
    "years": "Years",
}
"""Folders of the site that list reviews by a term, with their names on the page."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The library and its indexes; see the module's docstring.

    `citing` is how many reviews cite a work, by work key. `terms[folder][slug]` are the terms of
    a kind; `slugs[folder]` maps a printed spelling, casefolded, to its slug. `indexes[folder]` are
    the names of authors and terms in reading order. `ranked_works` are the keys of all cited
    works, those that most reviews cite first. `aliases` and `work_aliases`
    lead from a former key to that of today. `preview_shards` are the reviews of each script of
    previews. `reference_totals` is how many references a review
    has, as far as it is known.
    """

    library: Library
    config: Config
    entries: Mapping[str, Entry]
    citing: Mapping[str, int]
    terms: Mapping[str, Mapping[str, Term]]
    slugs: Mapping[str, Mapping[str, str]]
    people: Mapping[str, Person]
    notes: Mapping[str, Note]
    indexes: Mapping[str, Index]
    ranked_works: tuple[str, ...]
    aliases: Mapping[str, str]
    work_aliases: Mapping[str, str]
    preview_shards: tuple[tuple[str, ...], ...]
    reference_totals: Mapping[str, int] = field(default_factory=dict)


def plain_title(title: str | None) -> str:
    """The words of a title; "Untitled" where there is none."""
    return strip_markup(title) if title else UNTITLED


def path_of_work(work: Work) -> str | None:
    """A work's own page from the root: its review, its page, or None."""
    if work.review:
        return review_path(work.review)
    return work_path(work.key) if work.has_page else None


def find_here(catalogue: Catalogue, pmid: str | None, doi: str | None) -> str | None:
    """The path of the page that this library has of an article, or None."""
    library = catalogue.library
    key = (pmid and library.identifiers.get(f"pmid:{pmid}")) or (
        doi and library.identifiers.get(f"doi:{doi}")
    )
    return path_of_work(library.works[key]) if key and key in library.works else None


def catalogue_library(library: Library, config: Config) -> Catalogue:
    """The catalogue of a library."""
    terms = {
        "journals": library.journals,
        "keywords": library.keywords,
        "mesh": library.mesh,
        "substances": library.substances,
        "types": library.publication_types,
        "years": library.years,
    }
    totals = {key: _count_references(review, library) for key, review in library.reviews.items()}
    return Catalogue(
        library=library,
        config=config,
        entries={
            key: _entry(review, library, totals[key]) for key, review in library.reviews.items()
        },
        citing=library.citing,
        terms={folder: {term.slug: term for term in group} for folder, group in terms.items()},
        slugs={folder: _spellings(group) for folder, group in terms.items()},
        people={person.slug: person for person in library.people},
        notes={note.slug: note for note in library.notes},
        indexes=list_indexes(library.people, terms),
        ranked_works=_rank_works(library),
        aliases={alias: key for key, each in library.reviews.items() for alias in each.aliases},
        work_aliases={alias: key for key, work in library.works.items() for alias in work.aliases},
        preview_shards=_share_out(library.reviews),
        reference_totals={key: total for key, total in totals.items() if total},
    )


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
        title=title_to_html(item.title),
        byline=first_author(item.author, item.authors_complete),
        journal=container(item),
        year=print_year(item.issued),
        reviews=catalogue.citing.get(key, 0),
        held=work.review is not None,
        retracted=work.retracted,
    )


def _count_references(review: Review, library: Library) -> int:
    return review.document.references_total or len(library.work_of.get(review.key, ()))


def _entry(review: Review, library: Library, references: int) -> Entry:
    document = review.document
    item = document.item
    cited_by = len({citation.review for citation in library.cited_by.get(review.key, ())})
    facts = (
        count_of(references, "reference") if references else "",
        f"cited by {cited_by} of your reviews" if cited_by else "",
    )
    return Entry(
        key=review.key,
        path=review_path(review.key),
        title=title_to_html(item.title),
        byline=first_author(item.author, item.authors_complete),
        journal=container(item),
        year=print_year(item.issued),
        references=references or None,
        cited_by=cited_by,
        retracted=document.retracted,
        coins=print_coins(item),
        facts=join_facts(facts),
    )


def _share_out(keys: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    keys = tuple(keys)
    shards: list[list[str]] = [[] for _ in range(count_shards(len(keys)))]
    for key in keys:
        shards[shard_of(key, len(shards))].append(key)
    return tuple(map(tuple, shards))


def _rank_works(library: Library) -> tuple[str, ...]:
    """Cited works, most citing reviews first, then the newest, then by key."""
    citing, years = library.citing, library.work_years

    def rank(key: str) -> tuple[int, int, str]:
        return (-citing[key], -years.get(key, 0), key)

    return tuple(sorted((key for key in library.works if citing.get(key)), key=rank))


def _spellings(terms: Iterable[Term]) -> dict[str, str]:
    slugs: dict[str, str] = {}
    for term in terms:
        for spelling in (term.name, *term.also):
            slugs.setdefault(spelling.casefold(), term.slug)
    return slugs
