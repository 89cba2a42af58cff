"""Whether lines of references stand apart from all others: whether none of these may be one work
with them, and none is compared with other lines for their coming or going.

See references/match.py for how lines are compared.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from generator.library.attach import Clue, list_clues
from generator.library.shelf.scanned_lines import ScannedLines, list_all_clues
from generator.library.work_keys import own_key
from generator.model.rules import WorkRules
from generator.references.match_clues import (
    BARE,
    LOOSE,
    NUMBERS,
    SURE,
    read_columns,
    split_line,
)
from generator.references.match_facts import Facts, unpack_facts
from generator.references.match_pairs import (
    ALL_PAIRS,
    WITNESSES,
    Numbers,
    choose_likely,
    list_sharing,
)
from generator.references.match_rules import ONE_WORK, compare, could_be_one, is_generic

_MOST = 10_000
"""Lines that share a clue beyond which relating all is as good."""


def stands_apart(
    lines: ScannedLines, line: str, compared: bool = True, inside: Collection[str] = ()
) -> bool:
    """Whether a line, one of `lines` or not, leaves all others what they are compared with; if it
    is `compared`, also whether it is one work with none of them. Lines `inside` are of the work
    that it is, and do not count."""
    facts, loose = unpack_facts(line), _is_loose(lines, line)
    for clue in list_all_clues(line):
        places = list(lines.find(clue))
        if len(places) > _MOST:
            return False
        others = [place for place in places if not inside or lines.read(place) not in inside]
        if not others:
            continue
        if clue.kind not in SURE and not _are_compared(lines, places, facts, loose):
            continue
        if len(places) >= ALL_PAIRS and not _are_apart_at_any_distance(lines, clue, others):
            return False
        if compared and any(
            compare(facts, unpack_facts(lines.read(place))) >= ONE_WORK for place in others
        ):
            return False
    return True


def _are_apart_at_any_distance(lines: ScannedLines, clue: Clue, places: Sequence[int]) -> bool:
    """Whether it does not matter which of many lines that share a clue are near one another, and so
    compared: no two may be one work, but those that surely are."""
    if clue.kind in (*SURE, "title"):  # joined in their order, as lines of one work
        return False
    held = sorted(places, key=lines.read)
    written = [*map(lines.read, held)]
    doubtful = [True] * len(held)
    numbers: Numbers = {**read_columns(written, NUMBERS), LOOSE: doubtful, BARE: doubtful}
    likely = choose_likely(list_sharing(range(len(held)), numbers, far=True), numbers)
    return all(
        compare(unpack_facts(written[one]), unpack_facts(written[other])) < ONE_WORK
        or _are_surely_one(lines, held[one], held[other])
        for one, other in {*likely}
    )


def _are_surely_one(lines: ScannedLines, one: int, other: int) -> bool:
    """Whether two lines that may be one work were joined for an identifier or a telling title that
    they share: they were compared for it, and nobody of their work was left unasked."""
    label = lines.label(one)
    if label != lines.label(other) or len(lines.members(label)) > WITNESSES:
        return False
    own, others = (list_clues(lines.read(place)) for place in (one, other))
    return any(
        (clue.kind in SURE or (clue.kind == "title" and not is_generic(clue.value)))
        and clue in others
        and len([*lines.find(clue)]) <= ALL_PAIRS
        for clue in own
    )


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


def may_be_review(line: str, owns: ScannedLines, own: str) -> bool:
    """Whether a review may claim a reference as itself; `own` are the facts of the one edited."""
    found = {owns.read(place) for clue in list_clues(line) for place in owns.find(clue)}
    row, facts = split_line(line), unpack_facts(line)
    return any(
        could_be_one(split_line(each), row) and compare(unpack_facts(each), facts) >= ONE_WORK
        for each in (*found, own)
    )


def is_ruled(works: WorkRules, lines: Iterable[str], ids: Collection[str] = ()) -> bool:
    """Whether works.yaml may name any of some lines, or one says that it is retracted; `ids` are
    those of references by which it may name them."""
    facts = [unpack_facts(line) for line in lines]
    if any(each.retracted for each in facts):
        return True
    if not works.names:
        return False
    called = set(ids)
    for each in facts:
        called |= {each.doi, each.pmid, each.pmcid, own_key(each)}
    return not called.isdisjoint(works.names)
