"""The edit of a review's references: what it changes of the lines and works on the shelf.

A reference that one review alone cites may become any other that it alone cites; one that others
cite too may be printed otherwise (printings.py). The clusters of all other lines are surely what
they were where neither the old nor the new line may be one work with any, and where no line is
compared with others than before: see references/match.py for how lines are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from generator.library.condense import CondensedReview
from generator.library.edit.apart import is_ruled, may_be_review, stands_apart
from generator.library.edit.printings import Reprint, print_work_otherwise
from generator.library.shelf.edits import Rows
from generator.library.shelf.library import FILE, ShelfTables
from generator.library.shelf.lines import edit_lines, open_lines, open_owns
from generator.library.shelf.scanned_lines import ScannedLines
from generator.model.rules import WorkRules


class ReferencesEdit(NamedTuple):
    """The `rows` of lines and works to put in the place of those on the shelf; the `works` of which
    something else is shown now."""

    rows: Rows
    works: frozenset[str] = frozenset()


def edit_references(
    folder: Path,
    tables: ShelfTables,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
    page_from: int,
) -> ReferencesEdit | None:
    """What the library in a folder is after the references of one review were edited, so many as
    before; None where what any review cites may be another work now. `page_from` as in Config.

    Raises BrokenShelf.
    """
    edited = _list_edited(tables, before, after)
    if edited is None:
        return None
    gone, came, reprinted = edited
    if before.ids == after.ids and not (gone or came or reprinted):
        return ReferencesEdit({})
    if page_from < 2 or _are_named(tables, before, after, works, (*gone, *came)):
        return None
    rows: dict[str, dict[str, object]] = {}

    def read(table: str, key: str) -> object:
        return rows.get(table, {}).get(key) or tables.open(table).get(key)

    moved: set[str] = set()
    with open_lines(folder) as written:
        lines = _move_lines(written, gone, came)
        owns = open_owns(folder)
        if lines is None or any(may_be_review(line, owns, after.own) for line in came):
            return None
        for each in reprinted:
            made = print_work_otherwise(lines, read, each, works)
            if made is None or any(may_be_review(line, owns, after.own) for line in made.printed):
                return None
            lines = made.lines
            for table, more in made.rows.items():
                rows.setdefault(table, {}).update(more)
            if made.moved:
                moved.add(each.work)
        return ReferencesEdit({**edit_lines(lines.edits), FILE: rows}, frozenset(moved))


class _Edited(NamedTuple):
    """The packed facts that a review alone stated and no longer does, those that it alone states
    now, and what of others' works it prints otherwise."""

    gone: Sequence[str]
    came: Sequence[str]
    reprinted: Sequence[Reprint]


def _list_edited(
    tables: ShelfTables, before: CondensedReview, after: CondensedReview
) -> _Edited | None:
    """What of the references was edited; None where they are not so many as before, or one that
    others follow (that another review cites too, that is a review) has another name or place, or
    became one of those."""
    row = tables.open("work_of").get(after.review.key)
    followed = row.split("\n") if isinstance(row, str) else row
    if not isinstance(followed, (list, tuple)):
        return None
    ones, others = (list(_list_references(each)) for each in (before, after))
    if not len(ones) == len(others) == len(followed):
        return None
    own: tuple[set[str], set[str]] = set(), set()
    known: set[str] = set()
    reprinted: list[Reprint] = []
    for work, one, other in zip(followed, ones, others, strict=True):
        if not work:
            own[0].add(one.facts)
            own[1].add(other.facts)
            continue
        known |= {one.facts, other.facts}
        if one != other:
            if (one.id, one.number) != (other.id, other.number):
                return None
            reprinted.append(Reprint(work, one.facts, one.item, other.facts, other.item))
    if not known.isdisjoint(own[1]):
        return None
    return _Edited(sorted(own[0] - own[1]), sorted(own[1] - own[0]), reprinted)


class _Reference(NamedTuple):
    """A reference as relating sees it."""

    id: str
    number: int | None
    facts: str
    item: bytes


def _list_references(condensed: CondensedReview) -> Iterator[_Reference]:
    ids = condensed.ids.split("\n") if condensed.ids else []
    numbers = condensed.numbers or range(1, len(ids) + 1)
    facts = condensed.facts.split("\n") if condensed.facts else []
    return map(_Reference._make, zip_longest(ids, numbers, facts, condensed.items))


def _are_named(
    tables: ShelfTables,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
    lines: Sequence[str],
) -> bool:
    """Whether a text or works.yaml may name a reference that changed, or one says that it is
    retracted."""
    ones, others = ({*each.ids.split("\n")} for each in (before, after))
    entries = tables.open("entries")
    mentioned = {name.removeprefix("@") for name, _ in (*before.mentions, *after.mentions)}
    ids = ones ^ others
    if not ids.isdisjoint(mentioned) or any(entries.get(id) is not None for id in ids):
        return True
    return is_ruled(works, lines, ones | others)


def _move_lines(
    lines: ScannedLines, gone: Sequence[str], came: Sequence[str]
) -> ScannedLines | None:
    """The lines without some that were of one review alone, and with others; None where either may
    be one work with another, or change with which others any is compared."""
    for line in gone:
        place = lines.locate(line)
        if place is None or len(lines.members(lines.label(place))) > 1:
            return None
        lines = lines.without(place)
        if not stands_apart(lines, line, compared=False):
            return None
    for line in came:
        if lines.locate(line) is not None or not stands_apart(lines, line):
            return None
        lines = lines.joined_by(line)
    return lines
