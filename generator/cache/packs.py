"""What was worked out of each review, kept in .litsite/ for later stages and later builds.

A pack is one file with the prepared reviews of a chunk one after the other, each in parts that
are read apart: relating needs one, its page another, the search index a third. Processes hand
each other the places, and never the values. `index` names the place of every review. All of it
may be deleted at any time; what is cut off, altered or of another version is not believed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import marshal
import os
import pickle
import secrets
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, cast
from zlib import crc32

from generator.whole_file import write_whole

REVIEW, CONDENSED, TERMS, PRINTED, FACTS, ITEMS = range(6)
"""The parts of a prepared review: its record without references, what relating needs of those, its
part of the search index, its references and texts as printed, what other files may contradict, its
references as works are made of them."""

_INDEX = "index"
_MOST_PACKS = 3


class Place(NamedTuple):
    """Where a prepared review lies. `digest` is of the bytes it was made of; `stamp` the sizes,
    times and numbers of its files, "" where they are too young to tell a change by."""

    digest: bytes
    stamp: str
    pack: str
    offset: int
    sizes: tuple[int, ...]
    checks: tuple[int, ...]


def list_edited(before: Mapping[str, Place], places: Mapping[str, Place]) -> tuple[str, ...]:
    """The reviews that came, went, or were prepared of other bytes, in key order."""
    shared = before.keys() & places.keys()
    edited = {key for key in shared if before[key].digest != places[key].digest}
    return tuple(sorted(edited | (before.keys() ^ places.keys())))


class BrokenPack(Exception):
    """A pack does not hold what its index says: to be thrown away and made again."""


@dataclass(frozen=True, slots=True)
class Packs:
    """The folder of packs. Safe to write from several processes: each file has one writer.

    `fresh` are the names of those that this build has written, of which no checksum is asked.
    """

    folder: Path
    fresh: frozenset[str] = frozenset()

    def write(self, reviews: Iterable[tuple[bytes, Sequence[object]]]) -> list[Place]:
        """Writes (digest, parts) of some reviews as one pack."""
        name = secrets.token_hex(8)
        places: list[Place] = []
        offset = 0
        with (self.folder / name).open("wb") as stream:
            for digest, parts in reviews:
                written = list(map(_write_part, count(), parts))
                sizes = tuple(map(len, written))
                checks = tuple(map(crc32, written))
                places.append(Place(digest, "", name, offset, sizes, checks))
                stream.write(b"".join(written))  # while it is near, and not in the way
                offset += sum(sizes)
        if not places:
            (self.folder / name).unlink()
        return places

    def read(self, place: Place, part: int) -> object:
        """One part of a prepared review: a record, or plain values.

        Raises BrokenPack.
        """
        start = place.offset + sum(place.sizes[:part])
        try:
            data = _read_bytes(f"{self.folder}/{place.pack}", start, place.sizes[part])
            if place.pack not in self.fresh and crc32(data) != place.checks[part]:
                raise BrokenPack(place.pack)
            return _read_part(part, data)
        except (
            OSError,
            pickle.UnpicklingError,
            EOFError,
            ValueError,
            TypeError,
            AttributeError,
        ) as error:
            raise BrokenPack(place.pack) from error

    def read_index(self, made_for: bytes) -> dict[str, Place]:
        """Every place that an earlier build kept under the same code and settings."""
        found = read_value(self.folder / _INDEX)
        if not isinstance(found, tuple) or len(found) != 2 or found[0] != made_for:
            return {}
        rows: dict[str, tuple[Any, ...]] = found[1]
        places = {key: Place(*row) for key, row in rows.items()}
        packs = {place.pack for place in places.values()}
        held = {path.name for path in self.folder.iterdir()}
        if not packs <= held or len(packs) > 8 + _MOST_PACKS * len(places) / 16:
            return {}  # so scattered that reading anew is better
        return places

    def write_index(self, made_for: bytes, places: Mapping[str, Place]) -> None:
        """Keeps the places for later builds, and removes the packs that none of them is in."""
        rows = {key: tuple(place) for key, place in places.items()}
        write_value(self.folder / _INDEX, (made_for, rows))
        kept = {place.pack for place in places.values()} | {_INDEX}
        for path in self.folder.iterdir():
            if path.name not in kept:
                path.unlink(missing_ok=True)

    def clear(self) -> None:
        """Throws everything away."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True, exist_ok=True)


_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)


def _read_bytes(path: str, start: int, size: int) -> bytes:
    """Some bytes of a file, in the four steps that it takes: a build reads tens of thousands."""
    stream = os.open(path, _READ)
    try:
        os.lseek(stream, start, os.SEEK_SET)
        return os.read(stream, size)
    finally:
        os.close(stream)


def _write_part(part: int, value: object) -> bytes:
    if part == REVIEW:
        stream = io.BytesIO()
        _Writer(stream, pickle.HIGHEST_PROTOCOL).dump(value)
        return stream.getvalue()
    if part in (TERMS, FACTS):  # tuples with names, which marshal does not know
        value = tuple(cast("tuple[object, ...]", value))
    return marshal.dumps(value)  # type: ignore[arg-type]  # plain values


def _read_part(part: int, data: bytes) -> object:
    if part == REVIEW:
        return _Reader(io.BytesIO(data)).load()
    return marshal.loads(data)


class _Writer(pickle.Pickler):
    """Writes a record as its values in order, which is read in half the time of its state."""

    def reducer_override(self, value: object) -> Any:  # noqa: ANN401  # as pickle has it
        kind = type(value)
        values = _values_of_records.get(kind)
        if values is None:
            if not dataclasses.is_dataclass(kind):
                return NotImplemented
            names = (field.name for field in dataclasses.fields(kind))
            values = _values_of_records[kind] = attrgetter(*names)
        return kind, values(value)


_values_of_records: dict[type, Callable[[object], tuple[object, ...]]] = {}


class _Reader(pickle.Unpickler):
    """Reads plain values and our own records: a pack that someone else made can name no code."""

    def find_class(self, module: str, name: str) -> object:
        if module.startswith("generator.model.") and name[:1].isupper() and "." not in name:
            found = getattr(sys.modules.get(module), name, None)
            if isinstance(found, type) and hasattr(found, "__dataclass_fields__"):
                return found
        raise pickle.UnpicklingError(f"{module}.{name} is no record")


def write_value(path: Path, value: object) -> None:
    """Writes plain values as a file of the cache."""
    data = marshal.dumps(value)  # type: ignore[arg-type]  # rows of plain values
    write_whole(path, _digest(data) + data, lasting=False)


def read_value(path: Path) -> object:
    """The plain values that were written; None where they are not there, or not whole."""
    try:
        data = path.read_bytes()
        return marshal.loads(data[16:]) if data[:16] == _digest(data[16:]) else None
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
