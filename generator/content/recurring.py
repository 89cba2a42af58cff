"""Entries that many reference lists hold: read once a process, and worked out once.

Reviews of one field cite the same works. An entry met for the second time is remembered by its
text; what later stages work out of it is kept beside. Entries met once leave a number behind.
"""

from __future__ import annotations

from typing import Generic, TypeVar

from generator.model import Item, Reference

Stated = tuple[Item, str | None, bool]
"""What an entry states beside its id and its number: item, printed string, doubt."""

_MOST = 20_000
_MOST_MET = 200_000
_met: set[int] = set()
_stated: dict[str, Stated] = {}
_items: dict[int, Item] = {}
"""The remembered items by identity, which holds as long as they are held here."""

find_stated = _stated.get
"""What the text of an entry, below its number, states; None where it is not remembered."""

T = TypeVar("T")


def note_entry(text: str, stated: Stated) -> None:
    """Remembers an entry if its text was met before."""
    mark = hash(text)
    if mark not in _met:
        if len(_met) >= _MOST_MET:
            _met.clear()
        _met.add(mark)
        return
    if len(_stated) >= _MOST:
        _stated.clear()
        _items.clear()
    _stated[text] = stated
    _items[id(stated[0])] = stated[0]


class WorkedOut(Generic[T]):
    """What was worked out of item, printed string and doubt of remembered entries."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[Reference, T]] = {}

    def find(self, reference: Reference) -> T | None:
        """What was worked out of the reference's entry, if it was kept."""
        held = self._held.get(id(reference.item))
        if held is None:
            return None
        like, value = held
        same = like.raw == reference.raw and like.doubtful == reference.doubtful
        return value if same else None

    def keep(self, reference: Reference, value: T) -> None:
        """Keeps what was worked out, if the reference's entry is a remembered one."""
        identity = id(reference.item)
        if identity in _items:
            if len(self._held) >= _MOST:
                self._held.clear()
            self._held[identity] = (reference, value)
