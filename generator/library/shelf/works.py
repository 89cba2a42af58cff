"""Works on the shelf: a work's row holds its printings and citations, each packed, so that its
item and its citations are made when a page asks for them."""

from __future__ import annotations

import dataclasses
import marshal
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

from generator.library.best import choose_item
from generator.library.model import Citation, Work
from generator.library.packed_works import PackedWork, WorkOnDemand
from generator.library.packing import pack_item, unpack_item
from generator.library.shelf.tables import BrokenShelf, Table
from generator.model import Correction, Item, Review

_Cited = tuple[int, str, int | None]
"""A citation: the review's place in key order, the reference's id, its number."""

Cited = tuple[str, str, int | None]
"""A citation of a work: the review's key, the reference's id, its number."""

Entry = tuple[str, int | None]
"""The id and the number of a reference."""

_Changes = tuple[tuple[str, ...], bytes]
"""The fields that works.yaml changes, and a packed item that has them."""


def list_work_rows(
    works: Mapping[str, Work], work_of: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, object]]:
    """The row of each work: (review, has_page, retracted, corrections, aliases, changes by hand,
    printings, citations)."""
    cited = _list_cited(works, work_of)
    places = {key: place for place, key in enumerate(work_of)}
    for key, work in works.items():
        changes: _Changes | None = None
        printings = b""
        if isinstance(work, PackedWork):
            printings, changes = _pack_printings(work)
            columns = cited.pop(key, [])
            citations = _pack_columns(columns[::3], columns[1::3], columns[2::3])
        else:
            if isinstance(work, ShelvedWork):
                printings, changes = work.printings, work.changes
            elif work.review is None:
                printings = marshal.dumps((pack_item(work.item), 1))
            citations = _pack_citations(
                (places[review], id, number) for review, id, number in list_cited(work)
            )
        yield (
            key,
            (
                *(work.review, work.has_page, work.retracted),
                tuple(map(_correction_row, work.corrections)),
                *(work.aliases, changes, printings, citations),
            ),
        )


def _pack_printings(work: PackedWork) -> tuple[bytes, _Changes | None]:
    """How a work is printed, packed items and how many references print it so by turns; and what
    works.yaml changes of it."""
    store = work.store
    printed: list[bytes | int] = []
    for place in work.printings:
        printed += (store.items[place], store.printed[place])
    fields = store.corrections.get(work.key)
    if not fields:
        return marshal.dumps(tuple(printed)), None
    stated = dataclasses.replace(Item(), **fields)  # type: ignore[arg-type]  # fields by name
    return marshal.dumps(tuple(printed)), (tuple(fields), pack_item(stated))


def _list_cited(
    works: Mapping[str, Work], work_of: Mapping[str, Sequence[str]]
) -> dict[str, list[Any]]:
    """The citations of all packed works, each in a flat list: the review's place, the reference's
    id, its number, and so on. Each list of references is taken apart once."""
    packed = (work for work in works.values() if isinstance(work, PackedWork))
    first = next(packed, None)
    if first is None:
        return {}
    lists = first.store.gathered.lists
    cited: dict[str, list[Any]] = defaultdict(list)
    for place, (key, of_review) in enumerate(work_of.items()):
        held = lists[key]
        numbers = range(1, len(of_review) + 1) if held.numbers is None else held.numbers
        stated = zip(of_review, held.ids.split("\n"), numbers, strict=False)
        for work, id, number in compress(stated, of_review):  # most are cited by no other
            cited[work] += (place, id, number)
    return cited


def _pack_citations(citations: Iterable[_Cited]) -> bytes:
    columns = tuple(zip(*citations, strict=True))
    return _pack_columns(*columns) if columns else b""


def _pack_columns(
    reviews: Sequence[int], ids: Sequence[str], numbers: Sequence[int | None]
) -> bytes:
    if not reviews:
        return b""
    return marshal.dumps((array("I", reviews).tobytes(), tuple(ids), tuple(numbers)))


def move_citations(
    packed: bytes,
    place: int | None,
    entries: Mapping[Entry, Entry | None],
    more: Sequence[Entry] = (),
) -> bytes:
    """A work's citations where the review at a place gave some of its references other ids or
    numbers: `entries` by those that they had, None of those that it no longer has. `more` are those
    of a review that did not cite it."""
    reviews, ids, numbers = marshal.loads(packed)
    cited = zip(array("I", reviews), zip(ids, numbers, strict=True), strict=True)
    moved = [
        (review, entries.get(entry, entry) if review == place else entry) for review, entry in cited
    ]
    if more and place is not None:
        at = sum(review < place for review, _ in moved)
        moved[at:at] = [(place, entry) for entry in more]
    return _pack_citations((review, *entry) for review, entry in moved if entry is not None)


def unpack_row(row: Any, keys: Sequence[str]) -> object:  # noqa: ANN401  # a plain row
    """All that a work's row says, to be compared: the same may be packed otherwise. `keys` are
    those of the reviews, which citations name by their places; None of None."""
    if row is None:
        return None
    *rest, printings, cited = row
    printed = marshal.loads(printings) if printings else ()
    reviews, ids, numbers = marshal.loads(cited) if cited else (b"", (), ())
    return (*rest, printed, [keys[place] for place in array("I", reviews)], ids, numbers)


def _correction_row(correction: Correction) -> tuple[str | None, ...]:
    return (
        *(correction.kind, correction.citation, correction.pmid),
        *(correction.doi, correction.note),
    )


class ShelvedWork(WorkOnDemand):
    """A WorkOnDemand of a row on the shelf."""

    __slots__ = ("changes", "cited", "printings", "reader")

    reader: WorkReader
    changes: _Changes | None
    printings: bytes
    cited: bytes

    @property
    def item(self) -> Item:
        """The best value of each field over all references."""
        return self.reader.read_item(self)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations, by review and number."""
        return self.reader.read_citations(self)

    def __reduce__(self) -> tuple[object, ...]:
        return _make_work, tuple(getattr(self, name) for name in _SLOTS)


_SLOTS = (
    *("reader", "key", "review", "has_page", "retracted", "corrections", "aliases"),
    *("changes", "printings", "cited"),
)
_setters = tuple(getattr(ShelvedWork, name).__set__ for name in _SLOTS)


def _make_work(*values: object) -> ShelvedWork:
    work = ShelvedWork.__new__(ShelvedWork)
    for put, value in zip(_setters, values, strict=True):
        put(work, value)
    return work


_RECENT = 120_000


@dataclass(frozen=True, slots=True, eq=False)
class WorkReader:
    """Makes works of their rows; `reviews` are the documents as they are now, `lists` the table
    of all reviews in key order. `recent` keeps the items made last, which several pages ask for;
    `keys` those of all reviews, once they are read."""

    reviews: Mapping[str, Review]
    lists: Table
    recent: dict[str, Item] = dataclasses.field(default_factory=dict)
    keys: list[str] = dataclasses.field(default_factory=list)

    def __call__(self, key: str, row: Any) -> Work:  # noqa: ANN401  # a row of plain values
        """The work of a key and its row."""
        review, has_page, retracted, corrections, *rest = row
        made = tuple(Correction(*each) for each in corrections)
        return _make_work(self, key, review, has_page, retracted, made, *rest)

    def read_item(self, work: ShelvedWork) -> Item:
        """The best value of each field over all references of a work."""
        if work.key in self.recent:
            return self.recent[work.key]
        try:
            printed = marshal.loads(work.printings) if work.printings else ()
        except (ValueError, EOFError, TypeError) as error:
            raise BrokenShelf(work.key) from error
        own = work.review and self.reviews[work.review].document.item
        item = choose_item(zip(printed[::2], printed[1::2], strict=True), own or None)
        if work.changes is not None:
            names, stated = work.changes
            changed = unpack_item(stated)
            item = dataclasses.replace(item, **{name: getattr(changed, name) for name in names})
        if len(self.recent) >= _RECENT:
            self.recent.clear()
        self.recent[work.key] = item
        return item

    def read_citations(self, work: ShelvedWork) -> tuple[Citation, ...]:
        """The citations of a work, by review and number."""
        return tuple(
            [Citation(review, work.key, id, number) for review, id, number in self.read_cited(work)]
        )

    def read_cited(self, work: ShelvedWork) -> Iterator[Cited]:
        """The citations of a work, as plain tuples: a work may have thousands."""
        if not work.cited:
            return iter(())
        if not self.keys:
            self.keys.extend(self.lists.keys())
        reviews, ids, numbers = marshal.loads(work.cited)
        return zip(map(self.keys.__getitem__, array("I", reviews)), ids, numbers, strict=True)


def may_say(work: Work, words: Iterable[bytes]) -> bool:
    """Whether the record of a work may hold any of some words in lower case: of one on the shelf
    its printings are searched, which takes a twentieth of the time of making it."""
    if not isinstance(work, ShelvedWork) or work.review or work.changes:
        return True
    printed = work.printings.lower()
    return any(word in printed for word in words)


def list_cited(work: Work) -> Iterator[Cited]:
    """The citations of a work, by review and number."""
    if isinstance(work, ShelvedWork):
        return work.reader.read_cited(work)
    return ((each.review, each.id, each.number) for each in work.citations)
