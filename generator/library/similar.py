"""Which reviews are like one another, and why, in words.

Shared references weigh most (bibliographic coupling, Kessler 1963), rare ones more than common
ones; then MeSH, keywords, and the words of title and abstract.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain, compress, islice
from operator import eq

from generator.library.likeness import Feature, Kind, Likeness, Subjects, find_likeness
from generator.library.model import Similar

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
Chosen = tuple[int, float, tuple[str, ...], int]
"""A review's place, score, reasons and how many references it shares: as in Similar."""


def find_similar(
    subjects: Subjects,
    labels: Mapping[str, frozenset[int]],
    sizes: Mapping[str, int],
    cites: Mapping[str, Sequence[str]],
    keep: Callable[[Likeness], None] | None = None,
) -> dict[str, tuple[Similar, ...]]:
    """At most eight reviews like each, the likest first.

    `subjects`, `labels` and `sizes` are as in find_likeness. `keep` is handed all that makes them
    alike, before it is let go of.
    """
    likeness = find_likeness(subjects, labels, sizes, cites)
    keys = likeness.keys
    similar = {}
    for place, key in enumerate(keys):
        candidates = find_candidates(place, likeness)
        likeness.compared.append(candidates)
        similar[key] = tuple(
            Similar(keys[other], score, reasons, shared)
            for other, score, reasons, shared in choose_similar(place, candidates, likeness)
        )
    if keep is not None:
        keep(likeness)
    return similar


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
    votes = sorted(chain.from_iterable(looked_at))  # a review once for each feature it shares
    often = Counter(compress(votes, map(eq, votes, islice(votes, 1, None))))
    often.pop(place, None)
    total = len(likeness.keys)
    # One number says how many votes and who: a list of them is sorted at once.
    ranked = sorted([other - count * total for other, count in often.items()])
    found = {each % total for each in ranked[:_CANDIDATES]}
    if len(found) < _CANDIDATES:
        for other in votes:
            if other != place:
                found.add(other)
                if len(found) == _CANDIDATES:
                    break
    return tuple(found.union(likeness.citing[place], likeness.cited[place]))


def choose_similar(place: int, candidates: Sequence[int], likeness: Likeness) -> tuple[Chosen, ...]:
    """Those of the candidates that are most like a review, and why."""
    own = [
        (weight, kind.norm[place], kind.of_review[place], kind.norm, kind.of_review, kind.weight)
        for weight, kind in zip(_WEIGHTS, likeness.kinds, strict=True)
    ]
    citing, cited = likeness.citing[place], likeness.cited[place]
    scored = []
    for other in candidates:
        score = both = 0.0
        shared = []
        for weight, norm, features, norms, of_review, weights in own:
            common = features & of_review[other]
            shared.append(common)
            if norm and (other_norm := norms[other]):
                both += weight
                if common:
                    shared_weight = sum(map(weights.__getitem__, common))
                    score += weight * shared_weight / (norm * other_norm)
        score /= max(both, _LEAST_WEIGHT)
        if other in citing or other in cited:
            score += _CITED
        if score >= _LEAST:
            scored.append((-round(min(score, 1.0), 4), other, shared))
    scored.sort()
    chosen: list[Chosen] = []
    for score, other, shared in scored:
        reasons = _reasons(place, other, -score, shared, likeness)
        if reasons:
            chosen.append((other, -score, reasons, len(shared[0])))
            if len(chosen) == _MOST:
                break
    return tuple(chosen)


def _reasons(
    place: int,
    other: int,
    score: float,
    shared: Sequence[frozenset[Feature]],
    likeness: Likeness,
) -> tuple[str, ...]:
    """Why one is like another, by the features of each kind that they share; none where that may
    be chance."""
    _, mesh, keywords, words = likeness.kinds
    references, shared_mesh, shared_keywords, shared_words = shared
    reasons = []
    if references:
        count = len(references)
        reasons.append(f"{count} shared {'reference' if count == 1 else 'references'}")
    if other in likeness.cited[place]:
        reasons.append("cites this review")
    if other in likeness.citing[place]:
        reasons.append("cited by this review")
    if shared_mesh:
        reasons.append(f"MeSH: {_name(mesh, shared_mesh)}")
    if shared_keywords:
        reasons.append(f"keywords: {_name(keywords, shared_keywords)}")
    if not reasons and score >= _LEAST_BY_WORDS and len(shared_words) >= _FEWEST_WORDS:
        reasons.append(f"words: {_name(words, shared_words)}")
    return tuple(reasons)


def _name(kind: Kind, features: frozenset[Feature]) -> str:
    """The most telling of some features, by name."""
    return ", ".join([kind.names[feature] for feature in kind.sort(features)[:_NAMED]])
