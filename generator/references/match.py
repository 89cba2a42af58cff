"""Which items are one work: blocking, comparing, joining where nothing contradicts.

Items are grouped first by identifier, then by what is certain, and only the rest is compared
with what could be alike, so that a million references take minutes. The groups do not depend on
the order of the items.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, compress, count
from typing import NamedTuple

from generator.model import Item
from generator.pool import open_helpers, work_beside
from generator.references.match_clues import (
    ASKED,
    NUMBERS,
    PAGED,
    REST,
    RETRACTED,
    SURE,
    Blocks,
    find_blocks,
    find_titles,
    read_columns,
)
from generator.references.match_facts import make_facts, pack_facts, unpack_facts
from generator.references.match_pairs import WITNESSES, list_likely, list_pairs
from generator.references.match_rules import (
    CONTRADICTED,
    ONE_WORK,
    compare,
    is_generic,
)

_HERE, _BESIDE = ("locator", "author", "page", *PAGED), ("end",)
"""The kinds whose lines are found here, after those of identifiers, and by a second process after
those of titles: two halves that take as long."""

_HALVES = (*_HERE, "start"), ("end",)
"""The kinds whose lines are compared by a second process and here."""

_FEW = 50_000
"""So many lines are compared sooner than a second process begins."""


def match_items(items: Sequence[Item]) -> tuple[tuple[int, ...], ...]:
    """Groups (places in `items`, two or more) that are one work each, in order of first place."""
    lines = [pack_facts(make_facts(item)) for item in items]
    places: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        places[line].append(place)
    # Two bare "Editorial" are two works, and neither can be one with anything.
    distinct = sorted(line for line in places if says_enough(line))
    merged: dict[int, list[int]] = defaultdict(list)
    for line, label in zip(distinct, cluster_facts(distinct).labels, strict=True):
        merged[label].extend(places[line])
    groups = (tuple(sorted(members)) for members in merged.values() if len(members) > 1)
    return tuple(sorted(groups))


def says_enough(line: str) -> bool:
    """Whether two items with exactly these packed facts are certainly one work.

    Two entries "Editorial" without more are not.
    """
    row = line.split("\t", 7)
    if row[6] and not is_generic(row[4]):
        return True  # most are decided here
    facts = unpack_facts(line)
    return compare(facts, facts) >= ONE_WORK


class Clustered(NamedTuple):
    """A label of each line, which those of one work share: the least place of any; `asked` by kind
    of clue the places of lines that share one with a record; `retracted` those of lines that say
    that they are."""

    labels: array[int]
    asked: Mapping[str, Sequence[int]]
    retracted: Sequence[int]


def cluster_facts(
    lines: Sequence[str],
    records: Sequence[str] = (),
    same: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    jobs: int = 1,
) -> Clustered:
    """Packed facts clustered, and looked through for what they share with any of `records`, which
    are packed facts too.

    `lines` are different and sorted, so that the result depends on nothing but their content.
    `same` and `apart` are pairs of places that a person has joined or parted.
    With more than one of `jobs` half of it is done by a second process, to the same end.
    """
    two = jobs > 1 and len(lines) > _FEW
    groups = _Groups(lines, apart)
    for left, right in sorted(same):
        groups.force(left, right)
    columns = _read_columns(lines, two)
    asked = read_columns(records, dict.fromkeys((*SURE, *REST)))
    with open_helpers(two, lines, columns, asked) as start:
        others = start(_find_starts), start(_find_blocks, _BESIDE)
        blocks = _find_blocks(lines, columns, asked, SURE)
        for block in chain.from_iterable(blocks[kind] for kind in SURE):
            groups.join_block(block)
        blocks |= others[0]()
        for block in blocks["title"]:
            if not is_generic(lines[block[0]].split("\t", 5)[4]):
                groups.join_block(block)
        blocks |= _find_blocks(lines, columns, asked, _HERE)
        blocks |= others[1]()
        ground = groups.list_roots(), groups.list_inner()
        halves = [[blocks[kind] for kind in kinds] for kinds in _HALVES]
        others_edges = start(_find_edges, *ground, halves[0], last=True)
        edges = _find_edges(lines, columns, asked, *ground, halves[1])
        edges |= others_edges()
    for _, left, right in sorted(edges):
        groups.join(left, right)
    return Clustered(
        groups.list_roots(),
        {kind: found.asked for kind, found in blocks.items()},
        array("I", compress(count(), columns[RETRACTED])),
    )


_Columns = Mapping[str, "array[int]"]


def _read_columns(lines: Sequence[str], two: bool) -> _Columns:
    """The columns of all kinds, the half of the lines read by a second process."""
    kinds = dict.fromkeys((*SURE, *REST, *NUMBERS, RETRACTED))
    half = len(lines) // 2 if two else len(lines)
    with work_beside(two, read_columns, lines[half:], kinds) as others:
        columns = read_columns(lines[:half], kinds)
        for kind, rest in others().items():
            columns[kind] += rest
    return columns


def _find_starts(lines: Sequence[str], columns: _Columns, asked: _Columns) -> dict[str, Blocks]:
    """The blocks of lines whose titles begin alike, and of those whose titles are the same."""
    starts = find_blocks(columns, "start", {*asked["start"]})
    return {"start": starts, "title": find_titles(lines, starts)}


def _find_blocks(
    lines: Sequence[str], columns: _Columns, asked: _Columns, kinds: Iterable[str]
) -> dict[str, Blocks]:
    """The blocks of other kinds of clue."""
    return {
        kind: find_blocks(columns, kind, {*asked[kind]} if kind in ASKED else ()) for kind in kinds
    }


def _find_edges(
    lines: Sequence[str],
    columns: _Columns,
    asked: _Columns,
    roots: Sequence[int],
    inner: AbstractSet[int],
    kinds: Iterable[Blocks],
) -> set[tuple[int, int, int]]:
    """(points below zero, place, place) of the pairs that some clues of these kinds make one."""
    edges: set[tuple[int, int, int]] = set()
    looked_at: set[tuple[int, int]] = set()
    for one, other in list_likely(lines, inner, kinds, columns):
        if roots[one] == roots[other]:
            continue
        pair = (one, other) if one < other else (other, one)
        if pair not in looked_at:
            looked_at.add(pair)
            left, right = map(unpack_facts, (lines[pair[0]], lines[pair[1]]))
            points = compare(left, right)
            if points >= ONE_WORK:
                edges.add((-points, *pair))
    return edges


class _Groups:
    """Union-find whose unions are refused where members contradict each other."""

    def __init__(
        self,
        lines: Sequence[str],
        apart: Iterable[tuple[int, int]],
    ) -> None:
        self._parent = array("I", range(len(lines)))
        # Unpacked facts of all would fill the memory; those at work are few.
        self._fact = lru_cache(maxsize=1 << 12)(lambda place: unpack_facts(lines[place]))
        self._members: dict[int, list[int]] = {}
        self._apart: dict[int, set[int]] = defaultdict(set)
        for left, right in apart:
            self._apart[left].add(right)
            self._apart[right].add(left)

    def find(self, place: int) -> int:
        parent = self._parent
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    def list_roots(self) -> array[int]:
        """The least place in the group of each place."""
        roots = array("I", self._parent)
        for root, members in self._members.items():
            for place in members:
                roots[place] = root
        return roots

    def list_inner(self) -> frozenset[int]:
        """All places but the first and the last of each group: those two speak for the rest."""
        return frozenset(place for members in self._members.values() for place in members[1:-1])

    def compare(self, left: int, right: int) -> int:
        return compare(self._fact(left), self._fact(right))

    def force(self, left: int, right: int) -> None:
        one, other = self.find(left), self.find(right)
        if one != other:
            self._unite(one, other)

    def join(self, left: int, right: int) -> None:
        one, other = self.find(left), self.find(right)
        if one != other and self._may_join(one, other):
            self._unite(one, other)

    def join_block(self, block: Sequence[int]) -> None:
        """Join what the block holds of one work, nearest first."""
        for left, right in list_pairs(block):
            one, other = self.find(left), self.find(right)
            if one != other and self.compare(left, right) >= ONE_WORK:
                self.join(left, right)

    def _may_join(self, one: int, other: int) -> bool:
        ones = self._members.get(one) or [one]
        others = self._members.get(other) or [other]
        if self._apart and any(not self._apart[place].isdisjoint(others) for place in ones):
            return False
        if len(ones) == 1 and len(others) == 1:
            return True
        return not any(
            self.compare(left, right) == CONTRADICTED
            for left in ones[:WITNESSES]
            for right in others[:WITNESSES]
        )

    def _unite(self, one: int, other: int) -> None:
        if other < one:
            one, other = other, one
        members = self._members.pop(one, [one]) + self._members.pop(other, [other])
        members.sort()
        self._members[one] = members
        self._parent[other] = one
