"""What makes reviews alike: features of four kinds, who has each, and how much each tells."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from generator.library.terms import fold_keyword
from generator.library.word_lists import CHECK_TAGS
from generator.model import Review

REFERENCES, MESH, KEYWORDS, WORDS = range(4)

Feature = Any
"""A number in a library at hand, a text in one on its shelf: of one kind within a Kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of feature: each review's, who has each, its weight and its name.

    `sort` puts features in order, the most telling first. `stated` is what each review states,
    what no other does too: a text of words, else names; `spelling` the names of such as are not
    their own. Reviews are numbered in key order.
    """

    of_review: Any  # by a review's number: the set of its features
    having: Any  # by feature: the numbers of those who have it
    weight: Any  # by feature: whole numbers, as the last bits of a sum would depend on its order
    norm: Any  # by a review's number
    names: Any  # by feature
    stated: Sequence[Any] = ()
    spelling: Mapping[str, str] = field(default_factory=dict)
    sort: Callable[[Collection[Feature]], list[Feature]] = sorted


Subjects = tuple[Kind, Kind, Kind]
"""MeSH, keywords and words."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """All that makes the reviews of a library alike: the four kinds, which reviews each cites and
    is cited by, and after these the reviews that each was compared with."""

    keys: Sequence[str]
    kinds: tuple[Kind, Kind, Kind, Kind]
    citing: Sequence[set[int]]
    cited: Sequence[set[int]]
    compared: list[tuple[int, ...]]


def weigh(total: int, count: int) -> int:
    """How much a feature tells that `count` of `total` reviews have, both in steps."""
    return round(1000 * math.log(1 + step(total) / count) ** 2)


def step(count: int) -> int:
    """A count in steps of powers of two: one review that is edited or comes rarely changes what
    features of other reviews weigh."""
    return 1 << (count.bit_length() - 1) if count else 1


def find_subjects(reviews: Mapping[str, Review]) -> tuple[Kind, Kind]:
    """The subjects of reviews: MeSH and keywords."""
    in_order = [reviews[key] for key in sorted(reviews)]
    mesh, (keywords, spelling) = _mesh(in_order), _keywords(in_order)
    return _make_kind(mesh, mesh), _make_kind(keywords, keywords, spelling)


def find_words(keys: Iterable[str], words: Mapping[str, str]) -> Kind:
    """The telling words of the reviews with these keys."""
    stated = [words.get(key, "") for key in sorted(keys)]
    return _make_kind([text.split() for text in stated], stated)


def state_subjects(review: Review, words: str) -> dict[int, dict[str, str]]:
    """By kind the subjects that a review with these telling words states, each as it spells it."""
    (mesh,), (_, keywords) = _mesh((review,)), _keywords((review,))
    return {
        MESH: {name: name for name in mesh},
        KEYWORDS: keywords,
        WORDS: {word: word for word in words.split()},
    }


def find_likeness(
    subjects: Subjects,
    labels: Mapping[str, frozenset[int]],
    sizes: Mapping[str, int],
    cites: Mapping[str, Sequence[str]],
) -> Likeness:
    """The features of all reviews; nothing is compared yet.

    `subjects` are those of the same reviews; `labels` the works each cites that another review
    cites too; `sizes` the length of its list.
    """
    keys = sorted(sizes)
    place_of = {key: place for place, key in enumerate(keys)}
    empty: frozenset[int] = frozenset()
    references = _make_kind(
        [labels.get(key, empty) for key in keys], sizes=[sizes[key] for key in keys]
    )
    kinds = (references, *subjects)
    citing: list[set[int]] = [{place_of[other] for other in cites.get(key, ())} for key in keys]
    cited: list[set[int]] = [set() for _ in keys]
    for place, others in enumerate(citing):
        for other in others:
            cited[other].add(place)
    return Likeness(keys, kinds, citing, cited, [])


def _mesh(reviews: Iterable[Review]) -> list[set[str]]:
    tags: dict[str, bool] = {}
    of_review = []
    for review in reviews:
        names = {heading.descriptor.name for heading in review.document.mesh}
        for name in names:
            if name not in tags:
                tags[name] = name.lower() in CHECK_TAGS
        of_review.append({name for name in names if not tags[name]})
    return of_review


def _keywords(reviews: Iterable[Review]) -> tuple[list[set[str]], dict[str, str]]:
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
    stated: Sequence[object] = (),
    spelling: Mapping[str, str] | None = None,
    sizes: Sequence[int] | None = None,
) -> Kind:
    """`sizes` is how many features each review has where `of_review` leaves out its own alone."""
    counts: Counter[str | int] = Counter(chain.from_iterable(of_review))
    shared = sorted((step(count), feature) for feature, count in counts.items() if count > 1)
    total = len(of_review)
    weights: dict[int, int] = {count: weigh(total, count) for count, _ in shared}
    weight = [weights[count] for count, _ in shared]
    number = {feature: place for place, (_, feature) in enumerate(shared)}
    having: list[list[int]] = [[] for _ in shared]
    numbered = []
    norm = []
    alone = weigh(total, 1)
    find, give = number.__getitem__, weight.__getitem__
    known = number.keys()
    for place, features in enumerate(of_review):
        held = frozenset(map(find, known & features))
        for feature in held:
            having[feature].append(place)
        numbered.append(held)
        only_here = (sizes[place] if sizes else len(features)) - len(held)
        norm.append(math.sqrt(sum(map(give, held)) + only_here * alone))
    spelling = spelling or {}
    names = [spelling.get(str(feature), str(feature)) for _, feature in shared]
    return Kind(numbered, having, weight, norm, names, stated, spelling)
