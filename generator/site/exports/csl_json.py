"""The library's reviews as CSL-JSON: an array, one item a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.config import Abstracts
from generator.library.model import Library
from generator.model import Review
from generator.model.rich_text import strip_markup
from generator.site.exports.abstracts import abstract_of
from generator.site.exports.reading import LoadReferences
from generator.site.exports.records import csl_record

BEGIN, BETWEEN, END = "[\n", ",\n", "\n]\n"
"""What stands around the items."""


def export_csl_json(
    library: Library, load_references: LoadReferences, abstracts: Abstracts = "full"
) -> Iterator[str]:
    """The array; what CSL has no variable for (MeSH, grants) is not in it."""
    separator = BEGIN
    for review in library.reviews.values():
        yield separator + print_review(review, abstracts)
        separator = BETWEEN
    yield END if library.reviews else "[]\n"


def print_review(review: Review, abstracts: Abstracts) -> str:
    """A review's item with its abstract and keywords, which CSL-JSON holds as texts."""
    record = csl_record(review.key, review.document.item)
    abstract = abstract_of(review, abstracts)
    if abstract:
        record["abstract"] = strip_markup(abstract)
    if review.document.keyword:
        record["keyword"] = "; ".join(review.document.keyword)
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
