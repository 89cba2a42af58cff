"""What the reviews' records say, their references aside: names, dates, subjects, notices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.library.counted import Notices
from generator.library.dates import date_of
from generator.library.likeness import Kind, find_subjects
from generator.library.model import Person, Term
from generator.library.people import People, list_people
from generator.library.terms import (
    JournalNames,
    list_journals,
    list_keywords,
    list_mesh,
    list_publication_types,
    list_substances,
    list_years,
    name_journals,
)
from generator.model import Review
from generator.model.rules import PeopleRules


@dataclass(frozen=True, slots=True)
class Records:
    """`newest`, the terms, `dates` and `aliases` as in Library; `subjects` as in find_likeness;
    `journal_names` what each review says of its journal; `notices` of the reviews that have any."""

    newest: tuple[str, ...]
    authors: People
    journals: tuple[Term, ...]
    journal_names: dict[str, JournalNames]
    keywords: tuple[Term, ...]
    mesh: tuple[Term, ...]
    substances: tuple[Term, ...]
    publication_types: tuple[Term, ...]
    years: tuple[Term, ...]
    subjects: tuple[Kind, Kind]
    dates: dict[str, str]
    aliases: dict[str, str]
    notices: dict[str, Notices]

    @property
    def people(self) -> tuple[Person, ...]:
        """The people, as in Library."""
        return self.authors.people

    @property
    def people_of(self) -> dict[str, tuple[str, ...]]:
        """Each review's authors, as in Library."""
        return self.authors.of_review

    @property
    def person_aliases(self) -> dict[str, str]:
        """Where persons' pages would be by other names, as in Library."""
        return self.authors.aliases


def survey_records(reviews: Mapping[str, Review], rules: PeopleRules) -> Records:
    """What all records say; `reviews` are in key order."""
    reviews = dict(reviews)  # each read once
    newest = tuple(sorted(reviews, key=lambda key: newest_first(reviews[key])))
    order = {key: place for place, key in enumerate(newest)}
    names = name_journals(reviews)
    return Records(
        newest=newest,
        authors=list_people(reviews, order, rules),
        journals=list_journals(names, order),
        journal_names=names,
        keywords=list_keywords(reviews, order),
        mesh=list_mesh(reviews, order),
        substances=list_substances(reviews, order),
        publication_types=list_publication_types(reviews, order),
        years=list_years(reviews, order),
        subjects=find_subjects(reviews),
        dates={key: date for key, review in reviews.items() if (date := date_of(review))},
        aliases={alias: key for key, review in reviews.items() for alias in review.aliases},
        notices={
            key: (review.document.retracted, review.document.corrections)
            for key, review in reviews.items()
            if review.document.retracted or review.document.corrections
        },
    )


def newest_first(review: Review) -> tuple[int, int, int, str]:
    """What reviews are sorted by."""
    issued = review.document.item.issued
    if issued is None or issued.year is None:
        return (1, 0, 0, review.key)
    month = issued.month or 0
    # A season is as late as its last month; winter's issue closes the year.
    month = (month - 20) * 3 if month > 20 else month
    return (-issued.year, -month, -(issued.day or 0), review.key)
