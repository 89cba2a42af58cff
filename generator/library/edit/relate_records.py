"""A library on its shelf related anew after edits of records that leave all references what they
were: people, terms, dates and likeness are told again, works and citations stay.

Gives exactly what relating everything again would give, or None where that is not promised.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from generator.library.condense import CondensedReview
from generator.library.edit.records import renew_records
from generator.library.edit.relate_text import edit_similar
from generator.library.edit.terms import find_keyword
from generator.library.likeness import find_subjects, find_words
from generator.library.model import Library
from generator.library.shelf.edits import add_edits, is_full, read_edits, write_edits
from generator.library.shelf.library import (
    FILE,
    SIMILAR,
    open_library,
    write_similar,
)
from generator.library.shelf.likeness import FILE as LIKENESS
from generator.library.shelf.likeness import ShelvedLikeness, write_likeness
from generator.library.shelf.lines import ATTACHED, GROUND, attaches_alike, edit_own
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
) -> Library | None:
    """The library in a folder after some of its `reviews` were `edited`, written `into` another
    one, which shares the files that stay with it.

    Raises BrokenShelf.
    """
    edited = tuple(edited)
    library = open_library(folder, reviews, notes)
    if not all(_cites_alike(folder, library, *each, works) for each in edited):
        return None
    for file in (FILE, *GROUND):
        os.link(folder / file, into / file)
    held = read_edits(folder)
    of_library = held.setdefault(FILE, {})
    of_library.pop("dates", None)
    of_library.setdefault("work_years", {}).update(_list_years(edited))
    for each in edited:
        for table, rows in edit_own(*each).get(ATTACHED, {}).items():
            held.setdefault(ATTACHED, {}).setdefault(table, {}).update(rows)
    write_edits(into, held)
    pairs = [(before.review, after.review) for before, after in edited]
    renew_records(folder, into, library, reviews, pairs, people)
    _renew_similar(folder, into, library, edited)
    return open_library(into, reviews, notes)


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


def _list_years(edited: Iterable[Edited]) -> dict[str, object]:
    """The years of the works that are other ones now."""
    pairs = ((one.own.split("\t"), other) for one, other in edited)
    years = ((own[_YEAR], other.own.split("\t")[_YEAR], other.review.key) for own, other in pairs)
    return {key: int(now) for was, now, key in years if was != now}


def _renew_similar(folder: Path, into: Path, library: Library, edited: Sequence[Edited]) -> None:
    """Finds similar reviews where the edits may have changed them, or of all."""
    if not is_full(folder):
        for file in (LIKENESS, SIMILAR):
            os.link(folder / file, into / file)
        if _edit_similar(into, open_library(into, library.reviews), edited):
            return
    shelved = ShelvedLikeness(folder, read_edits(folder).get(LIKENESS))
    words = shelved.list_words() | {after.review.key: after.words for _, after in edited}
    held = read_edits(into)
    held.pop(LIKENESS, None)
    held.get(FILE, {}).pop("similar", None)
    write_edits(into, held)
    similar = find_similar(
        (*find_subjects(library.reviews), find_words(library.reviews, words)),
        shelved.list_references(),
        {key: len(of_review) for key, of_review in library.work_of.items()},
        library.cites,
        keep=partial(write_likeness, folder=into),
    )
    write_similar(similar, into)


def _edit_similar(folder: Path, library: Library, edited: Sequence[Edited]) -> bool:
    """Edits what makes reviews alike in a folder, one review after the other."""

    def spell(keyword: str) -> str | None:
        term = find_keyword(library.keywords, keyword)
        return None if term is None else min((term.name, *term.also))

    for before, after in edited:
        rows = edit_similar(folder, before, after, spell)
        if rows is None:
            return False
        add_edits(folder, rows)
    return True
