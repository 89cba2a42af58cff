"""A drawing as the page shows it: SVG, and the rows of its table.

Written here, not in a template: a library has two pictures a review. Quotes and end tags that
HTML lets go are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.site.figures.drawing import Bar, Dot, Drawing, print_cross, print_label
from generator.site.print_rows import attribute, escape_text


class Figure(NamedTuple):
    """What a template shows of a drawing: `marks` are the inside of its SVG element, `rows` those
    of its table."""

    id: str
    width: int
    height: int
    summary: str
    marks: Markup
    table_head: Sequence[str]
    rows: Markup


def print_figure(drawing: Drawing | None) -> Figure | None:
    """The figure of a drawing; None stays None."""
    if drawing is None:
        return None
    marks = (
        *drawing.lines,
        *map(_bar, drawing.bars),
        *map(_dot, drawing.dots),
        *drawing.labels,
    )
    return Figure(
        id=drawing.id,
        width=drawing.width,
        height=drawing.height,
        summary=drawing.summary,
        marks=Markup("".join(marks)),
        table_head=drawing.table_head,
        rows=Markup("".join(drawing.table)),
    )


def _bar(bar: Bar) -> str:
    return (
        f"<rect class={bar.kind} x={bar.x:g} y={bar.y:g} width={bar.width:g} height={bar.height:g}>"
        f"<title>{escape_text(bar.title)}</title></rect>"
    )


def _dot(dot: Dot) -> str:
    title = f"<title>{escape_text(dot.title)}</title>" if dot.title else ""
    x, y, r = dot.x, dot.y, dot.r
    if dot.kind == "retracted":
        mark = print_cross(x, y, r, title)
    elif title:
        mark = f"<circle class={dot.kind} cx={x:g} cy={y:g} r={r:g}>{title}</circle>"
    else:
        mark = f"<circle class={dot.kind} cx={x:g} cy={y:g} r={r:g} />"
    label = print_label(dot.label) if dot.label else ""
    if dot.href:
        return f"<a href={attribute(dot.href)} tabindex=-1>{mark}{label}</a>"
    return mark + label
