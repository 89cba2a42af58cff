"""A review's page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Review
from generator.site.catalogue import Catalogue, plain_title
from generator.site.markdown import to_html
from generator.site.pages import Page
from generator.site.titles import title_to_html
from generator.site.views.frame import View, frame_page
from generator.site.views.references import ReferenceRow, list_references


@dataclass(frozen=True, slots=True)
class ReviewView(View):
    """All that a review's page shows."""

    key: str
    title: Markup
    body: Markup
    references: tuple[ReferenceRow, ...]


def view_review(page: Page, catalogue: Catalogue, review: Review | None) -> ReviewView:
    """The page of a review as loaded, with its references."""
    if review is None:
        raise ValueError(f"{page.path} needs its review with references")
    title = review.document.item.title
    return ReviewView(
        frame=frame_page(page, catalogue, plain_title(title)),
        key=review.key,
        title=title_to_html(title),
        body=to_html(review.body),
        references=list_references(review, catalogue, page.path),
    )
