"""Reviews as CSL-JSON, an item a line; what CSL has no variable for (MeSH, grants) is not in it."""

from __future__ import annotations

import json

from generator.config import Abstracts
from generator.model import Review
from generator.model.rich_text import strip_markup
from generator.site.exports.abstracts import abstract_of
from generator.site.exports.records import csl_record


def print_review(review: Review, abstracts: Abstracts) -> str:
    """A review's item with its abstract and keywords, which CSL-JSON holds as texts."""
    record = csl_record(review.key, review.document.item)
    abstract = abstract_of(review, abstracts)
    if abstract:
        record["abstract"] = strip_markup(abstract)
    if review.document.keyword:
        record["keyword"] = "; ".join(review.document.keyword)
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
