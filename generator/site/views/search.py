"""The search page; what it finds is up to the scripts."""

from __future__ import annotations

from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.views.frame import View, frame_page


def view_search(page: Page, catalogue: Catalogue) -> View:
    """The page of the search form, its results and how to ask."""
    return View(frame_page(page, catalogue, "Search", f"Search {catalogue.config.title}."))
