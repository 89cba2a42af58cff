"""Which items are one work: blocking, comparing, joining where nothing contradicts.

Items are grouped first by identifier, then by what is certain, and only the rest is compared
with what could be alike, so that a million references take minutes. The groups do not depend on
the order of the items.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from generator.model import Item
from generator.references.match_facts import Facts, make_facts, pack_facts, unpack_facts
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
    facts = [unpack_facts(line) for line in lines]
    groups = _Groups(facts, apart, held)
    for left, right in sorted(same):
        groups.force(left, right)
    for block in _blocks_by_identifier(facts):
        groups.join_block(block)
    for block in _blocks_by_title(facts):
        groups.join_block(block)
    edges: list[tuple[int, int, int]] = []
    seen: set[tuple[int, int]] = set()
    roots = [groups.find(place) for place in range(len(facts))]
    for block in _blocks_of_the_rest(facts, roots):
        for left, right in _pairs(block):
            one, other = groups.find(left), groups.find(right)
            if one == other:
                continue
            pair = (left, right) if left < right else (right, left)
            if pair in seen:
                continue
            seen.add(pair)
            points = compare(facts[left], facts[right])
            if points >= ONE_WORK:
                edges.append((-points, *pair))
    for _, left, right in sorted(edges):
        groups.join(left, right)
    return [groups.find(place) for place in range(len(facts))]


class _Groups:
    """Union-find whose unions are refused where members contradict each other."""

    def __init__(
        self,
        facts: Sequence[Facts],
        apart: Iterable[tuple[int, int]],
        held: Collection[int],
    ) -> None:
        self._facts = facts
        self._parent = list(range(len(facts)))
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
            if one != other and compare(self._facts[left], self._facts[right]) >= ONE_WORK:
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
        facts = self._facts
        return not any(
            compare(facts[left], facts[right]) == CONTRADICTED
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


def _blocks_by_identifier(facts: Sequence[Facts]) -> Iterator[list[int]]:
    for field in range(4):
        blocks: dict[str, list[int]] = defaultdict(list)
        for place, fact in enumerate(facts):
            if fact[field]:
                blocks[fact[field]].append(place)
        yield from (block for block in blocks.values() if len(block) > 1)


def _blocks_by_title(facts: Sequence[Facts]) -> Iterator[list[int]]:
    blocks: dict[str, list[int]] = defaultdict(list)
    for place, fact in enumerate(facts):
        if fact.title and not is_generic(fact.title):
            blocks[fact.title].append(place)
    yield from (block for block in blocks.values() if len(block) > 1)


def _blocks_of_the_rest(facts: Sequence[Facts], roots: Sequence[int]) -> Iterator[list[int]]:
    """Blocks of items that may be alike though no identifier or title is quite the same.

    Of items already in one group only two are looked at, the first and the last.
    """
    last = {root: place for place, root in enumerate(roots)}
    chosen = [place for place, root in enumerate(roots) if place in (root, last[root])]
    by_locator: dict[str, list[int]] = defaultdict(list)
    by_start: dict[str, list[int]] = defaultdict(list)
    by_end: dict[str, list[int]] = defaultdict(list)
    by_author: dict[str, list[int]] = defaultdict(list)
    by_page: dict[str, list[int]] = defaultdict(list)
    for place in chosen:
        fact = facts[place]
        title, page, family = fact.title, fact.page, fact.family
        if page:
            if fact.volume:
                by_locator[f"{fact.volume}:{page}:{fact.year}"].append(place)
            if family:
                by_page[f"{family[:4]}:{page}"].append(place)
        if len(title) > _START:
            by_start[title[:_START]].append(place)
            by_end[title[-_START:]].append(place)
        if family:
            by_author[f"{family[:5]}:{fact.year}:{fact.container[:1]}"].append(place)
    for blocks in (by_locator, by_page, by_start, by_end, by_author):
        for block in blocks.values():
            if len(block) > 1:
                if len(block) > _ALL_PAIRS:
                    block.sort(key=lambda place: (facts[place].title, place))
                yield block
