"""The day that feeds and the sitemap give a review. Dates are the content's own."""

from __future__ import annotations

import re

from generator.model import Issued, Review

_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def date_of(review: Review) -> str | None:
    """The ISO date (day) of a review: the last of its saved pages', else that of its publication
    as far as it is known."""
    saved = [
        note.retrieved[:10]
        for note in review.sources
        if note.retrieved and _DAY.match(note.retrieved)
    ]
    return max(saved) if saved else first_day(review.document.item.issued)


def first_day(issued: Issued | None) -> str | None:
    """The first day of a date of publication; None without its year."""
    if issued is None or issued.year is None or not 1 <= issued.year <= 9999:
        return None
    month = issued.month if issued.month and issued.month <= 12 else 1
    return f"{issued.year:04d}-{month:02d}-{issued.day or 1:02d}"
