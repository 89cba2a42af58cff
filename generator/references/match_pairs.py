"""Which lines that share a clue are to be compared: those whose DOIs, volume, pages and year may be
of one work.

Of lines with the same beginning of a title most differ in all of these. So a block is not gone
through pair by pair: its lines are laid together by page and by volume and year, and few are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, combinations

from generator.references.match_clues import NUMBERS, Blocks
from generator.references.match_rules import MOST_POINTS, ONE_WORK, SAME_YEAR, year_points

ALL_PAIRS = 24
"""A block of so many is compared pair by pair; of a larger one, each with its neighbours."""

WITNESSES = 6
"""How many members of a group speak against joining it to another."""

_NEIGHBOURS = 6
_YEARS = 2
"""Printings of one work in different volumes are at most so many years apart."""

_FEW = 6
"""A block of so many is gone through pair by pair sooner."""

Numbers = Mapping[str, Sequence[int]]
"""The columns of match_clues.NUMBERS."""


def list_pairs(block: Sequence[int]) -> Iterable[tuple[int, int]]:
    """The pairs of a block: all, or those near each other and those with the first."""
    return combinations(block, 2) if len(block) <= ALL_PAIRS else _near_pairs(block)


def _near_pairs(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    for place, left in enumerate(block):
        for right in block[place + 1 : place + 1 + _NEIGHBOURS]:
            yield left, right
        if place > _NEIGHBOURS:
            yield block[0], left


def list_likely(
    lines: Sequence[str], inner: AbstractSet[int], kinds: Iterable[Blocks], numbers: Numbers
) -> Iterator[tuple[int, int]]:
    """The pairs to compare of the blocks of some kinds, some more than once; lines that are
    `inner` are passed over."""
    return choose_likely(_list_all(lines, inner, kinds, numbers), numbers)


def _list_all(
    lines: Sequence[str], inner: AbstractSet[int], kinds: Iterable[Blocks], numbers: Numbers
) -> Iterator[tuple[int, int]]:
    for block in chain.from_iterable(kinds):
        if len(block) == 2:  # most are
            if inner.isdisjoint(block):
                yield block[0], block[1]
            continue
        if inner and not inner.isdisjoint(block):
            block = [place for place in block if place not in inner]
        if len(block) <= _FEW:
            yield from combinations(block, 2)
            continue
        if len(block) > ALL_PAIRS:
            block.sort(key=lambda place: lines[place].split("\t", 5)[4])
        yield from list_sharing(block, numbers)


def list_sharing(
    block: Sequence[int], numbers: Numbers, far: bool = False
) -> Iterator[tuple[int, int]]:
    """Those of `list_pairs` that share a page or volume and year, or do not state enough to tell;
    what `choose_likely` takes is among them. With `far`, lines far from one another in a large
    block are paired, too."""
    volumes, pages, lasts, years = (
        list(map(numbers[kind].__getitem__, block)) for kind in NUMBERS[:4]
    )
    groups: list[list[int]] = []
    if pages[0] and len(set(pages)) == 1:  # the clue was the page
        groups.append(list(range(len(block))))
    else:
        # That a volume and a year may look like others leads to a pair more, no more.
        issued = [
            volume ^ year if volume else 0 for volume, year in zip(volumes, years, strict=True)
        ]
        for codes in (pages, lasts, issued):
            if len(set(codes)) < len(codes):
                groups += _group_places(codes)
    reach = len(block) if far or len(block) <= ALL_PAIRS else _NEIGHBOURS
    for places in groups:
        if len(places) > _FEW:
            pairs = _pair_near(places, [volumes[at] for at in places], [years[at] for at in places])
        else:
            pairs = combinations(places, 2)
        for at, other in pairs:
            if other - at <= reach or not at:
                yield block[at], block[other]
    if all(pages) and all(years):
        return
    for at, (page, volume, year) in enumerate(zip(pages, volumes, years, strict=True)):
        if page and (year or not volume):
            continue
        first = max(0, at - reach) if at else 0
        near = block[first : at + reach + 1] if at else block
        for right in (block[0], *near):
            if right != block[at]:
                yield block[at], right


def _group_places(codes: Iterable[int]) -> list[list[int]]:
    """The places in a column that share a number, two or more."""
    sharing: dict[int, list[int]] = {}
    for at, code in enumerate(codes):
        if code in sharing:
            sharing[code].append(at)
        elif code:
            sharing[code] = [at]
    return [places for places in sharing.values() if len(places) > 1]


def _pair_near(
    places: Sequence[int], volumes: Iterable[int], years: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Pairs of places of the same volume, or of years not far from one another."""
    by_volume: dict[int, list[int]] = {}
    for place, volume in zip(places, volumes, strict=True):
        if volume in by_volume:
            by_volume[volume].append(place)
        elif volume:
            by_volume[volume] = [place]
    if len(by_volume) < len(places):
        for held in by_volume.values():
            if len(held) > 1:
                yield from combinations(held, 2)
    in_order = sorted(zip(years, places, strict=True))  # where the year is unknown, first
    count = len(in_order)
    for number, (year, left) in enumerate(in_order, 1):
        while number < count:
            later, right = in_order[number]
            if year and later - year > _YEARS:
                break
            yield (left, right) if left < right else (right, left)
            number += 1


def choose_likely(pairs: Iterable[tuple[int, int]], numbers: Numbers) -> Iterator[tuple[int, int]]:
    """Those of some pairs of places whose lines may be one work.

    A pair is left out only where identifiers, or volume, pages and year alone keep `compare`
    below `ONE_WORK`, or where the two share an identifier and were compared for that.
    """
    volumes, pages, lasts, years, loose, bare = (numbers[kind] for kind in NUMBERS)
    for pair in pairs:  # millions: so it is one loop without a call for each
        left, right = pair
        if not (loose[left] or loose[right]) or not (bare[left] or bare[right]):
            continue
        page, other = pages[left], pages[right]
        if not page or not other or page == other:
            points = MOST_POINTS + 25
        elif lasts[left] and lasts[left] == lasts[right]:
            points = MOST_POINTS + 5
        else:
            points = MOST_POINTS - 35
        volume, other = volumes[left], volumes[right]
        if volume and other:
            points += 15 if volume == other else -30
        if points + SAME_YEAR < ONE_WORK:
            continue
        year, later = years[left], years[right]
        if not year or not later or points + year_points(abs(year - later)) >= ONE_WORK:
            yield pair
