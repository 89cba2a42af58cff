"""Mappings that note the reviews that are read of them, for a page that shows one is another when
that is edited."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Noted(Mapping[str, T]):
    """What is `held` by key; a key that is read and is one of the `reviews` goes into `noted`."""

    held: Mapping[str, T]
    reviews: Container[str]
    noted: set[str]

    def __getitem__(self, key: str) -> T:
        value = self.held[key]
        if key in self.reviews:
            self.noted.add(key)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self.held

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)
