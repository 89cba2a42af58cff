"""Each review's line in lists, on the shelf: a page that names a thousand reviews reads none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.library.model import Library
from generator.library.rows import RowsByKey
from generator.library.shelf_edits import add_edits, read_edits
from generator.library.tables import Tables, write_tables
from generator.pool import map_chunks
from generator.site.lines import Entry
from generator.site.review_lines import make_entry

FILE = "entries"
_EACH = 500
"""Lines that a process makes before it reports back."""

_KEPT = 20_000


def write_entries(library: Library, folder: Path, jobs: int = 1) -> None:
    """Writes the line of every review of a library into a folder; `jobs` processes make them."""
    keys = tuple(library.reviews)
    chunks = map_chunks(_make_rows, keys, jobs, _EACH, _begin, (library,))
    rows = (row for chunk in chunks for row in chunk)
    write_tables(folder / FILE, {FILE: zip(keys, rows, strict=True)})
    _begin(None)


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
    row = _make_row(library, key)
    add_edits(folder, {FILE: {FILE: {key: row}}})


_library: Library | None = None


def _begin(library: Library | None) -> None:
    global _library  # one value a process, set before its first chunk
    _library = library


def _make_rows(keys: Sequence[str]) -> list[tuple[object, ...]]:
    if _library is None:
        raise RuntimeError("_begin comes first")
    return [_make_row(_library, key) for key in keys]


def _make_row(library: Library, key: str) -> tuple[object, ...]:
    entry = make_entry(library.reviews[key], library)
    return tuple(str(part) if isinstance(part, Markup) else part for part in entry[1:])


def _read_row(key: str, row: Any) -> Entry:  # noqa: ANN401  # a row of plain values
    entry = Entry(key, *row)
    return entry._replace(title=Markup(entry.title), below=Markup(entry.below))
