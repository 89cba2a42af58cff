"""The edit of references that one review alone cites: what it changes of the lines on the shelf.

The clusters of all other lines are surely what they were where neither the old nor the new line
may be one work with any, and where no line is compared with others than before: see
references/match.py for how lines are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from generator.library.attach import list_clues
from generator.library.condense import CondensedReview
from generator.library.shelf.edits import Rows
from generator.library.shelf.library import ShelfTables
from generator.library.shelf.lines import ATTACHED, open_lines, open_owns
from generator.library.shelf.scanned_lines import LineEdits, ScannedLines, list_all_clues
from generator.library.work_keys import own_key
from generator.model.rules import WorkRules
from generator.references.match_clues import SURE, split_line
from generator.references.match_facts import Facts, unpack_facts
from generator.references.match_pairs import ALL_PAIRS
from generator.references.match_rules import ONE_WORK, compare, could_be_one

_MOST = 2000
"""Lines that share a clue beyond which relating all is as good."""


def edit_references(
    folder: Path,
    tables: ShelfTables,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
    page_from: int,
) -> Rows | None:
    """The rows of the lines in a folder after the references of one review were edited, so many as
    before; None where what any review cites may be another work now. `page_from` as in Config.

    Raises BrokenShelf.
    """
    if (before.facts, before.ids) == (after.facts, after.ids):
        same = (before.numbers, before.items) == (after.numbers, after.items)
        return {} if same or _edits_own(tables, before, after) else None
    if page_from < 2 or not _edits_own(tables, before, after):
        return None
    ones, others = ({*each.facts.split("\n")} for each in (before, after))
    gone, came = sorted(ones - others), sorted(others - ones)
    if _are_named(tables, before, after, works, (*gone, *came)):
        return None
    with open_lines(folder) as lines:
        edits = _move_lines(lines, gone, came)
        if edits is None:
            return None
        owns = open_owns(folder)
        if any(_may_be_review(line, owns, after.own) for line in came):
            return None
    return {ATTACHED: {"lines": {"gone": tuple(sorted(edits.gone)), "added": edits.added}}}


def _edits_own(tables: ShelfTables, before: CondensedReview, after: CondensedReview) -> bool:
    """Whether the references that another review cites too, and those that are reviews or
    otherwise followed, are all what they were, in their places, and no other became one of them."""
    row = tables.open("work_of").get(after.review.key)
    followed = row.split("\n") if isinstance(row, str) else row
    if not isinstance(followed, (list, tuple)):
        return False
    ones, others = (list(_list_references(each)) for each in (before, after))
    if not len(ones) == len(others) == len(followed):
        return False
    facts = {one[_FACTS] for work, one in zip(followed, ones, strict=True) if work}
    return all(
        one == other if work else other[_FACTS] not in facts
        for work, one, other in zip(followed, ones, others, strict=True)
    )


_FACTS = 2


def _list_references(condensed: CondensedReview) -> Iterator[tuple[object, ...]]:
    """Id, printed number, facts and item of each reference."""
    ids = condensed.ids.split("\n") if condensed.ids else []
    numbers = condensed.numbers or range(1, len(ids) + 1)
    facts = condensed.facts.split("\n") if condensed.facts else []
    return zip_longest(ids, numbers, facts, condensed.items)


def _are_named(
    tables: ShelfTables,
    before: CondensedReview,
    after: CondensedReview,
    works: WorkRules,
    lines: Iterable[str],
) -> bool:
    """Whether a text or works.yaml may name a reference that changed, or one says that it is
    retracted."""
    ids = {*before.ids.split("\n")} ^ {*after.ids.split("\n")}
    entries = tables.open("entries")
    mentioned = {name.removeprefix("@") for name, _ in (*before.mentions, *after.mentions)}
    if not ids.isdisjoint(mentioned) or any(entries.get(id) is not None for id in ids):
        return True
    facts = [unpack_facts(line) for line in lines]
    if any(each.retracted for each in facts):
        return True
    groups = (*works.same_as, *works.not_same, works.retracted, tuple(works.corrections))
    named = {name for group in groups for name in group}
    if not named:
        return False
    called = {*before.ids.split("\n"), *after.ids.split("\n")}
    for each in facts:
        called |= {each.doi, each.pmid, each.pmcid, own_key(each)}
    return not called.isdisjoint(named)


def _move_lines(lines: ScannedLines, gone: Sequence[str], came: Sequence[str]) -> LineEdits | None:
    """The lines without some that were of one review alone, and with others; None where either may
    be one work with another, or change with which others any is compared."""
    for line in gone:
        place = lines.locate(line)
        if place is None or len(lines.members(lines.label(place))) > 1:
            return None
        lines = _without(lines, place)
        if not _stands_apart(lines, line, compared=False):
            return None
    for line in came:
        if lines.locate(line) is not None or not _stands_apart(lines, line, compared=True):
            return None
        lines = lines.edited(LineEdits(lines.edits.gone, (*lines.edits.added, line)))
    return lines.edits


def _without(lines: ScannedLines, place: int) -> ScannedLines:
    gone, added = lines.edits.gone, lines.edits.added
    line = lines.read(place)
    if line in added:
        return lines.edited(LineEdits(gone, tuple(each for each in added if each != line)))
    return lines.edited(LineEdits(gone | {place}, added))


def _stands_apart(lines: ScannedLines, line: str, compared: bool) -> bool:
    """Whether a line, one of `lines` or not, leaves all others what they are compared with; with
    `compared` also whether it is one work with none of them."""
    facts, loose = unpack_facts(line), _is_loose(lines, line)
    for clue in list_all_clues(line):
        places = list(lines.find(clue))
        if len(places) > _MOST:
            return False
        if not places:
            continue
        if clue.kind not in SURE and not _are_compared(lines, places, facts, loose):
            continue
        if len(places) >= ALL_PAIRS:
            return False
        if compared and any(
            compare(facts, unpack_facts(lines.read(place))) >= ONE_WORK for place in places
        ):
            return False
    return True


def _are_compared(lines: ScannedLines, places: Iterable[int], facts: Facts, loose: bool) -> bool:
    """Whether lines that share what is no identifier are compared with one of these facts: one of
    all has to be loose, and one has to state no PMID (match_clues.find_blocks)."""
    held = [lines.read(place) for place in places]
    if facts.pmid and all(line.split("\t", 2)[1] for line in held):
        return False
    return loose or any(_is_loose(lines, line, facts.doi) for line in held)


def _is_loose(lines: ScannedLines, line: str, other: str = "") -> bool:
    """Whether a line states no DOI, or perhaps one that was cut off: as the next line's begins, or
    that of the `other`."""
    doi = _read_doi(line)
    if not doi or other.startswith(doi):
        return True
    return any(_read_doi(each).startswith(doi) for each in lines.list_after(line))


def _read_doi(line: str) -> str:
    return line.partition("\t")[0]


def _may_be_review(line: str, owns: ScannedLines, own: str) -> bool:
    """Whether a review may claim a reference as itself; `own` are the facts of the one edited."""
    found = {owns.read(place) for clue in list_clues(line) for place in owns.find(clue)}
    row, facts = split_line(line), unpack_facts(line)
    return any(
        could_be_one(split_line(each), row) and compare(unpack_facts(each), facts) >= ONE_WORK
        for each in (*found, own)
    )
