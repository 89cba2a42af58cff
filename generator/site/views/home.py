"""The home page: what this library is, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Review
from generator.site.catalogue import Catalogue, Entry
from generator.site.pages import Page
from generator.site.views.frame import View, frame_page

NEWEST = 10


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """The newest reviews and the works that most reviews cite."""

    newest: tuple[Entry, ...]
    reviews: int


def view_home(page: Page, catalogue: Catalogue, review: Review | None = None) -> HomeView:
    """The home page of a library."""
    config, library = catalogue.config, catalogue.library
    return HomeView(
        frame=frame_page(page, catalogue, config.title, config.description or ""),
        newest=tuple(catalogue.entries[key] for key in library.newest[:NEWEST]),
        reviews=len(library.reviews),
    )
