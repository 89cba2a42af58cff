"""What a figure is made of: one small vocabulary of marks that every picture shares.

A filled dot is a review in this library, a hollow one a work that is only cited; a large dot is
the subject of the page. Position says when, a line says "cites", a label says which; colour only
repeats what shape already says. Every figure carries its sentence and its table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dot:
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


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke: `kind` is "cites", "similar", "axis", "grid", "median" or "bars"; `path` an SVG
    path, `width` its stroke's where it is not a hair."""

    path: str
    kind: str
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A count: a rectangle that stands on the axis; `kind` as a dot's."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the figure: `anchor` is SVG's text-anchor; `kind` "name", "tick" or "band"."""

    x: float
    y: float
    text: str
    kind: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table twin; `href` belongs to the cell `linked`."""

    cells: tuple[str, ...]
    href: str | None = None
    linked: int = 0


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure: its size in user units, its marks from back to front, its words, its table."""

    id: str
    width: int
    height: int
    summary: str
    lines: tuple[Line, ...] = ()
    bars: tuple[Bar, ...] = ()
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
    table_head: tuple[str, ...] = ()
    table: tuple[Row, ...] = ()


def shorten(text: str, most: int) -> str:
    """A text of at most so many characters, cut at a word."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most // 2 else cut).rstrip(" ,.;:–-") + "…"


def curve(x: float, y: float, to_x: float, to_y: float) -> str:
    """The path of a line that leaves one place and reaches another upright."""
    across, down = to_x - x, to_y - y
    path = f"M{x:g} {y:g}c0 {down / 2:g} {across:g} {down / 2:g} {across:g} {down:g}"
    return path.replace(" -", "-")
