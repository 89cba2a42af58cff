"""Which rows of a related library are others than those of the library before."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.library.shelf.library import TERMS, open_tables
from generator.library.shelf.tables import Table
from generator.library.shelf.works import unpack_row

Changed = Mapping[str, frozenset[str]]
"""By table of the shelf, the keys whose rows came, went or became others."""

_TABLES = (
    *("works", "work_of", "cites", "cited_by", "people", "people_of", "similar", "mentions"),
    *("citing", "identifiers", "work_years", "dates", "entries", "aliases", "work_aliases"),
    *TERMS,
)


def compare_shelves(before: Path, after: Path) -> Changed:
    """What differs between the libraries in two folders.

    Raises BrokenShelf.
    """
    ones, others = open_tables(before), open_tables(after)
    changed = {name: _compare(ones.open(name), others.open(name)) for name in _TABLES}
    was, now = ones.open("works"), others.open("works")
    keys = ones.open("work_of").keys(), others.open("work_of").keys()
    changed["works"] = frozenset(
        key
        for key in changed["works"]
        if unpack_row(was.get(key), keys[0]) != unpack_row(now.get(key), keys[1])
    )
    return changed


def _compare(one: Table, other: Table) -> frozenset[str]:
    if one.is_written_as(other):
        edited = one.edits.keys() | other.edits.keys()
        return frozenset(key for key in edited if one.get(key) != other.get(key))
    was, now = one.rows(), other.rows()
    # Rows that say the same may be written otherwise.
    others = {
        key
        for key in was.keys() & now.keys()
        if (was[key] is None or was[key] != now[key]) and one.get(key) != other.get(key)
    }
    return frozenset(others | (was.keys() ^ now.keys()))
