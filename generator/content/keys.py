"""Keys and slugs: names of files in content/ that every file system and every person can hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from generator.model import Item
from generator.model.keys import make_key as make_stem

LONGEST_KEY = 60
"""Characters of a key that litsite makes, before the number that makes it unique."""

_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
LONGEST_NAME = 120
"""Characters of any key, whoever made it."""


def make_key(item: Item, taken: Collection[str] = ()) -> str:
    """A review's key: family name, year, first significant title word; unlike any of `taken`.

    At most 60 characters of ASCII letters, digits and hyphens, never a name that Windows keeps
    for itself; what is not known is left out. A key that is taken gets "-2", "-3" ….
    """
    stem = make_stem(item)[:LONGEST_KEY].rstrip("-")
    if stem in _RESERVED:
        stem = f"{stem}-work"
    key, count = stem, 1
    while key in taken:
        count += 1
        key = f"{stem}-{count}"
    return key


def make_reference_ids(items: Iterable[Item]) -> tuple[str, ...]:
    """An id for each item of one list, in order, each unlike the others."""
    ids: list[str] = []
    taken: set[str] = set()
    for item in items:
        ids.append(make_key(item, taken))
        taken.add(ids[-1])
    return tuple(ids)


def explain_key(key: str, file: bool = True) -> str | None:
    """Why a text cannot be a key, in words; None where it can. `file`: a file is named by it."""
    if not _KEY.fullmatch(key):
        return f"{key!r} is no key: only a-z, 0-9 and hyphens between them"
    if file and key in _RESERVED:
        return f"{key!r} is no key: Windows keeps that name for itself"
    if len(key) > LONGEST_NAME:
        return f"{key[:30]}… is no key: it is longer than {LONGEST_NAME} characters"
    return None
