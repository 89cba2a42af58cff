"""Names -> file names: ASCII, short, stable, unique, and allowed on Windows."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from generator.model.keys import transliterate

_LONGEST = 72
_RESERVED = frozenset(
    (
        *("con", "prn", "aux", "nul", "index"),
        *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(10)),
    )
)
"""Device names of Windows, and the list's own page."""


def slugify(text: str) -> str:
    """The text as a file name, "" where nothing of it can stand in one."""
    folded = transliterate(text.replace("’", "").replace("'", ""))
    slug = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if len(slug) > _LONGEST:
        slug = f"{slug[:_LONGEST].rpartition('-')[0] or slug[:_LONGEST]}-{digest(text)}"
    return f"{slug}-term" if slug in _RESERVED else slug


def digest(text: str) -> str:
    """Six hexadecimal digits that stand for a text on every machine."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


def unique_slugs(names: Iterable[str], spelled: Mapping[str, str] | None = None) -> dict[str, str]:
    """A slug for each name, made of how it is `spelled`; where two would share one, the plainest
    keeps it.

    The others carry a digest of their name, so that no slug depends on the order of arrival.
    """
    spelled = spelled or {}
    by_slug: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        by_slug[slugify(spelled.get(name, name))].append(name)
    slugs: dict[str, str] = {}
    for slug, sharing in by_slug.items():
        keeper = min(sharing, key=lambda name: (_loss(name, slug), name)) if slug else None
        for name in sharing:
            slugs[name] = slug if name == keeper else f"{slug}-{digest(name)}".lstrip("-")
    return slugs


def _loss(name: str, slug: str) -> int:
    return 0 if name.casefold().replace(" ", "-") == slug else 1
