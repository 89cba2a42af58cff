"""Tables as what the library says they are: mappings by key and sequences in order, whose values
are made of plain rows when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence, ValuesView
from operator import eq
from typing import Any, Generic, TypeVar, overload

from generator.library.model import Person, Term
from generator.library.shelf.tables import Table

A = TypeVar("A")
T = TypeVar("T")
Make = Callable[[str, Any], T]
"""A row's key and its plain value -> what the row stands for."""

_RECENT = 256
ALL = 1 << 62
"""As many values as there are: small ones that are asked for by the thousand."""


_READ_REST = 8
"""Where all values are kept and one in so many was asked for, the rest is read at once: each takes
a quarter of the time then."""


class RowsByKey(Mapping[str, T], Generic[T]):
    """What a table's rows stand for, by key and in their order; `recent` values asked for last
    are kept."""

    __slots__ = ("_kept", "_make", "_most", "_table")

    def __init__(self, table: Table, make: Make[T], recent: int = _RECENT) -> None:
        self._table, self._make, self._most = table, make, recent
        self._kept: dict[str, T] = {}

    def __reduce__(self) -> tuple[object, ...]:
        return RowsByKey, (self._table, self._make, self._most)

    def __getitem__(self, key: str) -> T:
        kept = self._kept
        if key in kept:
            return kept[key]
        table = self._table
        if key in table.edits:
            row = table.edits[key]
        else:
            place = table.find(key)
            if place is None:
                raise KeyError(key)
            row = table.read(place)
        return self._keep(key, row)

    @overload
    def get(self, key: str, /) -> T | None: ...

    @overload
    def get(self, key: str, default: A, /) -> T | A: ...

    def get(self, key: str, default: object = None, /) -> object:
        """A key's value, or the default: most that are asked for so are not there, and no error
        is raised and caught for them."""
        kept = self._kept
        if key in kept:
            return kept[key]
        table = self._table
        if key in table.edits:
            return self[key]
        place = table.find(key)
        return default if place is None else self._keep(key, table.read(place))

    def _keep(self, key: str, row: object) -> T:
        kept = self._kept
        if len(kept) >= self._most:
            kept.clear()
        elif len(kept) == self._table.count // _READ_REST and self._most == ALL:
            kept.update(zip(self, self.read_all(), strict=True))
        made = kept[key] = self._make(key, row)
        return made

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and (key in self._kept or self._table.find(key) is not None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.keys())

    def __len__(self) -> int:
        return self._table.count

    def items(self) -> ItemsView[str, T]:
        """Every key with its value; read one after the other, none of them is kept."""
        return _Items(self)

    def values(self) -> ValuesView[T]:
        """Every value, likewise."""
        return _Values(self)

    def read_all(self) -> Iterator[T]:
        """Every value, in the order of the keys."""
        return map(self._make, self._table.keys(), self._table.values())

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self._table.name}>"


class _Items(ItemsView[str, T]):
    _mapping: RowsByKey[T]

    def __iter__(self) -> Iterator[tuple[str, T]]:
        return zip(self._mapping, self._mapping.read_all(), strict=True)


class _Values(ValuesView[T]):
    _mapping: RowsByKey[T]

    def __iter__(self) -> Iterator[T]:
        return self._mapping.read_all()


class LazyRows(Sequence[T], Generic[T]):
    """What a table's rows stand for, in their order; `by_key` finds them by key, which for
    persons and terms is the slug."""

    __slots__ = ("by_key", "table")

    def __init__(self, table: Table, make: Make[T], recent: int = _RECENT) -> None:
        self.table = table
        self.by_key: RowsByKey[T] = RowsByKey(table, make, recent)

    def __reduce__(self) -> tuple[object, ...]:
        return LazyRows, (self.table, self.by_key._make, self.by_key._most)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...

    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        places = range(self.table.count)[place]
        if isinstance(places, range):
            return tuple(self.by_key[self.table.key(each)] for each in places)
        return self.by_key[self.table.key(places)]

    def __iter__(self) -> Iterator[T]:
        return self.by_key.read_all()

    def __len__(self) -> int:
        return self.table.count

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LazyRows | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(eq, self, other))

    __hash__ = None  # type: ignore[assignment]  # equal to a tuple, but not read to be hashed

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {self.table.name}>"


def place_of(rows: Sequence[Person] | Sequence[Term], slug: str) -> int:
    """The place of a person or term among all.

    Raises LookupError where there is none.
    """
    if not isinstance(rows, LazyRows):
        return [each.slug for each in rows].index(slug)
    place = rows.table.find(slug)
    if place is None:
        raise LookupError(slug)
    return place


def list_longest(rows: Sequence[T], most: int) -> list[T]:
    """Those whose rows take the most bytes, so many: of terms and persons, mostly those with the
    most reviews. All where rows are at hand."""
    if not isinstance(rows, LazyRows):
        return list(rows)
    return list(map(rows.__getitem__, rows.table.longest(most)))
