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
_HEADING = re.compile(r"<th(| class=\"\w+\")>(.*?)</th>", re.S)
_ROW = re.compile(r"<tr>\n(.*?)</tr>", re.S)
_CELL = re.compile(r"<td(| class=\"\w+\")>(.*?)</td>", re.S)
_ALIGNED = re.compile(r'(<t[hd]) style="text-align: (?:left|(center|right));"')


_LONG = re.compile(r'<td(?: class="(\w+)")?>(?=(?:<(?!/td)[^<>]*>|[^<]){60})')


def name_alignment(html: str) -> str:
    """HTML of Python-Markdown in which a class says what its inline style does, which a page's
    policy forbids."""
    return _ALIGNED.sub(
        lambda found: f'{found[1]} class="{found[2]}"' if found[2] else found[1], html
    )


def mark_long_cells(html: str) -> str:
    """HTML in which cells of many words are told from others: a phone gives them room."""
    if "<td" not in html:
        return html
    marked = _LONG.sub(r'<td class="\1 long">', html)
    return marked.replace('<td class=" long">', '<td class="long">')


def head_tables(html: str) -> str:
    """HTML in which a heading spans the empty ones after it, and the cells of columns before the
    first heading are their rows' headings."""
    return _TABLE.sub(_head_table, html) if "></th>" in html else html


def _head_table(table: re.Match[str]) -> str:
    cells = [(kind, text.strip()) for kind, text in _HEADING.findall(table[1])]
    words = [text for _, text in cells]
    leading = next((place for place, text in enumerate(words) if text), len(words))
    if leading == len(words) or all(words):
        return table[0]
    headings = [*("<td></td>" for _ in range(leading)), *_span(cells[leading:])]
    body = _ROW.sub(lambda row: _head_row(row, leading), table[2])
    head = "\n".join(headings)
    return f"<thead>\n<tr>\n{head}\n</tr>\n</thead>\n<tbody>\n{body}</tbody>"


def _span(cells: list[tuple[str, str]]) -> list[str]:
    starts = [place for place, (_, text) in enumerate(cells) if text]
    ends = [*starts[1:], len(cells)]
    return [
        f'<th colspan="{end - start}">{cells[start][1]}</th>'
        if end - start > 1
        else f"<th{cells[start][0]}>{cells[start][1]}</th>"
        for start, end in zip(starts, ends, strict=True)
    ]


def _head_row(row: re.Match[str], leading: int) -> str:
    def head(cell: re.Match[str]) -> str:
        return f'<th scope="row">{cell[2]}</th>' if cell[2].strip() else cell[0]

    return f"<tr>\n{_CELL.sub(head, row[1], count=leading)}</tr>" if leading else row[0]
