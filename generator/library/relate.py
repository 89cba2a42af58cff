"""CondensedReviews -> Library: every review, work, person and term related."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.config import Config
from generator.library.clusters import Attached, Clusters, cluster_gathered
from generator.library.condense import CondensedReview
from generator.library.gather import Gathered, gather
from generator.library.likeness import Kind, Likeness, find_words
from generator.library.mentions import find_mentions
from generator.library.model import Citation, Library, Work
from generator.library.people import People
from generator.library.records import survey_records
from generator.library.similar import find_similar
from generator.library.works import make_works
from generator.model import Note, Review
from generator.model.rules import PeopleRules, WorkRules
from generator.pool import open_helpers, work_beside


def relate(
    condensed: Iterable[CondensedReview],
    notes: Sequence[Note] = (),
    people: PeopleRules | None = None,
    works: WorkRules | None = None,
    config: Config | None = None,
    jobs: int = 1,
    keep: Callable[[Attached | People | Likeness], None] | None = None,
    reviews: Mapping[str, Review] | None = None,
) -> Library:
    """The library of these reviews and notes, related by `jobs` processes; the order they come in
    does not matter.

    `condensed` is read once, so that it may be a stream. `keep` is handed what later edits need
    to be related alone, before it is let go of: see shelf_ground.py. Where `reviews` are given,
    by key and in key order, the records of `condensed` are not looked at.
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
    keep: Callable[[Attached | People | Likeness], None] | None,
) -> Library:
    beside = jobs > 1 and known is not None and len(known) > _FEW
    with work_beside(beside, survey_records, known, people) as surveyed:
        gathered = gather(condensed)
        if known is not None:
            gathered = replace(gathered, reviews=known if beside else dict(known))
        reviews = gathered.reviews
        clusters = cluster_gathered(gathered, works, jobs)
        records = surveyed() if beside else survey_records(reviews, people)
    if keep is not None:
        keep(records.authors)
    with open_helpers(beside, gathered, clusters) as start:
        words = start(_keep_and_find_words, keep or _forget)
        cited = make_works(
            *(gathered, clusters, records.notices, works, config.works_page_from), start
        )
        subjects = (*records.subjects, words())
    del clusters
    gathered = cited.gathered  # the memory of all else is free
    return Library(
        reviews=reviews,
        newest=records.newest,
        works=cited.works,
        work_of=cited.work_of,
        cites=cited.cites,
        cited_by=cited.cited_by,
        people=records.authors.people,
        **records.terms,
        people_of=records.authors.of_review,
        similar=find_similar(
            subjects,
            cited.labels,
            {key: len(held.lines) for key, held in gathered.lists.items()},
            cited.cites,
            jobs,
            keep,
        ),
        notes=notes,
        citing=cited.citing,
        identifiers=cited.identifiers,
        work_years=cited.years,
        mentions=_mentions(gathered, records.aliases, notes, cited.works, cited.work_of),
        entries=_find_entries(gathered, notes, cited.works, cited.work_of),
        dates=records.dates,
        retracted=tuple(key for key, work in cited.works.items() if work.retracted),
        aliases=records.aliases,
        work_aliases={alias: key for key, work in cited.works.items() for alias in work.aliases},
    )


_FEW = 1000
"""The records of so many reviews are surveyed sooner than a second process begins."""


def _forget(ground: Attached | People | Likeness) -> None:
    """Keeps nothing."""


def _keep_and_find_words(
    gathered: Gathered, clusters: Clusters, keep: Callable[[Attached | People | Likeness], None]
) -> Kind:
    keep(clusters.attached)
    return find_words(gathered.reviews, gathered.words)


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
        for id in sorted(named.intersection(ids)):
            if id in entries:
                continue
            place = ids.index(id)
            entries[id] = Citation(key, work_of[key][place], id, held.number(place))
    return entries


def _mentions(
    gathered: Gathered,
    aliases: Mapping[str, str],
    notes: Sequence[Note],
    works: Mapping[str, Work],
    work_of: Mapping[str, tuple[str, ...]],
) -> dict[str, tuple[tuple[str, str], ...]]:
    """Who mentions each review, work and note; aliases and references' ids count as the key."""
    key_of: dict[str, str] = {}
    for work in works.values():
        key_of.update((f"@{alias}", work.key) for alias in work.aliases)
    key_of.update((f"@{alias}", key) for alias, key in aliases.items())
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
