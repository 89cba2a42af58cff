"""Rows of plain values in one file, each found by its key and read when it is asked for.

A table is opened without being read: its keys are found by bisection in the mapped file, until so
many are asked for that a dictionary pays. Rows are written by marshal, which names no code; a
checksum goes with each, so that a file that was cut off or altered is seen.
"""

from __future__ import annotations

import contextlib
import marshal
import mmap
import secrets
import struct
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import accumulate, pairwise, repeat
from pathlib import Path
from typing import IO
from zlib import crc32

_MAGIC = f"litsite rows 1 {sys.byteorder:>6}\n".encode()
_HEAD = struct.Struct("<QQI")
"""Where the directory begins, how long it is, its checksum."""

_FEW = 64
_BUFFER = 1 << 20


class BrokenShelf(Exception):
    """The files do not hold what was written: to be thrown away and made again."""


class Packed(bytes):
    """A row as it was written, to be taken over (Table.pieces)."""


def write_tables(path: Path, tables: Mapping[str, Iterable[tuple[str, object]] | Table]) -> None:
    """Writes each table's rows, (key, plain value) in their order, and puts the file in its
    place whole. A Table without edits is taken over as it lies."""
    made = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with made.open("wb", buffering=_BUFFER) as stream:
            stream.write(_MAGIC + bytes(_HEAD.size))
            directory = {name: _write_table(stream, rows) for name, rows in tables.items()}
            data = marshal.dumps(directory)
            place = stream.tell()
            stream.write(data)
            stream.seek(len(_MAGIC))
            stream.write(_HEAD.pack(place, len(data), crc32(data)))
        made.replace(path)
    finally:
        with contextlib.suppress(OSError):
            made.unlink(missing_ok=True)


def _write_table(
    stream: IO[bytes], rows: Iterable[tuple[str, object]] | Table
) -> tuple[int, int, int, int, int]:
    """Writes one table; says how many rows, where they are, where its index is, how long that
    is, and its checksum."""
    begun = stream.tell()
    if isinstance(rows, Table):
        data, index = rows.whole()
        stream.write(data)
        stream.write(index)
        return rows.count, begun, begun + len(data), len(index), crc32(index)
    keys: list[bytes] = []
    sizes = array("Q", [0])
    checks = array("I")
    for key, value in rows:
        data = value if type(value) is Packed else marshal.dumps(value)  # type: ignore[arg-type]  # rows of plain values
        stream.write(data)
        keys.append(key.encode("utf-8", "surrogatepass"))
        sizes.append(len(data))
        checks.append(crc32(data))
    hashes = array("I", map(crc32, keys))
    order = array("I", sorted(range(len(keys)), key=hashes.__getitem__))
    parts = (
        array("Q", accumulate(sizes)),
        checks,
        array("I", accumulate(map(len, keys), initial=0)),
        array("I", map(hashes.__getitem__, order)),
        order,
    )
    index = b"".join((*map(bytes, parts), *keys))
    place = stream.tell()
    stream.write(index)
    return len(keys), begun, place, len(index), crc32(index)


class Tables:
    """An opened file of tables; `edits[name]` holds rows that take the place of those written.

    Raises BrokenShelf, here and wherever something is read.
    """

    __slots__ = ("_directory", "_map", "edits", "path")

    def __init__(self, path: Path, edits: Mapping[str, Mapping[str, object]] | None = None) -> None:
        self.path = path
        self.edits = edits or {}
        try:
            with path.open("rb") as stream:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            head = len(_MAGIC) + _HEAD.size
            if self._map[: len(_MAGIC)] != _MAGIC:
                raise BrokenShelf(f"{path.name} is of another kind or version")
            place, size, check = _HEAD.unpack(self._map[len(_MAGIC) : head])
            data = self._map[place : place + size]
            if len(data) != size or crc32(data) != check:
                raise BrokenShelf(f"{path.name} is cut off")
            self._directory = marshal.loads(data)
        except (OSError, ValueError, EOFError, TypeError, struct.error) as error:
            raise BrokenShelf(str(path)) from error

    def __reduce__(self) -> tuple[object, ...]:
        return Tables, (self.path, self.edits)

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def open(self, name: str) -> Table:
        """One table."""
        if name not in self._directory:
            raise BrokenShelf(f"{self.path.name} has no {name}")
        return Table(self, name)

    def read(self, place: int, size: int, check: int) -> bytes:
        """Some bytes of the file that have a checksum."""
        data = self._map[place : place + size]
        if len(data) != size or crc32(data) != check:
            raise BrokenShelf(f"{self.path.name} was altered")
        return data

    def cut(self, place: int, size: int) -> bytes:
        """Some bytes of the file, whole or not."""
        return self._map[place : place + size]

    def locate(self, name: str) -> tuple[int, int, int, int, int]:
        """What the directory says of a table."""
        found: tuple[int, int, int, int, int] = self._directory[name]
        return found


class Table:
    """The rows of one table: their number is known, all else is read when it is asked for."""

    __slots__ = (
        *("_asked", "_checks", "_hashes", "_index", "_key_starts", "_keys", "_order", "_place"),
        *("_places", "_starts", "_tables", "count", "edits", "name"),
    )

    def __init__(self, tables: Tables, name: str) -> None:
        self._tables, self.name = tables, name
        self.count, self._place, *_ = tables.locate(name)
        self.edits = tables.edits.get(name, {})
        self._index: bytes | None = None
        self._places: dict[str, int] | None = None
        self._asked = 0

    def __reduce__(self) -> tuple[object, ...]:
        return Table, (self._tables, self.name)

    def _open(self) -> None:
        count, _, place, size, check = self._tables.locate(self.name)
        self._index = self._tables.read(place, size, check)
        view = memoryview(self._index)
        at = 8 * (count + 1)
        self._starts = view[:at].cast("Q")
        numbers = view[at : at + 4 * (4 * count + 1)].cast("I")
        self._checks = numbers[:count]
        self._key_starts = numbers[count : 2 * count + 1]
        self._hashes = numbers[2 * count + 1 : 3 * count + 1]
        self._order = numbers[3 * count + 1 :]
        self._keys = self._index[at + 4 * (4 * count + 1) :]

    def keys(self) -> list[str]:
        """Every key, in the order of the rows."""
        if self._index is None:
            self._open()
        if self._places is not None:
            return list(self._places)
        return [
            self._keys[start:end].decode("utf-8", "surrogatepass")
            for start, end in pairwise(self._key_starts)
        ]

    def whole(self) -> tuple[bytes, bytes]:
        """The bytes of all rows and of the index, as they were written."""
        if self._index is None:
            self._open()
        return self._tables.cut(self._place, self._starts[self.count]), self._index or b""

    def is_written_as(self, other: Table) -> bool:
        """Whether surely the same was written, edits aside: in one file, or in the same bytes."""
        shared = self._tables.path.samefile(other._tables.path)
        return shared or (self.count == other.count and self.whole() == other.whole())

    def pieces(self) -> dict[str, Packed]:
        """Every key with its row, in their order, as it was written: edits are not seen."""
        if self._index is None:
            self._open()
        spans = zip(self.keys(), pairwise(self._starts), self._checks, strict=True)
        read, place = self._tables.read, self._place
        return {
            key: Packed(read(place + start, end - start, check))
            for key, (start, end), check in spans
        }

    def rows(self) -> dict[str, bytes | None]:
        """Every key with the bytes of its row as it was written; None of rows that were edited."""
        keys = self.keys()
        if self._index is None:
            self._open()
        data = self._tables.cut(self._place, self._starts[self.count])
        rows: dict[str, bytes | None] = {
            key: data[start:end]
            for key, (start, end) in zip(keys, pairwise(self._starts), strict=True)
        }
        return rows | dict.fromkeys(self.edits)

    def values(self) -> Iterator[object]:
        """The plain value of every row, in their order, as it was edited; half the time of reading
        one after the other."""
        if self._index is None:
            self._open()
        data = memoryview(self._tables.cut(self._place, self._starts[self.count]))
        edits = self.edits
        keys: Iterable[str] = self.keys() if edits else repeat("", self.count)
        spans = pairwise(self._starts)
        for key, (start, end), check in zip(keys, spans, self._checks, strict=True):
            if key in edits:
                yield edits[key]
            else:
                yield self._load(data[start:end], check)

    def _load(self, data: memoryview | bytes, check: int) -> object:
        if crc32(data) != check:
            raise BrokenShelf(f"{self.name} was altered")
        try:
            return marshal.loads(data)
        except (ValueError, EOFError, TypeError) as error:
            raise BrokenShelf(self.name) from error

    def longest(self, most: int) -> list[int]:
        """The places of the rows that take the most bytes, so many."""
        if self._index is None:
            self._open()
        starts = self._starts
        return nlargest(most, range(self.count), key=lambda at: starts[at + 1] - starts[at])

    def key(self, place: int) -> str:
        """The key of the row at a place."""
        return self._key(place).decode("utf-8", "surrogatepass")

    def _key(self, place: int) -> bytes:
        if self._index is None:
            self._open()
        return self._keys[self._key_starts[place] : self._key_starts[place + 1]]

    def find(self, key: str) -> int | None:
        """The place of a key's row; None where there is none."""
        if self._places is not None:
            return self._places.get(key)
        if self._asked > _FEW + self.count // 16:
            self._places = {key: place for place, key in enumerate(self.keys())}
            return self._places.get(key)
        if self._index is None:
            self._open()
        self._asked += 1
        wanted = key.encode("utf-8", "surrogatepass")
        hashed = crc32(wanted)
        hashes = self._hashes
        for at in range(bisect_left(hashes, hashed), self.count):
            if hashes[at] != hashed:
                break
            if self._key(self._order[at]) == wanted:
                return self._order[at]
        return None

    def get(self, key: str) -> object:
        """The plain value of a key's row as it was edited; None where there is none."""
        if key in self.edits:
            return self.edits[key]
        place = self.find(key)
        return None if place is None else self.read(place)

    def at(self, place: int) -> object:
        """The plain value of the row at a place, as it was edited."""
        if self.edits and (key := self.key(place)) in self.edits:
            return self.edits[key]
        return self.read(place)

    def read(self, place: int) -> object:
        """The plain value that was written at a place."""
        if self._index is None:
            self._open()
        start = self._starts[place]
        size = self._starts[place + 1] - start
        return self._load(self._tables.cut(self._place + start, size), self._checks[place])
