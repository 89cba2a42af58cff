"""The page of the reading list; what is on it is in the reader's browser."""

from __future__ import annotations

from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.views.frame import View, frame_page


def view_reading(page: Page, catalogue: Catalogue) -> View:
    """The empty page that a script fills."""
    return View(
        frame_page(page, catalogue, "Reading list", "What you put aside to read.", listed=False)
    )
