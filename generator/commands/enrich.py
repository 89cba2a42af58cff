"""litsite enrich: gaps in reference lists filled from PubMed and Crossref, by identifier.

What an entry states is never overwritten; its number, id and printed string stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.content.files import remove_leftovers
from generator.content.load import list_keys, load_review
from generator.content.save import save_review
from generator.content.tidy import tidy_item
from generator.errors import ContentError, Problem
from generator.fetch.fill import fill_reference, lacks_facts
from generator.fetch.lookup import Lookup, name_identifiers
from generator.fetch.session import Session
from generator.fetch.settings import FetchSettings
from generator.lock import hold_lock
from generator.model import Item, Reference, Review
from generator.progress import Reporter, Silent
from generator.project import Project

_GROUP = 200
"""References that are looked up before what they gained is saved: what a stop may lose."""


@dataclass(frozen=True, slots=True)
class Enriched:
    """What one entry gained: its review, its id, the fields by their CSL keys; `cleared` where it
    is doubtful no longer."""

    review: str
    reference: str
    filled: tuple[str, ...] = ()
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Wanting:
    """An entry that still wants something, by which identifiers it was asked for, and why."""

    review: str
    reference: str
    identifiers: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class EnrichReport:
    """All that `litsite enrich` did: `not_found` are entries whose identifiers no service knows,
    `differs` those whose record says something else, `failed` those that could not be asked for;
    `problems` are of reviews that cannot be read, which were left alone."""

    enriched: tuple[Enriched, ...] = ()
    not_found: tuple[Wanting, ...] = ()
    differs: tuple[Wanting, ...] = ()
    failed: tuple[Wanting, ...] = ()
    problems: tuple[Problem, ...] = ()


def enrich_project(
    project: Project, settings: FetchSettings, reporter: Reporter | None = None
) -> EnrichReport:
    """Fills what references with a PMID or DOI lack, a few reviews at a time; what was filled is
    saved as it comes, so that a stop loses little and another run goes on from there.

    Raises LitsiteError where fetching is not installed or the project is not writable.
    """
    reporter = reporter or Silent()
    with (
        hold_lock(project.cache, "enrich", reporter.say),
        Session(settings, reporter.say) as session,
    ):
        remove_leftovers(project.content)
        return _join(tuple(_enrich(project, Lookup(session, settings), reporter)))


def _enrich(project: Project, lookup: Lookup, reporter: Reporter) -> Iterator[EnrichReport]:
    keys = list_keys(project.content)
    waiting: dict[str, tuple[Item, ...]] = {}
    for key in reporter.follow("enrich", keys, len(keys)):
        try:
            review = load_review(project.content, key)
        except ContentError as error:
            yield EnrichReport(problems=error.problems)
            continue
        wanting = tuple(each.item for each in review.references if _is_wanting(each))
        if wanting:
            waiting[key] = wanting
        if sum(map(len, waiting.values())) >= _GROUP:
            yield from _fill_reviews(project, lookup, waiting)
            waiting = {}
    yield from _fill_reviews(project, lookup, waiting)


def _fill_reviews(
    project: Project, lookup: Lookup, waiting: Mapping[str, Sequence[Item]]
) -> Iterator[EnrichReport]:
    lookup.look_up([item for items in waiting.values() for item in items])
    for key in waiting:
        try:
            # Read again: a person may have edited it while the services answered.
            filled, report = _fill_review(load_review(project.content, key), lookup)
            save_review(project.content, filled)
        except ContentError as error:
            report = EnrichReport(problems=error.problems)
        yield report


def _fill_review(review: Review, lookup: Lookup) -> tuple[Review, EnrichReport]:
    """The review with its references filled, and what became of each that wanted something."""
    references: list[Reference] = []
    enriched: list[Enriched] = []
    not_found: list[Wanting] = []
    differs: list[Wanting] = []
    failed: list[Wanting] = []
    for held in review.references:
        references.append(held)
        if not _is_wanting(held) or not lookup.was_asked(held.item):
            continue  # an entry may be written while the services answer
        where = (review.key, held.id, name_identifiers(held.item))
        record = lookup.record_of(held.item)
        if record is None:
            failure = lookup.failure_of(held.item)
            if failure is None:
                not_found.append(Wanting(*where, "no service has a record of it"))
            else:
                failed.append(Wanting(*where, failure))
            continue
        result = fill_reference(held, tidy_item(record))
        references[-1] = result.reference
        if result.filled or result.cleared:
            enriched.append(Enriched(review.key, held.id, result.filled, result.cleared))
        if result.differs:
            differs.append(Wanting(*where, result.differs))
    report = EnrichReport(tuple(enriched), tuple(not_found), tuple(differs), tuple(failed))
    return replace(review, references=tuple(references)), report


def _is_wanting(reference: Reference) -> bool:
    """Whether a record can be asked for and may add something."""
    named = bool(name_identifiers(reference.item))
    return named and (reference.doubtful or lacks_facts(reference.item))


def _join(reports: Sequence[EnrichReport]) -> EnrichReport:
    return EnrichReport(
        enriched=tuple(each for report in reports for each in report.enriched),
        not_found=tuple(each for report in reports for each in report.not_found),
        differs=tuple(each for report in reports for each in report.differs),
        failed=tuple(each for report in reports for each in report.failed),
        problems=tuple(each for report in reports for each in report.problems),
    )
