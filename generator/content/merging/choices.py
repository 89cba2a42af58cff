"""What becomes of a value that a page brings to a field of a review that is there.

A value is a machine's where its digest is among those that `sources:` notes (`gave`), else a
person's. A machine's value makes way for a better one; better is an order over values and the
sources that gave them, so that the order in which pages are added has no say.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from enum import Enum

from generator.content.merging.ranks import order_source
from generator.model import SourceNote

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_DIGEST_LENGTH = 6


class Choice(Enum):
    """What becomes of the value."""

    SAME = "the field says it already"
    FILL = "the field was empty"
    REPLACE = "it is better than what a lesser page gave, or asked for"
    KEEP = "what is there stays"


CHANGES = frozenset({Choice.FILL, Choice.REPLACE})
"""The choices that change the record."""


def digest(value: object) -> str:
    """Six letters for a plain value (three hundred million digests): letters, so that YAML never
    takes them for a number."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "replace")).digest()[:8], "big")
    letters = ""
    for _ in range(_DIGEST_LENGTH):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return letters


def choose(
    field: str,
    current: object,
    value: object,
    held: Iterable[SourceNote],
    source: SourceNote,
    take: bool = False,
) -> Choice:
    """What becomes of `value`, which `source` gives to a field that says `current` (None:
    nothing). `take` prefers the value."""
    mark = digest(value)
    if current is None:
        # A field that a page filled and that is empty now was emptied by a person.
        emptied = not take and any(field in each.gave for each in held)
        return Choice.KEEP if emptied else Choice.FILL
    current_mark = digest(current)
    if current_mark == mark:
        return Choice.SAME
    if take:
        return Choice.REPLACE
    owner = find_owner(field, current_mark, held)
    if owner is None:
        return Choice.KEEP
    quality = measure_quality(field, value), measure_quality(field, current)
    if quality[0] != quality[1]:
        return Choice.REPLACE if quality[0] > quality[1] else Choice.KEEP
    return Choice.REPLACE if order_source(source) < order_source(owner) else Choice.KEEP


def find_owner(field: str, mark: str, sources: Iterable[SourceNote]) -> SourceNote | None:
    """The best source that gave a field the value with this digest."""
    givers = (source for source in sources if source.gave.get(field) == mark)
    return min(givers, key=order_source, default=None)


def name_whole(field: str) -> str:
    """The field that a part belongs to: "corrections" for the notices of one kind, which pages
    give apart, "abstract" for "body-abstract"."""
    return "corrections" if field.startswith("corrections-") else field.removeprefix("body-")


def measure_quality(field: str, value: object) -> tuple[int, str]:
    """How good a value of a field is by itself; what cannot be told is equal."""
    whole = name_whole(field)
    measure = _QUALITIES.get("body" if field.startswith("body-") else whole)
    return measure(value) if measure else (0, "")


def _is_whole(value: object) -> tuple[int, str]:
    return (0 if isinstance(value, str) and value.rstrip().endswith(("…", "...")) else 1, "")


def _has_whole_names(value: object) -> tuple[int, str]:
    """All authors before some; then names in full before those of which initials are all that is
    told, as in RIS that some databases give."""
    if isinstance(value, Mapping):  # see merge: "et al." makes one
        return (0, "")
    people = [each for each in value if "family" in each] if isinstance(value, list) else []
    told = any("affiliation" in each or "ORCID" in each for each in people)
    full = len(people) > 1 and any(not each.get("given", "A").isupper() for each in people)
    return (2 if told or full else 1, "")


def _is_newer(value: object) -> tuple[int, str]:
    retrieved = value.get("retrieved") if isinstance(value, Mapping) else None
    return (0, str(retrieved or ""))


def _is_fuller(value: object) -> tuple[int, str]:
    return (len(value) if isinstance(value, list) else 0, "")


def _has_numbers(value: object) -> tuple[int, str]:
    entries = value if isinstance(value, list) else []
    return (sum(isinstance(entry, Mapping) for entry in entries), "")


_QUALITIES: dict[str, Callable[[object], tuple[int, str]]] = {
    "title": _is_whole,
    "body": _is_whole,
    "author": _has_whole_names,
    "similar": _is_newer,
    "cited-by": _is_newer,
    "corrections": _is_fuller,
    "figures": _is_fuller,
    "grants": _is_fuller,
    "mesh": _has_numbers,
    "substances": _has_numbers,
}
