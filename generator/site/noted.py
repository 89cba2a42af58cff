"""Mappings that note the reviews that are read of them, for a page that shows one is another when
that is edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Noted(Mapping[str, T]):
    """What is `held` by key; where a key that is read is that of a review, its number goes into
    `noted`. `numbers` are those of all reviews."""

    held: Mapping[str, T]
    numbers: Mapping[str, int]
    noted: set[int]

    def __getitem__(self, key: str) -> T:
        value = self.held[key]
        number = self.numbers.get(key)
        if number is not None:
            self.noted.add(number)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self.held

    def __iter__(self) -> Iterator[str]:
        return iter(self.held)

    def __len__(self) -> int:
        return len(self.held)
