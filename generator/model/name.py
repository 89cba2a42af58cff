"""Names of people and groups, as CSL writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

FIRST_NATIVE = "\u2e80"
"""A name before this letter is in no such script as `is_native` asks for: most are."""
_NATIVE = re.compile("[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff]+").fullmatch


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


def is_native(name: Name) -> bool:
    """Whether a name is in Chinese, Japanese or Korean script, where the family name is read
    first and nothing stands between."""
    return bool(name.given and name.family and _NATIVE(name.family + name.given))


def print_name(name: Name) -> str:
    """The whole name in reading order: "Ana M. de la Cruz Jr", "王小明", or the group's name."""
    if name.literal:
        return name.literal
    if name.given and name.given >= FIRST_NATIVE and is_native(name):
        return f"{name.family}{name.given}"
    parts = (
        name.given,
        name.dropping_particle,
        name.non_dropping_particle,
        name.family,
        name.suffix,
    )
    return " ".join(filter(None, parts))
