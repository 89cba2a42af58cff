"""Where a page says something else than content/ keeps, told to a person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from generator.model.rich_text import strip_markup
from generator.references.match_facts import fold

_LONGEST = 60
_BEFORE = 3
"""Words shown before the place where long texts part."""
_DATES = frozenset({"issued", "available-date"})
_SETS = frozenset({"ISSN", "keyword", "mesh", "publication-types", "substances"})
_NUMBERS = frozenset({"ui", "registry-number"})
_RANGE = re.compile(r"(\D*)(\d+)\s*[-–—]\s*\D*(\d+)")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which the page says something else than the review keeps."""

    field: str
    kept: str
    arrived: str

    def __str__(self) -> str:
        return f"{self.field}: kept {self.kept}, the page has {self.arrived}"


def tell_difference(field: str, kept: object, arrived: object) -> Difference | None:
    """The difference between two values of a field; None where they say the same in other
    letters, punctuation or order of names' parts."""
    if _essence(field, kept) == _essence(field, arrived):
        return None
    if field == "author" and _is_cut_short(kept, arrived):
        return None
    if field in _SETS and _are_among(arrived, kept):
        return None  # a page that lists fewer, or names them without their numbers, denies nothing
    if field == "license" and _name_place(kept) == _name_place(arrived):
        return None
    if field in _DATES and str(kept).startswith(f"{arrived}-"):
        return None  # 2018 says no other thing than 2018-05
    first, second = shorten(kept), shorten(arrived)
    if first == second or (isinstance(kept, str) and len(kept) > _LONGEST):
        first, second = _show_apart(_spell(kept).split(), _spell(arrived).split())
    return Difference(field, first, second)


def _show_apart(kept: Sequence[str], arrived: Sequence[str]) -> tuple[str, str]:
    """Two long texts, word by word, from a little before the place where they part."""
    alike = (fold(one) == fold(other) for one, other in zip(kept, arrived, strict=False))
    start = sum(1 for _ in takewhile(bool, alike)) - _BEFORE
    if start <= 0:
        return shorten(" ".join(kept)), shorten(" ".join(arrived))
    return shorten("… " + " ".join(kept[start:])), shorten("… " + " ".join(arrived[start:]))


def _spell(value: object) -> str:
    """All that a value says, on one line."""
    if isinstance(value, list):
        return "; ".join(map(_spell, value))
    if isinstance(value, Mapping):
        return " ".join(map(_spell, value.values()))
    return " ".join(str(value).split())


def _is_cut_short(kept: object, arrived: object) -> bool:
    """Whether one list of authors ends in "et al." where the other goes on."""
    lists = []
    for value in (kept, arrived):
        authors = value.get("author") if isinstance(value, Mapping) else value
        names = authors if isinstance(authors, list) else []
        lists.append([_essence("author", name) for name in names])
    first, second = lists
    if isinstance(kept, Mapping) and first == second[: len(first)]:
        return True
    return isinstance(arrived, Mapping) and second == first[: len(second)]


def _are_among(arrived: object, kept: object) -> bool:
    """Whether all that one list names is in the other, whatever its order."""
    named, names = (
        [_essence("", _without_numbers(each)) for each in value]
        for value in (each if isinstance(each, list) else [each] for each in (arrived, kept))
    )
    return all(each in names for each in named)


def _without_numbers(entry: object) -> object:
    """An entry of a list without the numbers that stand for it elsewhere; "Salts" of one that is
    nothing but a name."""
    if not isinstance(entry, Mapping):
        return entry
    named = {key: part for key, part in entry.items() if key not in _NUMBERS}
    return named["name"] if set(named) == {"name"} else named


def _name_place(address: object) -> str:
    """An address without what leads to the same place in other ways."""
    return str(address).removeprefix("https://").removeprefix("http://").rstrip("/")


def shorten(value: object) -> str:
    """A value as a person can take it in at a glance."""
    if value is None or value in ("", []):
        return "nothing"
    if isinstance(value, str):
        text = " ".join(value.split())
        return f'"{text[: _LONGEST - 1]}…"' if len(text) > _LONGEST else f'"{text}"'
    if isinstance(value, list):
        first = shorten(value[0])
        return first if len(value) == 1 else f"{first} and {len(value) - 1} more"
    if isinstance(value, Mapping):
        if isinstance(value.get("author"), list):  # authors that end in "et al."
            return f"{shorten(value['author'])} et al."
        name = [str(value[key]) for key in ("given", "family", "literal") if key in value]
        return shorten(" ".join(name) or "; ".join(str(part) for part in value.values()))
    return str(value)


def _essence(field: str, value: object) -> object:
    """What of a value counts as a difference."""
    if isinstance(value, str):
        if field == "page" and (found := _RANGE.fullmatch(value.strip())):
            prefix, first, last = found.groups()
            last = first[: max(len(first) - len(last), 0)] + last  # 924-35 is 924-935
            return (prefix.lower(), first, last)
        return fold(strip_markup(value)) or value
    if isinstance(value, list):
        return [_essence(field, entry) for entry in value]
    if isinstance(value, Mapping):
        if "family" in value:
            initial = fold(str(value.get("given") or ""))[:1]
            return (fold(str(value["family"])), initial)
        return {key: _essence(key, part) for key, part in value.items() if key != "retrieved"}
    return value
