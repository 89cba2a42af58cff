"""What two printings of one work are likely to share: how the lines to compare are found.

A *clue* is one kind of thing that lines may share: a DOI, a title, volume and page and year, the
beginning of a title. Of a million lines most share none with any other, so the clues of one kind
are a column of hashes, eight bytes a line, and no text is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence

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
    """The hash of every clue of every line, 0 for none."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._columns = {kind: array("q") for kind in (*SURE, *REST)}
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
