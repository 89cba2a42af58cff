"""Which items are one work: blocking, comparing, joining where nothing contradicts.

Items are grouped first by identifier, then by what is certain, and only the rest is compared
with what could be alike, so that a million references take minutes. The groups do not depend on
the order of the items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from generator.model import Item
from generator.references.match_facts import make_facts, pack_facts, unpack_facts
from generator.references.match_rules import CONTRADICTED, ONE_WORK, compare, is_generic

_ALL_PAIRS = 24
"""A block of so many is compared pair by pair; of a larger one, each with its neighbours."""

_NEIGHBOURS = 6
_START = 18
_WITNESSES = 6
"""How many members of a group speak against joining it to another."""


def match_items(items: Sequence[Item]) -> tuple[tuple[int, ...], ...]:
    """Groups (places in `items`, two or more) that are one work each, in order of first place."""
    lines = [pack_facts(make_facts(item)) for item in items]
    places: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        places[line].append(place)
    # Two bare "Editorial" are two works, and neither can be one with anything.
    distinct = sorted(line for line in places if says_enough(line))
    merged: dict[int, list[int]] = defaultdict(list)
    for line, label in zip(distinct, cluster_facts(distinct), strict=True):
        merged[label].extend(places[line])
    groups = (tuple(sorted(members)) for members in merged.values() if len(members) > 1)
    return tuple(sorted(groups))


def says_enough(line: str) -> bool:
    """Whether two items with exactly these packed facts are certainly one work.

    Two entries "Editorial" without more are not.
    """
    facts = unpack_facts(line)
    return compare(facts, facts) >= ONE_WORK


def cluster_facts(
    lines: Sequence[str],
    same: Iterable[tuple[int, int]] = (),
    apart: Iterable[tuple[int, int]] = (),
    held: Collection[int] = frozenset(),
) -> list[int]:
    """A label for each packed line of facts; lines of one work share it.

    `lines` are different and sorted, so that the result hangs on nothing but their content.
    `same` and `apart` are pairs of places that a person has joined or parted; no two of `held`
    are one work.
    """
    groups = _Groups(lines, apart, held)
    for left, right in sorted(same):
        groups.force(left, right)
    for block in _blocks_of_the_sure(lines):
        groups.join_block(block)
    edges: list[tuple[int, int, int]] = []
    seen: set[tuple[int, int]] = set()
    roots = [groups.find(place) for place in range(len(lines))]
    for block in _blocks_of_the_rest(lines, roots):
        for left, right in _pairs(block):
            if roots[left] == roots[right]:
                continue
            pair = (left, right) if left < right else (right, left)
            if pair in seen:
                continue
            seen.add(pair)
            points = groups.compare(left, right)
            if points >= ONE_WORK:
                edges.append((-points, *pair))
    for _, left, right in sorted(edges):
        groups.join(left, right)
    return [groups.find(place) for place in range(len(lines))]


class _Groups:
    """Union-find whose unions are refused where members contradict each other."""

    def __init__(
        self,
        lines: Sequence[str],
        apart: Iterable[tuple[int, int]],
        held: Collection[int],
    ) -> None:
        self._lines = lines
        self._parent = list(range(len(lines)))
        # Unpacked facts of all would fill the memory; those at work are few.
        self._fact = lru_cache(maxsize=1 << 12)(lambda place: unpack_facts(lines[place]))
        self._members: dict[int, list[int]] = {}
        self._held = set(held)  # roots of groups that have a held member
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
        for left, right in _pairs(block):
            one, other = self.find(left), self.find(right)
            if one != other and self.compare(left, right) >= ONE_WORK:
                self.join(left, right)

    def _may_join(self, one: int, other: int) -> bool:
        if one in self._held and other in self._held:
            return False
        ones = self._members.get(one) or [one]
        others = self._members.get(other) or [other]
        if self._apart and any(not self._apart[place].isdisjoint(others) for place in ones):
            return False
        if len(ones) == 1 and len(others) == 1:
            return True
        return not any(
            self.compare(left, right) == CONTRADICTED
            for left in ones[:_WITNESSES]
            for right in others[:_WITNESSES]
        )

    def _unite(self, one: int, other: int) -> None:
        if other < one:
            one, other = other, one
        members = self._members.pop(one, [one]) + self._members.pop(other, [other])
        members.sort()
        self._members[one] = members
        self._parent[other] = one
        if other in self._held:
            self._held.add(one)


def _pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    if len(block) <= _ALL_PAIRS:
        for place, left in enumerate(block):
            for right in block[place + 1 :]:
                yield left, right
    else:
        for place, left in enumerate(block):
            for right in block[place + 1 : place + 1 + _NEIGHBOURS]:
                yield left, right
            if place > _NEIGHBOURS:
                yield block[0], left


class _Blocks:
    """Places under one key each; a list only where two share one, for there are millions."""

    def __init__(self) -> None:
        self._first: dict[str, int] = {}
        self._shared: dict[str, list[int]] = {}

    def add(self, key: str, place: int) -> None:
        first = self._first.setdefault(key, place)
        if first != place:
            self._shared.setdefault(key, [first]).append(place)

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self._shared.values())


def _blocks_of_the_sure(lines: Sequence[str]) -> Iterator[list[int]]:
    """Blocks that share an identifier, then those that share a title no other work bears."""
    identifiers = tuple(_Blocks() for _ in range(4))
    titles = _Blocks()
    for place, line in enumerate(lines):
        fields = line.split("\t", 5)
        for blocks, value in zip(identifiers, fields, strict=False):
            if value:
                blocks.add(value, place)
        title = fields[4]
        if title and not is_generic(title):
            titles.add(title, place)
    for blocks in (*identifiers, titles):
        yield from blocks


def _blocks_of_the_rest(lines: Sequence[str], roots: Sequence[int]) -> Iterator[list[int]]:
    """Blocks of items that may be alike though no identifier or title is quite the same.

    Of items already in one group only two are looked at, the first and the last.
    """
    last = {root: place for place, root in enumerate(roots)}
    by_locator, by_page, by_author, by_start, by_end = kinds = tuple(_Blocks() for _ in range(5))
    for place, root in enumerate(roots):
        if place != root and place != last[root]:
            continue
        # Fields by their place in Facts: a million lines are looked at.
        fields = lines[place].split("\t", 13)
        title, year, family, page = fields[4], fields[5], fields[6], fields[10]
        if page:
            if fields[8]:
                by_locator.add(f"{fields[8]}:{page}:{year}", place)
            if family:
                by_page.add(f"{family[:4]}:{page}", place)
        elif family:
            by_author.add(f"{family[:5]}:{year}:{fields[12][:1]}", place)
        if len(title) > _START:
            by_start.add(title[:_START], place)
            by_end.add(title[-_START:], place)
    for blocks in kinds:
        for block in blocks:
            if len(block) > _ALL_PAIRS:
                block.sort(key=lambda place: (unpack_facts(lines[place]).title, place))
            yield block
