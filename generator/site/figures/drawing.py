"""What a figure is made of: one small vocabulary of marks that every picture shares.

A filled dot is a review in this library, a hollow one a work that is only cited; a large dot is
the subject of the page. Position says when, a line says "cites", a label says which; colour only
repeats what shape already says. Every figure carries its sentence and its table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.site.print_rows import attribute, escape_text


class Dot(NamedTuple):
    """A review or work: `kind` is "here" (the page's subject), "held", "cited" or "retracted".

    `title` is shown on hover; "" where the `label` beside the dot says which it is.
    """

    x: float
    y: float
    r: float
    kind: str
    title: str
    href: str | None = None
    label: Label | None = None


class Bar(NamedTuple):
    """A count: a rectangle that stands on the axis; `kind` as a dot's."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str


class Label(NamedTuple):
    """Words in the figure: `anchor` is SVG's text-anchor; `kind` "name", "tick" or "band"."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str = "start"


class Drawing(NamedTuple):
    """A figure: its size in user units, its marks from back to front, its words, its table.
    Lines, labels and rows are HTML already: a library has two pictures a review."""

    id: str
    width: int
    height: int
    summary: str
    lines: Sequence[str] = ()
    bars: Sequence[Bar] = ()
    dots: Sequence[Dot] = ()
    labels: Sequence[str] = ()
    table_head: Sequence[str] = ()
    table: Sequence[str] = ()


def print_line(path: str, kind: str) -> str:
    """A stroke: `kind` is "cites", "similar", "axis", "grid" or "median"; `path` an SVG path."""
    return f'<path class={kind} d="{path}"/>'


def print_label(label: Label) -> str:
    """Words in the figure that are no tick."""
    kind = "" if label.kind == "name" else f" class={label.kind}"
    anchor = "" if label.anchor == "start" else f" text-anchor={label.anchor}"
    return f"<text{kind} x={label.x:g} y={label.y:g}{anchor}>{escape_text(label.text)}</text>"


def print_ticks(ticks: Iterable[tuple[float, float, str]], anchor: str) -> str:
    """The words of ticks, (x, y, text), as one group: a figure has many alike."""
    texts = [f"<text x={x:g} y={y:g}>{escape_text(text)}</text>" for x, y, text in ticks]
    return f"<g class=tick text-anchor={anchor}>{''.join(texts)}</g>"


def print_row(cells: Sequence[str], href: str | None = None, linked: int = 0) -> str:
    """A row of the table twin; `href` belongs to the cell `linked`."""
    words = [cell if cell.isalnum() else escape_text(cell) for cell in cells]
    if href:
        words[linked] = f"<a href={attribute(href)}>{words[linked]}</a>"
    return f"<tr><th>{'<td>'.join(words)}"


def print_cross(x: float, y: float, r: float, title: str = "") -> str:
    """The mark of what was retracted; `title` is HTML."""
    path = f"M{x - r:g} {y - r:g}L{x + r:g} {y + r:g}M{x - r:g} {y + r:g}L{x + r:g} {y - r:g}"
    return f'<path class=retracted d="{path}">{title}</path>'


def shorten(text: str, most: int) -> str:
    """A text of at most so many characters, cut at a word."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,.;:–-") + "…"


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """The path of a line that leaves one place and reaches another upright."""
    return f"M{x:g} {y:g}{bend(to_x - x, to_y - y)}"


@lru_cache(maxsize=16_384)
def bend(across: float, down: float) -> str:
    """The curve from where a pen is; pictures of one kind have many alike."""
    path = f"c0 {down / 2:g} {across:g} {down / 2:g} {across:g} {down:g}"
    return path.replace(" -", "-")
