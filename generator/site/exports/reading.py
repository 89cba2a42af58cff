"""What an export is given beside the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from generator.config import Abstracts
from generator.library.model import Library
from generator.model import Reference

LoadReferences = Callable[[str], Sequence[Reference]]
"""From a review's key to its reference list, read when asked."""

Export = Callable[[Library, LoadReferences, Abstracts], Iterator[str]]
"""The text of an export, in pieces."""
