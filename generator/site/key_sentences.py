"""The sentences of an abstract that say most of it: extractive, deterministic, never invented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from generator.library.sentences import split_sentences

FEWEST = 7
"""A shorter abstract is read as quickly as its key sentences."""
MOST = 3

_WORD = re.compile(r"[a-zα-ω][a-zα-ω0-9-]{3,}")
_CUES = frozenset(
    (
        *("conclude", "concludes", "conclusion", "conclusions", "summary", "overall", "together"),
        *("found", "show", "shows", "propose", "suggest", "suggests", "suggested", "recommend"),
        *("results", "evidence", "review", "here", "should", "associated", "significantly"),
    )
)
"""Words that announce what an abstract is about or comes to."""

_CONCLUDING_PART = re.compile(r"conclu|interpretation|implication|summary", re.I)
_LABEL = re.compile(r"\*\*([^*\n]{2,60}?):?\*\*:?\s+")
_STOP_WORDS = """
    also although among because been before being between both could does during each either
    from have here however into less many more most much must only other over same several
    should since some such than that their them then there therefore these they this those
    through thus under until upon using various very well were what when where which while
    will with within would your
"""
_STOP = frozenset(_STOP_WORDS.split())


def key_sentences(abstract: str, title: str = "", most: int = MOST) -> tuple[str, ...]:
    """At most so many sentences of an abstract's Markdown in their order; () for a short one.

    A sentence counts by how many of the abstract's frequent words and the title's it holds
    (Luhn 1958), by where it stands, and by words that announce a conclusion (Edmundson 1969).
    """
    sentences: list[str] = []
    concluding: list[bool] = []
    for paragraph in abstract.split("\n\n"):
        found = _LABEL.match(paragraph)
        prose = paragraph[found.end() :] if found else paragraph
        if prose.startswith(("#", "-", "|", ">", "    ")):
            continue
        concludes = bool(found and _CONCLUDING_PART.search(found[1]))
        held = split_sentences(" ".join(prose.split()))
        sentences += held
        concluding += [concludes] * len(held)
    if len(sentences) < FEWEST:
        return ()
    return _choose(sentences, concluding, title, most)


def _choose(
    sentences: Sequence[str], concluding: Sequence[bool], title: str, most: int
) -> tuple[str, ...]:
    all_words = [_WORD.findall(each.lower()) for each in sentences]
    words = [[word for word in each if word not in _STOP] for each in all_words]
    different = list(map(set, words))
    worth = Counter(chain.from_iterable(different))
    for word in set(_WORD.findall(title.lower())) & worth.keys():
        worth[word] += 2
    last = len(sentences) - 1
    scored = []
    for place, (each, telling) in enumerate(zip(words, different, strict=True)):
        if not 6 <= sentences[place].count(" ") <= 60:
            continue
        score = (sum(map(worth.__getitem__, telling)) - len(telling)) / (len(each) + 8) ** 0.5
        score += 0.0 if _CUES.isdisjoint(all_words[place]) else 1.2
        score += 1.5 if concluding[place] else 0.0
        score += 0.8 if place in (0, last) else 0.0
        scored.append((-round(score, 6), place))
    chosen = sorted(place for _, place in sorted(scored)[:most])
    return tuple(sentences[place] for place in chosen)
