"""The pages of the last build, in .litsite/: what each shows something of, found by path.

There are many and an edit asks for few: what never changes between two builds of the whole site
lies in tables, and what an edit changes in one small file that is written anew each time.
"""

from __future__ import annotations

import secrets
import struct
from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from generator.cache.packs import read_value, write_value
from generator.library.shelf.tables import BrokenShelf, Table, Tables, write_tables
from generator.site.pages import Page
from generator.site.publish import StagedFile, Written

_LISTED, _WRITTEN = "pages", "written"
_ROW = struct.Struct("<12sQ")
"""Of a page its file's digest and size."""


class KeptPages:
    """Pages by their place in the order in which they were laid out, those that came since after
    them."""

    def __init__(self, name: str, listed: Table, readers: Table, edits: _Edits) -> None:
        self._name, self._listed, self._readers = name, listed, readers
        self._rows, self._more, self._came, self._gone = edits
        self._places = {row[0]: listed.count + at for at, row in enumerate(self._came)}

    @property
    def count(self) -> int:
        """How many pages the site has."""
        return self._listed.count + len(self._came) - len(self._gone)

    def find(self, path: str) -> int | None:
        """The place of a page; None where there is none."""
        place = self._places.get(path)
        if place is None:
            place = self._listed.find(path)
        return None if place in self._gone else place

    def page(self, place: int) -> Page:
        """A page."""
        if place >= self._listed.count:
            return Page(*self._came[place - self._listed.count])
        listed: Any = self._listed.read(place)
        return Page(self._listed.key(place), *listed)

    def written(self, place: int) -> Written:
        """What was written of a page."""
        digest, size = _ROW.unpack_from(self._rows, place * _ROW.size)
        return Written(self.page(place).path, digest.hex(), size)

    def readers(self, review: int) -> array[int]:
        """The places of the pages that show something of a review, by its number."""
        places = self._ever_read(review)
        if not self._gone:
            return places
        return array("I", (each for each in places if each not in self._gone))

    def _ever_read(self, review: int) -> array[int]:
        read: Any = self._readers.read(review)
        return array("I", read + self._more.get(review, b""))

    def list_read(self) -> list[array[int]]:
        """Of each page the numbers of the reviews that it shows something of, or did."""
        read = [array("I") for _ in range(self._listed.count + len(self._came))]
        for review in range(self._readers.count):
            for place in self.readers(review):
                read[place].append(review)
        return read

    def move(self, came: Iterable[Page], gone: Iterable[Page]) -> None:
        """Notes that pages went and others came, of which what is written is to be told."""
        for page in gone:
            place = self.find(page.path)
            if place is None:
                raise LookupError(page.path)
            self._gone.add(place)
        for page in sorted(came):
            self._places[page.path] = self._listed.count + len(self._came)
            self._came.append(tuple(page))
            self._rows.extend(bytes(_ROW.size))

    def replace(self, made: StagedFile) -> None:
        """Notes how a page is now; a review it no longer shows keeps it among its readers.

        Raises LookupError where there was none.
        """
        place = self.find(made.written.path)
        if place is None:
            raise LookupError(made.written.path)
        _ROW.pack_into(self._rows, place * _ROW.size, *_row(made.written))
        for review in array("I", made.read or b""):
            if place not in self._ever_read(review):
                self._more[review] = self._more.get(review, b"") + array("I", [place]).tobytes()

    def write(self, folder: Path, made_for: bytes) -> None:
        """Remembers what was replaced."""
        edits = bytes(self._rows), self._more, self._came, list(self._gone)
        write_value(folder / _WRITTEN, (made_for, self._name, *edits))


class _Edits(NamedTuple):
    """What edits change of pages: the rows of all, more readers of reviews, pages that came and
    the places of those that went."""

    rows: bytearray
    more: dict[int, bytes]
    came: list[tuple[Any, ...]]
    gone: set[int]


def _row(written: Written) -> tuple[bytes, int]:
    return bytes.fromhex(written.digest), written.size


def keep_pages(
    folder: Path,
    made_for: bytes,
    pages: Iterable[Page],
    staged: Iterable[StagedFile],
    reviews: int,
) -> None:
    """Remembers what is to be known of pages when a review is edited, whose number is below
    `reviews`."""
    page_of = {page.path: page for page in pages}
    readers = [array("I") for _ in range(reviews)]
    rows = bytearray()

    def list_rows() -> Iterator[tuple[str, object]]:
        for place, made in enumerate(staged):
            path = made.written.path
            rows.extend(_ROW.pack(*_row(made.written)))
            for review in array("I", made.read or b""):
                readers[review].append(place)
            page = page_of[path]
            yield path, (page.template, page.kind, page.subject, page.part)

    name = secrets.token_hex(8)
    write_tables(
        folder / _LISTED,
        {
            _LISTED: list_rows(),
            "readers": ((str(number), held.tobytes()) for number, held in enumerate(readers)),
            "name": ((name, None),),
        },
    )
    write_value(folder / _WRITTEN, (made_for, name, bytes(rows), {}, [], []))


def read_pages(folder: Path, made_for: bytes) -> KeptPages | None:
    """The pages of the old site; None where they were made under other code or templates.

    Raises BrokenShelf wherever one is read that is not whole.
    """
    found = read_value(folder / _WRITTEN)
    if not isinstance(found, tuple) or len(found) != 6 or found[0] != made_for:
        return None
    _, name, rows, more, came, gone = found
    try:
        tables = Tables(folder / _LISTED)
        listed = tables.open(_LISTED)
        count = listed.count + len(came)
        if tables.open("name").find(name) is None or len(rows) != count * _ROW.size:
            return None
        edits = _Edits(bytearray(rows), more, came, set(gone))
        return KeptPages(name, listed, tables.open("readers"), edits)
    except BrokenShelf:
        return None
