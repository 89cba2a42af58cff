"""A review's reference list: raw references parsed, the source's word kept, ids given."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from generator.model.item import Item
from generator.model.keys import make_key
from generator.model.reference import RawReference, Reference
from generator.references.parse import parse_reference

_EMPTY = Item()
_FIELDS = tuple(field.name for field in dataclasses.fields(Item))


def read_references(raws: Sequence[RawReference]) -> tuple[Reference, ...]:
    """The entries of a reference list in print order, each with an id unique in the list.

    What the source states in fields wins over what its string was parsed into; a reference that
    the source states in fields wholly is never doubtful.
    """
    taken: set[str] = set()
    entries = []
    for raw in raws:
        item, doubtful = read_reference(raw)
        key = make_key(item, taken)
        taken.add(key)
        entries.append(
            Reference(
                id=key,
                item=item,
                number=raw.number,
                raw=raw.raw or None,
                doubtful=doubtful,
                list_title=raw.list_title,
            )
        )
    return tuple(entries)


def read_reference(raw: RawReference) -> tuple[Item, bool]:
    """One reference's facts, and whether their reading is doubtful."""
    stated = raw.item
    if not raw.raw.strip():
        return stated or _EMPTY, False
    if stated is not None and states_whole(stated):
        return stated, False
    parsed = parse_reference(raw.raw)
    if stated is None:
        return parsed.item, parsed.doubtful
    return merge_stated(stated, parsed.item), parsed.doubtful


def states_whole(item: Item) -> bool:
    """Whether the source's fields say all that a citation needs, so that no parsing can add."""
    return bool(item.title and (item.author or item.editor) and item.issued)


def merge_stated(stated: Item, parsed: Item) -> Item:
    """The parsed item with every field that the source states put over it."""
    changes: dict[str, object] = {
        name: value for name in _FIELDS if (value := getattr(stated, name)) != getattr(_EMPTY, name)
    }
    if stated.author:
        changes["authors_complete"] = stated.authors_complete
    return dataclasses.replace(parsed, **changes)  # type: ignore[arg-type]  # an Item's own values
