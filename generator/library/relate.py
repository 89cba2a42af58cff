"""CondensedReviews -> Library: every review, work, person and term related."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.config import Config
from generator.library.clusters import Attached, Clusters, cluster_gathered
from generator.library.condense import CondensedReview
from generator.library.counted import Counted, Notices, count_works
from generator.library.coupling import Coupled, couple_reviews
from generator.library.gather import Gathered, gather
from generator.library.likeness import Likeness, find_words
from generator.library.mentions import find_mentions
from generator.library.model import Citation, Library, Similar, Work
from generator.library.people import People
from generator.library.records import Records, survey_records
from generator.library.similar import find_similar
from generator.library.works import make_works
from generator.model import Note
from generator.model.rules import PeopleRules, WorkRules
from generator.pool import without_collecting


@dataclass(frozen=True, slots=True)
class RelatedWorks:
    """The part of a Library that references and texts say; all fields as there."""

    works: Mapping[str, Work]
    work_of: Mapping[str, tuple[str, ...]]
    cites: Mapping[str, tuple[str, ...]]
    cited_by: Mapping[str, tuple[Citation, ...]]
    citing: Mapping[str, int]
    identifiers: Mapping[str, str]
    work_years: Mapping[str, int]
    mentions: Mapping[str, tuple[tuple[str, str], ...]]
    entries: Mapping[str, Citation]
    retracted: tuple[str, ...]
    work_aliases: Mapping[str, str]
    notes: tuple[Note, ...]


def relate(
    condensed: Iterable[CondensedReview],
    notes: Sequence[Note] = (),
    people: PeopleRules | None = None,
    works: WorkRules | None = None,
    config: Config | None = None,
    keep: Callable[[Attached | People | Likeness], None] | None = None,
) -> Library:
    """The library of these reviews and notes, all of it in memory; the order they come in does not
    matter. What steps/relate.py writes to a shelf part by part is equal to it.

    `condensed` is read once, so that it may be a stream. `keep` is handed what later edits need
    to be related alone: see edit/ground.py.
    """
    with without_collecting():
        keep, works = keep or _forget, works or WorkRules()
        page_from = (config or Config()).works_page_from
        gathered = gather(condensed)
        records = survey_records(gathered.reviews, people or PeopleRules())
        clusters = cluster_gathered(gathered, works)
        counted = count_works(gathered, clusters, records.notices, works, page_from)
        keep(records.authors)
        keep(clusters.attached)
        similar = compare_reviews(records, gathered.words, couple_reviews(gathered, counted), keep)
        related = relate_works(
            gathered, clusters, counted, records.notices, records.aliases, notes, page_from
        )
    return Library(
        reviews=gathered.reviews,
        newest=records.newest,
        works=related.works,
        work_of=related.work_of,
        cites=related.cites,
        cited_by=related.cited_by,
        people=records.people,
        journals=records.journals,
        keywords=records.keywords,
        mesh=records.mesh,
        substances=records.substances,
        publication_types=records.publication_types,
        years=records.years,
        people_of=records.people_of,
        similar=similar,
        notes=related.notes,
        mentions=related.mentions,
        citing=related.citing,
        identifiers=related.identifiers,
        work_years=related.work_years,
        entries=related.entries,
        dates=records.dates,
        retracted=related.retracted,
        aliases=records.aliases,
        work_aliases=related.work_aliases,
        person_aliases=records.person_aliases,
    )


def _forget(ground: Attached | People | Likeness) -> None:
    """Keeps nothing."""


def compare_reviews(
    records: Records,
    words: Mapping[str, str],
    coupled: Coupled,
    keep: Callable[[Likeness], None],
) -> dict[str, tuple[Similar, ...]]:
    """Which reviews are alike, as in Library; `words` as in find_words. `keep` is handed all that
    makes them so."""
    keys = tuple(sorted(records.newest))
    return find_similar(
        (*records.subjects, find_words(keys, words)),
        coupled.map_labels(keys),
        dict(zip(keys, coupled.sizes, strict=True)),
        coupled.map_cites(keys),
        keep,
    )


def relate_works(
    gathered: Gathered,
    clusters: Clusters,
    counted: Counted,
    notices: Mapping[str, Notices],
    aliases: Mapping[str, str],
    notes: Sequence[Note],
    page_from: int,
) -> RelatedWorks:
    """The works of the references, as they were clustered and counted, and what names them; the
    `notices` and `aliases` are those of the reviews."""
    notes = tuple(sorted(notes, key=lambda note: note.slug))
    cited = make_works(gathered, clusters, counted, notices, page_from)
    gathered, works, work_of = cited.gathered, cited.works, cited.work_of
    return RelatedWorks(
        works=works,
        work_of=work_of,
        cites=cited.cites,
        cited_by=cited.cited_by,
        citing=cited.citing,
        identifiers=cited.identifiers,
        work_years=cited.years,
        mentions=_mentions(gathered, aliases, notes, works, work_of),
        entries=_find_entries(gathered, notes, works, work_of),
        retracted=tuple(key for key, work in works.items() if work.retracted),
        work_aliases={alias: key for key, work in works.items() for alias in work.aliases},
        notes=notes,
    )


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
