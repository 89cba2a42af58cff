"""Rows that edits put in the place of those on a shelf: one small file, read when it is opened."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from pathlib import Path
from zlib import crc32

from generator.library.shelf.tables import BrokenShelf
from generator.whole_file import write_whole

_FILE = "edits"
_MAGIC = b"litsite edits 1\n"
MOST = 4_000_000
"""Bytes of edits beyond which writing the shelf anew is better than reading them each time."""

Rows = Mapping[str, Mapping[str, Mapping[str, object]]]
"""By file of the shelf, by table, by key: plain values."""


def read_edits(folder: Path) -> dict[str, dict[str, dict[str, object]]]:
    """The rows of all edits since the shelf was written.

    Raises BrokenShelf.
    """
    try:
        data = (folder / _FILE).read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise BrokenShelf(_FILE) from error
    body = data[len(_MAGIC) + 4 :]
    if data[: len(_MAGIC) + 4] != _MAGIC + crc32(body).to_bytes(4, "little"):
        raise BrokenShelf(f"{_FILE} was altered")
    rows: dict[str, dict[str, dict[str, object]]] = marshal.loads(body)
    return rows


def add_edits(folder: Path, rows: Rows) -> None:
    """Adds rows to those of earlier edits."""
    held = read_edits(folder)
    for file, tables in rows.items():
        for table, edited in tables.items():
            held.setdefault(file, {}).setdefault(table, {}).update(edited)
    write_edits(folder, held)


def write_edits(folder: Path, held: Rows) -> None:
    """Puts rows in the place of all of earlier edits; the file is on disk, whole, when this
    returns."""
    body = marshal.dumps(held)  # type: ignore[arg-type]  # plain values
    write_whole(folder / _FILE, _MAGIC + crc32(body).to_bytes(4, "little") + body)


def is_full(folder: Path) -> bool:
    """Whether the edits have become so many that the shelf is better written anew."""
    try:
        return (folder / _FILE).stat().st_size > MOST
    except OSError:
        return False
