"""Which clusters of references a held review is: claimed by its own record, then settled.

References are clustered without the reviews' own records, so that after an edit of one title only
that one review is looked for again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple, Protocol

from generator.references.match_clues import START, split_line
from generator.references.match_facts import unpack_facts
from generator.references.match_rules import (
    CONTRADICTED,
    ONE_WORK,
    compare,
    could_be_one,
    is_generic,
)

FORCED = 10_000
"""The points of what works.yaml says."""

_WITNESSES = 6
_SURE = 100
_PIECE = 4


class Clue(NamedTuple):
    """What a review's record and a reference of it may have in common.

    `kind` is "doi", "pmid", "pmcid", "other", "title", "locator" (volume, page and year), "start"
    or "end" (one end of the title, with the beginning of the family name).
    """

    kind: str
    value: str


class Claim(NamedTuple):
    """A cluster that a review may be, with the points of its likest member."""

    label: int
    points: int


class Lines(Protocol):
    """The packed facts of all references, clustered: what a review is looked for in."""

    def find(self, clue: Clue) -> Iterable[int]:
        """The places of the lines that hold a clue."""

    def read(self, place: int) -> str:
        """The line at a place."""

    def label(self, place: int) -> int:
        """The cluster of a line: the least place of its lines."""

    def members(self, label: int) -> Sequence[int]:
        """The first lines of a cluster, in order."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What works.yaml says of one review: clusters that it is, and that it is not; and pairs of
    clusters that are not one work."""

    forced: Collection[int] = ()
    barred: Collection[int] = ()
    apart: Collection[tuple[int, int]] = ()


_Row = Sequence[str]


def _read_title(row: _Row) -> str:
    return "" if is_generic(row[4]) else row[4]


def _read_locator(row: _Row) -> str:
    volume, page = row[8], row[10]
    return f"{volume}\t{page}\t{row[5]}" if volume and page else ""


def _read_start(row: _Row) -> str:
    title = row[4]
    return f"{title[:START]}\t{row[6][:_PIECE]}" if len(title) > START else ""


def _read_end(row: _Row) -> str:
    title = row[4]
    return f"{title[-START:]}\t{row[6][:_PIECE]}" if len(title) > START else ""


_READ: Mapping[str, Callable[[_Row], str]] = {
    "doi": itemgetter(0),
    "pmid": itemgetter(1),
    "pmcid": itemgetter(2),
    "other": itemgetter(3),
    "title": _read_title,
    "locator": _read_locator,
    "start": _read_start,
    "end": _read_end,
}
"""What the value of each kind of clue is, "" where packed facts hold none."""


def list_clues(line: str) -> tuple[Clue, ...]:
    """Every clue that packed facts hold."""
    row = split_line(line)
    return tuple(Clue(kind, value) for kind, read in _READ.items() if (value := read(row)))


def claim_clusters(own: str, lines: Lines, rules: Rules | None = None) -> tuple[Claim, ...]:
    """The clusters that a review with these packed facts may be, by label.

    One of a cluster's lines has to match, and none of its first may contradict; nor may two
    clusters claimed contradict each other: the likelier is claimed then. The claims depend on
    nothing but the record and the lines.
    """
    rules = rules or Rules()
    best = _find_likely(own, lines, rules)
    witnesses: list[tuple[str, ...]] = []
    claims: list[Claim] = []
    for label in sorted(best, key=lambda label: (-best[label], label)):
        members = tuple(lines.read(place) for place in lines.members(label)[:_WITNESSES])
        if best[label] < FORCED:  # what a person joins is asked nothing, and speaks against nothing
            if (
                any(
                    label in pair and claim.label in pair
                    for pair in rules.apart
                    for claim in claims
                )
                or _contradict((own,), members)
                or any(_contradict(members, others) for others in witnesses)
            ):
                continue
            witnesses.append(members)
        claims.append(Claim(label, best[label]))
    return tuple(sorted(claims))


def _find_likely(own: str, lines: Lines, rules: Rules) -> dict[int, int]:
    """The clusters of which a line matches a review's packed facts, each with the points of its
    likest line."""
    best = dict.fromkeys(rules.forced, FORCED)
    facts, row = unpack_facts(own), split_line(own)
    looked_at: set[int] = set()
    for clue in list_clues(own):
        for place in lines.find(clue):
            if place in looked_at:
                continue
            looked_at.add(place)
            label = lines.label(place)
            if label in rules.barred or best.get(label, 0) >= _SURE:
                continue
            line = lines.read(place)
            if could_be_one(row, split_line(line)):
                points = compare(facts, unpack_facts(line))
                if points >= max(ONE_WORK, best.get(label, 0)):
                    best[label] = points
    return best


def _contradict(ones: Sequence[str], others: Sequence[str]) -> bool:
    return any(
        compare(unpack_facts(one), unpack_facts(other)) == CONTRADICTED
        for one in ones
        for other in others
    )


def settle_claims(claims: Mapping[str, Iterable[Claim]]) -> dict[str, frozenset[int]]:
    """The clusters that each review is; each cluster is the one review that is likest, of equals
    the one first by its key. Reviews that are none are left out."""
    rivals: dict[int, tuple[int, str]] = {}
    for key, of_review in claims.items():
        for label, points in of_review:
            rival = (-points, key)
            rivals[label] = min(rival, rivals.get(label, rival))
    settled: dict[str, set[int]] = defaultdict(set)
    for label, (_, key) in rivals.items():
        settled[key].add(label)
    return {key: frozenset(settled[key]) for key in sorted(settled)}


class ListedLines:
    """The lines in memory, for looking many reviews up at once; `asked` are by kind of clue the
    places of lines that share one with any of the reviews' records `owns`."""

    def __init__(
        self,
        lines: Sequence[str],
        labels: Sequence[int],
        asked: Mapping[str, Iterable[int]],
        owns: Iterable[str],
    ) -> None:
        self._lines, self._labels = lines, labels
        self._found: dict[str, dict[str, list[int]]] = {kind: {} for kind in _READ}
        for own in owns:
            for kind, value in list_clues(own):
                self._found[kind][value] = []
        members: dict[int, list[int]] = {}
        for kind, read in _READ.items():
            by_value = self._found[kind]
            for place in sorted(asked[kind]):
                holding = by_value.get(read(split_line(lines[place])))
                if holding is not None:
                    holding.append(place)
                    members[labels[place]] = []
        for place, label in enumerate(labels if members else ()):
            if label in members:
                members[label].append(place)
        self._members = members

    def find(self, clue: Clue) -> Sequence[int]:
        """The places of the lines that hold a clue of one of the records asked for."""
        return self._found[clue.kind][clue.value]

    def read(self, place: int) -> str:
        """The line at a place."""
        return self._lines[place]

    def label(self, place: int) -> int:
        """The cluster of a line."""
        return self._labels[place]

    def members(self, label: int) -> Sequence[int]:
        """The lines of a cluster, in order."""
        return self._members.get(label) or (label,)
