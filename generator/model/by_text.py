"""What is worked out of short texts that come again by the thousand: journals, names, words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class ByText(dict[str, T], Generic[T]):
    """`make` of each text asked for, worked out once and kept, up to a number.

    A dictionary, because an lru_cache moves each find to its front.
    """

    __slots__ = ("_make", "_most")

    def __init__(self, make: Callable[[str], T], most: int = 1 << 16) -> None:
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, text: str) -> T:
        value = self._make(text)
        if len(self) >= self._most:
            self.clear()
        self[text] = value
        return value
