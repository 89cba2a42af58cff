"""Many printings of one work -> its best item."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from generator.library.packing import pack_item
from generator.model import Item


@dataclass(frozen=True, slots=True)
class Printing:
    """One way a work is stated: by a held review's own record, or in so many reference lists;
    `packed` is the item so, where it is at hand."""

    item: Item
    count: int = 1
    own: bool = False
    doubtful: bool = False
    packed: bytes = b""


_FIELDS = tuple(
    field.name
    for field in dataclasses.fields(Item)
    if field.name not in ("type", "author", "authors_complete")
)
_UNKNOWN = (None, ())
_get_fields = attrgetter(*_FIELDS)
_get_facts = attrgetter("title", "container_title", "issued", "volume", "page", "issue", "doi")


def choose_item(printings: Sequence[Printing]) -> Item:
    """The best value of each field.

    A review's own record comes first, then references with an identifier, then the rest, the
    doubtful last; among equals the most complete, then the most printed. A complete list of
    authors comes before a cut one. The order of `printings` does not matter.
    """
    if len(printings) == 1:
        return printings[0].item
    ranked = sorted(((_rank(printing), printing) for printing in printings), key=_first)
    best = ranked[0][1].item
    changes: dict[str, object] = {}
    columns = zip(*[_get_fields(printing.item) for _, printing in ranked], strict=True)
    for name, values in zip(_FIELDS, columns, strict=True):
        if values[0] in _UNKNOWN:
            for value in values:
                if value not in _UNKNOWN:
                    changes[name] = value
                    break
    authors = min(
        (pair for pair in ranked if pair[1].item.author),
        key=lambda pair: (
            pair[1].doubtful,
            not pair[1].own and not pair[1].item.authors_complete,
            pair[0][0],
            -len(pair[1].item.author),
            pair[0],
        ),
        default=None,
    )
    if authors is not None and authors[1].item is not best:
        changes["author"] = authors[1].item.author
        changes["authors_complete"] = authors[1].item.authors_complete
    return dataclasses.replace(best, **changes) if changes else best  # type: ignore[arg-type]


_Rank = tuple[int, int, int, int, bytes]


def _first(pair: tuple[_Rank, Printing]) -> _Rank:
    return pair[0]


def _rank(printing: Printing) -> _Rank:
    item = printing.item
    if printing.own:
        source = 0
    elif printing.doubtful:
        source = 3
    else:
        source = 1 if item.doi or item.pmid or item.pmcid else 2
    filled = sum(value is not None for value in _get_facts(item)) + bool(item.author)
    packed = printing.packed or pack_item(item)
    return (source, -filled, -printing.count, -len(item.title or ""), packed)
