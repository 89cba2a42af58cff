"""Which reviews are like one another after the subjects (MeSH, keywords, words) of one changed,
the number of its references that it alone cites, or which works it cites that others do.

Gives exactly what relating everything again would give. What an edit of subjects can change is
local: who is found through a rare one that came or went; how like the review is to those it was
compared with; and, where the number of reviews that have one comes to a power of two, how like
those are.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.library.likeness import KEYWORDS, REFERENCES, WORDS, step
from generator.library.model import Similar
from generator.library.shelf.likeness import (
    MOST_HOLDERS,
    TABLES,
    FeatureRow,
    ListedRow,
    ShelvedLikeness,
    SubjectsRow,
    list_features,
    pack,
    unpack,
)
from generator.library.similar import BUDGETS, choose_similar, find_candidates

_MOST = 800
"""Reviews that may be compared anew; beyond that everything is."""

Stated = Mapping[int, Mapping[str, str]]
"""By kind the subjects that a review states, each as it spells it (state_subjects)."""

Spell = Callable[[str], str | None]
"""The name of a keyword after the edit, the first of its spellings; None where it is not known."""


@dataclass(frozen=True, slots=True)
class SimilarEdit:
    """`lists` of the reviews that were compared anew; `rows` by table of the shelf."""

    lists: Mapping[str, tuple[Similar, ...]]
    rows: Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class _Changed:
    """What an edit of the review at a place changes: the rows of subjects by kind; what the
    weight of other reviews' subjects gains, by kind and place; whom to compare `anew`."""

    place: int
    features: dict[int, dict[str, FeatureRow]]
    gained: dict[int, dict[int, int]]
    anew: set[int] = field(default_factory=set)


def similar_after_edit(
    shelved: ShelvedLikeness,
    key: str,
    before: Stated,
    after: Stated,
    spell: Spell | None = None,
    more: int = 0,
    cited: Mapping[int, bool] | None = None,
) -> SimilarEdit | None:
    """The similar reviews where the subjects of one review have become others; `spell` is asked
    where a keyword may be named otherwise now, `more` is how many references that it alone cites it
    has more than before, and `cited` says by cluster of works that others cite whether it does so
    now, where it did not before or does no longer.

    None where it cannot be told, or not faster than by comparing all; also where the shelf knows
    the review with others `before`.
    """
    place = shelved.find(key)
    if place is None or not _states(shelved.subjects(place), before):
        return None
    if before == after and not more and not cited:
        return SimilarEdit({}, {})
    changed = _Changed(place, {kind: {} for kind in TABLES}, defaultdict(lambda: defaultdict(int)))
    for kind in TABLES:
        one, other = before[kind], after[kind]
        for feature in sorted(one.keys() | other.keys()):
            was, now = one.get(feature), other.get(feature)
            if was != now and not _change(shelved, changed, kind, feature, (was, now), spell):
                return None
    citing = _cite_otherwise(shelved, place, cited or {})
    if citing is None:
        return None
    for holders in citing.values():
        if len(set(holders) - {place}) <= BUDGETS[REFERENCES]:
            changed.anew.update(holders)
    subjects = _weigh_anew(shelved, changed, after)
    anew = changed.anew | {place}
    for each in subjects:
        anew.update(shelved.places(shelved.compared_by, each))
    if len(anew) > _MOST:
        return None
    listed = {place: shelved.relist(place, more, citing)} if more or citing else {}
    return _compare(shelved, sorted(anew), subjects, changed.features, listed, citing)


def _cite_otherwise(
    shelved: ShelvedLikeness, place: int, cited: Mapping[int, bool]
) -> dict[int, array[int]] | None:
    """By the number of each work that the review at a place cites now, or no longer, who cites it;
    None where it tells more or less than it did, or is not known."""
    citing: dict[int, array[int]] = {}
    for cluster, now in cited.items():
        work = shelved.find_work(cluster)
        holders = set() if work is None else {*shelved.holders(work)}
        others = holders - {place}
        if work is None or now == (place in holders) or step(len(others)) != step(len(others) + 1):
            return None
        citing[work] = array("I", sorted({*others, place} if now else others))
    return citing


def _states(row: SubjectsRow, stated: Stated) -> bool:
    return all(
        set(list_features(held)) == stated[kind].keys()
        for kind, (held, _) in zip(TABLES, row, strict=True)
    )


def _change(
    shelved: ShelvedLikeness,
    changed: _Changed,
    kind: int,
    feature: str,
    spelled: tuple[str | None, str | None],
    spell: Spell | None,
) -> bool:
    """Adds what it changes that the review states a subject otherwise than before: how it spells
    it, None where it does not have it. False where that is not known."""
    place, (was, now) = changed.place, spelled
    count, holders, name = shelved.feature(kind, feature)
    after = count - (was is not None) + (now is not None)
    others = None if holders is None else set(unpack(holders)) - {place}
    had = name or feature
    now_called: str | None = feature
    if kind == KEYWORDS and after:
        now_called = spell(feature) if spell else None
    if now_called is None:
        return False
    held = None
    if others is not None and after <= MOST_HOLDERS:
        held = pack(others if now is None else {*others, place})
    changed.features[kind][feature] = (after, held, "" if now_called == feature else now_called)
    crossed = bool(count and after) and step(count) != step(after)
    found_by = count != after and min(count, after) <= BUDGETS[kind]
    if not (crossed or found_by or (after and now_called != had)):
        return True
    if others is None:
        return False
    changed.anew.update(others)
    if crossed:
        gain = shelved.weigh_step(step(after)) - shelved.weigh_step(step(count))
        for other in others:
            changed.gained[kind][other] += gain
    return True


def _weigh_anew(
    shelved: ShelvedLikeness, changed: _Changed, after: Stated
) -> dict[int, SubjectsRow]:
    """The rows of the reviews whose subjects, or their weight, are others now."""
    own = []
    for kind in TABLES:
        rows = changed.features[kind]
        counts = [(rows.get(one) or shelved.feature(kind, one))[0] for one in after[kind]]
        weight = sum(shelved.weigh_step(step(count)) for count in counts)
        features = sorted(after[kind])
        own.append((" ".join(features) if kind == WORDS else tuple(features), weight))
    subjects: dict[int, SubjectsRow] = {changed.place: tuple(own)}
    for number, kind in enumerate(TABLES):
        for other, gain in changed.gained[kind].items():
            row = list(subjects.get(other) or shelved.subjects(other))
            stated, weight = row[number]
            row[number] = (stated, weight + gain)
            subjects[other] = tuple(row)
    return subjects


def _compare(
    shelved: ShelvedLikeness,
    anew: list[int],
    subjects: Mapping[int, SubjectsRow],
    features: Mapping[int, Mapping[str, FeatureRow]],
    listed: Mapping[int, ListedRow],
    citing: Mapping[int, Sequence[int]],
) -> SimilarEdit | None:
    likeness = shelved.view(subjects, features, listed, citing)
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
        **{TABLES[kind]: rows for kind, rows in features.items()},
        "subjects": {shelved.key(place): row for place, row in subjects.items()},
        "reviews": {shelved.key(place): row for place, row in listed.items()},
        "citing": {str(work): pack(holders) for work, holders in citing.items()},
        "compared": compared,
        "compared_by": {shelved.key(place): pack(held) for place, held in compared_by.items()},
    }
    return SimilarEdit(lists, rows)
