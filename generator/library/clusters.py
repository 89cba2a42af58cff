"""Gathered references -> which printings are one work or one review, obeying works.yaml."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from generator.library.attach import (
    Claim,
    Clue,
    ListedLines,
    Rules,
    claim_clusters,
    list_clues,
    settle_claims,
)
from generator.library.gather import Gathered
from generator.library.work_keys import own_key
from generator.model.rules import WorkRules
from generator.references.match import cluster_facts, says_enough
from generator.references.match_facts import unpack_facts

NO_WORK = -1
"""The label of lines that say too little to be one work with anything: "Editorial"."""


@dataclass(frozen=True, slots=True)
class Attached:
    """What it takes to see, after an edit, which references are a review: every line, sorted, its
    cluster (the least place of its lines), what each review claims, the lines that each of its
    clues was found in, the clusters that works.yaml keeps apart, and each review's own packed
    facts."""

    lines: list[str]
    labels: array[int]
    claims: Mapping[str, tuple[Claim, ...]]
    found: Mapping[str, Mapping[Clue, Sequence[int]]]
    apart: frozenset[tuple[int, int]]
    owns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Clusters:
    """`label_of[line]` is the same for lines of one work, or NO_WORK; `label_of_review[key]` the
    label of the work that a held review is, its alone; `labels_of_name` the works that each name
    of works.yaml stands for; `retracted` those of which a reference says that they are."""

    label_of: array[int]
    label_of_review: Mapping[str, int]
    labels_of_name: Mapping[str, frozenset[int]]
    retracted: frozenset[int]
    attached: Attached


def cluster_gathered(gathered: Gathered, rules: WorkRules, jobs: int = 1) -> Clusters:
    """Cluster the references, then find which clusters are the reviews held."""
    names = resolve_names(gathered, rules.names)
    lines = len(gathered.lines)
    ruled = _place_rules(rules, names, lines)
    owns = tuple(gathered.own.values())
    labels, asked, retracted = cluster_facts(gathered.lines, owns, ruled.same, ruled.apart, jobs)
    parted = frozenset((labels[left], labels[right]) for left, right in ruled.apart)
    listed = ListedLines(gathered.lines, labels, asked, owns)
    claims: dict[str, tuple[Claim, ...]] = {}
    for place, (key, own) in enumerate(gathered.own.items(), lines):
        forced, barred = (
            frozenset(labels[line] for line in ruled_of.get(place, ()))
            for ruled_of in (ruled.forced, ruled.barred)
        )
        claimed = claim_clusters(own, listed, Rules(forced, barred, parted))
        if claimed:
            claims[key] = claimed
    found = {
        key: {clue: listed.find(clue) for clue in list_clues(own)}
        for key, own in gathered.own.items()
    }
    attached = Attached(gathered.lines, labels, claims, found, parted, gathered.own)
    return _attach(gathered, names, attached, retracted)


class _Placed(NamedTuple):
    """What works.yaml joins and parts, by places: pairs of lines that are `same` and that are kept
    `apart`; by the place of a review's record the lines that it is `forced` to be, and those that
    it is `barred` from being."""

    same: set[tuple[int, int]]
    apart: set[tuple[int, int]]
    forced: Mapping[int, set[int]]
    barred: Mapping[int, set[int]]


def _place_rules(rules: WorkRules, names: Mapping[str, frozenset[int]], lines: int) -> _Placed:
    """The rules by places; those from `lines` on are of the reviews' records."""
    placed = _Placed(set(), set(), defaultdict(set), defaultdict(set))
    for group in rules.same_as:
        places = sorted(frozenset().union(*(names.get(name, frozenset()) for name in group)))
        printed = [place for place in places if place < lines]
        placed.same.update((printed[0], place) for place in printed[1:])
        for review in places[len(printed) :]:
            placed.forced[review].update(printed[:1])
    for group in rules.not_same:
        for one, other in combinations(group, 2):
            for left, right in _pairs(names, one, other):
                if right < lines:
                    placed.apart.add((left, right))
                elif left < lines:
                    placed.barred[right].add(left)
    return placed


def _pairs(names: Mapping[str, Collection[int]], one: str, other: str) -> Iterator[tuple[int, int]]:
    for left in names.get(one, ()):
        for right in names.get(other, ()):
            if left != right:
                yield min(left, right), max(left, right)


def _attach(
    gathered: Gathered,
    names: Mapping[str, frozenset[int]],
    attached: Attached,
    retracted: Sequence[int],
) -> Clusters:
    """Gives the clusters that are one review one label, and lines that are no work none."""
    first, keys = len(gathered.lines), tuple(gathered.own)
    label_of_review = {key: first + place for place, key in enumerate(keys)}
    final: dict[int, int] = {}
    for key, of_review in settle_claims(attached.claims).items():
        label_of_review[key] = min(of_review)
        final.update(dict.fromkeys(of_review, label_of_review[key]))
    label_of = array("i", attached.labels)
    if len(final) > len(set(final.values())):
        label_of = array("i", [final.get(label, label) for label in label_of])
    joined = {label for place, label in enumerate(attached.labels) if place != label}
    joined |= final.keys()
    # A line that begins with an identifier says enough; those that do not come first.
    for place in range(bisect_left(gathered.lines, "\t\t\t\n")):
        if (
            attached.labels[place] == place
            and place not in joined
            and not says_enough(gathered.lines[place])
        ):
            label_of[place] = NO_WORK
    labels_of_name = {
        name: frozenset(
            label_of[place] if place < first else label_of_review[keys[place - first]]
            for place in places
        )
        for name, places in names.items()
    }
    said = frozenset(map(label_of.__getitem__, retracted))
    return Clusters(label_of, label_of_review, labels_of_name, said, attached)


def resolve_names(gathered: Gathered, names: Collection[str]) -> dict[str, frozenset[int]]:
    """The lines each name of works.yaml stands for: DOI, PMID, PMCID, a review's key, a
    reference's id, or a work's key. A name that stands for nothing is left out.

    The reviews' own records are counted on after the last line, in key order.
    """
    if not names:
        return {}
    found: dict[str, set[int]] = defaultdict(set)
    records = (*gathered.lines, *gathered.own.values())
    identifiers = {name for name in names if re.match(r"10\.|\d+$|PMC\d+$", name)}
    if identifiers:
        for place, line in enumerate(records):
            for identifier in identifiers.intersection(line.split("\t", 3)[:3]):
                found[identifier].add(place)
    others = set(names) - identifiers
    for place, (key, review) in enumerate(gathered.reviews.items(), len(gathered.lines)):
        for name in others.intersection((key, *review.aliases)):
            found[name].add(place)
    wanted = others - found.keys()
    if wanted:
        _resolve_ids(gathered, wanted, found)
        wanted -= found.keys()
    if wanted:
        for place, line in enumerate(records):
            key = own_key(unpack_facts(line))
            if key in wanted:
                found[key].add(place)
    return {name: frozenset(lines) for name, lines in found.items()}


def _resolve_ids(gathered: Gathered, wanted: set[str], found: dict[str, set[int]]) -> None:
    for held in gathered.lists.values():
        ids = held.ids.split("\n")
        if wanted.isdisjoint(ids):
            continue
        for place, id in enumerate(ids):
            if id in wanted and place < len(held.lines):
                found[id].add(held.lines[place])
