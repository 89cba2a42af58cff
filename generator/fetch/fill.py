"""A reference filled from the record that its identifier names: only what is empty, only where
the two can be one work."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from rapidfuzz import fuzz

from generator.model import Item, Name, Reference
from generator.model.csl import ITEM_KEYS
from generator.model.keys import transliterate
from generator.model.rich_text import strip_markup

_FILLED = (
    "title",
    "original_title",
    "author",
    "editor",
    "container_title",
    "container_title_short",
    "publisher",
    "publisher_place",
    "edition",
    "issued",
    "volume",
    "issue",
    "page",
    "doi",
    "pmid",
    "pmcid",
    "isbn",
)
"""What a citation needs, in the order it is told; the rest of a record is not a reference's."""

_CONTAINED = frozenset({"article-journal", "chapter", "paper-conference", "article-magazine"})
_OTHER_WORK = 60.0
"""Titles less alike than this (0 to 100, words in any order) are two works'."""
_SAME_TITLE = 90.0
"""Titles at least this alike say the same, letter by letter."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A reference with what was filled, by CSL keys; `cleared` where it is doubtful no longer;
    `differs` says in words why the record was not trusted."""

    reference: Reference
    filled: tuple[str, ...] = ()
    cleared: bool = False
    differs: str = ""


def lacks_facts(item: Item) -> bool:
    """Whether a reference lacks its title, authors, container or date."""
    return not (
        item.title
        and (item.author or item.editor)
        and item.issued
        and (item.container_title or item.type not in _CONTAINED)
    )


def fill_reference(held: Reference, record: Item) -> Filled:
    """The reference with its empty fields filled from a record; nothing where they contradict."""
    conflict = _find_conflict(held.item, record)
    if conflict:
        return Filled(held, differs=conflict)
    changes: dict[str, Any] = {}
    for name in _FILLED:
        value = getattr(record, name)
        if value and not getattr(held.item, name):
            changes[name] = tuple(map(_as_cited, value)) if name in ("author", "editor") else value
    if held.item.author:
        changes.pop("editor", None)  # a journal's editors are nobody's authors
    if "author" in changes:
        changes["authors_complete"] = record.authors_complete
    if not held.item.title and not held.item.container_title:
        changes["type"] = record.type  # the type of an entry of which nothing was known
    cleared = held.doubtful and _agrees(held.item, record)
    doubtful = held.doubtful and not cleared
    differs = "its reading of the printed string is still doubtful" if doubtful else ""
    filled = tuple(ITEM_KEYS[name] for name in _FILLED if name in changes)
    return Filled(
        replace(held, item=replace(held.item, **changes), doubtful=doubtful),
        filled,
        cleared,
        differs,
    )


def _as_cited(name: Name) -> Name:
    """A name as a reference list holds it: where its bearer worked is the cited work's to tell."""
    return replace(name, affiliations=()) if name.affiliations else name


def _find_conflict(held: Item, record: Item) -> str:
    """Why a reference and a record are not one work, in words; "" where nothing speaks against it.

    A printed identifier may be another work's: a misprint of one digit is enough.
    """
    if held.title:
        titles = [title for title in (record.title, record.original_title) if title]
        likeness = max(
            (_compare(held.title, title, fuzz.token_set_ratio) for title in titles), default=100.0
        )
        if likeness < _OTHER_WORK:
            return f"its record is of another work: {strip_markup(record.title or '')}"
        return ""
    if _years_apart(held, record) > 1:
        year = record.issued.year if record.issued else None
        return f"its record is of {year}: {strip_markup(record.title or '')}"
    if not _same_first_author(held, record):
        return f"its record is by other authors: {strip_markup(record.title or '')}"
    return ""


def _agrees(held: Item, record: Item) -> bool:
    """Whether what a doubtful reference states is what its record says."""
    if held.title and _compare(held.title, record.title or "", fuzz.ratio) < _SAME_TITLE:
        return False
    return _years_apart(held, record) <= 1 and _same_first_author(held, record)


def _years_apart(held: Item, record: Item) -> int:
    """How far apart their years are, 0 where one is not known; print and online may differ by 1."""
    first = held.issued.year if held.issued else None
    second = record.issued.year if record.issued else None
    return 0 if first is None or second is None else abs(first - second)


def _same_first_author(held: Item, record: Item) -> bool:
    """Whether the first authors can be one: one of the names is in the other, or nearly."""
    if not held.author or not record.author:
        return True
    names = [
        _fold(each.author[0].family or each.author[0].literal or "") for each in (held, record)
    ]
    if not all(names):
        return True
    return fuzz.partial_ratio(*names) >= 80


def _compare(first: str, second: str, likeness: Any) -> float:  # noqa: ANN401 (rapidfuzz's)
    folded = _fold(first), _fold(second)
    return float(likeness(*folded)) if all(folded) else 100.0


def _fold(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", transliterate(strip_markup(text))))
