"""The Web of Science's exports -> their records: tagged lines, or rows below a row of tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.sources.records.ris_records import Values, group_lines
from generator.sources.records.text_stream import bound_records

START = re.compile(
    r"\W*+(?:(?:FN [^\n]{0,100}\n)?\s*+(?:VR [^\n]{0,20}\n)?\s*+PT [A-Z]\n[A-Z][A-Z0-9] |PT\tAU\t)"
)
_TAGGED = re.compile(r"\ufeff?([A-Z][A-Z0-9])(?: (.*))?")
_BEGINS = re.compile(r"\ufeff?PT ")
_ONE_A_LINE = frozenset("AU AF BA BF BE ED C1 CR".split())
"""Tags of which each line is a value; of others a line without a tag goes on with the last."""
_ONE_A_PART = re.compile(r";\s+(?=\[)|;\s+(?![^\[\]]*\])")


def split_records(lines: Iterable[str]) -> Iterator[Values]:
    """The records of a plain text file, each the values of its tags in order; one begins at each
    PT."""
    values: dict[str, list[str]] = {}
    for found, more in group_lines(bound_records(lines, _BEGINS), _TAGGED):
        tag, value = found[1], (found[2] or "").strip()
        if tag in ("PT", "ER", "EF"):
            if values:
                yield values
            values = {}
        if tag not in ("ER", "EF", "FN", "VR"):
            parts = [value, *more] if tag in _ONE_A_LINE else [" ".join([value, *more])]
            values.setdefault(tag, []).extend(filter(None, parts))
    if values:
        yield values


def split_rows(lines: Iterable[str]) -> Iterator[Values]:
    """The records of a tab-delimited file: a row each."""
    tags: list[str] = []
    for line in bound_records(lines, re.compile("")):
        cells = [cell.strip().strip('"') for cell in line.lstrip("\ufeff").split("\t")]
        if not tags:
            tags = cells
        elif any(cells):
            yield {
                tag: _ONE_A_PART.split(cell) if tag in _ONE_A_LINE else [cell]
                for tag, cell in zip(tags, cells, strict=False)
                if cell
            }
