"""The library's reviews as CSL-JSON: an array, one item a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from generator.config import Abstracts
from generator.library.model import Library
from generator.model import Review
from generator.model.rich_text import strip_markup
from generator.site.exports.abstracts import abstract_of
from generator.site.exports.reading import LoadReferences
from generator.site.exports.records import csl_record


def export_csl_json(
    library: Library, load_references: LoadReferences, abstracts: Abstracts = "full"
) -> Iterator[str]:
    """The array; what CSL has no variable for (MeSH, grants) is not in it."""
    separator = "[\n"
    for review in library.reviews.values():
        record = print_record(review, abstracts)
        yield separator + json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        separator = ",\n"
    yield "\n]\n" if library.reviews else "[]\n"


def print_record(review: Review, abstracts: Abstracts) -> Mapping[str, object]:
    """A review's record with its abstract and keywords, which CSL-JSON holds as texts."""
    record = csl_record(review.key, review.document.item)
    abstract = abstract_of(review, abstracts)
    if abstract:
        record["abstract"] = strip_markup(abstract)
    if review.document.keyword:
        record["keyword"] = "; ".join(review.document.keyword)
    return record
