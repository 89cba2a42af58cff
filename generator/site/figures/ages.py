"""How old a review's references are: one bar a year."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence

from generator.site.figures.drawing import Drawing, Label, print_label, print_line
from generator.site.figures.time_axis import TimeAxis, draw_axis

WIDTH = 320
FLOOR = 96
TALLEST = 70
FEWEST = 5
"""A handful of references needs no histogram."""
MOST_ROWS = 15
"""Years that the table gives a row each; of more it makes a row a decade, a column a year."""


def draw_ages(years: Sequence[int], issued: int | None) -> Drawing | None:
    """The years of the references as bars, the median named; None for fewer than five.

    The bars are one path, because a page's weight counts, a year wide and a reference high until
    it is scaled; each has its row in the table.
    """
    if len(years) < FEWEST:
        return None
    ordered = sorted(years)
    counts = Counter(ordered)  # and so in order
    first, last = ordered[0], max(ordered[-1], issued or 0)
    axis = TimeAxis(first, last, 24, WIDTH - 24)
    room = (axis.right - axis.left) / max(1, last - first)
    width = max(1.5, min(18.0, room * 0.7))
    most = max(counts.values())
    least = round(2 * most / TALLEST, 1)
    heights = {count: f" 0v{max(count, least):g}" for count in {*counts.values()}}
    bars = "".join([f"M{year - first}{heights[count]}" for year, count in counts.items()])
    scale = f"matrix({room:g} 0 0 -{TALLEST / most:g} {axis.place(first):g} {FLOOR})"
    lines, labels = draw_axis(axis, FLOOR, FLOOR)
    middle = ordered[(len(ordered) - 1) // 2]
    x = axis.place(middle)
    anchor = "end" if x > WIDTH / 2 else "start"
    shift = -6 if anchor == "end" else 6
    half = Label(x + shift, 16, f"half are from {middle} or later", "name", anchor)
    return Drawing(
        id="ages",
        width=WIDTH,
        height=FLOOR + 24,
        summary=_summarise(ordered, middle, issued),
        lines=(
            f'<path class=bars stroke-width={width / room:.2g} transform="{scale}" d="{bars}"/>',
            *lines,
            print_line(f"M{x:g} 8V{FLOOR}", "median"),
        ),
        labels=(*labels, print_label(half)),
        table_head=("Year", *"0123456789") if len(counts) > MOST_ROWS else ("Year", "References"),
        table=_print_rows(counts),
    )


def _print_rows(counts: Mapping[int, int]) -> list[str]:
    if len(counts) <= MOST_ROWS:
        return [f"<tr><th>{year}<td>{count}" for year, count in counts.items()]
    rows: list[str] = []
    row, next_decade, column = "", min(counts), 0
    for year, count in counts.items():
        if year >= next_decade:
            rows.append(row)
            decade = year // 10
            row, column, next_decade = f"<tr><th>{decade}0s", 10 * decade, 10 * decade + 10
        row += f"{_CELLS[year - column]}{count}"
        column = year + 1
    return [*rows[1:], row]


_CELLS = tuple("<td>" * (skipped + 1) for skipped in range(10))


def _summarise(ordered: Sequence[int], middle: int, issued: int | None) -> str:
    text = (
        f"{len(ordered)} dated references, {ordered[0]} to {ordered[-1]}; "
        f"half are from {middle} or later"
    )
    if issued:
        recent = len(ordered) - bisect_right(ordered, issued - 5)
        text += f", {round(100 * recent / len(ordered))}% from the review's last five years"
    return text + "."
