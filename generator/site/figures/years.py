"""How many reviews the library holds of each year: one bar a year, each a way in."""

from __future__ import annotations

from collections.abc import Sequence

from generator.library.model import Term
from generator.site.figures.drawing import Bar, Drawing, print_row
from generator.site.figures.time_axis import TimeAxis, draw_axis
from generator.site.lines import count_of

WIDTH = 320
FLOOR = 66
TALLEST = 52
FEWEST = 3


def draw_years(years: Sequence[Term], root: str = "") -> Drawing | None:
    """Reviews by year; None for a library of fewer than three dated years."""
    counts = {int(term.name): len(term.reviews) for term in years if term.name.isdigit()}
    if len(counts) < FEWEST:
        return None
    first, last, most = min(counts), max(counts), max(counts.values())
    axis = TimeAxis(first, last, 14, WIDTH - 14)
    width = round(max(1.5, min(18.0, (axis.right - axis.left) / (last - first) * 0.7)), 1)
    bars = []
    for year in sorted(counts):
        height = round(max(2.0, TALLEST * counts[year] / most), 1)
        says = f"{year}: {count_of(counts[year], 'review')}"
        x, y = round(axis.place(year) - width / 2, 1), round(FLOOR - height, 1)
        bars.append(Bar(x, y, width, height, "held", says))
    lines, labels = draw_axis(axis, FLOOR, FLOOR)
    peak = max(counts, key=lambda year: (counts[year], year))
    return Drawing(
        id="years",
        width=WIDTH,
        height=FLOOR + 24,
        summary="Reviews by year of publication"
        + (f"; the most, {most:,}, are from {peak}." if most > 1 else ", one each."),
        lines=lines,
        bars=bars,
        labels=labels,
        table_head=("Year", "Reviews"),
        table=[
            print_row((str(year), str(counts[year])), f"{root}years/{year}.html")
            for year in sorted(counts)
        ],
    )
