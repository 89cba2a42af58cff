"""Clusters -> Works with their citations, and which work each reference of a review is."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.library.best import Printing, choose_item, vote_key
from generator.library.clusters import NO_WORK, Clusters
from generator.library.gather import Gathered
from generator.library.model import Citation, Work
from generator.library.packing import is_doubtful, unpack_item
from generator.library.slugs import digest
from generator.model.rules import WorkRules
from generator.references.match_facts import unpack_facts


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """`works` by key; `work_of`, `cites` and `cited_by` as in Library; `labels[review]` one
    number a reference, the same where the work is, for every work that two reviews cite."""

    works: dict[str, Work]
    work_of: dict[str, tuple[str, ...]]
    cites: dict[str, tuple[str, ...]]
    cited_by: dict[str, tuple[Citation, ...]]
    labels: dict[str, frozenset[int]]


def make_works(
    gathered: Gathered, clusters: Clusters, rules: WorkRules, page_from: int
) -> CitedWorks:
    """The works of a library; a work is kept as Library.works says."""
    label_of_printing = [clusters.label_of[line] for line in gathered.line_of]
    review_of: dict[int, str] = {}
    for key, line in gathered.own_line.items():
        review_of.setdefault(clusters.label_of[line], key)
    review_of.pop(NO_WORK, None)
    labels = {
        key: [label_of_printing[printing] for printing in held.printings]
        for key, held in gathered.lists.items()
    }
    citing: Counter[int] = Counter()
    for of_review in labels.values():
        citing.update(set(of_review))
    citing.pop(NO_WORK, None)
    retracted = _retracted(gathered, clusters, rules)
    ruled = {
        clusters.label_of[line]
        for name in rules.corrections
        for line in clusters.lines_of_name.get(name, ())
    }
    least = min(2, page_from)
    kept = {label for label, count in citing.items() if count >= least}
    kept |= review_of.keys() | retracted | ruled
    kept.discard(NO_WORK)
    printings = _printings(gathered, clusters, kept, label_of_printing, review_of)
    keys, aliases = _keys(kept, printings, review_of, gathered)
    # A review cited by few had no page as a work, so no address of it needs keeping.
    aliases = {label: names for label, names in aliases.items() if citing[label] >= page_from}
    citations: dict[int, list[Citation]] = defaultdict(list)
    work_of: dict[str, tuple[str, ...]] = {}
    empty = ""
    for key, of_review in labels.items():
        held = gathered.lists[key]
        ids = held.ids.split("\n") if held.ids else []
        work_of[key] = tuple([keys.get(label, empty) for label in of_review])
        for place, label in enumerate(of_review):
            if label in keys:
                citations[label].append(Citation(key, keys[label], ids[place], held.number(place)))
    corrections = {
        clusters.label_of[line]: values
        for name, values in sorted(rules.corrections.items())
        for line in sorted(clusters.lines_of_name.get(name, ()))
    }
    works: dict[str, Work] = {}
    for label in sorted(kept, key=keys.__getitem__):
        review = review_of.get(label)
        item = choose_item(printings[label])
        if label in corrections:
            item = dataclasses.replace(item, **corrections[label])  # type: ignore[arg-type]
        works[keys[label]] = Work(
            key=keys[label],
            item=item,
            citations=tuple(citations.get(label, ())),
            review=review,
            has_page=review is not None or citing[label] >= page_from,
            retracted=label in retracted,
            corrections=gathered.reviews[review].document.corrections if review else (),
            aliases=aliases.get(label, ()),
        )
    for key, held_review in gathered.reviews.items():
        if key not in works:  # says too little, or the same as another review that is held
            document = held_review.document
            works[key] = Work(
                key, document.item, (), key, True, document.retracted, document.corrections
            )
    return CitedWorks(
        works=dict(sorted(works.items())),
        work_of=work_of,
        cites=_cites(work_of, works),
        cited_by={
            work.review: tuple(
                citation for citation in work.citations if citation.review != work.review
            )
            for work in works.values()
            if work.review
        },
        labels={
            key: frozenset(label for label in of_review if citing[label] > 1)
            for key, of_review in labels.items()
        },
    )


def _retracted(gathered: Gathered, clusters: Clusters, rules: WorkRules) -> set[int]:
    """Works whose record, whose title in print, or whose line in works.yaml says so."""
    found = {
        clusters.label_of[gathered.own_line[key]]
        for key, review in gathered.reviews.items()
        if review.document.retracted
        or any(correction.kind == "retraction-in" for correction in review.document.corrections)
    }
    for name in rules.retracted:
        found.update(clusters.label_of[line] for line in clusters.lines_of_name.get(name, ()))
    for place, line in enumerate(gathered.lines):
        if "\t1\t" in line and unpack_facts(line).retracted:
            found.add(clusters.label_of[place])
    return found


def _printings(
    gathered: Gathered,
    clusters: Clusters,
    kept: set[int],
    label_of_printing: list[int],
    review_of: Mapping[int, str],
) -> dict[int, list[Printing]]:
    printings: dict[int, list[Printing]] = defaultdict(list)
    for label, key in review_of.items():
        item = gathered.reviews[key].document.item
        printings[label].append(Printing(item, own=True))
    for place, label in enumerate(label_of_printing):
        if label in kept:
            packed = gathered.items[place]
            printings[label].append(
                Printing(unpack_item(packed), gathered.printed[place], False, is_doubtful(packed))
            )
    return printings


def _keys(
    kept: set[int],
    printings: Mapping[int, list[Printing]],
    review_of: Mapping[int, str],
    gathered: Gathered,
) -> tuple[dict[int, str], dict[int, tuple[str, ...]]]:
    """Each kept work's key and aliases; works that would share a key carry a digest each."""
    wanted: dict[int, str] = {}
    others: dict[int, tuple[str, ...]] = {}
    for label in kept:
        wanted[label], others[label] = vote_key(printings[label])
    sharing: dict[str, list[int]] = defaultdict(list)
    for label in sorted(kept):
        if label not in review_of:
            sharing[wanted[label]].append(label)
    keys = {label: key for label, key in review_of.items() if label in kept}
    for key, labels in sharing.items():
        if len(labels) == 1 and key not in gathered.reviews:
            keys[labels[0]] = key
            continue
        for label in labels:
            item = choose_item(printings[label])
            told_by = item.doi or item.pmid or item.title or gathered.lines[label]
            keys[label] = f"{key}-{digest(told_by)}"
    taken = Counter(keys.values())
    for label in sorted(keys):
        if taken[keys[label]] > 1 and label not in review_of:
            keys[label] = f"{keys[label]}-{digest(gathered.lines[label])}"
    used = set(keys.values()) | gathered.reviews.keys()
    claimed = Counter(alias for label in kept for alias in {*others[label], wanted[label]})
    aliases: dict[int, tuple[str, ...]] = {}
    for label in kept:
        free = tuple(
            sorted(
                alias
                for alias in {*others[label], wanted[label]}
                if alias not in used and claimed[alias] == 1
            )
        )
        if free:
            aliases[label] = free
    return keys, aliases


def _cites(
    work_of: Mapping[str, tuple[str, ...]], works: Mapping[str, Work]
) -> dict[str, tuple[str, ...]]:
    reviews = {work.key for work in works.values() if work.review}
    return {
        key: tuple(sorted(reviews.intersection(of_review) - {key}))
        for key, of_review in work_of.items()
    }
