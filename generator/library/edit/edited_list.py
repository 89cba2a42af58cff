"""What an edit changes of a review's references: which came, went, moved in the list or are printed
otherwise, told apart by whether others cite them too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, count
from typing import Any, NamedTuple

from generator.library.condense import CondensedReview
from generator.library.edit.printings import Reprint
from generator.library.shelf.library import ShelfTables, split_keys
from generator.library.shelf.scanned_lines import ScannedLines
from generator.library.shelf.works import Entry
from generator.library.work_keys import own_key
from generator.references.match_facts import unpack_facts


class Moved(NamedTuple):
    """A citation of a work that others cite too, which has another id or number than before; None
    of one that came or went."""

    work: str
    before: Entry | None
    after: Entry | None


class EditedList(NamedTuple):
    """The packed facts that a review alone stated and no longer does, those that it alone states
    now, what of others' works it prints otherwise, those that came or went (`turned`), and what
    moved; the `works` that its references are now, "" of those that it alone cites, with how many
    `more` these are."""

    gone: Sequence[str]
    came: Sequence[str]
    reprinted: Sequence[Reprint]
    turned: Sequence[Reprint]
    moved: Sequence[Moved]
    works: Sequence[str]
    more: int


class _Reference(NamedTuple):
    """A reference as relating sees it."""

    id: str
    number: int | None
    facts: str
    item: bytes


def _list_references(condensed: CondensedReview) -> Iterator[_Reference]:
    facts = condensed.facts.split("\n") if condensed.facts else []
    stated = zip(facts, condensed.items, strict=True)
    for entry, each in zip(list_entries(condensed), stated, strict=True):
        yield _Reference(*entry, *each)


def list_entries(condensed: CondensedReview) -> Iterator[Entry]:
    """The id and the number of each reference of a review."""
    ids = condensed.ids.split("\n") if condensed.ids else []
    return zip(ids, condensed.numbers or range(1, len(ids) + 1), strict=True)


def list_edited(
    tables: ShelfTables, before: CondensedReview, after: CondensedReview
) -> EditedList | None:
    """What of the references was edited; None where it is not told which of those that others
    follow (that another review cites too, that is a review) went, or became which."""
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
    moved: list[Moved] = []
    for work, one, place in zip(compress(was, was), compress(ones, was), places, strict=True):
        if place is None:
            if was.count(work) > 1:
                return None
            known.add(one.facts)
            dropped.append(Reprint(work, *one[2:], None, None))
            moved.append(Moved(work, one[:2], None))
            continue
        other = others[place]
        works[place] = work
        known |= {one.facts, other.facts}
        if one[:2] != other[:2]:
            moved.append(Moved(work, one[:2], other[:2]))
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
    return EditedList(gone, came, reprinted, dropped, moved, works, more)


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


def find_cited(
    lines: ScannedLines, tables: ShelfTables, edited: EditedList, after: CondensedReview
) -> EditedList:
    """The same, where a reference that came is printed as a work of others: it is that work's."""
    held = (line for line in edited.came if lines.locate(line) is not None)
    cited = {line: work for line in held if (work := _find_work(tables, line))}
    works, moved, turned = [*edited.works], [*edited.moved], [*edited.turned]
    for place, other in enumerate(_list_references(after)):
        work = None if works[place] else cited.get(other.facts)
        if work:
            works[place] = work
            moved.append(Moved(work, None, other[:2]))
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
