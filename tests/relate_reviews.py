"""The library of some reviews, in one call."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.library.condense import condense_review
from generator.library.model import Library
from generator.library.relate import relate
from generator.model import Note, Review


def relate_reviews(reviews: Iterable[Review], notes: Iterable[Note] = (), **more: Any) -> Library:
    """The library of these reviews and notes; `more` as in relate."""
    return relate([condense_review(review) for review in reviews], tuple(notes), **more)
