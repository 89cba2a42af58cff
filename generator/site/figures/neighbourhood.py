"""A review's neighbourhood: what it cites and what cites it, by year."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from generator.site.figures.drawing import (
    Drawing,
    Label,
    bend,
    print_cross,
    print_label,
    print_line,
    shorten,
)
from generator.site.figures.time_axis import TimeAxis, draw_axis, list_places, measure, pack_rows
from generator.site.lines import join_words, print_count
from generator.site.print_rows import escape_text

WIDTH = 320
ROW = 20
MOST = 12
"""How many neighbours a figure shows: more would be a hairball."""


class Neighbour(NamedTuple):
    """A work or review one citation away.

    `relation` is "cites", "cited by" or "similar", seen from the page's review; `href` is plain, as
    keys are; `shared` is how many reviews of the library cite it, rounded.
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
    chosen.sort(key=_by_year)
    first, last = min(year, chosen[0].year), max(year, chosen[-1].year)
    axis = TimeAxis(first, last, 24, WIDTH - 24)
    places = list_places(axis)
    placed = [_place(places[each.year - first], each) for each in chosen]
    above = [each for each in placed if each.neighbour.relation != "cites"]
    below = [each for each in placed if each.neighbour.relation == "cites"]
    rows_above, rows_below = (pack_rows([each.span for each in side]) for side in (above, below))
    middle = ROW * (max(rows_above, default=-1) + 1) + 28
    floor = middle + ROW * (max(rows_below, default=-1) + 1) + 30
    x = round(places[year - first])
    lines, labels = draw_axis(axis, floor, 8)
    start = f"M{x} {middle}"
    curves: dict[str, str] = {}
    dots: dict[str, str] = {}
    for group, rows, sign in ((above, rows_above, -1), (below, rows_below, 1)):
        for each, row in zip(group, rows, strict=True):
            y = middle + sign * (ROW * (row + 1) + 4)
            kind = "similar" if each.neighbour.relation == "similar" else "cites"
            curves[kind] = curves.get(kind, "") + start + bend(each.x - x, y - middle)
            kind, dot = _print_dot(each, y)
            dots[kind] = dots.get(kind, "") + dot
    side, beside = ("end", x - 12) if x > WIDTH / 2 else ("start", x + 12)
    return Drawing(
        id="neighbourhood",
        width=WIDTH,
        height=round(floor + 24),
        summary=_summarise(chosen, neighbours, total),
        lines=(
            *lines,
            *[print_line(path, kind) for kind, path in curves.items()],
            f"<circle class=here cx={x} cy={middle} r=7 />",
            *[f"<g class={kind}>{marks}</g>" for kind, marks in dots.items()],
        ),
        labels=(*labels, print_label(Label(beside, middle + 4, label, "here", side))),
        table_head=("Work", "How it is related", "Cited by your reviews"),
        table=list(map(_print_row, placed)),
    )


_RELATIONS = {"cites": "cited by it", "cited by": "cites it", "similar": "similar"}
_ORDER = {"cited by": 0, "cites": 1, "similar": 2}
_by_year = itemgetter(1, 0)  # and by label


def _rank(neighbour: Neighbour) -> tuple[bool, int, int, str]:
    label, _, relation, _, held, shared, _ = neighbour
    return (not held, -shared, _ORDER[relation], label)


class _Placed(NamedTuple):
    """A neighbour at its x, its label and the words beside it as HTML, whether they stand before
    it, and what it takes of a row."""

    neighbour: Neighbour
    x: int
    label: str
    words: str
    turned: bool
    span: tuple[float, float]


def _place(x: float, neighbour: Neighbour) -> _Placed:
    label, at = escape_text(neighbour.label), round(x)
    text = shorten(neighbour.label, 26)
    words = label if text == neighbour.label else escape_text(text)
    width = measure(text) + 26
    span = (x - width, x + 8) if x + width > WIDTH else (x - 8, x + width)
    return _Placed(neighbour, at, label, words, at + width > WIDTH, span)


def _print_dot(placed: _Placed, y: int) -> tuple[str, str]:
    """A neighbour's kind, and its dot with its label, linked where it has a page. Written out, as
    a row of the table is: a library has a dozen a review."""
    (_, _, _, href, held, _, retracted), x, _, words, turned, _ = placed
    kind = "retracted" if retracted else "held" if held else "cited"
    mark = print_cross(x, y, 4.5) if retracted else f"<circle cx={x} cy={y} r=4.5 />"
    at = f"{x - 9} y={y + 4} text-anchor=end" if turned else f"{x + 9} y={y + 4}"
    words = f"{mark}<text x={at}>{words}</text>"
    return kind, f"<a href={href} tabindex=-1>{words}</a>" if href else words


def _print_row(placed: _Placed) -> str:
    (_, _, relation, href, _, shared, _), _, label, *_ = placed
    link = f"<a href={href}>{label}</a>" if href else label
    return f"<tr><th>{link}<td>{_RELATIONS[relation]}<td>{(shared and print_count(shared)) or ''}"


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
