"""The feed of a term or person: a file of its own beside the list."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.site.catalogue import Catalogue
from generator.site.feeds import SHORT_LENGTH, newest, write_term_feed
from generator.site.pages import Page
from generator.site.views.frame import View, frame_page


@dataclass(frozen=True, slots=True)
class FeedView(View):
    """The feed as XML."""

    xml: Markup


def view_feed(page: Page, catalogue: Catalogue) -> FeedView:
    """The newest reviews of a term ("mesh/tides") or person ("authors/ada-ng")."""
    folder, _, slug = page.subject.partition("/")
    one = catalogue.people[slug] if folder == "authors" else catalogue.terms[folder][slug]
    library, config = catalogue.library, catalogue.config
    dated = newest(library, one.reviews, SHORT_LENGTH)
    catalogue.note([key for key, _ in dated])
    xml = write_term_feed(library, config, dated, one.name, page.path, catalogue.feed_entries)
    return FeedView(frame_page(page, catalogue, one.name, listed=False), Markup(xml))
