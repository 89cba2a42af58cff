"""Review -> CondensedReview: what relating needs of one review, made once and kept.

Made in worker processes and cached, so it holds plain text and bytes that travel fast.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.library.mentions import find_mentions
from generator.library.packing import pack_item
from generator.library.word_lists import PLAIN_WORDS
from generator.model import Item, Reference, Review
from generator.model.rich_text import strip_markup
from generator.references.match_facts import make_facts, pack_facts
from generator.references.match_titles import split_words

_MOST_WORDS = 40

_ABSTRACT = re.compile(r"^##\s+Abstract\s*$", re.M)
_SECTION = re.compile(r"\n##\s")


@dataclass(frozen=True, slots=True)
class CondensedReview:
    """A review without its references, and of each reference what makes it one work or another.

    `ids` are the references' ids, one a line; `numbers` their printed numbers, None where they
    count from 1; `facts` their packed Facts, one a line, and `items` their packed Items, in print
    order; equal items have equal facts; `own` the review's packed Facts; `words` the telling words
    of title and abstract, the most used first; `mentions` what the body names, with the sentence.
    """

    review: Review
    ids: str = ""
    numbers: tuple[int | None, ...] | None = None
    facts: str = ""
    items: Iterable[bytes] = ()
    own: str = ""
    words: str = ""
    mentions: tuple[tuple[str, str], ...] = ()


def condense_review(review: Review) -> CondensedReview:
    """The condensed form of a review with its references: what a build puts together from the lines
    of its list (prepare/entries.py), and tests hold equal."""
    references = review.references
    condensed = [condense_reference(reference) for reference in references]
    return add_references(
        condense_alone(dataclasses.replace(review, references=()) if references else review),
        [reference.id for reference in references],
        [reference.number for reference in references],
        [facts for facts, _ in condensed],
        [item for _, item in condensed],
    )


def condense_alone(review: Review) -> CondensedReview:
    """The condensed form of a review without its references."""
    return CondensedReview(
        review=review,
        own=pack_facts(make_facts(review.document.item)),
        words=_words(review),
        mentions=find_mentions(review.body),
    )


def add_references(
    condensed: CondensedReview,
    ids: Sequence[str],
    numbers: Sequence[int | None],
    facts: Iterable[str],
    items: Iterable[bytes] = (),
) -> CondensedReview:
    """The condensed form of a review with its references, from that without."""
    counted = list(numbers) == list(range(1, len(numbers) + 1))
    return dataclasses.replace(
        condensed,
        ids="\n".join(ids),
        numbers=None if counted else tuple(numbers),
        facts="\n".join(facts),
        items=tuple(items),
    )


def condense_reference(reference: Reference) -> tuple[str, bytes]:
    """A reference's packed Facts and packed Item."""
    fact = make_facts(reference.item)
    flags = "?" if reference.doubtful else ""
    if reference.raw and not fact.retracted and says_retracted(reference.raw):
        fact = fact._replace(retracted="1")
        flags += "!"
    return pack_facts(fact), pack_item(_certain(reference), flags)


def _certain(reference: Reference) -> Item:
    """What may be shown of a reference elsewhere: of a doubtful one the printed string, in the
    title's place, and its identifiers."""
    item = reference.item
    if not reference.doubtful or not reference.raw:
        return item
    return Item(
        type=item.type,
        title=reference.raw,
        doi=item.doi,
        pmid=item.pmid,
        pmcid=item.pmcid,
        arxiv=item.arxiv,
        isbn=item.isbn,
        url=item.url,
    )


_RETRACTED = re.compile(
    r"\bRETRACTED(?: ARTICLE)?\b|\bRetracted(?: article)?:|\(Retracted\b|\[Retracted\b"
)


def says_retracted(raw: str) -> bool:
    """Whether a printed string says that the work is retracted."""
    return may_say_retracted(raw) and bool(_RETRACTED.search(raw))


def may_say_retracted(raw: str) -> bool:
    """Whether a printed string says so or something like it, also where it is written quoted."""
    return "etracted" in raw or "RETRACTED" in raw


def _words(review: Review) -> str:
    body = review.body
    title, text = split_words(strip_markup(review.document.item.title or "")), list[str]()
    if heading := _ABSTRACT.search(body):
        following = _SECTION.search(body, heading.end())
        abstract = body[heading.end() : following.start() if following else len(body)]
        text = split_words(strip_markup(abstract))
    counts = Counter((*title, *title, *text))
    telling = [
        word for word in counts if len(word) > 3 and word not in PLAIN_WORDS and not word.isdigit()
    ]
    telling.sort()
    telling.sort(key=counts.__getitem__, reverse=True)
    return " ".join(sorted(telling[:_MOST_WORDS]))
