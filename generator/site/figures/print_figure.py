"""A drawing as the page shows it: SVG, and the rows of its table.

Written here, not in a template: a library has two pictures a review. Quotes and end tags that
HTML lets go are left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from generator.site.figures.drawing import Bar, Dot, Drawing, Label, Line, Row
from generator.site.print_rows import attribute, escape_text


@dataclass(frozen=True, slots=True)
class Figure:
    """What a template shows of a drawing: `marks` are the inside of its SVG element, `rows` those
    of its table."""

    id: str
    width: int
    height: int
    summary: str
    marks: Markup
    table_head: tuple[str, ...]
    rows: Markup


def print_figure(drawing: Drawing | None) -> Figure | None:
    """The figure of a drawing; None stays None."""
    if drawing is None:
        return None
    marks = (
        *map(_line, drawing.lines),
        *map(_bar, drawing.bars),
        *map(_dot, drawing.dots),
        *_labels(drawing.labels),
    )
    return Figure(
        id=drawing.id,
        width=drawing.width,
        height=drawing.height,
        summary=drawing.summary,
        marks=Markup("\n".join(marks)),
        table_head=drawing.table_head,
        rows=Markup("\n".join([_row(row) for row in drawing.table])),
    )


def _line(line: Line) -> str:
    width = f" stroke-width={line.width:g}" if line.width else ""
    return f'<path class={line.kind}{width} d="{line.path}"/>'


def _bar(bar: Bar) -> str:
    return (
        f"<rect class={bar.kind} x={bar.x:g} y={bar.y:g} width={bar.width:g} height={bar.height:g}>"
        f"<title>{escape_text(bar.title)}</title></rect>"
    )


def _dot(dot: Dot) -> str:
    title = f"<title>{escape_text(dot.title)}</title>" if dot.title else ""
    x, y, r = dot.x, dot.y, dot.r
    if dot.kind == "retracted":
        cross = f"M{x - r:g} {y - r:g}L{x + r:g} {y + r:g}M{x - r:g} {y + r:g}L{x + r:g} {y - r:g}"
        mark = f'<path class=retracted d="{cross}">{title}</path>'
    elif title:
        mark = f"<circle class={dot.kind} cx={x:g} cy={y:g} r={r:g}>{title}</circle>"
    else:
        mark = f"<circle class={dot.kind} cx={x:g} cy={y:g} r={r:g} />"
    label = _label(dot.label) if dot.label else ""
    if dot.href:
        return f"<a href={attribute(dot.href)} tabindex=-1>{mark}{label}</a>"
    return mark + label


def _labels(labels: Iterable[Label]) -> Iterable[str]:
    """The labels; ticks, of which a figure has many alike, as one group."""
    for ticks, group in groupby(labels, lambda label: label.kind == "tick" and label.anchor):
        printed = [_label(label, bool(ticks)) for label in group]
        if ticks:
            yield f"<g class=tick text-anchor={ticks}>{''.join(printed)}</g>"
        else:
            yield from printed


def _label(label: Label, grouped: bool = False) -> str:
    kind = "" if grouped or label.kind == "name" else f" class={label.kind}"
    anchor = "" if grouped or label.anchor == "start" else f" text-anchor={label.anchor}"
    return f"<text{kind} x={label.x:g} y={label.y:g}{anchor}>{escape_text(label.text)}</text>"


def _row(row: Row) -> str:
    cells = [cell if cell.isalnum() else escape_text(cell) for cell in row.cells]
    if row.href:
        cells[row.linked] = f"<a href={attribute(row.href)}>{cells[row.linked]}</a>"
    return f"<tr><th>{'<td>'.join(cells)}"
