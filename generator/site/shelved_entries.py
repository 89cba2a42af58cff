"""Each review's line in lists, on the shelf: a page that names a thousand reviews reads none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.library.model import Library
from generator.library.shelf.edits import add_edits, read_edits
from generator.library.shelf.rows import RowsByKey
from generator.library.shelf.tables import Tables, write_tables
from generator.model import Review
from generator.site.lines import Entry
from generator.site.review_lines import count_citations, make_entry

FILE = "entries"
_KEPT = 60_000


def write_entries(
    reviews: Mapping[str, Review], counts: Iterable[tuple[int, int]], folder: Path
) -> None:
    """Writes the line of every review into a folder; `counts` are as of count_citations."""
    rows = (
        (key, _make_row(review, *counted))
        for (key, review), counted in zip(reviews.items(), counts, strict=True)
    )
    write_tables(folder / FILE, {FILE: rows})


def open_entries(folder: Path) -> Mapping[str, Entry]:
    """The lines in a folder as they were edited, each read when it is asked for.

    Raises BrokenShelf, also when a line is asked for.
    """
    tables = Tables(folder / FILE, read_edits(folder).get(FILE))
    return RowsByKey(tables.open(FILE), _read_row, _KEPT)


def edit_entry(library: Library, folder: Path, key: str) -> None:
    """Puts the line of an edited review in the place of that in a folder.

    Raises BrokenShelf.
    """
    row = _make_row(library.reviews[key], *count_citations(key, library))
    add_edits(folder, {FILE: {FILE: {key: row}}})


def _make_row(review: Review, listed: int, cited_by: int) -> tuple[object, ...]:
    entry = make_entry(review, listed, cited_by)
    return tuple(str(part) if isinstance(part, Markup) else part for part in entry[1:])


def _read_row(key: str, row: Any) -> Entry:  # noqa: ANN401  # a row of plain values
    entry = Entry(key, *row)
    return entry._replace(title=Markup(entry.title), below=Markup(entry.below))
