"""What two printings of one work are likely to share: how the lines to compare are found.

A *clue* is one kind of thing that lines may share: a DOI, a title, volume and page and year, the
beginning of a title. Of a million lines most share none with any other, so the clues of one kind
are a column of hashes, eight bytes a line, and no text is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

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

_LOOKED_AT = 13
_AT_ONCE = 1 << 10


def split_line(line: str) -> list[str]:
    """The packed facts up to the container by their place in Facts, and in the last all others."""
    return line.split("\t", _LOOKED_AT)


class Columns:
    """The hash of every clue of every line, 0 for none; and of the numbers that tell lines apart:
    volume, first and last page, where there is but one way to read it, and the year."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._columns = {kind: array("q") for kind in (*SURE, *REST)}
        self._volumes, self._pages, self._lasts = array("q"), array("q"), array("q")
        self._years = array("i")
        rows: list[list[str]] = []
        for line in lines:
            rows.append(line.split("\t", _LOOKED_AT))
            if len(rows) == _AT_ONCE:
                self._take_in(rows)
                rows.clear()
        if rows:
            self._take_in(rows)

    def _take_in(self, rows: Sequence[Sequence[str]]) -> None:
        # Column by column: a call for each line and kind would take most of the time.
        facts = list(zip(*rows, strict=True))
        columns = self._columns
        for kind, texts in zip(SURE, facts, strict=False):
            columns[kind].extend(map(hash, texts))
        titles, years, families, volumes, pages = (facts[place] for place in (4, 5, 6, 8, 10))
        columns["locator"].extend(
            [
                hash(held) if held[0] and held[1] else 0
                for held in zip(volumes, pages, years, strict=True)
            ]
        )
        columns["page"].extend(
            [
                hash((family[:4], page)) if page and family else 0
                for family, page in zip(families, pages, strict=True)
            ]
        )
        columns["author"].extend(
            [
                0 if page or not family else hash((family[:5], year, container[:1]))
                for family, page, year, container in zip(
                    families, pages, years, facts[12], strict=True
                )
            ]
        )
        columns["start"].extend(
            [hash(title[:START]) if len(title) > START else 0 for title in titles]
        )
        columns["end"].extend(
            [hash(title[-START:]) if len(title) > START else 0 for title in titles]
        )

        self._volumes.extend([hash(volume.split(" ", 1)[0]) if volume else 0 for volume in volumes])
        self._pages.extend(
            [
                hash(page) if page.isdigit() and not last.isalpha() else 0
                for page, last in zip(pages, facts[11], strict=True)
            ]
        )
        self._lasts.extend([hash(last.lstrip(LETTERS)) for last in facts[11]])
        self._years.extend([int(year) if year.isdecimal() else 0 for year in years])

    def compare_numbers(self) -> Callable[[int, int], bool]:
        """A function that says of two places whether the lines there may be one work.

        False only where volume, pages and year alone keep `compare` below `ONE_WORK`, or where
        the two share an identifier and were compared for that.
        """
        volumes, pages, lasts, years = self._volumes, self._pages, self._lasts, self._years

        def could_be_one(left: int, right: int) -> bool:
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
                return False
            year, later = years[left], years[right]
            if not year or not later:
                return True
            return points + year_points(abs(year - later)) >= ONE_WORK

        return could_be_one

    def list_blocks(self, kind: str, passed_over: Collection[int] = ()) -> Iterator[list[int]]:
        """The places of lines that share a clue of one kind, two or more, in order."""
        column = self._columns[kind]
        met: set[int] = set()
        meet = met.add
        shared = {code for code in column if code in met or meet(code)}
        del met, meet
        shared.discard(0)
        blocks: dict[int, list[int]] = {}  # in the order of the lines: a set has none
        for place, code in enumerate(column):
            if code in shared and place not in passed_over:
                if code in blocks:
                    blocks[code].append(place)
                else:
                    blocks[code] = [place]
        return (block for block in blocks.values() if len(block) > 1)

    def find_shared(self, kind: str, other: Columns) -> Iterator[int]:
        """The places here of lines that share a clue of one kind with any line there."""
        column, wanted = self._columns[kind], set(other._columns[kind])
        wanted.discard(0)
        if wanted.isdisjoint(column):
            return iter(())
        return (place for place, code in enumerate(column) if code in wanted)
