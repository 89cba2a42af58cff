"""The records of an export: how many were read, which were not and why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.errors import PageRefused
from generator.model import Extraction

_NAMED = 10
"""How many refused records a message names; the rest it counts."""


class RecordSet:
    """Counts a set's records, and says at the end what could not be read."""

    def __init__(self, noun: str = "record", plural: str = "") -> None:
        self._noun = noun
        self._plural = plural or f"{noun}s"
        self._count = 0
        self._refused: list[str] = []
        self._refused_count = 0

    def take(self, extraction: Extraction | None, name: str | None) -> Iterator[Extraction]:
        """One more record as it was read, or None where it has no title: then it is refused."""
        if extraction is None:
            self.refuse("it has no title", name)
        else:
            self._count += 1
            yield extraction

    def refuse(self, reason: str, name: str | None = None) -> None:
        """One more record was not; `name` is what a person knows it by."""
        self._count += 1
        self._refused_count += 1
        if len(self._refused) < _NAMED:
            known = f" ({name})" if name else ""
            self._refused.append(f"{self._noun} {self._count}{known}: {reason}")

    def close(self, remedy: str) -> None:
        """Raises PageRefused where records were refused, or where there was none."""
        if self._count == 0:
            raise PageRefused(f"an export without {self._plural}", "export the records again")
        if self._refused_count:
            more = self._refused_count - len(self._refused)
            tail = f"; and {more} more" if more else ""
            raise PageRefused(
                f"{self._refused_count} of {self._count} {self._plural} could not be read: "
                + "; ".join(self._refused)
                + tail,
                remedy,
            )
