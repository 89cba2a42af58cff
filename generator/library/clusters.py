"""Gathered references -> which printings are one work, obeying works.yaml."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

from generator.library.gather import Gathered
from generator.library.work_keys import own_key
from generator.model.rules import WorkRules
from generator.references.match import cluster_facts, says_enough
from generator.references.match_facts import unpack_facts

NO_WORK = -1
"""The label of lines that say too little to be one work with anything: "Editorial"."""


@dataclass(frozen=True, slots=True)
class Clusters:
    """`label_of[line]` is the same for lines of one work, or NO_WORK; `lines_of_name` the lines
    that each name of works.yaml stands for."""

    label_of: list[int]
    lines_of_name: Mapping[str, frozenset[int]]


def cluster_gathered(gathered: Gathered, rules: WorkRules) -> Clusters:
    """Cluster all lines; no two reviews held are ever one work."""
    names = resolve_names(gathered, _names(rules))
    same: set[tuple[int, int]] = set()
    for group in rules.same_as:
        lines = sorted(frozenset().union(*(names.get(name, frozenset()) for name in group)))
        same.update((lines[0], line) for line in lines[1:])
    apart: set[tuple[int, int]] = set()
    for group in rules.not_same:
        for one, other in combinations(group, 2):
            for left in names.get(one, ()):
                apart.update((left, right) for right in names.get(other, ()) if left != right)
    held = frozenset(gathered.own_line.values())
    labels = cluster_facts(gathered.lines, sorted(same), sorted(apart), held)
    counts: dict[int, int] = defaultdict(int)
    for label in labels:
        counts[label] += 1
    for place, line in enumerate(gathered.lines):
        # A line that begins with an identifier says enough.
        if line[:4] == "\t\t\t\t" and counts[labels[place]] == 1 and not says_enough(line):
            labels[place] = NO_WORK
    return Clusters(labels, names)


def _names(rules: WorkRules) -> frozenset[str]:
    groups = (*rules.same_as, *rules.not_same, rules.retracted, tuple(rules.corrections))
    return frozenset(name for group in groups for name in group)


def resolve_names(gathered: Gathered, names: Collection[str]) -> dict[str, frozenset[int]]:
    """The lines each name of works.yaml stands for: DOI, PMID, PMCID, a review's key, a
    reference's id, or a work's key. A name that stands for nothing is left out."""
    if not names:
        return {}
    found: dict[str, set[int]] = defaultdict(set)
    identifiers = {name for name in names if re.match(r"10\.|\d+$|PMC\d+$", name)}
    if identifiers:
        for place, line in enumerate(gathered.lines):
            facts = unpack_facts(line)
            for identifier in (facts.doi, facts.pmid, facts.pmcid):
                if identifier in identifiers:
                    found[identifier].add(place)
    others = set(names) - identifiers
    for name in others & gathered.own_line.keys():
        found[name].add(gathered.own_line[name])
    for key, review in gathered.reviews.items():
        for alias in others.intersection(review.aliases):
            found[alias].add(gathered.own_line[key])
    wanted = others - found.keys()
    if wanted:
        _resolve_ids(gathered, wanted, found)
        wanted -= found.keys()
    if wanted:
        for place, line in enumerate(gathered.lines):
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
            if id in wanted and place < len(held.printings):
                found[id].add(gathered.line_of[held.printings[place]])
