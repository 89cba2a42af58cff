"""A library on its shelf related anew after edits of records that leave all references what they
were: people, terms, dates and likeness are told again, works and citations stay.

Gives exactly what relating everything again would give, or None where that is not promised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

from generator.library.condense import CondensedReview
from generator.library.likeness import find_words
from generator.library.likeness_rows import FILE as LIKENESS
from generator.library.likeness_rows import ShelvedLikeness, write_likeness
from generator.library.model import Library
from generator.library.records import survey_records
from generator.library.shelf import open_library
from generator.library.shelf_edits import read_edits
from generator.library.shelved_lines import attaches_alike
from generator.library.similar import find_similar
from generator.model import Note, Review
from generator.model.rules import PeopleRules, WorkRules

Edited = tuple[CondensedReview, CondensedReview]
"""A review before and after it was edited."""


def relate_records(
    folder: Path,
    into: Path,
    reviews: Mapping[str, Review],
    notes: tuple[Note, ...],
    edited: Iterable[Edited],
    people: PeopleRules,
    works: WorkRules,
    jobs: int = 1,
) -> Library | None:
    """The library in a folder after some of its `reviews` were `edited`; what makes them alike is
    written `into` another folder.

    Raises BrokenShelf.
    """
    edited = tuple(edited)
    library = open_library(folder, reviews, notes)
    if not all(_cites_alike(folder, library, *each, works) for each in edited):
        return None
    records = survey_records(reviews, people)
    shelved = ShelvedLikeness(folder, read_edits(folder).get(LIKENESS))
    words = shelved.list_words() | {after.review.key: after.words for _, after in edited}
    similar = find_similar(
        (*records.subjects, find_words(reviews, words)),
        shelved.list_references(),
        {key: len(of_review) for key, of_review in library.work_of.items()},
        library.cites,
        jobs,
        partial(write_likeness, folder=into),
    )
    return replace(
        library,
        newest=records.newest,
        people=records.authors.people,
        people_of=records.authors.of_review,
        **cast(dict[str, Any], records.terms),
        similar=similar,
        dates=records.dates,
        work_years=_list_years(library, edited),
    )


def _cites_alike(
    folder: Path,
    library: Library,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
) -> bool:
    """Whether a review has the references that it had, says so of itself that they are what they
    were, and names in its text what it named."""
    one, other = before.review, after.review
    if replace(before, review=other, own=after.own, words=after.words) != after:
        return False
    same: tuple[Callable[[Review], object], ...] = (
        lambda review: (review.key, review.aliases),
        lambda review: (review.document.retracted, review.document.corrections),
    )
    if not all(said(one) == said(other) for said in same):
        return False
    own, now = before.own.split("\t"), after.own.split("\t")
    if own[:3] != now[:3]:  # by its identifiers others find it
        return False
    # What year a work is of, its citations tell as well.
    if own[_YEAR] != now[_YEAR] and (
        library.works[one.key].citations or not (own[_YEAR].isdigit() and now[_YEAR].isdigit())
    ):
        return False
    return attaches_alike(folder, before, after, works)


_YEAR = 5
"""The place of the year in packed facts."""


def _list_years(library: Library, edited: Iterable[Edited]) -> Mapping[str, int]:
    years = dict(library.work_years)
    for before, after in edited:
        if before.own.split("\t")[_YEAR] != after.own.split("\t")[_YEAR]:
            years[after.review.key] = int(after.own.split("\t")[_YEAR])
    return years
