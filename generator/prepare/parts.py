"""A review's two files -> its prepared parts, in two steps: its own text, and its references."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence
from itertools import chain
from operator import attrgetter
from typing import AnyStr, NamedTuple

from generator.config import Abstracts
from generator.content.facts import make_facts
from generator.content.load import read_review
from generator.errors import ContentError
from generator.library.condense import CondensedReview, add_references, condense_alone
from generator.model import Review
from generator.prepare.entries import (
    PreparedEntry,
    PreparedList,
    prepare_entries,
    prepare_reference,
)
from generator.site.search.document import (
    DocumentTerms,
    condense_document,
    list_cited,
    mark_identifiers,
)
from generator.site.search.texts import text_alone
from generator.site.targets import may_name
from generator.site.views.own_texts import OwnTexts, render_own

Texts = tuple[str, str | None]
"""The text of a review's file, and of its references file, None where there is none."""

_beside_review = attrgetter(*(field.name for field in dataclasses.fields(CondensedReview)[1:]))
"""A condensed review's fields without the record, which is kept apart."""

_NO_REFERENCES = PreparedList((), (), ())


class Alone(NamedTuple):
    """What is made of a review without its references."""

    review: Review
    condensed: CondensedReview
    terms: DocumentTerms


def read_alone(key: str, texts: Texts, abstracts: Abstracts, folder: str) -> Alone | None:
    """What is made of a review without its references; None where its file is at fault."""
    try:
        review = read_review(key, texts[0], None, folder)
    except ContentError:
        return None
    listed = texts[1] is not None
    if listed:
        review = dataclasses.replace(review, has_references=True)
    return _prepare_alone(review, abstracts, listed)


def _prepare_alone(review: Review, abstracts: Abstracts, cites: bool) -> Alone:
    terms = condense_document(text_alone(review, abstracts, cites=cites))
    return Alone(review, condense_alone(review), terms)


def prepare_parts(
    key: str,
    texts: Texts,
    alone: Alone | None,
    abstracts: Abstracts,
    wanted: Collection[str],
    folder: str,
) -> tuple[object, ...]:
    """The parts of a review, in the order of packs.py, from its files and what is made of the
    first.

    Raises ContentError with all that is wrong in both.
    """
    references = texts[1]
    listed = _NO_REFERENCES if references is None else prepare_entries(references)
    if alone is None or listed is None:
        alone, listed = _read_both(key, texts, abstracts, folder)
    review, condensed, terms = alone
    ids, numbers, entries = listed
    facts, items, list_titles, html, years, words, *others = tuple(zip(*entries, strict=True)) or (
        (),
    ) * len(PreparedEntry._fields)
    identifiers = list(filter(None, chain.from_iterable(others)))
    marks = mark_identifiers(identifiers)
    condensed = add_references(condensed, ids, numbers, facts)
    rows = _join(html, "\n")
    return (
        review,
        _beside_review(condensed),
        terms._replace(cited=list_cited(words), cited_marks=marks),
        (
            condensed.ids,
            condensed.numbers,
            list_titles if any(list_titles) else None,
            rows.encode() if isinstance(rows, str) else list(map(str.encode, rows)),
            years,
            *_render_own(key, texts, review, abstracts, folder),
        ),
        make_facts(review, ids, identifiers, wanted),
        _join(items, b"\n"),
    )


def _render_own(
    key: str, texts: Texts, review: Review, abstracts: Abstracts, folder: str
) -> OwnTexts:
    """The texts that depend on nothing but the review; its references are read for those alone."""
    references = read_review(key, *texts, folder).references if may_name(review) else ()
    return render_own(review, references, abstracts)


def _read_both(
    key: str, texts: Texts, abstracts: Abstracts, folder: str
) -> tuple[Alone, PreparedList]:
    """A review and its references by way of records."""
    review = read_review(key, *texts, folder)
    held = review.references
    listed = PreparedList(
        tuple([each.id for each in held]),
        tuple([each.number for each in held]),
        list(map(prepare_reference, held)),
    )
    review = dataclasses.replace(review, references=())
    return _prepare_alone(review, abstracts, bool(held)), listed


def _join(texts: Sequence[AnyStr], line_feed: AnyStr) -> AnyStr | Sequence[AnyStr]:
    """The texts a line each, which is written and read in a tenth of the time; as they are where
    there is none, or one holds a line feed."""
    joined = line_feed.join(texts)
    return joined if texts and joined.count(line_feed) == len(texts) - 1 else texts
