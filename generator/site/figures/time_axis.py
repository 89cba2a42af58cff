"""Years along x: a scale, its ticks, and rows in which labels do not run into each other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.site.figures.drawing import print_line, print_ticks

LETTER_WIDTH = 6.3
"""The width of a letter of a figure's labels in user units (12 units high, sans)."""


class TimeAxis(NamedTuple):
    """A linear scale from years to x between `left` and `right`."""

    first: int
    last: int
    left: float
    right: float

    def place(self, year: int) -> float:
        """The x of a year; a library of one year stands in the middle."""
        if self.first == self.last:
            return (self.left + self.right) / 2
        share = (year - self.first) / (self.last - self.first)
        return round(self.left + share * (self.right - self.left), 1)


@lru_cache(maxsize=4_096)
def list_places(axis: TimeAxis) -> tuple[float, ...]:
    """The x of each year from the first to the last."""
    return tuple(map(axis.place, range(axis.first, axis.last + 1)))


def list_ticks(axis: TimeAxis, most: int) -> tuple[int, ...]:
    """Round years, at most so many, that lie on the axis."""
    span = axis.last - axis.first
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 5000) if span / step < most)
    start = -(-axis.first // step) * step
    return tuple(range(start, axis.last + 1, step))


@lru_cache(maxsize=4_096)
def draw_axis(
    axis: TimeAxis, y: float, top: float, most: int = 8
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines and labels of an axis at height `y`, with a faint line up to `top` and a year at
    each of `most` ticks."""
    lines = [print_line(f"M{axis.left:g} {y:g}H{axis.right:g}", "axis")]
    if top != y:
        places = map(axis.place, list_ticks(axis, most))
        lines.append(print_line("".join([f"M{x:g} {top:g}V{y:g}" for x in places]), "grid"))
    return tuple(lines), print_years(axis, y + 16, most)


def print_years(axis: TimeAxis, y: float, most: int) -> tuple[str, ...]:
    """The labels of the ticks at height `y`; none where no round year lies on the axis."""
    ticks = [(axis.place(year), y, str(year)) for year in list_ticks(axis, most)]
    return (print_ticks(ticks, "middle"),) if ticks else ()


def measure(text: str) -> float:
    """The width of a label, near enough to keep labels apart."""
    return len(text) * LETTER_WIDTH


def pack_rows(spans: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """For each span (from, to) in the order given, the lowest row in which it meets no other."""
    held: list[list[tuple[float, float]]] = []
    rows = []
    for start, end in spans:
        row = 0
        while row < len(held) and any(start < right and left < end for left, right in held[row]):
            row += 1
        if row == len(held):
            held.append([])
        held[row].append((start, end))
        rows.append(row)
    return tuple(rows)
