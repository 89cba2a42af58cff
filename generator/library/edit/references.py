"""The edit of a review's references: what it changes of the lines and works on the shelf.

A reference that one review alone cites may come, go, or become any other that it alone cites; one
that others cite too may move in the list, be printed otherwise (printings.py), go where enough
others cite it still, and come where it is printed as elsewhere. The clusters of
all other lines are surely what they were where neither the old nor the new line may be one work
with any, and where no line is compared with others than before: see references/match.py for how
lines are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, count
from pathlib import Path
from typing import Any, NamedTuple

from generator.library.condense import CondensedReview
from generator.library.edit.apart import is_ruled, may_be_review, stands_apart
from generator.library.edit.printings import ReadRow, Reprint, print_work_otherwise
from generator.library.shelf.edits import Rows
from generator.library.shelf.library import FILE, ShelfTables, join_keys, split_keys
from generator.library.shelf.lines import edit_lines, open_lines, open_owns
from generator.library.shelf.scanned_lines import ScannedLines
from generator.library.shelf.works import Entry, move_citations
from generator.library.work_keys import own_key
from generator.model.rules import WorkRules
from generator.references.match_facts import unpack_facts


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
    edited = _list_edited(tables, before, after)
    if edited is None:
        return None
    numbered_alike = [*_list_entries(before)] == [*_list_entries(after)]
    if numbered_alike and not (edited.gone or edited.came or edited.reprinted):
        return ReferencesEdit({})
    if page_from < 2 or _are_named(tables, before, after, works, edited):
        return None
    rows: dict[str, dict[str, object]] = defaultdict(dict)
    turned: dict[int, bool] = {}

    def read(table: str, key: str) -> object:
        return rows[table].get(key) or tables.open(table).get(key)

    with open_lines(folder) as written:
        edited = _find_cited(written, tables, edited, after)
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


class _Moved(NamedTuple):
    """A citation of a work that others cite too, which has another id or number than before; None
    of one that came or went."""

    work: str
    before: Entry | None
    after: Entry | None


class _Edited(NamedTuple):
    """The packed facts that a review alone stated and no longer does, those that it alone states
    now, what of others' works it prints otherwise, those that came or went (`turned`), and what
    moved; the `works` that its references are now, "" of those that it alone cites, with how many
    `more` these are."""

    gone: Sequence[str]
    came: Sequence[str]
    reprinted: Sequence[Reprint]
    turned: Sequence[Reprint]
    moved: Sequence[_Moved]
    works: Sequence[str]
    more: int


def _list_edited(
    tables: ShelfTables, before: CondensedReview, after: CondensedReview
) -> _Edited | None:
    """What of the references was edited; None where one became one that others follow (that another
    review cites too, that is a review), or where it is not told which of those went."""
    row = tables.open("work_of").get(after.review.key)
    ones, others = (list(_list_references(each)) for each in (before, after))
    if row is None or len(was := split_keys(row)) != len(ones):
        return None
    places = _find_followed(was, ones, others)
    if places is None:
        return None
    works = [""] * len(others)
    known: set[str] = set()
    reprinted: list[Reprint] = []
    dropped: list[Reprint] = []
    moved: list[_Moved] = []
    for work, one, place in zip(compress(was, was), compress(ones, was), places, strict=True):
        if place is None:
            if was.count(work) > 1:
                return None
            known.add(one.facts)
            dropped.append(Reprint(work, *one[2:], None, None))
            moved.append(_Moved(work, one[:2], None))
            continue
        other = others[place]
        works[place] = work
        known |= {one.facts, other.facts}
        if one[:2] != other[:2]:
            moved.append(_Moved(work, one[:2], other[:2]))
        if one[2:] != other[2:]:
            reprinted.append(Reprint(work, *one[2:], *other[2:]))
    own, now = (
        {each.facts for each, work in zip(some, followed, strict=True) if not work}
        for some, followed in ((ones, was), (others, works))
    )
    if not known.isdisjoint(now):
        return None
    gone, came = sorted(own - now), sorted(now - own)
    more = len(others) - len(ones) + len(dropped)
    return _Edited(gone, came, reprinted, dropped, moved, works, more)


def _find_followed(
    works: Sequence[str], ones: Sequence[_Reference], others: Sequence[_Reference]
) -> Sequence[int | None] | None:
    """Where in a list the references stand now that were these works: those with their ids, in
    their order; or else those in their places, if the list is as long as it was. None of those that
    are there no longer."""
    place_of = {each.id: place for place, each in enumerate(others)}
    found = [place_of.get(each.id) for each in compress(ones, works)]
    held = [place for place in found if place is not None]
    if held == sorted({*held}) and (len(held) == len(found) or len(ones) != len(others)):
        return found
    return [*compress(count(), works)] if len(ones) == len(others) else None


def _find_cited(
    lines: ScannedLines, tables: ShelfTables, edited: _Edited, after: CondensedReview
) -> _Edited:
    """The same, where a reference that came is printed as a work of others: it is that work's."""
    held = (line for line in edited.came if lines.locate(line) is not None)
    cited = {line: work for line in held if (work := _find_work(tables, line))}
    works, moved, turned = [*edited.works], [*edited.moved], [*edited.turned]
    for place, other in enumerate(_list_references(after)):
        work = None if works[place] else cited.get(other.facts)
        if work:
            works[place] = work
            moved.append(_Moved(work, None, other[:2]))
            turned.append(Reprint(work, None, None, *other[2:]))
    if any(works.count(each.work) > 1 for each in turned) or not cited:
        return edited  # more than once in one list
    return edited._replace(
        came=[line for line in edited.came if line not in cited],
        moved=moved,
        turned=turned,
        works=works,
        more=edited.more - len(turned) + len(edited.turned),
    )


def _find_work(tables: ShelfTables, line: str) -> str | None:
    """The work of others that packed facts name by an identifier, or else by its address."""
    stated = zip(("doi", "pmid", "pmcid"), line.split("\t", 3), strict=False)
    identifiers = tables.open("identifiers")
    named: Any = (identifiers.get(f"{name}:{value}") for name, value in stated if value)
    key = next(filter(None, named), None) or own_key(unpack_facts(line))
    return key if tables.open("citing").get(key) else None


class _Reference(NamedTuple):
    """A reference as relating sees it."""

    id: str
    number: int | None
    facts: str
    item: bytes


def _list_references(condensed: CondensedReview) -> Iterator[_Reference]:
    facts = condensed.facts.split("\n") if condensed.facts else []
    stated = zip(facts, condensed.items, strict=True)
    for entry, each in zip(_list_entries(condensed), stated, strict=True):
        yield _Reference(*entry, *each)


def _list_entries(condensed: CondensedReview) -> Iterator[Entry]:
    ids = condensed.ids.split("\n") if condensed.ids else []
    return zip(ids, condensed.numbers or range(1, len(ids) + 1), strict=True)


def _are_named(
    tables: ShelfTables,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
    edited: _Edited,
) -> bool:
    """Whether a text or works.yaml may name a reference that changed, or one says that it is
    retracted."""
    one, other = (dict(_list_entries(each)) for each in (before, after))
    ids, entries = one.keys() ^ other.keys(), tables.open("entries")
    mentioned = {name.removeprefix("@") for name, _ in (*before.mentions, *after.mentions)}
    moved = {id for id, _ in one.items() ^ other.items()}
    if not ids.isdisjoint(mentioned) or any(entries.find(id) is not None for id in moved):
        return True
    return is_ruled(works, (*edited.gone, *edited.came), one.keys() | other.keys())


def _move_citations(
    tables: ShelfTables, read: ReadRow, key: str, edited: _Edited
) -> dict[str, dict[str, object]]:
    """By table the rows of works of which a review's citations have other ids or numbers, or
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
