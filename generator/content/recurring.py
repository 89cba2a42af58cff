"""Entries that many reference lists hold: read once a process, and worked out once.

Reviews of one field cite the same works. What an entry met for the second time gave is remembered
by its text. Entries met once leave a number behind.
"""

from __future__ import annotations

from typing import Generic, TypeVar

_MOST = 20_000
_MOST_MET = 200_000

T = TypeVar("T")


class Recurring(Generic[T]):
    """What was worked out of the texts of recurring entries."""

    def __init__(self) -> None:
        self._met: set[int] = set()
        self._held: dict[str, T] = {}
        self.find = self._held.get

    def note(self, text: str, value: T) -> None:
        """Keeps what was worked out of a text if that was met before."""
        mark = hash(text)
        if mark not in self._met:
            if len(self._met) >= _MOST_MET:
                self._met.clear()
            self._met.add(mark)
            return
        if len(self._held) >= _MOST:
            self._held.clear()
        self._held[text] = value
