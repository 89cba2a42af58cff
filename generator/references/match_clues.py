"""What two printings of one work are likely to share: how the lines to compare are found.

A *clue* is one kind of thing that lines may share: a DOI, a title, volume and page and year, the
beginning of a title. Of a million lines most share none with any other, so the clues of one kind
are a column of hashes, eight bytes a line, and no text is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, islice

from generator.references.match_rules import (
    LETTERS,
    MOST_POINTS,
    ONE_WORK,
    SAME_YEAR,
    year_points,
)

START = 18
"""So many letters at one end of a title make lines with another title worth comparing."""

SURE = ("doi", "pmid", "pmcid", "other", "title")
"""Lines that share one of these are one work if nothing else about them differs much."""

REST = ("locator", "page", "author", "start", "end")
"""Lines that share one of these may be one work though no identifier or title is quite the same:
volume, page and year; family name and page; family name, year and journal where there is no page;
one end of the title."""

NUMBERS = ("volume", "first", "last", "year")
"""What tells lines apart: volume, first and last page, where there is but one way to read it, and
the year."""

_LOOKED_AT = 13
_AT_ONCE = 1 << 10

_Facts = Sequence[Sequence[str]]
"""The facts of some lines, column by column."""


def split_line(line: str) -> list[str]:
    """The packed facts up to the container by their place in Facts, and in the last all others."""
    return line.split("\t", _LOOKED_AT)


def _read_locators(facts: _Facts) -> Iterable[int]:
    held = zip(facts[8], facts[10], facts[5], strict=True)
    return [hash(each) if each[0] and each[1] else 0 for each in held]


def _read_pages(facts: _Facts) -> Iterable[int]:
    return [
        hash((family[:4], page)) if page and family else 0
        for family, page in zip(facts[6], facts[10], strict=True)
    ]


def _read_authors(facts: _Facts) -> Iterable[int]:
    held = zip(facts[6], facts[10], facts[5], facts[12], strict=True)
    return [
        0 if page or not family else hash((family[:5], year, container[:1]))
        for family, page, year, container in held
    ]


def _read_starts(facts: _Facts) -> Iterable[int]:
    return [hash(title[:START]) if len(title) > START else 0 for title in facts[4]]


def _read_ends(facts: _Facts) -> Iterable[int]:
    return [hash(title[-START:]) if len(title) > START else 0 for title in facts[4]]


def _read_volumes(facts: _Facts) -> Iterable[int]:
    return [hash(volume.split(" ", 1)[0]) if volume else 0 for volume in facts[8]]


def _read_firsts(facts: _Facts) -> Iterable[int]:
    return [
        hash(page) if page.isdigit() and not last.isalpha() else 0
        for page, last in zip(facts[10], facts[11], strict=True)
    ]


_READ: Mapping[str, Callable[[_Facts], Iterable[int]]] = {
    "doi": lambda facts: map(hash, facts[0]),
    "pmid": lambda facts: map(hash, facts[1]),
    "pmcid": lambda facts: map(hash, facts[2]),
    "other": lambda facts: map(hash, facts[3]),
    "title": lambda facts: map(hash, facts[4]),
    "locator": _read_locators,
    "page": _read_pages,
    "author": _read_authors,
    "start": _read_starts,
    "end": _read_ends,
    "volume": _read_volumes,
    "first": _read_firsts,
    "last": lambda facts: [hash(last.lstrip(LETTERS)) for last in facts[11]],
    "year": lambda facts: [int(year) if year.isdecimal() else 0 for year in facts[5]],
}
"""The hashes of each kind, 0 for none."""


def read_columns(lines: Iterable[str], kinds: Iterable[str]) -> dict[str, array[int]]:
    """The hash of the clue of each kind of every line, 0 for none."""
    columns = {kind: array("q") for kind in kinds}
    rest = iter(lines)
    # Column by column: a call for each line and kind would take most of the time.
    while rows := [line.split("\t", _LOOKED_AT) for line in islice(rest, _AT_ONCE)]:
        facts = list(zip(*rows, strict=True))
        for kind, column in columns.items():
            column.extend(_READ[kind](facts))
    return columns


def choose_likely(
    pairs: Iterable[tuple[int, int]], columns: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Those of some pairs of places whose lines may be one work; `columns` are those of NUMBERS.

    A pair is left out only where volume, pages and year alone keep `compare` below `ONE_WORK`, or
    where the two share an identifier and were compared for that.
    """
    volumes, pages, lasts, years = (columns[kind] for kind in NUMBERS)
    for pair in pairs:  # millions: so it is one loop without a call for each
        left, right = pair
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


@dataclass(frozen=True, slots=True)
class Blocks:
    """The places of lines that share a clue of one kind, two or more, block after block and in
    order within each; `asked` are the lines that share one with a record asked for."""

    places: array[int] = field(default_factory=lambda: array("I"))
    sizes: array[int] = field(default_factory=lambda: array("I"))
    asked: array[int] = field(default_factory=lambda: array("I"))

    def __iter__(self) -> Iterator[list[int]]:
        places = iter(self.places)
        return (list(islice(places, size)) for size in self.sizes)


def find_blocks(column: Sequence[int], lines: int) -> Blocks:
    """The blocks of one column, of which the first are those of the lines and the others those of
    records asked for."""
    met: set[int] = set()
    meet = met.add
    shared = {code for code in column if code in met or meet(code)}
    del met, meet
    shared.discard(0)
    blocks: dict[int, list[int]] = {}  # in the order of the lines: a set has none
    if shared:
        held = list(map(shared.__contains__, column))  # most are not: passed over without a loop
        for place, code in zip(compress(count(), held), compress(column, held), strict=True):
            if code in blocks:
                blocks[code].append(place)
            else:
                blocks[code] = [place]
    found = Blocks()
    for block in blocks.values():
        if block[-1] >= lines:
            block = [place for place in block if place < lines]
            found.asked.extend(block)
        if len(block) > 1:
            found.places.extend(block)
            found.sizes.append(len(block))
    return found
