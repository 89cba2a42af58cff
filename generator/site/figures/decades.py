"""From which decades the cited works are: one bar a decade."""

from __future__ import annotations

from collections.abc import Mapping

from generator.site.figures.drawing import (
    Bar,
    Drawing,
    Label,
    print_label,
    print_line,
    print_row,
    print_ticks,
)
from generator.site.lines import count_of

WIDTH = 304
ROW = 24
LEFT = 64
WIDEST = 190


def draw_decades(counts: Mapping[int, int]) -> Drawing | None:
    """Works by decade as bars from the left, the newest decade first; None for one decade."""
    if len(counts) < 2:
        return None
    most = max(counts.values())
    decades = sorted(counts, reverse=True)
    bars, labels = [], []
    for place, decade in enumerate(decades):
        y = 6 + place * ROW
        width = round(max(1.5, WIDEST * counts[decade] / most), 1) if counts[decade] else 0.0
        says = f"{decade}s: {count_of(counts[decade], 'work')}"
        bars.append(Bar(LEFT, y, width, 14, "cited", says))
        labels.append(print_ticks([(LEFT - 8, y + 11, f"{decade}s")], "end"))
        labels.append(print_label(Label(LEFT + width + 6, y + 11, f"{counts[decade]:,}", "name")))
    height = 6 + len(decades) * ROW
    busiest = max(decades, key=lambda decade: (counts[decade], decade))
    return Drawing(
        id="decades",
        width=WIDTH,
        height=height,
        summary=f"Cited works by decade; most, {counts[busiest]:,}, are from the {busiest}s.",
        lines=(print_line(f"M{LEFT} 2V{height - 4}", "axis"),),
        bars=bars,
        labels=labels,
        table_head=("Decade", "Works"),
        table=[print_row((f"{decade}s", f"{counts[decade]:,}")) for decade in decades],
    )
