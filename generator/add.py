"""Saved pages -> content/: the first straight line."""

from __future__ import annotations

from dataclasses import dataclass

from generator.read_files import Refused


@dataclass(frozen=True, slots=True)
class Added:
    """What one arrived article did to content/."""

    file: str
    key: str
    outcome: str
    filled: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    references: int = 0
    references_total: int | None = None
    not_found: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddReport:
    """All that `litsite add` did, in the order of the files; `skipped` were known before."""

    added: tuple[Added, ...] = ()
    refused: tuple[Refused, ...] = ()
    skipped: int = 0
