"""Strings with hundreds of authors: the middle of the list is read by rule, apart from the rest."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

from generator.model.item import Item
from generator.model.name import Name
from generator.references.quick import FAMILY

LONG = 1200
"""Characters from which a string is looked at for such a list."""

_KEPT_FIRST, _KEPT_LAST = 6, 4
_NAME = re.compile(
    rf"\s*{FAMILY},? "
    r"((?:[^\W\d_a-z](?:\.[ -]?|-|(?=[^\W\d_a-z]|[,;]))){1,4}|[^\W\d_a-z])\s*[,;]\s"
)


@dataclass(frozen=True, slots=True)
class Shortened:
    """A string without the middle of its author list, and the names that were there."""

    text: str
    names: tuple[Name, ...] = ()

    def restore(self, item: Item) -> Item:
        """The item read from the short string with the left-out names in their place."""
        if not self.names or len(item.author) < _KEPT_FIRST:
            return item
        author = (*item.author[:_KEPT_FIRST], *self.names, *item.author[_KEPT_FIRST:])
        return dataclasses.replace(item, author=author)


def shorten_authors(raw: str) -> Shortened:
    """The string with its first and last few authors only, where its list is long and plain."""
    names: list[Name] = []
    ends = [0]
    while found := _NAME.match(raw, ends[-1]):
        names.append(Name(family=found.group(1), given=found.group(2).strip()))
        ends.append(found.end())
    last = len(names) - _KEPT_LAST
    if last - _KEPT_FIRST < 10:
        return Shortened(raw)
    text = raw[: ends[_KEPT_FIRST]] + raw[ends[last] :]
    return Shortened(text, tuple(names[_KEPT_FIRST:last]))
