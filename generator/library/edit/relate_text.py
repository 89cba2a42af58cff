"""The edit of one review's text, or of what of its record relates it to nothing: what it changes of
a library on its shelf.

Gives exactly what relating everything again would give, or None where that is not promised: then
everything has to be related again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.library.condense import CondensedReview
from generator.library.dates import date_of
from generator.library.edit.references import edit_references
from generator.library.edit.similar import Spell, similar_after_edit
from generator.library.likeness import state_subjects
from generator.library.shelf.edits import Rows, add_edits, is_full, read_edits
from generator.library.shelf.library import FILE, ShelfTables, open_tables, similar_rows, split_keys
from generator.library.shelf.likeness import FILE as LIKENESS
from generator.library.shelf.likeness import ShelvedLikeness
from generator.library.shelf.lines import ATTACHED, attaches_alike, edit_own
from generator.model import Document, Review
from generator.model.document import STATEMENTS
from generator.model.rules import WorkRules

Mentions = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LibraryEdit:
    """`rows` to put in the place of those on the shelf; `similar` the reviews whose similar ones
    have changed, `mentioned` the reviews, works and notes whose mentions have; whether pages that
    read nothing of the review may show something else (`afar`)."""

    rows: Rows
    similar: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    afar: bool = False


def relate_edit(
    folder: Path,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules | None = None,
    page_from: int = 2,
) -> LibraryEdit | None:
    """What the edit of one review changes of the library in a folder; `works` are the rulings it
    was related with, `page_from` is as in Config.

    Raises BrokenShelf.
    """
    works = works or WorkRules()
    if is_full(folder) or not _relates_alike(before, after):
        return None
    if not attaches_alike(folder, before, after, works):
        return None
    tables = open_tables(folder)
    references = edit_references(folder, tables, before, after, works, page_from)
    if references is None:
        return None
    dates = _edit_date(before.review, after.review)
    mentions = _edit_mentions(tables, before, after, references.listed)
    alike = edit_similar(folder, before, after, more=references.more, cited=references.cited)
    if dates is None or mentions is None or alike is None:
        return None
    edited = {**alike[FILE], "mentions": mentions, "dates": dates, **references.rows.get(FILE, {})}
    lines = {**references.rows.get(ATTACHED, {}), **edit_own(before, after).get(ATTACHED, {})}
    rows = {**alike, FILE: edited, ATTACHED: lines}
    return LibraryEdit(rows, frozenset(edited["similar"]), frozenset(mentions), references.afar)


def edit_similar(
    folder: Path,
    before: CondensedReview,
    after: CondensedReview,
    spell: Spell | None = None,
    more: int = 0,
    cited: Mapping[int, bool] | None = None,
) -> Rows | None:
    """The rows of the library in a folder that tell which reviews are alike, where the subjects of
    one review have become others; `spell`, `more` and `cited` as in similar_after_edit. None where
    everything has to be compared.

    Raises BrokenShelf.
    """
    shelved = ShelvedLikeness(folder, read_edits(folder).get(LIKENESS))
    one, other = (state_subjects(each.review, each.words) for each in (before, after))
    similar = similar_after_edit(shelved, after.review.key, one, other, spell, more, cited)
    if similar is None:
        return None
    held = open_tables(folder).open("similar")
    lists = {key: similar_rows(each) for key, each in similar.lists.items()}
    lists = {key: row for key, row in lists.items() if held.get(key) != row}
    return {FILE: {"similar": lists}, LIKENESS: similar.rows}


def apply_edit(folder: Path, edit: LibraryEdit) -> None:
    """Adds an edit to the library in a folder: it is opened so from now on.

    Raises BrokenShelf.
    """
    add_edits(folder, edit.rows)


def _relates_alike(before: CondensedReview, after: CondensedReview) -> bool:
    """Whether two forms of a review are the same but for its text, its title, its references (all
    of which are compared apart), and what says nothing to other reviews."""
    one, other = before.review, after.review
    return (one.key, one.aliases) == (other.key, other.aliases) and _telling(
        one.document
    ) == _telling(other.document)


_UNTOLD: Mapping[str, Any] = dict.fromkeys(
    (
        *("title", "original_title", "editor", "translator", "collection_title", "publisher"),
        *("publisher_place", "edition", "event_title", "available_date", "volume", "issue", "page"),
        *("number", "number_of_pages", "url", "accessed", "archive", "language", "medium", "note"),
        "status",
    )
)
"""Of a record what makes it no term's, no person's, and answers to no name. Which references are
it may still depend on volume and page: that is asked as it is of a title (attaches_alike)."""


_NO_STATEMENTS: Mapping[str, Any] = dict.fromkeys(STATEMENTS)


def _telling(document: Document) -> Document:
    """A document without what only its own page shows."""
    return replace(
        document,
        item=replace(document.item, **_UNTOLD),
        grants=(),
        figures=(),
        similar=None,
        cited_by=None,
        conflict_of_interest=None,
        copyright=None,
        license=None,
        **_NO_STATEMENTS,
    )


def _edit_date(before: Review, after: Review) -> Mapping[str, str] | None:
    one, other = date_of(before), date_of(after)
    if one == other:
        return {}
    return None if one is None or other is None else {after.key: other}


def _edit_mentions(
    tables: ShelfTables, before: CondensedReview, after: CondensedReview, listed: object
) -> Mapping[str, Mentions | None] | None:
    """The mentions of everything that a review's text mentions otherwise than before; None of
    what nobody mentions any longer. `listed` is the row of the works that its references are,
    where that is another one now."""
    if before.mentions == after.mentions:
        return {}
    key, notes = after.review.key, tables.open("notes")
    if notes.find(key) is not None or not _names_alike(tables, before.mentions, after.mentions):
        return None
    works = split_keys(tables.open("work_of").get(key) if listed is None else listed)
    ids = dict(zip(after.ids.split("\n"), works, strict=False))
    said: dict[str, list[tuple[str, str]]] = {}
    for name, sentence in after.mentions:
        target = ids.get(name.removeprefix("@")) or _find_named(tables, name)
        if target and target != key:
            said.setdefault(target, []).append((key, sentence))
    for name, _ in before.mentions:
        target = ids.get(name.removeprefix("@")) or _find_named(tables, name)
        if target and target != key:
            said.setdefault(target, [])
    held = tables.open("mentions")
    edited: dict[str, Mentions | None] = {}
    for target, own in said.items():
        row: Any = held.get(target) or ()
        first = [each for each in row if notes.find(each[0]) is not None or each[0] < key]
        last = [each for each in row[len(first) :] if each[0] != key]
        now = (*first, *dict.fromkeys(own), *last)
        if now != row:
            edited[target] = now or None
    return edited


def _names_alike(tables: ShelfTables, before: Mentions, after: Mentions) -> bool:
    """Whether no entry of a list is named for the first time, or perhaps no longer: which one a
    name is depends on all lists."""
    ones, others = ({name[1:] for name, _ in each if name[:1] == "@"} for each in (before, after))
    entries, reviews, works = (tables.open(name) for name in ("entries", "work_of", "works"))
    return all(
        reviews.find(name) is not None
        or works.find(name) is not None
        or (entries.find(name) is not None) == (name in others)
        for name in ones ^ others
    )


def _find_named(tables: ShelfTables, name: str) -> str | None:
    """The key that a name in a text stands for: "@key", "@alias" or a note's slug."""
    if not name.startswith("@"):
        return name if tables.open("notes").find(name) is not None else None
    key = name[1:]
    if any(tables.open(table).find(key) is not None for table in ("work_of", "works")):
        return key
    found: Any = tables.open("aliases").get(key) or tables.open("work_aliases").get(key)
    return found if isinstance(found, str) else None
