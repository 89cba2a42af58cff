"""Entries that many reference lists hold: read once a process, and worked out once.

Reviews of one field cite the same works. What an entry met for the second time gave is remembered
by its text. Entries met once leave a mark behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

_MOST = 20_000
_MARKS = 1 << 20
_MOST_MARKS = _MARKS // 3

T = TypeVar("T")


class Recurring(Generic[T]):
    """What was worked out of the texts of recurring entries.

    Two texts may share a mark; then one is remembered that was met but once.
    """

    def __init__(self) -> None:
        self._met, self._count = bytearray(_MARKS), 0
        self._held: dict[str, T] = {}
        self.find = self._held.get

    def note(self, texts: Iterable[str], values: Iterable[T]) -> None:
        """Keeps what was worked out of those texts that were met before."""
        if self._count >= _MOST_MARKS:
            self._met, self._count = bytearray(_MARKS), 0
        met, held = self._met, self._held
        for text, value in zip(texts, values, strict=True):
            mark = hash(text) % _MARKS
            if not met[mark]:
                met[mark] = 1
                self._count += 1
            elif len(held) < _MOST:
                # What comes often comes early: when there is no more room, that is kept.
                held[text] = value
