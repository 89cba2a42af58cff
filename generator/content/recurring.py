"""Entries that many reference lists hold: read once a process, and worked out once.

Reviews of one field cite the same works. What an entry met for the second time gave is remembered
by its text. Entries met once leave a mark behind.
"""

from __future__ import annotations

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

    def note(self, text: str, value: T) -> None:
        """Keeps what was worked out of a text if that was met before."""
        mark = hash(text) % _MARKS
        if self._met[mark]:
            # What comes often comes early: when there is no more room, that is kept.
            if len(self._held) < _MOST:
                self._held[text] = value
            return
        if self._count >= _MOST_MARKS:
            self._met, self._count = bytearray(_MARKS), 0
        self._met[mark] = 1
        self._count += 1
