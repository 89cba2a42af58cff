"""The edit of how one review prints a work that others cite too: the work's printings and lines,
where it surely is that work still."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from generator.library.attach import list_clues
from generator.library.best import choose_item
from generator.library.edit.apart import is_ruled, stands_apart
from generator.library.packing import split_item, unpack_item
from generator.library.shelf.scanned_lines import ScannedLines, list_all_clues
from generator.library.work_keys import vote_key, vote_year
from generator.model.rules import WorkRules
from generator.references.match_clues import SURE, split_line
from generator.references.match_facts import make_facts, pack_facts, unpack_facts
from generator.references.match_rules import ONE_WORK, compare

_MOST = 40
"""Clues to search all lines for beyond which relating all is as good."""

ReadRow = Callable[[str, str], object]
"""Gives the row of a table and a key."""


class Reprint(NamedTuple):
    """A reference that a review prints otherwise than before: the key of the work that it is, its
    packed facts and packed item before and after, None of those that came or went."""

    work: str
    facts: str | None
    item: bytes | None
    new_facts: str | None
    new_item: bytes | None

    @property
    def known(self) -> dict[bytes, str]:
        """The facts of the item before and after."""
        stated = ((self.item, self.facts), (self.new_item, self.new_facts))
        return {item: facts for item, facts in stated if item is not None and facts is not None}


class Reprinted(NamedTuple):
    """The `lines` after an edit; by table of the library the `rows` that it changes; the packed
    facts that the work is `printed` with; and whether more than its printings `moved`: what is
    shown of it, or its year."""

    lines: ScannedLines
    rows: Mapping[str, Mapping[str, object]]
    printed: Collection[str]
    moved: bool


def print_work_otherwise(
    lines: ScannedLines, read: ReadRow, reprint: Reprint, works: WorkRules
) -> Reprinted | None:
    """A work after the edit of one of its printings; None where that may be another work now, where
    its address, another name or an identifier of it would change, or where it is a review.

    Whether a review may be it yet is not asked here.
    """
    key = reprint.work
    row: Any = read("works", key)
    review, _, _, _, _, changes, packed, _ = row
    held = marshal.loads(packed) if packed else ()
    printings = dict(zip(held[::2], held[1::2], strict=True))
    if review is not None or changes is not None:
        return None
    edited = {**printings}
    if reprint.new_item is not None:
        edited[reprint.new_item] = edited.get(reprint.new_item, 0) + 1
    if reprint.item is not None:
        if reprint.item not in printings:
            return None
        edited[reprint.item] -= 1
    edited = {item: count for item, count in edited.items() if count}
    before, after = (_count_lines(each, reprint) for each in (printings, edited))
    if before is None or after is None or not _is_named_alike(key, before, after):
        return None
    joined = _join_lines(lines, reprint.facts or reprint.new_facts or "", before, after, works)
    years = [vote_year(each.items()) for each in (before, after)]
    dated = years[0] == years[1] or all(map(str.isdigit, years))
    if joined is None or not dated or _list_identifiers(before) != _list_identifiers(after):
        return None
    stated = marshal.dumps(tuple(part for each in edited.items() for part in each))
    rows: dict[str, dict[str, object]] = {"works": {key: (*row[:6], stated, row[7])}}
    moved = choose_item(printings.items()) != choose_item(edited.items())
    if years[0] != years[1]:
        rows["work_years"], moved = {key: int(years[1])}, True
    return Reprinted(joined, rows, tuple(after), moved)


def _count_lines(printings: Mapping[bytes, int], reprint: Reprint) -> Counter[str] | None:
    """How many references state each line of a work, told of its packed items; None where one of
    them does not tell, as it is doubtful."""
    known = reprint.known
    counts: Counter[str] = Counter()
    for item, count in printings.items():
        if item not in known and not {"?", "!"}.isdisjoint(split_item(item)[0]):
            return None
        line = known.get(item) or pack_facts(make_facts(unpack_item(item)))
        counts[line] += count
    return counts


def _is_named_alike(key: str, before: Mapping[str, int], after: Mapping[str, int]) -> bool:
    """Whether a work has the address that it had, and the same others."""
    one, other = (vote_key([*each.items()]) for each in (before, after))
    return one == other and one[0] == key  # else its address tells it from another work's


def _list_identifiers(lines: Iterable[str]) -> set[str]:
    """The identifiers in packed facts, as Library.identifiers calls them."""
    stated = (zip(("doi", "pmid", "pmcid"), line.split("\t", 3), strict=False) for line in lines)
    return {f"{name}:{value}" for each in stated for name, value in each if value}


def _join_lines(
    lines: ScannedLines,
    facts: str,
    before: Collection[str],
    after: Collection[str],
    works: WorkRules,
) -> ScannedLines | None:
    """The lines in which a work has those `after` in the place of those `before`, of which these
    facts are one; None where others may be clustered otherwise for it."""
    place, all_of = lines.locate(facts), {*before, *after}
    if place is None or is_ruled(works, all_of):
        return None
    label = lines.label(place)
    if {lines.read(each) for each in lines.members(label)} != {*before}:
        return None
    if {*before} == {*after}:
        return lines
    if not _stands_alike(before, after):
        return None
    if len({clue for line in all_of for clue in list_all_clues(line)}) > _MOST:
        return None
    new = sorted(all_of.difference(before))
    if any(lines.locate(line) is not None for line in new) or not _are_one(after):
        return None
    if not all(stands_apart(lines, line, inside=before) for line in sorted(all_of)):
        return None
    for line in new:
        lines = lines.joined_by(line, label)
    return lines if facts in after else lines.without(place)


def _stands_alike(before: Iterable[str], after: Iterable[str]) -> bool:
    """Whether a work surely stands among others where it stood, which the first of its lines tells:
    of works that are cited as often, reviews are compared by the first."""
    one, other = min(before), min(after)
    stated = zip(one.split("\t", 4)[:4], other.split("\t", 4)[:4], strict=True)
    first = next((ids for ids in stated if any(ids)), ("", one))
    return one == other or first[0] == first[1]


def _are_one(lines: Collection[str]) -> bool:
    """Whether some lines are one work whatever others there are, if none of those is it: they share
    an identifier or a telling title by which they are compared, and any two are one."""
    rows = [split_line(line) for line in lines]
    kinds = {*SURE}
    if not all(row[0] for row in rows) and not all(row[1] for row in rows):  # find_blocks asks that
        kinds.add("title")
    shared = set.intersection(
        *({clue for clue in list_clues(line) if clue.kind in kinds} for line in lines)
    )
    return bool(shared) and all(
        compare(unpack_facts(one), unpack_facts(other)) >= ONE_WORK
        for one, other in combinations(lines, 2)
    )
