"""Which reviews are like one another after the words of one review changed.

Gives exactly what relating everything again would give. What an edit of words can change is local:
who is found through a rare word that came or went; how like the review is to those it was compared
with; and, where the number of reviews that have a word comes to a power of two, how like those are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.library.likeness import WORDS, step
from generator.library.likeness_rows import (
    MOST_HOLDERS,
    ShelvedLikeness,
    WordRow,
    pack,
    unpack,
)
from generator.library.model import Similar
from generator.library.similar import BUDGETS, choose_similar, find_candidates

_MOST = 800
"""Reviews that may be compared anew; beyond that everything is."""


@dataclass(frozen=True, slots=True)
class SimilarEdit:
    """`lists` of the reviews that were compared anew; `rows` by table of the shelf."""

    lists: Mapping[str, tuple[Similar, ...]]
    rows: Mapping[str, Mapping[str, object]]


def similar_after_edit(
    shelved: ShelvedLikeness, key: str, before: str, words: str
) -> SimilarEdit | None:
    """The similar reviews where the telling words of one review have become others.

    None where it cannot be told, or not faster than by comparing all; also where the shelf knows
    the review with other words `before`.
    """
    place = shelved.find(key)
    if place is None:
        return None
    row: tuple[str, int] = shelved.words_of.at(place)  # type: ignore[assignment]  # a plain row
    if row[0] != before:
        return None
    changed = set(before.split()) ^ set(words.split())
    if not changed:
        return SimilarEdit({}, {})
    word_rows: dict[str, WordRow] = {}
    gained: dict[int, int] = defaultdict(int)  # by place: what the weight of its words gains
    anew = {place}
    for word in sorted(changed):
        count, holders = shelved.word(word)
        now = _with(count, holders, place) if word in words.split() else None
        word_rows[word] = now or _without(count, holders, place)
        after = word_rows[word][0]
        crossed = bool(count and after) and step(count) != step(after)
        if min(count, after) > BUDGETS[WORDS] and not crossed:
            continue
        if holders is None:
            return None
        others = set(unpack(holders)) - {place}
        anew |= others
        if crossed:
            gain = shelved.weigh_step(step(after)) - shelved.weigh_step(step(count))
            for other in others:
                gained[other] += gain
    words_of = _weigh_anew(shelved, place, words, word_rows, gained)
    for each in words_of:
        anew.update(shelved.places(shelved.compared_by, each))
    if len(anew) > _MOST:
        return None
    return _compare(shelved, sorted(anew), words_of, word_rows)


def _with(count: int, holders: bytes | None, place: int) -> WordRow:
    if holders is None or count >= MOST_HOLDERS:
        return count + 1, None
    return count + 1, pack((*unpack(holders), place))


def _without(count: int, holders: bytes | None, place: int) -> WordRow:
    if holders is None:
        return count - 1, None
    return count - 1, pack(other for other in unpack(holders) if other != place)


def _weigh_anew(
    shelved: ShelvedLikeness,
    place: int,
    words: str,
    word_rows: Mapping[str, WordRow],
    gained: Mapping[int, int],
) -> dict[int, tuple[str, int]]:
    """The rows of the reviews whose words, or their weight, are others now."""
    weight = sum(
        shelved.weigh_step(step((word_rows.get(word) or shelved.word(word))[0]))
        for word in words.split()
    )
    rows = {place: (words, weight)}
    for other, gain in gained.items():
        held: tuple[str, int] = shelved.words_of.at(other)  # type: ignore[assignment]  # a row
        rows[other] = (held[0], held[1] + gain)
    return rows


def _compare(
    shelved: ShelvedLikeness,
    anew: list[int],
    words_of: Mapping[int, tuple[str, int]],
    word_rows: Mapping[str, WordRow],
) -> SimilarEdit | None:
    likeness = shelved.view(words_of, word_rows)
    lists = {}
    compared: dict[str, bytes] = {}
    compared_by: dict[int, set[int]] = {}
    for place in anew:
        try:
            found = find_candidates(place, likeness)
        except LookupError:
            return None
        lists[shelved.key(place)] = tuple(
            Similar(shelved.key(other), score, reasons, shared)
            for other, score, reasons, shared in choose_similar(place, found, likeness)
        )
        former = set(shelved.places(shelved.compared, place))
        if former != set(found):
            compared[shelved.key(place)] = pack(found)
        for other in former.symmetric_difference(found):
            if other not in compared_by:
                compared_by[other] = set(shelved.places(shelved.compared_by, other))
            compared_by[other] ^= {place}
    rows: dict[str, Mapping[str, object]] = {
        "words": word_rows,
        "words_of": {shelved.key(place): row for place, row in words_of.items()},
        "compared": compared,
        "compared_by": {shelved.key(place): pack(held) for place, held in compared_by.items()},
    }
    return SimilarEdit(lists, rows)
