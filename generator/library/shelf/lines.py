"""The references' lines on the shelf, for telling whether a review with another title is still the
work that it was."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import accumulate, count
from operator import add
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from zlib import crc32

from generator.library.attach import Claim, Clue, Rules, claim_clusters
from generator.library.condense import CondensedReview
from generator.library.shelf.edits import Rows, read_edits
from generator.library.shelf.mapped_text import MappedText
from generator.library.shelf.scanned_lines import LineEdits, ScannedLines, encode
from generator.library.shelf.tables import BrokenShelf, Tables, write_tables
from generator.library.work_keys import own_key
from generator.model.rules import WorkRules
from generator.references.match_facts import Facts, unpack_facts

if TYPE_CHECKING:  # an edit does not wait for what clusters
    from generator.library.clusters import Attached

ATTACHED = "attached"
_TEXT = "lines"
GROUND = (ATTACHED, _TEXT)
"""The files of a shelf that depend on references alone, but for what reviews' own records claim."""

_TOGETHER = 10_000


def write_lines(attached: Attached, folder: Path) -> None:
    """Writes the lines of all references, the cluster of each, the clusters that each review
    claims, and where its clues were found, into a folder."""
    lines, claims = attached.lines, attached.claims
    starts = array("Q")
    with (folder / _TEXT).open("wb") as stream:
        stream.write(b"\n")
        place, check = 1, crc32(b"\n")
        for begun in range(0, len(lines), _TOGETHER):
            together = lines[begun : begun + _TOGETHER]
            data = encode("\n".join(together)) + b"\n"
            sizes = map(len, together) if data.isascii() else map(len, map(encode, together))
            starts.extend(map(add, accumulate(sizes, initial=place), count()))
            place = starts.pop()  # where the next begins
            check = crc32(data, check)
            stream.write(data)
    counts = Counter(claim.label for of_review in claims.values() for claim in of_review)
    write_tables(
        folder / ATTACHED,
        {
            "lines": (
                ("starts", starts.tobytes()),
                ("labels", array("I", attached.labels).tobytes()),
                ("check", check),
                ("apart", tuple(sorted(attached.apart))),
            ),
            "owns": [("text", "\n".join(["", *sorted(attached.owns.values()), ""]))],
            "claims": _claim_rows(claims, counts),
            "found": _found_rows(attached.found),
        },
    )


def _claim_rows(
    claims: Mapping[str, Iterable[Claim]], counts: Mapping[int, int]
) -> Iterator[tuple[str, object]]:
    """Of each claim its label, its points, and whether another review claims that too."""
    for key, of_review in claims.items():
        yield key, tuple((label, points, counts[label] > 1) for label, points in of_review)


def _found_rows(
    found: Mapping[str, Mapping[Clue, Sequence[int]]],
) -> Iterator[tuple[str, object]]:
    """Of each clue its kind, its value, and the places as the bytes of an array of "I"."""
    for key, of_review in found.items():
        yield (
            key,
            tuple((*clue, array("I", places).tobytes()) for clue, places in of_review.items()),
        )


def attaches_alike(
    folder: Path, before: CondensedReview, after: CondensedReview, works: WorkRules
) -> bool:
    """Whether a review whose record was edited is surely the work that it was, for everybody.

    Raises BrokenShelf.
    """
    if before.own == after.own:
        return True
    one, other = unpack_facts(before.own), unpack_facts(after.own)
    if one.retracted != other.retracted or _is_ruled(before, one, other, works):
        return False
    tables = _open_tables(folder)
    apart: Any = tables.open("lines").get("apart")
    kept: Any = tables.open("claims").get(before.review.key) or ()
    with open_lines(folder, before.review.key) as lines:
        found = claim_clusters(after.own, lines, Rules(apart=frozenset(apart)))
    if [label for label, *_ in kept] != [claim.label for claim in found]:
        return False
    # Points tell only between two reviews that claim one cluster.
    return all(
        points == claim.points or not shared
        for (_, points, shared), claim in zip(kept, found, strict=True)
    )


def _is_ruled(before: CondensedReview, one: Facts, other: Facts, works: WorkRules) -> bool:
    """Whether a ruling may join or part this review, or may be of it by the one title alone."""
    by_title = {own_key(one), own_key(other)}
    review = before.review
    called = {review.key, *review.aliases, one.doi, one.pmid, one.pmcid, *by_title}
    groups = (*works.same_as, *works.not_same)
    if any(not called.isdisjoint(group) for group in groups):
        return True
    return not by_title.isdisjoint((*works.retracted, *works.corrections))


def _open_tables(folder: Path) -> Tables:
    return Tables(folder / ATTACHED, read_edits(folder).get(ATTACHED))


@contextmanager
def open_lines(folder: Path, key: str | None = None) -> Iterator[ScannedLines]:
    """The lines as they were written and edited; what was found of the review of a key in them is
    known.

    Raises BrokenShelf, at the end where the text was altered: it is searched meanwhile.
    """
    tables = _open_tables(folder)
    held = tables.open("lines")
    starts: Any = held.get("starts")
    labels: Any = held.get("labels")
    gone: Any = held.get("gone") or ()
    added: Any = held.get("added") or ()
    joined: Any = held.get("joined") or {}
    found: Any = () if key is None else tables.open("found").get(key) or ()
    known: dict[Clue, Sequence[int]] = {
        Clue(kind, value): array("I", places) for kind, value, places in found
    }
    try:
        text = MappedText(folder / _TEXT)
    except (OSError, ValueError) as error:
        raise BrokenShelf(_TEXT) from error
    edits = LineEdits(frozenset(gone), tuple(added), joined)
    checks: list[int] = []
    checking = Thread(target=lambda: checks.append(crc32(text.bytes)))
    checking.start()
    try:
        yield ScannedLines(text, memoryview(starts).cast("Q"), labels, known, edits)
    finally:
        checking.join()
        if checks != [held.get("check")]:
            raise BrokenShelf(f"{_TEXT} was altered")


def edit_lines(edits: LineEdits) -> Rows:
    """The rows of what open_lines tells, after edits."""
    gone, joined = tuple(sorted(edits.gone)), dict(edits.joined)
    return {ATTACHED: {"lines": {"gone": gone, "added": edits.added, "joined": joined}}}


def open_owns(folder: Path) -> ScannedLines:
    """The reviews' own packed facts, as they were written and edited; of those edited both.

    Raises BrokenShelf.
    """
    owns = _open_tables(folder).open("owns")
    text: Any = owns.get("text")
    data = encode(text)
    starts = array("Q", (each.end() for each in re.finditer(b"\n", data)))
    edited = tuple(line for key, line in owns.edits.items() if isinstance(line, str))
    return ScannedLines(data, starts[:-1], b"", edits=LineEdits(added=edited))


def edit_own(before: CondensedReview, after: CondensedReview) -> Rows:
    """The rows of what open_owns tells, after the edit of one review."""
    if before.own == after.own:
        return {}
    return {ATTACHED: {"owns": {after.review.key: after.own}}}
