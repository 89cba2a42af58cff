"""Medical Subject Headings and substances, as MEDLINE indexes an article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MeshTerm:
    """A descriptor or qualifier; `ui` is its D or Q number where the source states it."""

    name: str
    ui: str | None = None
    major_topic: bool = False


@dataclass(frozen=True, slots=True)
class MeshHeading:
    """A descriptor with its qualifiers: "Coronavirus / genetics*"."""

    descriptor: MeshTerm
    qualifiers: tuple[MeshTerm, ...] = ()


@dataclass(frozen=True, slots=True)
class Substance:
    """A chemical that MEDLINE lists; `registry_number` is the CAS number or UNII, not "0"."""

    name: str
    ui: str | None = None
    registry_number: str | None = None
