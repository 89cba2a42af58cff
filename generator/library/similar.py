"""Which reviews are like one another, and why, in words.

Shared references weigh most (bibliographic coupling, Kessler 1963), rare ones more than common
ones; then MeSH, keywords, and the words of title and abstract.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain

from generator.library.model import Similar
from generator.library.terms import fold_keyword
from generator.library.word_lists import CHECK_TAGS
from generator.model import Review

_WEIGHTS = (0.5, 0.2, 0.15, 0.15)
"""Of shared references, MeSH, keywords and words, where both reviews have them."""

_LEAST_WEIGHT = 0.5
_CITED = 0.1
_MOST = 8
_CANDIDATES = 12
_BUDGETS = (300, 120, 120, 60)
"""How many (review, shared feature) pairs of each kind are looked at to find neighbours, the
rarest features first; common ones still count between neighbours found."""

_LEAST = 0.02
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _Kind:
    """One kind of feature: each review's features as numbers, who has each, and its weight."""

    of_review: Sequence[frozenset[int]]
    having: Sequence[Sequence[int]]
    weight: Sequence[int]  # whole numbers: the last bits of a sum would hang on its order
    norm: Sequence[float]
    names: Sequence[str]
    rank: Sequence[int]  # the rarest feature first


def find_similar(
    reviews: Mapping[str, Review],
    labels: Mapping[str, frozenset[int]],
    sizes: Mapping[str, int],
    words: Mapping[str, str],
    cites: Mapping[str, Sequence[str]],
) -> dict[str, tuple[Similar, ...]]:
    """At most eight reviews like each, the likest first.

    `labels` are the works it cites that another review cites too; `sizes` the length of its list.
    """
    keys = sorted(reviews)
    place_of = {key: place for place, key in enumerate(keys)}
    mesh = [
        {
            heading.descriptor.name
            for heading in reviews[key].document.mesh
            if heading.descriptor.name.lower() not in CHECK_TAGS
        }
        for key in keys
    ]
    keywords, spelling = _keywords([reviews[key] for key in keys])
    kinds = (
        _make_kind(
            [labels.get(key, frozenset()) for key in keys],
            sizes=[sizes.get(key, 0) for key in keys],
        ),
        _make_kind(mesh),
        _make_kind(keywords, spelling),
        _make_kind([frozenset(words.get(key, "").split()) for key in keys]),
    )
    citing: list[set[int]] = [{place_of[other] for other in cites.get(key, ())} for key in keys]
    cited: list[set[int]] = [set() for _ in keys]
    for place, others in enumerate(citing):
        for other in others:
            cited[other].add(place)
    return {
        key: tuple(
            Similar(keys[other], score, reasons, shared)
            for other, score, reasons, shared in _neighbours(place, kinds, citing, cited)
        )
        for place, key in enumerate(keys)
    }


def _keywords(reviews: Sequence[Review]) -> tuple[list[set[str]], dict[str, str]]:
    spelling: dict[str, str] = {}
    folded: dict[str, str] = {}
    of_review = []
    for review in reviews:
        found = set()
        for keyword in review.document.keyword:
            fold = folded.get(keyword)
            if fold is None:
                fold = folded[keyword] = fold_keyword(keyword)
            spelling[fold] = min(spelling.get(fold, keyword), keyword)
            found.add(fold)
        of_review.append(found)
    return of_review, spelling


def _make_kind(
    of_review: Sequence[Collection[str] | Collection[int]],
    spelling: Mapping[str, str] | None = None,
    sizes: Sequence[int] | None = None,
) -> _Kind:
    """`sizes` is how many features each review has where `of_review` leaves out its own alone."""
    counts: Counter[str | int] = Counter(chain.from_iterable(of_review))
    shared = sorted(feature for feature, count in counts.items() if count > 1)
    number = {feature: place for place, feature in enumerate(shared)}
    having: list[list[int]] = [[] for _ in shared]
    numbered = []
    total = len(of_review)
    weight = [_weigh(total, counts[feature]) for feature in shared]
    norm = []
    alone = _weigh(total, 1)
    for place, features in enumerate(of_review):
        held = frozenset([number[feature] for feature in features if feature in number])
        for feature in held:
            having[feature].append(place)
        numbered.append(held)
        only_here = (sizes[place] if sizes else len(features)) - len(held)
        norm.append(math.sqrt(sum(map(weight.__getitem__, held)) + only_here * alone))
    names = [(spelling or {}).get(str(feature), str(feature)) for feature in shared]
    rank = [0] * len(shared)
    rarest = sorted(range(len(shared)), key=lambda feature: (len(having[feature]), feature))
    for place, feature in enumerate(rarest):
        rank[feature] = place
    return _Kind(numbered, having, weight, norm, names, rank)


def _weigh(total: int, count: int) -> int:
    return round(1000 * math.log(1 + total / count) ** 2)


def _neighbours(
    place: int,
    kinds: Sequence[_Kind],
    citing: Sequence[set[int]],
    cited: Sequence[set[int]],
) -> list[tuple[int, float, tuple[str, ...], int]]:
    looked_at: list[Sequence[int]] = []
    for kind, budget in zip(kinds, _BUDGETS, strict=True):
        having = kind.having
        left = budget
        for feature in sorted(kind.of_review[place], key=kind.rank.__getitem__):
            left -= len(having[feature])
            if left < 0:
                break
            looked_at.append(having[feature])
    votes = Counter(chain.from_iterable(looked_at))
    votes.pop(place, None)
    linked = citing[place] | cited[place]
    candidates = {*_most_voted(votes), *linked}
    own = [
        (weight, kind, kind.of_review[place], kind.norm[place])
        for weight, kind in zip(_WEIGHTS, kinds, strict=True)
        if kind.norm[place]
    ]
    scored = []
    for other in candidates:
        score = both = 0.0
        for weight, kind, features, norm in own:
            if other_norm := kind.norm[other]:
                both += weight
                if common := features & kind.of_review[other]:
                    shared_weight = sum(map(kind.weight.__getitem__, common))
                    score += weight * shared_weight / (norm * other_norm)
        score = score / max(both, _LEAST_WEIGHT) + (_CITED if other in linked else 0.0)
        if score >= _LEAST:
            scored.append((-round(min(score, 1.0), 4), other))
    scored.sort()
    found = []
    for score, other in scored[:_MOST]:
        reasons, shared = _reasons(place, other, kinds, citing)
        found.append((other, -score, reasons, shared))
    return found


def _most_voted(votes: Counter[int]) -> list[int]:
    """Those that share the most features, more than one where there are enough of them."""
    pool = [(-count, other) for other, count in votes.items() if count > 1]
    if len(pool) < _CANDIDATES:
        pool = [(-count, other) for other, count in votes.items()]
    return [other for _, other in nsmallest(_CANDIDATES, pool)]


def _reasons(
    place: int, other: int, kinds: Sequence[_Kind], citing: Sequence[set[int]]
) -> tuple[tuple[str, ...], int]:
    references, mesh, keywords, words = kinds
    reasons = []
    shared = len(references.of_review[place] & references.of_review[other])
    if shared:
        reasons.append(f"{shared} shared {'reference' if shared == 1 else 'references'}")
    if place in citing[other]:
        reasons.append("cites this review")
    if other in citing[place]:
        reasons.append("cited by this review")
    for label, kind in (("MeSH", mesh), ("keywords", keywords)):
        named = _named(kind, place, other)
        if named:
            reasons.append(f"{label}: {', '.join(named)}")
    if not reasons:
        reasons.append(f"words: {', '.join(_named(words, place, other))}")
    return tuple(reasons), shared


def _named(kind: _Kind, one: int, other: int) -> list[str]:
    common = kind.of_review[one] & kind.of_review[other]
    telling = nsmallest(_NAMED, common, key=lambda feature: (-kind.weight[feature], feature))
    return [kind.names[feature] for feature in telling]
