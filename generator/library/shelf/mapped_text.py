"""A large file as bytes that are searched where they lie."""

from __future__ import annotations

import ctypes
import mmap
from collections.abc import Callable
from functools import cache
from pathlib import Path


class MappedText:
    """A file mapped into memory.

    Searched by the C library's memmem, where it has one (Linux, macOS, BSD): `mmap.find` compares
    byte by byte and takes two to four times as long, and lets nothing else run meanwhile.
    Raises OSError, and ValueError for an empty file.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            # A copy when it is written to, which it never is: ctypes asks for one that may be.
            self.bytes = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_COPY)
        self._size = len(self.bytes)
        self._search = _find_memmem()
        self._first = ctypes.addressof(ctypes.c_char.from_buffer(self.bytes))

    def __getitem__(self, part: slice, /) -> bytes:
        return self.bytes[part]

    def find(self, part: bytes, start: int = 0, /) -> int:
        """The place of a part at or after `start`, or -1."""
        if self._search is None:
            return self.bytes.find(part, start)
        begin = self._first + start
        found = self._search(begin, max(0, self._size - start), part, len(part))
        return -1 if found is None else found - self._first


_Search = Callable[[int, int, bytes, int], int | None]
"""Where to look and how many bytes, what for and how long it is; the address, None where it is
not there."""


@cache
def _find_memmem() -> _Search | None:
    try:
        search = ctypes.CDLL(None).memmem
    except (OSError, AttributeError, TypeError):  # TypeError: Windows has no library without a name
        return None
    search.restype = ctypes.c_void_p
    search.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t)
    made: _Search = search
    return made
