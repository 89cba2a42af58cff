"""Clusters -> Works with their citations, and which work each reference of a review is."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, count

from generator.library.clusters import NO_WORK, Clusters
from generator.library.gather import Gathered
from generator.library.model import Citation, Work
from generator.library.packed_works import WorkStore, make_packed_work, pack_citation
from generator.library.work_keys import name_works, vote_year
from generator.model import Correction
from generator.model.document import RETRACTING
from generator.model.rules import WorkRules

Notices = tuple[bool, tuple[Correction, ...]]
"""Whether a review's record says that it is retracted, and the notices of that and of others."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`citing` is how many reviews cite a work, `of_review` the works of each review's list that
    others may cite too, in key order, each work by its label. `review_of` are the works that are
    reviews, `corrected` what is corrected of some by hand, `retracted` those known to be so;
    `kept` those that are kept as Library.works says."""

    citing: Counter[int]
    of_review: list[array[int]]
    review_of: dict[int, str]
    corrected: dict[int, Mapping[str, object]]
    retracted: set[int]
    kept: set[int]


def count_works(
    gathered: Gathered,
    clusters: Clusters,
    notices: Mapping[str, Notices],
    rules: WorkRules,
    page_from: int,
) -> Counted:
    """Counts by how many each work of a library is cited; `notices` are those of the reviews that
    have any."""
    review_of = {label: key for key, label in clusters.label_of_review.items()}
    retracted = _retracted(gathered, clusters, notices, rules)
    corrected = _corrected(clusters, rules)
    kept = review_of.keys() | retracted | corrected.keys()
    of_review = _list_labels(gathered, clusters.label_of, kept, page_from)
    citing: Counter[int] = Counter()
    for labels in of_review:
        citing.update(labels)
    citing.pop(NO_WORK, None)
    kept.update(label for label, count in citing.items() if count >= min(2, page_from))
    kept.discard(NO_WORK)
    return Counted(citing, of_review, review_of, corrected, retracted, kept)


@dataclass(frozen=True, slots=True)
class CitedWorks:
    """`works`, `work_of`, `cites`, `cited_by`, `citing`, `identifiers` and `years` as in Library;
    `gathered` is what was gathered without the lines and the items."""

    gathered: Gathered
    works: dict[str, Work]
    work_of: dict[str, tuple[str, ...]]
    cites: dict[str, tuple[str, ...]]
    cited_by: dict[str, tuple[Citation, ...]]
    citing: dict[str, int]
    identifiers: dict[str, str]
    years: dict[str, int]


def make_works(
    gathered: Gathered,
    clusters: Clusters,
    counted: Counted,
    notices: Mapping[str, Notices],
    page_from: int,
) -> CitedWorks:
    """The works of a library, as they were counted."""
    label_of_line = clusters.label_of
    citing, review_of, kept = counted.citing, counted.review_of, counted.kept
    held = _tell(label_of_line, kept)
    asked = [bytes(map(held.__getitem__, each.lines)) for each in gathered.lists.values()]
    printed = _printed_lines(gathered, label_of_line, held, asked)
    for label in sorted(kept - printed.keys()):
        printed[label] = []
    keys, aliases = name_works(printed, review_of, gathered.reviews)
    for label, key in review_of.items():
        printed[label].append((gathered.own[key], 1))
    identifiers, years = _identifiers(printed, keys), _years(printed, keys)
    printed.clear()
    names = [""] * len(label_of_line)
    for line in compress(count(), held):
        names[line] = keys[label_of_line[line]]
    cited: dict[int, array[int]] = {label: array("Q") for label in kept}
    work_of: dict[str, tuple[str, ...]] = {}
    for number, (key, of_review) in enumerate(gathered.lists.items()):
        work_of[key] = tuple(map(names.__getitem__, of_review.lines))
        found = map(label_of_line.__getitem__, compress(of_review.lines, asked[number]))
        places = compress(count(pack_citation(number, 0)), asked[number])
        for label, place in zip(found, places, strict=True):
            cited[label].append(place)
    items, counts, label_of = _collect_printings(gathered, label_of_line, asked)
    printings: dict[int, array[int]] = {label: array("I") for label in kept}
    for place, label in enumerate(label_of):
        printings[label].append(place)
    gathered = replace(gathered, lines=[], items={})  # nothing more is asked of them
    store = WorkStore(
        gathered,
        tuple(gathered.reviews),
        items,
        counts,
        {keys[label]: values for label, values in counted.corrected.items() if label in keys},
    )
    works: dict[str, Work] = {}
    in_order = sorted(kept, key=keys.__getitem__)
    for label in in_order:
        review = review_of.get(label)
        has_page = review is not None or citing[label] >= page_from
        works[keys[label]] = make_packed_work(
            store,
            keys[label],
            review,
            has_page,
            label in counted.retracted,
            notices[review][1] if review is not None and review in notices else (),
            # A review cited by few had no page as a work, so no address of it needs keeping.
            aliases.get(label, ()) if citing[label] >= page_from else (),
            printings[label],
            cited[label],
        )
    return CitedWorks(
        gathered=gathered,
        works=works,
        work_of=work_of,
        cites=_cites(work_of, gathered),
        cited_by={
            key: tuple(citation for citation in works[key].citations if citation.review != key)
            for key in gathered.reviews
        },
        citing={keys[label]: citing[label] for label in in_order if label in citing},
        identifiers=identifiers,
        years=years,
    )


def _tell(label_of_line: Iterable[int], labels: Collection[int]) -> bytes:
    """Of each line, whether its label is one of some: a byte, as a million references ask."""
    return bytes(map(labels.__contains__, label_of_line))


def _list_labels(
    gathered: Gathered, label_of_line: Sequence[int], kept: Collection[int], page_from: int
) -> list[array[int]]:
    """The works that each review cites; where works that one review cites get no page, those of
    them that are not to be kept are left out."""
    told = b"\1" * len(label_of_line)
    if page_from > 1:
        asked = {label for line, label in enumerate(label_of_line) if label != line}
        asked.update(map(label_of_line.__getitem__, gathered.shared), kept)
        told = _tell(label_of_line, asked)
    listed = []
    for held in gathered.lists.values():
        found = compress(held.lines, map(told.__getitem__, held.lines))
        listed.append(array("i", set(map(label_of_line.__getitem__, found))))
    return listed


def _printed_lines(
    gathered: Gathered, label_of_line: Sequence[int], held: bytes, asked: Iterable[bytes]
) -> dict[int, list[tuple[str, int]]]:
    """The lines of each work kept, each with the count of references that state it; `held` tells
    of which lines the work is, `asked` of which references of each review."""
    stating: Counter[int] = Counter()
    for of_review, kept in zip(gathered.lists.values(), asked, strict=True):
        stating.update(compress(of_review.lines, kept))
    printed: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for line in compress(count(), held):
        printed[label_of_line[line]].append((gathered.lines[line], stating[line]))
    return printed


def _collect_printings(
    gathered: Gathered, label_of_line: Sequence[int], asked: Iterable[bytes]
) -> tuple[list[bytes], array[int], array[int]]:
    """The different items of the works kept, how many references are printed so, and the work
    that each is; `asked` tells of which references of each review the work is."""
    places: dict[bytes, int] = defaultdict(count().__next__)
    counts, label_of = array("I"), array("I")
    for (key, of_review), kept in zip(gathered.lists.items(), asked, strict=True):
        if not any(kept):
            continue  # its items are not even read
        labels = map(label_of_line.__getitem__, compress(of_review.lines, kept))
        for label, item in zip(labels, compress(gathered.items[key], kept), strict=True):
            place = places[item]
            if place == len(counts):
                counts.append(1)
                label_of.append(label)
            else:
                counts[place] += 1
    return list(places), counts, label_of


def _corrected(clusters: Clusters, rules: WorkRules) -> dict[int, Mapping[str, object]]:
    corrected: dict[int, dict[str, object]] = defaultdict(dict)
    for name, values in sorted(rules.corrections.items()):
        for label in clusters.labels_of_name.get(name, ()):
            corrected[label].update(values)
    return dict(corrected)


def _retracted(
    gathered: Gathered, clusters: Clusters, notices: Mapping[str, Notices], rules: WorkRules
) -> set[int]:
    """Works whose record, whose title in print, or whose line in works.yaml says so."""
    found = set(clusters.retracted)
    found.update(
        clusters.label_of_review[key]
        for key, (retracted, corrections) in notices.items()
        if retracted or any(each.kind in RETRACTING for each in corrections)
    )
    found.update(
        clusters.label_of_review[key] for key, own in gathered.own.items() if _says_retracted(own)
    )
    for name in rules.retracted:
        found.update(clusters.labels_of_name.get(name, ()))
    found.discard(NO_WORK)
    return found


def _says_retracted(line: str) -> bool:
    return line.rsplit("\t", 2)[1] == "1"


def _identifiers(
    printed: Mapping[int, list[tuple[str, int]]], keys: Mapping[int, str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for label, lines in printed.items():
        key = keys[label]
        for line, _ in lines:
            doi, pmid, pmcid, _rest = line.split("\t", 3)
            for name, value in (("doi", doi), ("pmid", pmid), ("pmcid", pmcid)):
                if value:
                    name = f"{name}:{value}"
                    found[name] = min(found.get(name, key), key)
    return found


def _years(printed: Mapping[int, list[tuple[str, int]]], keys: Mapping[int, str]) -> dict[str, int]:
    years = ((keys[label], vote_year(lines)) for label, lines in printed.items())
    return {key: int(year) for key, year in years if year.isdigit()}


def _cites(
    work_of: Mapping[str, tuple[str, ...]], gathered: Gathered
) -> dict[str, tuple[str, ...]]:
    reviews = frozenset(gathered.reviews)
    return {
        key: tuple(sorted((set(of_review) & reviews) - {key})) for key, of_review in work_of.items()
    }
