"""Names of people and groups, as CSL writes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A name as printed on one work; a person may be printed in many ways.

    Either `family` (with `given`, particles and `suffix`) or `literal` (a group author, or a
    name that could not be split) is set. `orcid` is the bare id (0000-0002-1825-0097);
    `affiliations` are the printed texts. (CSL 1.0.2, name variables; ORCID and affiliation as in
    Crossref's CSL-JSON.)
    """

    family: str | None = None
    given: str | None = None
    suffix: str | None = None
    literal: str | None = None
    non_dropping_particle: str | None = None
    dropping_particle: str | None = None
    orcid: str | None = None
    affiliations: tuple[str, ...] = ()


def print_name(name: Name) -> str:
    """The whole name in reading order: "Ana M. de la Cruz Jr", or the group's name."""
    if name.literal:
        return name.literal
    parts = (
        name.given,
        name.dropping_particle,
        name.non_dropping_particle,
        name.family,
        name.suffix,
    )
    return " ".join(filter(None, parts))
