"""Which reviews are like one another, and why, in words.

Shared references weigh most (bibliographic coupling, Kessler 1963), rare ones more than common
ones; then MeSH, keywords, and the words of title and abstract.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from generator.library.likeness import Feature, Kind, Likeness, Subjects, find_likeness
from generator.library.model import Similar
from generator.pool import open_helpers

BUDGETS = (300, 120, 120, 60)
"""How many (review, shared feature) pairs of each kind are looked at to find neighbours, the
rarest features first; common ones still count between neighbours found."""

_WEIGHTS = (0.5, 0.2, 0.15, 0.15)
"""Of shared references, MeSH, keywords and words, where both reviews have them."""

_LEAST_WEIGHT = 0.5
_CITED = 0.1
_MOST = 8
_CANDIDATES = 12
_LEAST = 0.02
_LEAST_BY_WORDS = 0.03
_FEWEST_WORDS = 2
"""Reviews that share nothing but words share at least so many, and are so much alike: one word in
common ("hypothesis", "index") is chance."""
_NAMED = 3
_FEW = 500
"""So many reviews are compared sooner than a second process begins."""

Chosen = tuple[int, float, tuple[str, ...], int]
"""A review's place, score, reasons and how many references it shares: as in Similar."""


def find_similar(
    subjects: Subjects,
    labels: Mapping[str, frozenset[int]],
    sizes: Mapping[str, int],
    cites: Mapping[str, Sequence[str]],
    jobs: int = 1,
    keep: Callable[[Likeness], None] | None = None,
) -> dict[str, tuple[Similar, ...]]:
    """At most eight reviews like each, the likest first, found by `jobs` processes.

    `subjects`, `labels` and `sizes` are as in find_likeness. `keep` is handed all that makes them
    alike, before it is let go of.
    """
    likeness = find_likeness(subjects, labels, sizes, cites)
    keys = likeness.keys
    parts = jobs if len(keys) > _FEW else 1
    ends = [len(keys) * part // parts for part in range(parts + 1)]
    here, *beside = map(range, ends[:-1], ends[1:])
    similar = {}
    with open_helpers(len(beside), likeness) as start:
        others = [start(_find_part, part) for part in beside]
        found = chain(_find_part(likeness, here), *(other() for other in others))
    for key, (candidates, chosen) in zip(keys, found, strict=True):
        likeness.compared.append(candidates)
        similar[key] = tuple(
            Similar(keys[other], score, reasons, shared) for other, score, reasons, shared in chosen
        )
    if keep is not None:
        keep(likeness)
    return similar


def _find_part(
    likeness: Likeness, places: Iterable[int]
) -> list[tuple[tuple[int, ...], tuple[Chosen, ...]]]:
    found = []
    for place in places:
        candidates = find_candidates(place, likeness)
        found.append((candidates, choose_similar(place, candidates, likeness)))
    return found


def find_candidates(place: int, likeness: Likeness) -> tuple[int, ...]:
    """The reviews that one is compared with: those that share the most of its telling features,
    more than one where there are enough of them, and those it cites or is cited by."""
    looked_at: list[Sequence[int]] = []
    for kind, left in zip(likeness.kinds, BUDGETS, strict=True):
        having = kind.having
        for feature in kind.sort(kind.of_review[place]):
            holders = having[feature]
            left -= len(holders)
            if left < 0:
                break
            looked_at.append(holders)
    votes = Counter(chain.from_iterable(looked_at))
    votes.pop(place, None)
    total = len(likeness.keys)
    # One number says how many votes and who: a list of them is sorted at once.
    ranked = [other - count * total for other, count in votes.items() if count > 1]
    if len(ranked) < _CANDIDATES:
        ranked = [other - count * total for other, count in votes.items()]
    ranked.sort()
    found = {each % total for each in ranked[:_CANDIDATES]}
    return tuple(found.union(likeness.citing[place], likeness.cited[place]))


def choose_similar(place: int, candidates: Sequence[int], likeness: Likeness) -> tuple[Chosen, ...]:
    """Those of the candidates that are most like a review, and why."""
    own = [
        (weight, kind.norm[place], kind.of_review[place], kind.norm, kind.of_review, kind.weight)
        for weight, kind in zip(_WEIGHTS, likeness.kinds, strict=True)
        if kind.norm[place]
    ]
    citing, cited = likeness.citing[place], likeness.cited[place]
    scored = []
    for other in candidates:
        score = both = 0.0
        for weight, norm, features, norms, of_review, weights in own:
            if other_norm := norms[other]:
                both += weight
                if common := features & of_review[other]:
                    shared_weight = sum(map(weights.__getitem__, common))
                    score += weight * shared_weight / (norm * other_norm)
        score /= max(both, _LEAST_WEIGHT)
        if other in citing or other in cited:
            score += _CITED
        if score >= _LEAST:
            scored.append((-round(min(score, 1.0), 4), other))
    scored.sort()
    chosen: list[Chosen] = []
    for score, other in scored:
        reasons, shared = _reasons(place, other, -score, likeness)
        if reasons:
            chosen.append((other, -score, reasons, shared))
            if len(chosen) == _MOST:
                break
    return tuple(chosen)


def _reasons(
    place: int, other: int, score: float, likeness: Likeness
) -> tuple[tuple[str, ...], int]:
    """Why one is like another, none where that may be chance; how many references they share."""
    references, mesh, keywords, words = likeness.kinds
    reasons = []
    shared = len(references.of_review[place] & references.of_review[other])
    if shared:
        reasons.append(f"{shared} shared {'reference' if shared == 1 else 'references'}")
    if other in likeness.cited[place]:
        reasons.append("cites this review")
    if other in likeness.citing[place]:
        reasons.append("cited by this review")
    if named := _named(mesh, place, other):
        reasons.append(f"MeSH: {named}")
    if named := _named(keywords, place, other):
        reasons.append(f"keywords: {named}")
    if not reasons and score >= _LEAST_BY_WORDS:
        common = words.of_review[place] & words.of_review[other]
        if len(common) >= _FEWEST_WORDS:
            reasons.append(f"words: {_named(words, place, other)}")
    return tuple(reasons), shared


def _named(kind: Kind, one: int, other: int) -> str:
    """The most telling features that two reviews share, by name."""
    common: frozenset[Feature] = kind.of_review[one] & kind.of_review[other]
    if not common:
        return ""
    return ", ".join([kind.names[feature] for feature in kind.sort(common)[:_NAMED]])
