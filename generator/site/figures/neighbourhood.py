"""A review's neighbourhood: what it cites and what cites it, by year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.site.figures.drawing import (
    Dot,
    Drawing,
    Label,
    curve,
    print_label,
    print_line,
    print_row,
    shorten,
)
from generator.site.figures.time_axis import TimeAxis, draw_axis, measure, pack_rows
from generator.site.lines import join_words

WIDTH = 320
ROW = 20
MOST = 12
"""How many neighbours a figure shows: more would be a hairball."""


class Neighbour(NamedTuple):
    """A work or review one citation away.

    `relation` is "cites", "cited by" or "similar", seen from the page's review; `shared` is how
    many reviews of the library cite it.
    """

    label: str
    year: int
    relation: str
    href: str | None
    held: bool
    shared: int = 0
    retracted: bool = False


def draw_neighbourhood(
    label: str, year: int, neighbours: Sequence[Neighbour], total: int
) -> Drawing | None:
    """The neighbourhood of the review `label` of `year`; None where there is nothing to show.

    `total` counts its references, so that the sentence can say how many are left out.
    """
    chosen = sorted(neighbours, key=_rank)[:MOST]
    if not chosen:
        return None
    chosen.sort(key=lambda neighbour: (neighbour.year, neighbour.label))
    years = [year, *[neighbour.year for neighbour in chosen]]
    axis = TimeAxis(min(years), max(years), 24, WIDTH - 24)
    above = [_place(axis, each) for each in chosen if each.relation != "cites"]
    below = [_place(axis, each) for each in chosen if each.relation == "cites"]
    rows_above, rows_below = (pack_rows([each.span for each in side]) for side in (above, below))
    middle = ROW * (max(rows_above, default=-1) + 1) + 28
    floor = middle + ROW * (max(rows_below, default=-1) + 1) + 30
    x = round(axis.place(year))
    lines, labels = draw_axis(axis, floor, 8)
    dots = [Dot(x, middle, 7, "here", "")]
    curves: dict[str, str] = {}
    for group, rows, sign in ((above, rows_above, -1), (below, rows_below, 1)):
        for placed, row in zip(group, rows, strict=True):
            y = middle + sign * (ROW * (row + 1) + 4)
            kind = "similar" if placed.neighbour.relation == "similar" else "cites"
            curves[kind] = curves.get(kind, "") + curve(x, middle, placed.x, y)
            dots.append(_dot(axis, placed, y))
    side, beside = ("end", x - 12) if x > WIDTH / 2 else ("start", x + 12)
    return Drawing(
        id="neighbourhood",
        width=WIDTH,
        height=round(floor + 24),
        summary=_summarise(chosen, neighbours, total),
        lines=(*lines, *[print_line(path, kind) for kind, path in curves.items()]),
        dots=dots,
        labels=(*labels, print_label(Label(beside, middle + 4, label, "here", side))),
        table_head=("Work", "How it is related", "Cited by your reviews"),
        table=[
            print_row(
                (each.label, _RELATIONS[each.relation], str(each.shared) if each.shared else ""),
                each.href,
            )
            for each in chosen
        ],
    )


_RELATIONS = {"cites": "cited by it", "cited by": "cites it", "similar": "similar"}
_ORDER = {"cited by": 0, "cites": 1, "similar": 2}


def _rank(neighbour: Neighbour) -> tuple[bool, int, int, str]:
    return (not neighbour.held, -neighbour.shared, _ORDER[neighbour.relation], neighbour.label)


class _Placed(NamedTuple):
    """A neighbour at its x, the words beside it with their width, and what it takes of a row."""

    neighbour: Neighbour
    x: int
    text: str
    width: float
    span: tuple[float, float]


def _place(axis: TimeAxis, neighbour: Neighbour) -> _Placed:
    x, text = axis.place(neighbour.year), shorten(neighbour.label, 26)
    width = measure(text) + 26
    span = (x - width, x + 8) if _turns(axis, x, width) else (x - 8, x + width)
    return _Placed(neighbour, round(x), text, width, span)


def _turns(axis: TimeAxis, x: float, width: float) -> bool:
    return x + width > axis.right + 24


def _dot(axis: TimeAxis, placed: _Placed, y: int) -> Dot:
    neighbour, x, text, width, _ = placed
    kind = "retracted" if neighbour.retracted else "held" if neighbour.held else "cited"
    place, anchor = (x - 9, "end") if _turns(axis, x, width) else (x + 9, "start")
    label = Label(place, y + 4, text, "name", anchor)
    return Dot(x, y, 4.5, kind, "", neighbour.href, label)


def _summarise(chosen: Sequence[Neighbour], all_of: Sequence[Neighbour], total: int) -> str:
    cites = sum(neighbour.relation == "cites" for neighbour in chosen)
    cited_by = sum(neighbour.relation == "cited by" for neighbour in chosen)
    parts = []
    if cites:
        noun = "reference" if total == 1 else "references"
        whole = f"{cites} of its {total} {noun}" if cites < total else f"its {total} {noun}"
        parts.append(whole)
    if cited_by:
        noun = "review" if cited_by == 1 else "reviews"
        parts.append(f"the {cited_by} {noun} here that cite{'s' if cited_by == 1 else ''} it")
    similar = len(chosen) - cites - cited_by
    if similar:
        parts.append(f"{similar} similar {'review' if similar == 1 else 'reviews'}")
    text = join_words(["This review", *parts]) + ", by year"
    left_out = len(all_of) - len(chosen)
    if left_out > 0:
        text += "; those that most of your reviews share come first"
    return text + ". Filled dots are reviews in this library."
