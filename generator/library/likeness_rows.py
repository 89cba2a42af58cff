"""What makes reviews alike, on the shelf: found again for the few reviews that an edit concerns."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.library.likeness import REFERENCES, WORDS, Kind, Likeness, step, weigh
from generator.library.tables import Table, Tables, write_tables

FILE = "likeness"
MOST_HOLDERS = 128
"""Of a word that more reviews have, who has it is not kept."""

K = TypeVar("K")
V = TypeVar("V")
WordRow = tuple[int, bytes | None]
"""How many reviews have a word, and which; None where that is not known."""


def write_likeness(likeness: Likeness, folder: Path) -> None:
    """Writes all that makes reviews alike into a folder."""
    keys, compared = likeness.keys, likeness.compared
    compared_by: list[list[int]] = [[] for _ in keys]
    for place, others in enumerate(compared):
        for other in others:
            compared_by[other].append(place)
    norms = likeness.kinds[WORDS].norm
    write_tables(
        folder / FILE,
        {
            "reviews": _review_rows(likeness),
            # The norm is the root of a whole number, which is told exactly by squaring it.
            "words_of": (
                (key, (likeness.words.get(key, ""), round(norm * norm)))
                for key, norm in zip(keys, norms, strict=True)
            ),
            "compared": zip(keys, map(pack, compared), strict=True),
            "compared_by": zip(keys, map(pack, compared_by), strict=True),
            "words": _word_rows(likeness),
            "kinds": (
                (str(number), _kind_row(kind)) for number, kind in enumerate(likeness.kinds[:WORDS])
            ),
        },
    )


def pack(places: Iterable[int]) -> bytes:
    """Places as bytes, in order."""
    return array("I", sorted(places)).tobytes()


def unpack(packed: bytes) -> array[int]:
    """The places that `pack` packed."""
    return array("I", packed)


def _review_rows(likeness: Likeness) -> Iterator[tuple[str, object]]:
    kinds = likeness.kinds[:WORDS]
    for place, key in enumerate(likeness.keys):
        features = tuple(pack(kind.of_review[place]) for kind in kinds)
        norms = tuple(kind.norm[place] for kind in kinds)
        yield key, (features, norms, pack(likeness.citing[place]), pack(likeness.cited[place]))


def _word_rows(likeness: Likeness) -> Iterator[tuple[str, WordRow]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(likeness.keys):
        for word in likeness.words.get(key, "").split():
            holders[word].append(place)
    for word, places in holders.items():
        count = len(places)
        yield word, (count, pack(places) if count <= MOST_HOLDERS else None)


def _kind_row(kind: Kind) -> tuple[object, ...]:
    starts = array("I", accumulate(map(len, kind.having), initial=0))
    having = array("I")
    for places in kind.having:
        having.extend(places)
    names = tuple(kind.names) if kind.names and isinstance(kind.names[0], str) else ()
    return array("I", kind.weight).tobytes(), starts.tobytes(), having.tobytes(), names


class Made(dict[K, V], Generic[K, V]):
    """Values made when they are first asked for."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self[key] = self._make(key)
        return value


class ShelvedLikeness:
    """The file of `write_likeness`, opened; see tables.py for `edits`.

    Raises BrokenShelf, also when something is read.
    """

    def __init__(
        self, folder: Path, edits: Mapping[str, Mapping[str, object]] | None = None
    ) -> None:
        tables = Tables(folder / FILE, edits)
        self._reviews = tables.open("reviews")
        self._words = tables.open("words")
        self.words_of = tables.open("words_of")
        self.compared = tables.open("compared")
        self.compared_by = tables.open("compared_by")
        self._kinds = tables.open("kinds")
        self.total = self._reviews.count
        self.weigh_step: Callable[[int], int] = cache(lambda count: weigh(self.total, count))

    def find(self, key: str) -> int | None:
        """The place of a review in key order."""
        return self._reviews.find(key)

    def key(self, place: int) -> str:
        """The review at a place."""
        return self._reviews.key(place)

    def list_words(self) -> dict[str, str]:
        """The telling words of each review."""
        rows: Any = ((place, self.words_of.at(place)) for place in range(self.total))
        return {self.key(place): row[0] for place, row in rows}

    def list_references(self) -> dict[str, frozenset[int]]:
        """Of each review the works it cites that another cites too, by their labels."""
        kind: Any = self._kinds.at(REFERENCES)
        labels = list(map(int, kind[3]))
        rows: Any = ((place, self._reviews.at(place)) for place in range(self.total))
        return {
            self.key(place): frozenset(map(labels.__getitem__, unpack(row[0][REFERENCES])))
            for place, row in rows
        }

    def word(self, word: str) -> WordRow:
        """How many reviews have a word, and which."""
        row: Any = self._words.get(word)
        return row or (0, b"")

    def places(self, table: Table, place: int) -> array[int]:
        """What `compared` or `compared_by` hold of a review."""
        row: Any = table.at(place)
        return unpack(row)

    def view(
        self, words_of: Mapping[int, tuple[str, int]], words: Mapping[str, WordRow]
    ) -> Likeness:
        """The likeness of all reviews with some reviews' and some words' rows replaced, each part
        read when it is asked for.

        Where it turns out that one needs to know who has a word and that is not kept, LookupError.
        """
        rows: Made[int, Any] = Made(self._reviews.at)
        kinds = [self._kind(number, rows) for number in range(WORDS)]
        keys: Any = _Keys(self._reviews)
        return Likeness(
            keys,
            (*kinds, self._words_kind(words_of, words)),  # type: ignore[arg-type]  # three and one
            Made(lambda place: set(unpack(rows[place][2]))),  # type: ignore[arg-type]  # by place
            Made(lambda place: set(unpack(rows[place][3]))),  # type: ignore[arg-type]
            {},
            [],
        )

    def _kind(self, number: int, rows: Made[int, Any]) -> Kind:
        row: Any = self._kinds.at(number)
        weight, starts, having, names = *map(unpack, row[:3]), row[3]
        return Kind(
            of_review=Made(lambda place: frozenset(unpack(rows[place][0][number]))),
            having=Made(lambda feature: having[starts[feature] : starts[feature + 1]]),
            weight=weight,
            norm=Made(lambda place: rows[place][1][number]),
            names=names,
        )

    def _words_kind(
        self, words_of: Mapping[int, tuple[str, int]], words: Mapping[str, WordRow]
    ) -> Kind:
        def read(word: str) -> WordRow:
            return words[word] if word in words else self.word(word)

        def having(word: str) -> Collection[int]:
            count, holders = rows[word]
            if holders is not None:
                return unpack(holders)
            if count <= MOST_HOLDERS // 2:
                raise LookupError(word)
            return range(count)  # too many to be looked at: it is only asked how many

        def rank(word: str) -> tuple[int, str]:
            return (step(rows[word][0]), word)

        def review(place: int) -> Any:  # noqa: ANN401  # a row of plain values
            return words_of[place] if place in words_of else self.words_of.at(place)

        rows: Made[str, WordRow] = Made(read)
        reviews: Made[int, Any] = Made(review)
        return Kind(
            of_review=Made(lambda place: frozenset(reviews[place][0].split())),
            having=Made(having),
            weight=Made(lambda word: self.weigh_step(step(rows[word][0]))),
            norm=Made(lambda place: math.sqrt(reviews[place][1])),
            names=Made(str),
            sort=lambda held: sorted([word for word in held if rows[word][0] > 1], key=rank),
        )


class _Keys:
    """The reviews in key order."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __len__(self) -> int:
        return self._table.count

    def __getitem__(self, place: int) -> str:
        return self._table.key(place)
