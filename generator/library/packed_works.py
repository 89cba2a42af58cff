"""Works of a large library: cheap to make and to hold, their items and citations read on demand."""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.library.best import choose_item
from generator.library.model import Citation, Work
from generator.model import Item

if TYPE_CHECKING:  # works of a shelf do not wait for what gathers
    from generator.library.gather import Gathered

_PLACE_BITS = 20
_RECENT = 512


@dataclass(frozen=True, slots=True, eq=False)
class WorkStore:
    """What the works of one library are read from; `review_keys` in key order.

    A *printing* is one packed item of `items` with the count of references printed so in
    `printed`.
    `recent` keeps the items asked for last: a page asks for one several times.
    """

    gathered: Gathered
    review_keys: tuple[str, ...]
    items: Sequence[bytes]
    printed: Sequence[int]
    corrections: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    recent: dict[str, Item] = field(default_factory=dict)

    def read_item(self, work: PackedWork) -> Item:
        """The best value of each field over all references of a work."""
        if work.key in self.recent:
            return self.recent[work.key]
        printed = ((self.items[place], self.printed[place]) for place in work.printings)
        own = work.review and self.gathered.reviews[work.review].document.item
        item = choose_item(printed, own or None)
        if changes := self.corrections.get(work.key):
            item = dataclasses.replace(item, **changes)  # type: ignore[arg-type]  # fields by name
        if len(self.recent) >= _RECENT:
            self.recent.clear()
        self.recent[work.key] = item
        return item

    def read_citations(self, work: PackedWork) -> tuple[Citation, ...]:
        """The citations of a work, by review and number."""
        found = []
        for packed in work.cited:
            review = self.review_keys[packed >> _PLACE_BITS]
            place = packed & ((1 << _PLACE_BITS) - 1)
            held = self.gathered.lists[review]
            found.append(Citation(review, work.key, held.id(place), held.number(place)))
        return tuple(found)


def pack_citation(review: int, place: int) -> int:
    """A citation as one number: the review's place in key order, the reference's in its list."""
    return review << _PLACE_BITS | place


class WorkOnDemand(Work):
    """A Work whose `item` and `citations` are made when they are asked for; one with the same
    values as another Work, however that is made, is the same."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Work):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in _FIELDS)

    def __hash__(self) -> int:
        return hash(self.key)


class PackedWork(WorkOnDemand):
    """A WorkOnDemand of the references just gathered.

    `printings` are places in WorkStore.items, `cited` packed citations.
    """

    __slots__ = ("cited", "printings", "store")

    store: WorkStore
    printings: array[int]
    cited: array[int]

    @property
    def item(self) -> Item:
        """The best value of each field over all references."""
        return self.store.read_item(self)

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations, by review and number."""
        return self.store.read_citations(self)

    def __reduce__(self) -> tuple[object, ...]:
        return make_packed_work, tuple(getattr(self, name) for name in _SLOTS)


_FIELDS = tuple(one.name for one in dataclasses.fields(Work))
_SLOTS = (
    "store",
    "key",
    "review",
    "has_page",
    "retracted",
    "corrections",
    "aliases",
    "printings",
    "cited",
)


def make_packed_work(*values: object) -> PackedWork:
    """A PackedWork from the values of `store`, `key`, `review`, `has_page`, `retracted`,
    `corrections`, `aliases`, `printings` and `cited`."""
    work = PackedWork.__new__(PackedWork)
    for name, value in zip(_SLOTS, values, strict=True):
        object.__setattr__(work, name, value)
    return work
