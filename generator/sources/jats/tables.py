"""JATS's tables, XHTML's model and OASIS's, as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.sources.xml_text import Element, Rule, inline_markdown, local_name

_MAX_SPAN = 50
_MAX_WIDTH = 200


def write_table(table: Element, rule: Rule | None = None) -> list[str]:
    """A Markdown table; the cells that a spanning one covers are empty."""
    rows = list(_rows(table, rule))
    width = min(max((len(row) for row in rows), default=0), _MAX_WIDTH)
    if not width or not any(any(row) for row in rows):
        return []
    lines = ["| " + " | ".join((row + [""] * width)[:width]) + " |" for row in rows]
    return ["\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])]


def _rows(table: Element, rule: Rule | None) -> Iterator[list[str]]:
    covered: dict[int, int] = {}
    for row in table.iter(etree.Element):
        if local_name(row) not in ("tr", "row"):
            continue
        cells: list[str] = []
        for cell in row:
            if local_name(cell) not in ("td", "th", "entry"):
                continue
            _cover(cells, covered)
            cells.append(inline_markdown(cell, rule).replace("|", "\\|"))
            wide = _span(cell.get("colspan"))
            high = _span(cell.get("rowspan"), 1000)
            start = len(cells) - 1
            cells += [""] * (wide - 1)
            if high > 1:
                covered.update({start + step: high for step in range(wide)})
        _cover(cells, covered)
        covered = {place: left - 1 for place, left in covered.items() if left > 1}
        if cells:
            yield cells


def _cover(cells: list[str], covered: dict[int, int]) -> None:
    """Empty cells for those that a cell of a row above reaches down to."""
    while len(cells) in covered and len(cells) < _MAX_WIDTH:
        cells.append("")


def _span(text: str | None, most: int = _MAX_SPAN) -> int:
    return max(1, min(int(text), most)) if text and text.isdigit() else 1
