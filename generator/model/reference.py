"""An entry of a review's reference list."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.item import Item


@dataclass(frozen=True, slots=True)
class RawReference:
    """A reference as a source found it, before parsing.

    `raw` is the printed string ("" where the source holds structured fields only); `item`
    carries what the source states in fields or links (identifiers, a JATS element-citation) and
    wins over what is parsed from the string. `list_title` names a nested list
    ("Further reading"). `anchor` is the id that in-text citations of the source point to.
    """

    raw: str
    number: int | None = None
    item: Item | None = None
    list_title: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of references/<key>.yaml: what is cited, its number in print, its raw string.

    `id` is the entry's citation key, unique in its list. `doubtful` marks an entry whose string
    could not be parsed with confidence: it is shown as printed.
    """

    id: str
    item: Item
    number: int | None = None
    raw: str | None = None
    doubtful: bool = False
    list_title: str | None = None
