"""Clusters -> Works with their citations, and which work each reference of a review is."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress, count
from typing import NamedTuple

from generator.library.clusters import Clusters
from generator.library.counted import Counted, Notices, mark_lines
from generator.library.gather import Gathered
from generator.library.model import Citation, Work
from generator.library.packed_works import WorkStore, make_packed_work, pack_citation
from generator.library.work_keys import name_works, vote_year


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
    label_of_line, citing, kept = clusters.label_of, counted.citing, counted.kept
    held = mark_lines(label_of_line, kept)
    asked = [bytes(map(held.__getitem__, each.lines)) for each in gathered.lists.values()]
    named = _name_works(gathered, counted, _printed_lines(gathered, label_of_line, held, asked))
    keys = named.keys
    work_of = _list_works(gathered, label_of_line, held, keys)
    cited = _pack_citations(gathered, label_of_line, asked, kept)
    items, counts, printings = _collect_printings(gathered, label_of_line, asked, kept)
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
        review = counted.review_of.get(label)
        has_page = review is not None or citing[label] >= page_from
        works[keys[label]] = make_packed_work(
            store,
            keys[label],
            review,
            has_page,
            label in counted.retracted,
            notices[review][1] if review is not None and review in notices else (),
            # A review cited by few had no page as a work, so no address of it needs keeping.
            named.aliases.get(label, ()) if citing[label] >= page_from else (),
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
        identifiers=named.identifiers,
        years=named.years,
    )


class _Named(NamedTuple):
    """`keys` and former keys of the works kept, by label; `identifiers` and `years` as in
    Library."""

    keys: Mapping[int, str]
    aliases: Mapping[int, tuple[str, ...]]
    identifiers: dict[str, str]
    years: dict[str, int]


def _name_works(
    gathered: Gathered, counted: Counted, printed: dict[int, list[tuple[str, int]]]
) -> _Named:
    """What works are called and found by, from their lines; a review's own record says nothing of
    its key as a work, which is the review's."""
    for label in sorted(counted.kept - printed.keys()):
        printed[label] = []
    keys, aliases = name_works(printed, counted.review_of, gathered.reviews)
    for label, key in counted.review_of.items():
        printed[label].append((gathered.own[key], 1))
    return _Named(keys, aliases, _identifiers(printed, keys), _years(printed, keys))


def _list_works(
    gathered: Gathered, label_of_line: Sequence[int], held: bytes, keys: Mapping[int, str]
) -> dict[str, tuple[str, ...]]:
    """The key of the work that each reference of each review is; "" where it is not kept."""
    names = [""] * len(label_of_line)
    for line in compress(count(), held):
        names[line] = keys[label_of_line[line]]
    return {
        key: tuple(map(names.__getitem__, of_review.lines))
        for key, of_review in gathered.lists.items()
    }


def _pack_citations(
    gathered: Gathered,
    label_of_line: Sequence[int],
    asked: Iterable[bytes],
    labels: Iterable[int],
) -> dict[int, array[int]]:
    """The packed citations of each work kept; `asked` tells of which references of each review
    the work is."""
    cited: dict[int, array[int]] = {label: array("Q") for label in labels}
    for number, (of_review, kept) in enumerate(zip(gathered.lists.values(), asked, strict=True)):
        found = map(label_of_line.__getitem__, compress(of_review.lines, kept))
        places = compress(count(pack_citation(number, 0)), kept)
        for label, place in zip(found, places, strict=True):
            cited[label].append(place)
    return cited


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
    gathered: Gathered,
    label_of_line: Sequence[int],
    asked: Iterable[bytes],
    labels: Iterable[int],
) -> tuple[list[bytes], array[int], dict[int, array[int]]]:
    """The different items of the works kept, how many references are printed so, and the places
    of each work's items; `asked` tells of which references of each review the work is."""
    places: dict[bytes, int] = defaultdict(count().__next__)
    counts, printings = array("I"), {label: array("I") for label in labels}
    for (key, of_review), kept in zip(gathered.lists.items(), asked, strict=True):
        if not any(kept):
            continue  # its items are not even read
        labels = map(label_of_line.__getitem__, compress(of_review.lines, kept))
        for label, item in zip(labels, compress(gathered.items[key], kept), strict=True):
            place = places[item]
            if place == len(counts):
                counts.append(1)
                printings[label].append(place)
            else:
                counts[place] += 1
    return list(places), counts, printings


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
