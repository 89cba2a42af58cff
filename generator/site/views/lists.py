"""Lists of reviews."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Review
from generator.site.catalogue import Catalogue, Entry
from generator.site.pages import LIST_LENGTH, Page
from generator.site.views.frame import View, frame_page


@dataclass(frozen=True, slots=True)
class ReviewsView(View):
    """One part of a list of reviews."""

    heading: str
    entries: tuple[Entry, ...]
    total: int


def view_reviews(page: Page, catalogue: Catalogue, review: Review | None = None) -> ReviewsView:
    """All reviews, newest first."""
    newest = catalogue.library.newest
    start = (page.part - 1) * LIST_LENGTH
    return ReviewsView(
        frame=frame_page(page, catalogue, "Reviews"),
        heading="Reviews",
        entries=tuple(catalogue.entries[key] for key in newest[start : start + LIST_LENGTH]),
        total=len(newest),
    )
