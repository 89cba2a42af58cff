"""CondensedReviews -> Library: every review, work, person and term related."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from generator.config import Config
from generator.library.clusters import Attached, cluster_gathered
from generator.library.condense import CondensedReview
from generator.library.dates import date_of
from generator.library.gather import Gathered, gather
from generator.library.likeness import Likeness, find_subjects
from generator.library.mentions import find_mentions
from generator.library.model import Citation, Library, Term, Work
from generator.library.people import People, list_people
from generator.library.similar import find_similar
from generator.library.terms import (
    list_journals,
    list_keywords,
    list_mesh,
    list_publication_types,
    list_substances,
    list_years,
)
from generator.library.works import make_works
from generator.model import Note, Review
from generator.model.rules import PeopleRules, WorkRules
from generator.pool import work_beside


def relate(
    condensed: Iterable[CondensedReview],
    notes: Sequence[Note] = (),
    people: PeopleRules | None = None,
    works: WorkRules | None = None,
    config: Config | None = None,
    jobs: int = 1,
    keep: Callable[[Attached | Likeness], None] | None = None,
    reviews: Mapping[str, Review] | None = None,
) -> Library:
    """The library of these reviews and notes, related by `jobs` processes; the order they come in
    does not matter.

    `condensed` is read once, so that it may be a stream. `keep` is handed what later edits need
    to be related alone, before it is let go of: see shelf_ground.py. Where `reviews` are given,
    which are those of `condensed`, a second process does not wait for these.
    """
    # Millions of small values are made and kept: looking for garbage among them takes a third of
    # the time and finds none.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _relate(
            condensed,
            reviews,
            tuple(sorted(notes, key=lambda note: note.slug)),
            people or PeopleRules(),
            works or WorkRules(),
            config or Config(),
            jobs,
            keep,
        )
    finally:
        if collecting:
            gc.enable()


def _relate(
    condensed: Iterable[CondensedReview],
    known: Mapping[str, Review] | None,
    notes: tuple[Note, ...],
    people: PeopleRules,
    works: WorkRules,
    config: Config,
    jobs: int,
    keep: Callable[[Attached | Likeness], None] | None,
) -> Library:
    beside = jobs > 1 and known is not None and len(known) > _FEW
    with work_beside(beside, _list_names, known, people) as names:
        gathered = gather(condensed)
        clusters = cluster_gathered(gathered, works, jobs)
        with (
            work_beside(beside, keep or _forget, clusters.attached) as kept,
            work_beside(beside, find_subjects, gathered.reviews, gathered.words) as find,
        ):
            if not beside:
                kept()
            cited = make_works(gathered, clusters, works, config.works_page_from, beside)
            if beside:
                kept()
            subjects = find()
        del clusters
        reviews = gathered.reviews
        newest, authors, terms = names() if beside else _list_names(reviews, people)
    gathered = cited.gathered  # the memory of all else is free
    return Library(
        reviews=reviews,
        newest=newest,
        works=cited.works,
        work_of=cited.work_of,
        cites=cited.cites,
        cited_by=cited.cited_by,
        people=authors.people,
        **terms,
        people_of=authors.of_review,
        similar=find_similar(
            subjects,
            cited.labels,
            {key: len(held.lines) for key, held in gathered.lists.items()},
            gathered.words,
            cited.cites,
            jobs,
            keep,
        ),
        notes=notes,
        citing=cited.citing,
        identifiers=cited.identifiers,
        work_years=cited.years,
        mentions=_mentions(gathered, notes, cited.works, cited.work_of),
        entries=_find_entries(gathered, notes, cited.works, cited.work_of),
        dates={key: date for key, review in reviews.items() if (date := date_of(review))},
        retracted=tuple(key for key, work in cited.works.items() if work.retracted),
        aliases={alias: key for key, review in reviews.items() for alias in review.aliases},
        work_aliases={alias: key for key, work in cited.works.items() for alias in work.aliases},
    )


_FEW = 1000
"""The names of so many reviews are listed sooner than a second process begins."""


def _forget(ground: Attached | Likeness) -> None:
    """Keeps nothing."""


def _list_names(
    reviews: Mapping[str, Review], rules: PeopleRules
) -> tuple[tuple[str, ...], People, dict[str, tuple[Term, ...]]]:
    """The keys of the reviews, newest first; the authors; and the terms by the name of their
    field in Library."""
    reviews = dict(reviews)  # each read once
    newest = tuple(sorted(reviews, key=lambda key: _newest_first(reviews[key])))
    order = {key: place for place, key in enumerate(newest)}
    terms = {
        "journals": list_journals(reviews, order),
        "keywords": list_keywords(reviews, order),
        "mesh": list_mesh(reviews, order),
        "substances": list_substances(reviews, order),
        "publication_types": list_publication_types(reviews, order),
        "years": list_years(reviews, order),
    }
    return newest, list_people(reviews, order, rules), terms


def _find_entries(
    gathered: Gathered,
    notes: Sequence[Note],
    works: Mapping[str, Work],
    work_of: Mapping[str, tuple[str, ...]],
) -> dict[str, Citation]:
    """Where the ids stand that texts name and that are no key; the first review in key order
    counts where two lists have one id."""
    texts = [*(find_mentions(note.body) for note in notes), *gathered.mentions.values()]
    named = {name[1:] for text in texts for name, _ in text if name.startswith("@")}
    named -= gathered.reviews.keys() | works.keys()
    entries: dict[str, Citation] = {}
    for key in sorted(gathered.lists) if named else ():
        held = gathered.lists[key]
        ids = held.ids.split("\n")
        for id in sorted(named.intersection(ids) - entries.keys()):
            place = ids.index(id)
            entries[id] = Citation(key, work_of[key][place], id, held.number(place))
    return entries


def _newest_first(review: Review) -> tuple[int, int, int, str]:
    issued = review.document.item.issued
    if issued is None or issued.year is None:
        return (1, 0, 0, review.key)
    month = issued.month or 0
    # A season is as late as its last month; winter's issue closes the year.
    month = (month - 20) * 3 if month > 20 else month
    return (-issued.year, -month, -(issued.day or 0), review.key)


def _mentions(
    gathered: Gathered,
    notes: Sequence[Note],
    works: Mapping[str, Work],
    work_of: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Who mentions each review, work and note; aliases and references' ids count as the key."""
    key_of: dict[str, str] = {}
    for work in works.values():
        key_of.update((f"@{alias}", work.key) for alias in work.aliases)
    for key, review in gathered.reviews.items():
        key_of.update((f"@{alias}", key) for alias in review.aliases)
    key_of.update((f"@{key}", key) for key in works)
    key_of.update((f"@{key}", key) for key in gathered.reviews)
    key_of.update((note.slug, note.slug) for note in notes)
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for note in notes:
        for name, sentence in find_mentions(note.body):
            if name in key_of:
                found[key_of[name]].append((note.slug, sentence))
    for key, mentions in gathered.mentions.items():
        ids = dict(zip(gathered.lists[key].ids.split("\n"), work_of[key], strict=False))
        for name, sentence in mentions:
            # In a review's own text a key is first of all an id of its own list.
            target = ids.get(name.removeprefix("@")) or key_of.get(name)
            if target and target != key:
                found[target].append((key, sentence))
    return {key: tuple(dict.fromkeys(found[key])) for key in sorted(found)}
