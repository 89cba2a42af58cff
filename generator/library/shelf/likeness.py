"""What makes reviews alike, on the shelf: found again for the few reviews that an edit concerns."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Generic, TypeVar

from generator.library.likeness import (
    KEYWORDS,
    MESH,
    REFERENCES,
    WORDS,
    Kind,
    Likeness,
    step,
    weigh,
)
from generator.library.shelf.tables import Table, Tables, write_tables

FILE = "likeness"
MOST_HOLDERS = 128
"""Of a subject that more reviews have, who has it is not kept."""

TABLES = {MESH: "mesh", KEYWORDS: "keywords", WORDS: "words"}
"""The tables of subjects by their kind."""

K = TypeVar("K")
V = TypeVar("V")
FeatureRow = tuple[int, bytes | None, str]
"""How many reviews have a subject, and which; None where that is not known; its name where that
is another."""

SubjectsRow = tuple[tuple[Any, int], ...]
"""Of each kind of subject, in their order, what a review states and what that weighs."""

ListedRow = tuple[bytes, float, bytes, bytes]
"""Of a review the works that it cites and others cite too, what all that it cites weighs, and the
reviews that it cites and that cite it."""


def write_likeness(likeness: Likeness, folder: Path) -> None:
    """Writes all that makes reviews alike into a folder."""
    keys, compared = likeness.keys, likeness.compared
    compared_by: list[list[int]] = [[] for _ in keys]
    for place, others in enumerate(compared):
        for other in others:
            compared_by[other].append(place)
    write_tables(
        folder / FILE,
        {
            "reviews": _review_rows(likeness),
            "subjects": _subject_rows(likeness),
            "compared": zip(keys, map(pack, compared), strict=True),
            "compared_by": zip(keys, map(pack, compared_by), strict=True),
            **{TABLES[kind]: _feature_rows(likeness.kinds[kind]) for kind in TABLES},
            "references": ((_REFERENCES, _kind_row(likeness.kinds[REFERENCES])),),
            "citing": (),  # where edits changed it, as the row of references is large
        },
    )


_REFERENCES = "references"


def pack(places: Iterable[int]) -> bytes:
    """Places as bytes, in order."""
    return array("I", sorted(places)).tobytes()


def unpack(packed: bytes) -> array[int]:
    """The places that `pack` packed."""
    return array("I", packed)


def list_features(stated: Any) -> list[str]:  # noqa: ANN401  # a row of plain values
    """The features that a review states of one kind: a text of words, or names."""
    return stated.split() if isinstance(stated, str) else list(stated)


def _review_rows(likeness: Likeness) -> Iterator[tuple[str, object]]:
    kind = likeness.kinds[REFERENCES]
    for place, key in enumerate(likeness.keys):
        others = pack(likeness.citing[place]), pack(likeness.cited[place])
        yield key, (pack(kind.of_review[place]), kind.norm[place], *others)


def _subject_rows(likeness: Likeness) -> Iterator[tuple[str, SubjectsRow]]:
    kinds = [likeness.kinds[kind] for kind in TABLES]
    for place, key in enumerate(likeness.keys):
        rows = []
        for kind in kinds:
            stated, norm = kind.stated[place], kind.norm[place]
            plain = stated if isinstance(stated, str) else tuple(sorted(stated))
            # The norm is the root of a whole number, which is told exactly by squaring it.
            rows.append((plain, round(norm * norm)))
        yield key, tuple(rows)


def _feature_rows(kind: Kind) -> Iterator[tuple[str, FeatureRow]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, stated in enumerate(kind.stated):
        for feature in list_features(stated):
            holders[feature].append(place)
    for feature, places in holders.items():
        count, name = len(places), kind.spelling.get(feature, feature)
        held = pack(places) if count <= MOST_HOLDERS else None
        yield feature, (count, held, "" if name == feature else name)


def _kind_row(kind: Kind) -> tuple[object, ...]:
    starts = array("I", accumulate(map(len, kind.having), initial=0))
    having = array("I")
    for places in kind.having:
        having.extend(places)
    names = tuple(kind.names)
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
        self._features = {kind: tables.open(name) for kind, name in TABLES.items()}
        self._subjects = tables.open("subjects")
        self.compared = tables.open("compared")
        self.compared_by = tables.open("compared_by")
        self._references = tables.open("references")
        self._citing: Mapping[str, Any] = tables.open("citing").edits
        self.total = self._reviews.count
        self.weigh_step: Callable[[int], int] = cache(lambda count: weigh(self.total, count))

    def find(self, key: str) -> int | None:
        """The place of a review in key order."""
        return self._reviews.find(key)

    def key(self, place: int) -> str:
        """The review at a place."""
        return self._reviews.key(place)

    def subjects(self, place: int) -> SubjectsRow:
        """What the review at a place states."""
        row: Any = self._subjects.at(place)
        return row  # type: ignore[no-any-return]  # a row of plain values

    def list_words(self) -> dict[str, str]:
        """The telling words of each review."""
        return {self.key(place): self.subjects(place)[-1][0] for place in range(self.total)}

    def list_references(self) -> dict[str, frozenset[int]]:
        """Of each review the works it cites that another cites too, by their labels."""
        kind: Any = self._references.at(0)
        labels = list(map(int, kind[3]))
        rows: Any = ((place, self._reviews.at(place)) for place in range(self.total))
        return {
            self.key(place): frozenset(map(labels.__getitem__, unpack(row[0])))
            for place, row in rows
        }

    def find_work(self, cluster: int) -> int | None:
        """The number of a work that several reviews cite, by the label of its cluster."""
        kind: Any = self._references.at(0)
        try:
            return kind[3].index(str(cluster))  # type: ignore[no-any-return]  # of a plain row
        except ValueError:
            return None

    def holders(self, work: int) -> Sequence[int]:
        """The places of the reviews that cite a work."""
        edited = self._citing.get(str(work))
        if edited is not None:
            return unpack(edited)
        kind: Any = self._references.at(0)
        starts, having = unpack(kind[1]), unpack(kind[2])
        return having[starts[work] : starts[work + 1]]

    def relist(self, place: int, more: int, citing: Mapping[int, Collection[int]]) -> ListedRow:
        """What is known of the list of the review at a place, where it has so many more references
        that no other review cites, and where those that are `citing` some works are others: it is
        one of them now, or no longer."""
        row: Any = self._reviews.at(place)
        works, norm, cites, cited = row
        kind: Any = self._references.at(0)
        weights, held = unpack(kind[0]), {*unpack(works)}
        # The norm is the root of a whole number, which is told exactly by squaring it.
        weight = round(norm * norm) + more * self.weigh_step(1)
        for work, holders in citing.items():
            weight += weights[work] if place in holders else -weights[work]
            (held.add if place in holders else held.discard)(work)
        return pack(held), math.sqrt(weight), cites, cited

    def feature(self, kind: int, feature: str) -> FeatureRow:
        """How many reviews have a subject, and which; its name."""
        row: Any = self._features[kind].get(feature)
        return row or (0, b"", "")

    def places(self, table: Table, place: int) -> array[int]:
        """What `compared` or `compared_by` hold of a review."""
        row: Any = table.at(place)
        return unpack(row)

    def view(
        self,
        subjects: Mapping[int, SubjectsRow],
        features: Mapping[int, Mapping[str, FeatureRow]],
        listed: Mapping[int, ListedRow],
        citing: Mapping[int, Sequence[int]],
    ) -> Likeness:
        """The likeness of all reviews with some reviews' and some subjects' rows replaced, and with
        those that are `citing` some works, each part read when it is asked for.

        Where it turns out that one needs to know who has a subject and that is not kept,
        LookupError.
        """
        rows: Made[int, Any] = Made(self._reviews.at)
        rows.update(listed)

        def read(place: int) -> SubjectsRow:
            return subjects[place] if place in subjects else self.subjects(place)

        stated: Made[int, SubjectsRow] = Made(read)
        kinds = (self._kind(number, kind, stated, features) for number, kind in enumerate(TABLES))
        keys: Any = _Keys(self._reviews)
        return Likeness(
            keys,
            (self._references_kind(rows, citing), *kinds),  # type: ignore[arg-type]  # one and three
            Made(lambda place: set(unpack(rows[place][2]))),  # type: ignore[arg-type]  # by place
            Made(lambda place: set(unpack(rows[place][3]))),  # type: ignore[arg-type]  # a row of plain values
            [],
        )

    def _references_kind(self, rows: Made[int, Any], citing: Mapping[int, Sequence[int]]) -> Kind:
        row: Any = self._references.at(0)
        weight, starts, written, names = *map(unpack, row[:3]), row[3]
        having: Made[int, Sequence[int]] = Made(
            lambda work: written[starts[work] : starts[work + 1]]
        )
        having.update((int(work), unpack(held)) for work, held in self._citing.items())
        having.update(citing)
        return Kind(
            of_review=Made(lambda place: frozenset(unpack(rows[place][0]))),
            having=having,
            weight=weight,
            norm=Made(lambda place: rows[place][1]),
            names=names,
        )

    def _kind(
        self,
        number: int,
        kind: int,
        stated: Made[int, SubjectsRow],
        features: Mapping[int, Mapping[str, FeatureRow]],
    ) -> Kind:
        edited = features.get(kind, {})

        def read(feature: str) -> FeatureRow:
            return edited[feature] if feature in edited else self.feature(kind, feature)

        rows: Made[str, FeatureRow] = Made(read)

        def having(feature: str) -> Collection[int]:
            count, holders, _ = rows[feature]
            if holders is not None:
                return unpack(holders)
            if count <= MOST_HOLDERS:
                raise LookupError(feature)
            return range(count)  # too many to be looked at: it is only asked how many

        def rank(feature: str) -> tuple[int, str]:
            return (step(rows[feature][0]), feature)

        return Kind(
            of_review=Made(lambda place: frozenset(list_features(stated[place][number][0]))),
            having=Made(having),
            weight=Made(lambda feature: self.weigh_step(step(rows[feature][0]))),
            norm=Made(lambda place: math.sqrt(stated[place][number][1])),
            names=Made(lambda feature: rows[feature][2] or feature),
            sort=lambda held: sorted([one for one in held if rows[one][0] > 1], key=rank),
        )


class _Keys:
    """The reviews in key order."""

    def __init__(self, table: Table) -> None:
        self._table = table

    def __len__(self) -> int:
        return self._table.count

    def __getitem__(self, place: int) -> str:
        return self._table.key(place)
