"""Of each review, what other files of content/ may contradict or name: so little that a library of
any size can be checked by several processes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from generator.content.body import split_body
from generator.content.cites import find_cites
from generator.model import Review
from generator.model.name import print_name


class ReviewFacts(NamedTuple):
    """Of a review, what other files may contradict or name.

    `identifiers` are the review's own, in the order DOI, PMID, PMCID; `ids` the ids of its
    references, one a line; `cites` what its text names beyond its own references; `answers` those
    of the wanted names that a reference of its list has as identifier.
    """

    key: str
    identifiers: tuple[str | None, str | None, str | None] = (None, None, None)
    aliases: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    ids: str = ""
    cites: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


def state_facts(review: Review, wanted: Collection[str] = frozenset()) -> ReviewFacts:
    """A review's facts; `wanted` are the names whose bearers are looked for among its
    references."""
    items = [reference.item for reference in review.references]
    identifiers = [text for item in items for text in (item.doi, item.pmid, item.pmcid) if text]
    return make_facts(review, [each.id for each in review.references], identifiers, wanted)


def make_facts(
    review: Review,
    ids: Sequence[str],
    identifiers: Iterable[str],
    wanted: Collection[str],
) -> ReviewFacts:
    """The facts of a review whose references have these ids and identifiers."""
    item = review.document.item
    answers = {text for text in identifiers if text in wanted} if wanted else ()
    cites, held = _cites_of(review), set(ids)
    return ReviewFacts(
        key=review.key,
        identifiers=(item.doi, item.pmid, item.pmcid),
        aliases=review.aliases,
        authors=tuple(print_name(name) for name in item.author),
        ids="\n".join(ids),
        cites=tuple(name for name in cites if name.removeprefix("@") not in held),
        answers=tuple(sorted(answers)),
    )


def _cites_of(review: Review) -> tuple[str, ...]:
    """What a review's text names; its headings are printed as they are and name nothing."""
    if "[@" not in review.body and "[[" not in review.body:
        return ()
    return find_cites("\n\n".join(chunk.content for chunk in split_body(review.body)))
