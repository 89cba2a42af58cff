"""The cells of a table, whatever markup they stood in -> a Markdown table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MOST_WIDE, _MOST_HIGH = 50, 1_000
_MOST_COVERED = 200
"""Cells of a row that spanning ones of its own and of rows above may fill."""


class Cell(NamedTuple):
    """A cell's words as one line of Markdown; how many columns and rows it says it covers."""

    text: str
    columns: object
    rows: object


def write_table(rows: Iterable[Iterable[Cell]]) -> list[str]:
    """A Markdown table, if any cell has words; the cells that a spanning one covers are empty."""
    lists = list(_fill(rows))
    if not any(map(any, lists)):
        return []
    width = max(map(len, lists))
    lists[0] += [""] * (width - len(lists[0]))
    width = min(width, _MOST_COVERED)
    lines = [f"| {' | '.join(cells + [''] * (width - len(cells)))} |" for cells in lists]
    return ["\n".join([lines[0], "|" + " --- |" * len(lists[0]), *lines[1:]])]


def _fill(rows: Iterable[Iterable[Cell]]) -> Iterator[list[str]]:
    """The words of each row's cells, with empty ones for what is covered."""
    covered: dict[int, int] = {}
    for row in rows:
        cells: list[str] = []
        for cell in row:
            _cover(cells, covered)
            place, high = len(cells), _read_span(cell.rows, _MOST_HIGH)
            wide = min(_read_span(cell.columns, _MOST_WIDE), max(1, _MOST_COVERED - place))
            cells += [cell.text.replace("|", "\\|"), *[""] * (wide - 1)]
            if high > 1:
                covered.update(dict.fromkeys(range(place, place + wide), high))
        _cover(cells, covered)
        covered = {place: left - 1 for place, left in covered.items() if left > 1}
        if cells:
            yield cells


def _cover(cells: list[str], covered: dict[int, int]) -> None:
    while len(cells) in covered and len(cells) < _MOST_COVERED:
        cells.append("")


def _read_span(stated: object, most: int) -> int:
    text = str(stated)
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) < 20 else 1
