"""Tables of a text as a screen reader needs them: each cell has a heading.

Markdown has one row of headings and no cells that span; a printed table's merged heading comes as
its words and empty cells after them, and its column of row headings as one without a heading.
"""

from __future__ import annotations

import re

_TABLE = re.compile(
    r"<thead>\n<tr>\n((?:(?!</?t(?:head|r)>).)*)</tr>\n</thead>\n<tbody>\n((?:(?!</?tbody>).)*)</tbody>",
    re.S,
)
_HEADING = re.compile(r"<th>(.*?)</th>", re.S)
_ROW = re.compile(r"<tr>\n(.*?)</tr>", re.S)
_CELL = re.compile(r"<td>(.*?)</td>", re.S)


def head_tables(html: str) -> str:
    """HTML in which a heading spans the empty ones after it, and the cells of columns before the
    first heading are their rows' headings."""
    return _TABLE.sub(_head_table, html) if "<th></th>" in html else html


def _head_table(table: re.Match[str]) -> str:
    words = [cell.strip() for cell in _HEADING.findall(table[1])]
    leading = next((place for place, text in enumerate(words) if text), len(words))
    if leading == len(words) or all(words):
        return table[0]
    headings = [*("<td></td>" for _ in range(leading)), *_span(words[leading:])]
    body = _ROW.sub(lambda row: _head_row(row, leading), table[2])
    head = "\n".join(headings)
    return f"<thead>\n<tr>\n{head}\n</tr>\n</thead>\n<tbody>\n{body}</tbody>"


def _span(words: list[str]) -> list[str]:
    starts = [place for place, text in enumerate(words) if text]
    ends = [*starts[1:], len(words)]
    return [
        f'<th colspan="{end - start}">{words[start]}</th>'
        if end - start > 1
        else f"<th>{words[start]}</th>"
        for start, end in zip(starts, ends, strict=True)
    ]


def _head_row(row: re.Match[str], leading: int) -> str:
    def head(cell: re.Match[str]) -> str:
        return f'<th scope="row">{cell[1]}</th>' if cell[1].strip() else cell[0]

    return f"<tr>\n{_CELL.sub(head, row[1], count=leading)}</tr>" if leading else row[0]
