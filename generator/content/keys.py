"""Keys and slugs: names of files in content/ that every file system and every person can hold."""

from __future__ import annotations

import re
from collections.abc import Container

from generator.model import Item
from generator.model.keys import make_stem, number_key, transliterate

LONGEST_KEY = 60
"""Characters of a key that litsite makes, before the number that makes it unique."""

_KEY = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)
LONGEST_NAME = 120
"""Characters of any key, whoever made it."""


def make_key(item: Item, taken: Container[str] = ()) -> str:
    """A review's key: family name, year, first significant title word; unlike any of `taken`.

    At most 60 characters of ASCII letters, digits and hyphens, never a name that Windows keeps
    for itself; what is not known is left out. A key that is taken gets "-2", "-3" ….
    """
    stem = make_stem(item)[:LONGEST_KEY].rstrip("-")
    if stem in _RESERVED:
        stem = f"{stem}-work"
    return number_key(stem, taken)[0]


def explain_key(key: str, file: bool = True) -> str | None:
    """Why a text cannot be a key, in words; None where it can. `file`: a file is named by it."""
    if not _KEY.fullmatch(key):
        return f"{key!r} is no key: only a-z, 0-9 and hyphens between them"
    if file and key in _RESERVED:
        return f"{key!r} is no key: Windows keeps that name for itself"
    if len(key) > LONGEST_NAME:
        return f"{key[:30]}… is no key: it is longer than {LONGEST_NAME} characters"
    return None


def name_better(key: str) -> str:
    """What to do with a file whose name is no key."""
    better = re.sub(r"[^a-z0-9]+", "-", transliterate(key)).strip("-")
    return "rename the file" + (f", to {better}" if explain_key(better) is None else "")
