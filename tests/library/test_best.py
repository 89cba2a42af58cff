"""The best item of a work's printings, held to the rule as it reads."""

from __future__ import annotations

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.library.best import choose_item
from generator.library.packing import pack_item
from generator.model import Issued, Item, Name

_some = st.sampled_from([None, "1", "23"])
_names = st.lists(st.sampled_from([Name("Ng", "A"), Name("Orr"), Name(literal="WHO")]), max_size=2)
_items = st.builds(
    Item,
    type=st.sampled_from(["article-journal", "book"]),
    title=st.sampled_from([None, "Tides", "Tides and moons"]),
    container_title=_some,
    publisher=_some,
    volume=_some,
    page=_some,
    doi=st.sampled_from([None, "10.1/x"]),
    pmid=_some,
    issn=st.sampled_from([(), ("1234-5679",)]),
    author=_names.map(tuple),
    authors_complete=st.booleans(),
    issued=st.sampled_from([None, Issued(1999), Issued(1999, 2), Issued(literal="in press")]),
)
_printed = st.tuples(_items, st.sampled_from(["", "?", "!"]), st.integers(1, 2))
_SIX = ("title", "container_title", "issued", "volume", "page", "issue", "doi", "author")


@settings(max_examples=300, deadline=None)
@given(st.lists(_printed, min_size=1, max_size=4), st.none() | _items)
def test_each_field_is_that_of_the_best_printing_that_has_it(
    printed: list[tuple[Item, str, int]], own: Item | None
) -> None:
    rows = [(item, _source(item, flags), count, "?" in flags) for item, flags, count in printed]
    rows += [(own, 0, 1, False)] if own is not None else []
    rows.sort(key=_rank)
    packed = [(pack_item(item, flags), count) for item, flags, count in printed]
    chosen = choose_item(packed, own)
    assert chosen == choose_item(packed[::-1], own)
    for field in dataclasses.fields(Item):
        if field.name not in ("type", "author", "authors_complete"):
            values = (getattr(row[0], field.name) for row in rows)
            assert getattr(chosen, field.name) == next(filter(None, values), field.default)
    assert chosen.type == rows[0][0].type
    naming = [row for row in rows if row[0].author]
    naming.sort(
        key=lambda row: (
            *(row[3], row[1] > 0 and not row[0].authors_complete, row[1]),
            *(-len(row[0].author), _rank(row)),
        )
    )
    first = (naming or rows)[0][0]
    assert (chosen.author, chosen.authors_complete) == (first.author, first.authors_complete)


def _source(item: Item, flags: str) -> int:
    return 3 if "?" in flags else 1 if item.doi or item.pmid else 2


def _rank(row: tuple[Item, int, int, bool]) -> tuple[int, int, int, int, bytes]:
    item, source, count, _ = row
    filled = sum(bool(getattr(item, name)) for name in _SIX)
    return (source, -filled, -count, -len(item.title or ""), pack_item(item))
