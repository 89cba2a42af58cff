"""Many printings of one work -> its best item, and the key made from its facts."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from generator.model import Item
from generator.model.keys import make_key
from generator.references.match_facts import make_facts


@dataclass(frozen=True, slots=True)
class Printing:
    """One way a work is stated: by a held review's own record, or in so many reference lists."""

    item: Item
    count: int = 1
    own: bool = False
    doubtful: bool = False


_FIELDS = tuple(
    field.name
    for field in dataclasses.fields(Item)
    if field.name not in ("type", "author", "authors_complete")
)
_get_facts = attrgetter("title", "container_title", "issued", "volume", "page", "issue", "doi")


def choose_item(printings: Sequence[Printing]) -> Item:
    """The best value of each field.

    A review's own record comes first, then references with an identifier, then the rest, the
    doubtful last; among equals the most complete, then the most printed. A complete list of
    authors comes before a cut one. The order of `printings` does not matter.
    """
    if len(printings) == 1:
        return printings[0].item
    ranked = sorted(printings, key=_rank)
    best = ranked[0].item
    changes: dict[str, object] = {}
    for name in _FIELDS:
        if getattr(best, name) in (None, ()):
            for printing in ranked[1:]:
                value = getattr(printing.item, name)
                if value not in (None, ()):
                    changes[name] = value
                    break
    authors = min(
        (printing for printing in ranked if printing.item.author),
        key=lambda printing: (
            printing.doubtful,
            not printing.own and not printing.item.authors_complete,
            _rank(printing)[:2],
            -len(printing.item.author),
            _rank(printing),
        ),
        default=None,
    )
    if authors is not None and authors.item is not best:
        changes["author"] = authors.item.author
        changes["authors_complete"] = authors.item.authors_complete
    return dataclasses.replace(best, **changes) if changes else best  # type: ignore[arg-type]


def _rank(printing: Printing) -> tuple[object, ...]:
    item = printing.item
    if printing.own:
        source = 0
    elif printing.doubtful:
        source = 3
    else:
        source = 1 if item.doi or item.pmid or item.pmcid else 2
    filled = sum(value is not None for value in _get_facts(item)) + bool(item.author)
    return (source, -filled, -printing.count, -len(item.title or ""), repr(item))


def own_key(item: Item) -> str:
    """The key an item's facts give a work: "sung-2021-global-209", the last its first page.

    The page is there from the beginning, so that a namesake work added later changes nothing.
    """
    page = make_facts(item).page if item.page else ""
    stem = make_key(item)
    return f"{stem}-{page}" if page else stem


def vote_key(printings: Sequence[Printing]) -> tuple[str, tuple[str, ...]]:
    """The key that most printings of a work give it, and the other keys they would give.

    Sure printings and those with author, year and word count before the rest; a tie goes to the
    key first in the alphabet.
    """
    stems: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    every: set[str] = set()
    for printing in printings:
        item = printing.item
        stem = make_key(item)
        page = make_facts(item).page if item.page else ""
        whole = bool(item.author and item.title and item.issued) and not printing.doubtful
        stems[stem] += printing.count * (1000 if whole else 1)
        if page:
            pages[page] += printing.count
        every.add(f"{stem}-{page}" if page else stem)
    stem = min(stems, key=lambda stem: (-stems[stem], stem))
    page = min(pages, key=lambda page: (-pages[page], page), default="")
    key = f"{stem}-{page}" if page else stem
    return key, tuple(sorted(every - {key}))
