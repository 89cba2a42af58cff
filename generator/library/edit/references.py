"""The edit of a review's references: what it changes of the lines and works on the shelf.

A reference that one review alone cites may come, go, or become any other that it alone cites; one
that others cite too may move in the list, be printed otherwise (printings.py), go where enough
others cite it still, and come where it is printed as elsewhere. The clusters of all other lines are
surely what they were where neither the old nor the new line may be one work with any, and where no
line is compared with others than before: see references/match.py for how lines are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from generator.library.condense import CondensedReview
from generator.library.edit.apart import is_ruled, may_be_review, stands_apart
from generator.library.edit.edited_list import EditedList, find_cited, list_edited, list_entries
from generator.library.edit.printings import ReadRow, Reprint, print_work_otherwise
from generator.library.shelf.edits import Rows
from generator.library.shelf.library import FILE, ShelfTables, join_keys
from generator.library.shelf.lines import edit_lines, open_lines, open_owns
from generator.library.shelf.scanned_lines import ScannedLines
from generator.library.shelf.works import Entry, move_citations
from generator.model.rules import WorkRules


class ReferencesEdit(NamedTuple):
    """The `rows` of lines and works to put in the place of those on the shelf; whether pages that
    read nothing of the review may show something else (`afar`); the row of the works that the
    references are, where it is another one (`listed`); how many `more` it alone cites; and, as
    similar_after_edit asks, which works it cites now or no longer (`cited`)."""

    rows: Rows
    afar: bool = False
    listed: object = None
    more: int = 0
    cited: Mapping[int, bool] | None = None


def edit_references(
    folder: Path,
    tables: ShelfTables,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
    page_from: int,
) -> ReferencesEdit | None:
    """What the library in a folder is after the references of one review were edited; None where
    what any review cites may be another work now. `page_from` as in Config.

    Raises BrokenShelf.
    """
    edited = list_edited(tables, before, after)
    if edited is None:
        return None
    numbered_alike = [*list_entries(before)] == [*list_entries(after)]
    if numbered_alike and not (edited.gone or edited.came or edited.reprinted):
        return ReferencesEdit({})
    if page_from < 2 or _are_named(tables, before, after, works, edited):
        return None
    rows: dict[str, dict[str, object]] = defaultdict(dict)
    turned: dict[int, bool] = {}

    def read(table: str, key: str) -> object:
        return rows[table].get(key) or tables.open(table).get(key)

    with open_lines(folder) as written:
        edited = find_cited(written, tables, edited, after)
        afar = bool(edited.moved)
        lines = _move_lines(written, edited.gone, edited.came)
        owns = open_owns(folder)
        if lines is None or any(may_be_review(line, owns, after.own) for line in edited.came):
            return None
        for each in (*edited.reprinted, *edited.turned):
            if each.item is None or each.new_item is None:
                counts = _count_citing(read("citing", each.work), each)
                place = lines.locate(each.facts or each.new_facts or "")
                if min(counts) < max(2, page_from) or place is None:
                    return None  # others cite it not yet, or no longer, or it has no page
                rows["citing"][each.work] = counts[1]
                turned[lines.label(place)] = each.item is None
            made = print_work_otherwise(lines, read, each, works)
            if made is None or any(may_be_review(line, owns, after.own) for line in made.printed):
                return None
            lines = made.lines
            for table, printed in made.rows.items():
                rows[table].update(printed)
            afar = afar or made.moved
    for table, cited in _move_citations(tables, read, after.review.key, edited).items():
        rows[table].update(cited)
    key, listed = after.review.key, join_keys(tuple(edited.works))
    if listed == tables.open("work_of").get(key):
        listed = None
    else:
        rows["work_of"][key], afar = listed, True
    rows_of = {**edit_lines(lines.edits), FILE: dict(rows)}
    return ReferencesEdit(rows_of, afar, listed, edited.more, turned)


def _count_citing(before: Any, turned: Reprint) -> tuple[int, int]:  # noqa: ANN401  # a plain row
    """How many reviews cite a work before and after it came to a list or went from it."""
    return before or 0, (before or 0) + (1 if turned.item is None else -1)


def _are_named(
    tables: ShelfTables,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
    edited: EditedList,
) -> bool:
    """Whether a text or works.yaml may name a reference that changed, or one says that it is
    retracted."""
    one, other = (dict(list_entries(each)) for each in (before, after))
    ids, entries = one.keys() ^ other.keys(), tables.open("entries")
    mentioned = {name.removeprefix("@") for name, _ in (*before.mentions, *after.mentions)}
    moved = {id for id, _ in one.items() ^ other.items()}
    if not ids.isdisjoint(mentioned) or any(entries.find(id) is not None for id in moved):
        return True
    return is_ruled(works, (*edited.gone, *edited.came), one.keys() | other.keys())


def _move_citations(
    tables: ShelfTables, read: ReadRow, key: str, edited: EditedList
) -> dict[str, dict[str, object]]:
    """By table the rows of works of which a review's citations have other ids or numbers, came or
    went."""
    place = tables.open("work_of").find(key)
    by_work: dict[str, dict[Entry, Entry | None]] = defaultdict(dict)
    more: dict[str, list[Entry]] = defaultdict(list)
    for each in edited.moved:
        if each.before is not None:
            by_work[each.work][each.before] = each.after
        elif each.after is not None:
            more[each.work].append(each.after)
    rows: dict[str, dict[str, object]] = {"works": {}, "cited_by": {}}
    for work in {**by_work, **more}:
        row: Any = read("works", work)
        entries = by_work[work]
        rows["works"][work] = (*row[:7], move_citations(row[7], place, entries, more[work]))
        held: Any = tables.open("cited_by").get(work)
        if held:
            rows["cited_by"][work] = tuple(
                (*each[:2], *(entries.get(each[2:]) or each[2:])) if each[0] == key else each
                for each in held
            )
    return rows


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
