"""What two printings of one work are likely to share: how the lines to compare are found.

A *clue* is one kind of thing that lines may share: a DOI, a title, volume and page and year, the
beginning of a title. Of a million lines most share none with any other, so the clues of one kind
are a column of hashes, eight bytes a line, and no text is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, count, islice
from operator import eq, not_

from generator.model.by_text import ByText
from generator.references.match_facts import Facts
from generator.references.match_rules import LETTERS

START = 18
"""So many letters at one end of a title make lines with another title worth comparing."""

SURE = ("doi", "pmid", "pmcid", "other")
"""Lines that share one of these are one work if nothing else about them differs much; as are those
that share a title."""

REST = ("locator", "page", "author", "start", "end")
"""Lines that share one of these may be one work though no identifier or title is quite the same:
volume, page and year; family name and page; family name, year and journal where there is no page;
one end of the title."""

PAGED = {"paged volume": "volume", "paged year": "year"}
"""What lines that share family name and page share too where they may be one work and state both:
the volume or the year. Those of neighbouring years have one title, and so one beginning of it."""

ASKED = (*SURE, "locator", "start", "end")
"""The kinds by which a record is looked for."""

LOOSE = "loose"
"""Whether a line may be one work with another that states another DOI: it has none, or one that
may have been cut off, as the next line's begins with it."""

BARE = "bare"
"""Whether a line states no PMID."""

RETRACTED = "retracted"
"""Whether a line says of itself that it is retracted."""

NUMBERS = ("volume", "first", "last", "year", LOOSE, BARE)
"""What tells lines apart: volume, first and last page, where there is but one way to read it, the
year, and which identifiers are not stated."""

_YES_OR_NO = frozenset((LOOSE, BARE, RETRACTED))
_LOOKED_AT = 13
_ALL = len(Facts._fields)
_AT_ONCE = 1 << 10

_Facts = Sequence[Sequence[str]]
"""The facts of some lines, column by column, as Facts has them."""


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


def _read_firsts(facts: _Facts) -> Iterable[int]:
    if any(map(str.isalpha, facts[11])):
        return [
            0 if last.isalpha() else _firsts[page]
            for page, last in zip(facts[10], facts[11], strict=True)
        ]
    return map(_firsts.__getitem__, facts[10])


def _read_loose(facts: _Facts) -> Iterable[int]:
    dois = facts[0]
    return [*map(str.startswith, dois[1:], dois), True]  # what follows the last is not at hand


# The same few thousand texts come again and again.
_volumes = ByText(lambda volume: hash(volume.split(" ", 1)[0]) if volume else 0)
_firsts = ByText(lambda page: hash(page) if page.isdigit() else 0)
_lasts = ByText(lambda last: hash(last.lstrip(LETTERS)))
_years = ByText(lambda year: int(year) if year.isdecimal() else 0)

_READ: Mapping[str, Callable[[_Facts], Iterable[int]]] = {
    "doi": lambda facts: map(hash, facts[0]),
    "pmid": lambda facts: map(hash, facts[1]),
    "pmcid": lambda facts: map(hash, facts[2]),
    "other": lambda facts: map(hash, facts[3]),
    "locator": _read_locators,
    "page": _read_pages,
    "author": _read_authors,
    "start": _read_starts,
    "end": _read_ends,
    "volume": lambda facts: map(_volumes.__getitem__, facts[8]),
    "first": _read_firsts,
    "last": lambda facts: map(_lasts.__getitem__, facts[11]),
    "year": lambda facts: map(_years.__getitem__, facts[5]),
    LOOSE: _read_loose,
    BARE: lambda facts: map(not_, facts[1]),
    RETRACTED: lambda facts: map(bool, facts[16]),
}
"""The hashes of each kind, 0 for none."""

_RARE: Mapping[str, Callable[[_Facts], bool]] = {
    "pmcid": lambda facts: any(facts[2]),
    "other": lambda facts: any(facts[3]),
    "author": lambda facts: not all(facts[10]),
}
"""Whether any of some lines may be of a kind that few are of."""


def read_columns(lines: Iterable[str], kinds: Iterable[str]) -> dict[str, array[int]]:
    """The hash of the clue of each kind of every line, 0 for none; the lines are sorted."""
    columns = {kind: array("b" if kind in _YES_OR_NO else "q") for kind in kinds}
    rest = iter(lines)
    # Column by column: a call for each line and kind would take most of the time.
    while together := "\t".join(islice(rest, _AT_ONCE)):
        texts = together.split("\t")
        facts = [texts[place::_ALL] for place in range(_ALL)]
        for kind, column in columns.items():
            column += _fill(kind, facts)
    return columns


def _fill(kind: str, facts: _Facts) -> array[int]:
    """The column of one kind for some lines."""
    if kind in _YES_OR_NO:
        return array("b", bytes(_READ[kind](facts)))
    if kind in _RARE and not _RARE[kind](facts):
        return array("q", bytes(8 * len(facts[0])))
    return array("q", list(_READ[kind](facts)))


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


def find_blocks(
    columns: Mapping[str, Sequence[int]], kind: str, asked: Collection[int] = ()
) -> Blocks:
    """The blocks of one column that may hold lines that are one work; `asked` are the codes of
    records. Of lines that share no identifier, one has to be loose, and one has to state no
    PMID."""
    column = _mix(columns["page"], columns[PAGED[kind]]) if kind in PAGED else columns[kind]
    if not any(column):
        return Blocks()
    if kind == "doi":  # the lines are sorted by it
        wanted = {*compress(column, map(eq, column, islice(column, 1, None)))}
    elif kind in SURE:
        met: set[int] = set()
        meet = met.add
        wanted = {code for code in column if code in met or meet(code)}
        del met, meet
    elif kind == "page":
        stated = zip(columns["volume"], columns["year"], strict=True)
        wanted = {*compress(column, [not (volume and year) for volume, year in stated])}
        wanted = wanted.intersection(compress(column, columns[LOOSE]) if wanted else ())
        wanted = wanted.intersection(compress(column, columns[BARE]) if wanted else ())
    else:
        wanted = {*compress(column, columns[LOOSE])} & {*compress(column, columns[BARE])}
    wanted.update(asked)
    wanted.discard(0)
    if not wanted:
        return Blocks()
    # Without a loop as far as may be, as most are not wanted.
    held = list(map(wanted.__contains__, column))
    blocks: dict[int, list[int]] = {}  # in the order of the lines: a set has none
    for place, code in zip(compress(count(), held), compress(column, held), strict=True):
        if code in blocks:
            blocks[code].append(place)
        else:
            blocks[code] = [place]
    found = Blocks()
    for block in blocks.values():
        if len(block) > 1:
            found.places.extend(block)
            found.sizes.append(len(block))
    for code in asked:
        found.asked.extend(blocks.get(code, ()))
    return found


def _mix(column: Sequence[int], other: Sequence[int]) -> array[int]:
    """Two columns as one: lines share a code where they share both, 0 where one is not known."""
    pairs = zip(column, other, strict=True)
    return array("q", [code ^ more if code and more else 0 for code, more in pairs])


def find_titles(lines: Sequence[str], starts: Blocks) -> Blocks:
    """The blocks of lines whose titles, of more than START letters, are the same, of those of
    lines whose titles begin so."""
    found = []
    for block in starts:
        titles: dict[str, list[int]] = {}
        for place in block:
            titles.setdefault(lines[place].split("\t", 5)[4], []).append(place)
        found += [same for same in titles.values() if len(same) > 1]
    blocks = Blocks(asked=starts.asked)
    for same in sorted(found):
        blocks.places.extend(same)
        blocks.sizes.append(len(same))
    return blocks
