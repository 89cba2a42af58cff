"""Many printings of one work -> its best item, chosen of their packed forms: only that is made."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

from generator.library.packing import count_names, make_item, pack_item, split_item
from generator.model import Item

_FACTS = ("title", "container_title", "issued", "volume", "page", "issue", "doi", "author")
_TYPE = Item().type

_Rank = tuple[int, int, int, int, str]


class _Printing(NamedTuple):
    """One way a work is stated: by a held review's `own` record, or in so many reference lists;
    `fields` are packed texts by name."""

    rank: _Rank
    fields: dict[str, str]
    own: bool
    doubtful: bool
    complete: bool


_by_rank = itemgetter(0)


def choose_item(printed: Iterable[tuple[bytes, int]], own: Item | None = None) -> Item:
    """The best value of each field. `printed` are packed items, and in how many references each
    is; `own` is the record of a review that is the work.

    A review's own record comes first, then references with an identifier, then the rest, the
    doubtful last; among equals the most complete, then the most printed. A complete list of
    authors comes before a cut one. The order of `printed` does not matter.
    """
    printings = [_read(packed, count) for packed, count in printed]
    if own is not None:
        if not printings:
            return own
        printings.append(_read(pack_item(own), 1, True))
    printings.sort(key=_by_rank)
    best = printings[0]
    if len(printings) == 1:
        return make_item(best.fields, best.complete)
    fields: dict[str, str] = {}
    for each in reversed(printings):
        fields.update(each.fields)
    fields["type"] = best.fields.get("type", _TYPE)
    naming = [each for each in printings if "author" in each.fields]
    authors = min(naming, key=_rank_authors, default=best)
    if naming:
        fields["author"] = authors.fields["author"]
    return make_item(fields, authors.complete)


def _read(packed: bytes, count: int, own: bool = False) -> _Printing:
    flags, text, fields = split_item(packed)
    doubtful = flags.startswith("?")
    if own:
        source = 0
    elif doubtful:
        source = 3
    else:
        source = 1 if "doi" in fields or "pmid" in fields or "pmcid" in fields else 2
    filled = sum(map(fields.__contains__, _FACTS))
    rank = (source, -filled, -count, -len(fields.get("title", "")), text)
    return _Printing(rank, fields, own, doubtful, "~" not in flags)


def _rank_authors(printing: _Printing) -> tuple[bool, bool, int, int, _Rank]:
    rank, fields, own, doubtful, complete = printing
    return (doubtful, not own and not complete, rank[0], -count_names(fields["author"]), rank)
