"""Pages that need little of the library: about, search, reading list, 404, redirects."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.catalogue import Catalogue
from generator.site.exports.beside import name_export_files
from generator.site.pages import Page
from generator.site.views.frame import View, absolute, frame_page


@dataclass(frozen=True, slots=True)
class AboutView(View):
    """How much there is, and whose it is."""

    description: str
    reviews: int
    references: int
    works: int
    authors: int
    notes: int
    author: str
    rights: str
    abstracts: str
    exports: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RedirectView(View):
    """An old address: `target` is relative to this file, `canonical` absolute where it can be."""

    target: str
    canonical: str


def view_about(page: Page, catalogue: Catalogue) -> AboutView:
    """The about page."""
    config, library = catalogue.config, catalogue.library
    return AboutView(
        frame=frame_page(page, catalogue, "About this library", f"About {config.title}."),
        description=config.description or "",
        reviews=len(library.reviews),
        references=catalogue.references,
        works=len(catalogue.ranked_works),
        authors=len(library.people),
        notes=len(library.notes),
        author=config.author or "",
        rights=config.rights or "",
        abstracts=config.abstracts,
        exports=name_export_files(len(catalogue.library.reviews)),
    )


def view_search(page: Page, catalogue: Catalogue) -> View:
    """The page of the search form, its results and how to ask; what it finds is up to the
    scripts."""
    return View(frame_page(page, catalogue, "Search", f"Search {catalogue.config.title}."))


def view_reading(page: Page, catalogue: Catalogue) -> View:
    """The page of the reading list, empty until a script fills it from the reader's browser."""
    return View(
        frame_page(page, catalogue, "Reading list", "What you put aside to read.", listed=False)
    )


def view_not_found(page: Page, catalogue: Catalogue) -> View:
    """The page that a server shows for an address that is not there."""
    return View(
        frame_page(page, catalogue, "Page not found", "There is no page here.", listed=False)
    )


def view_redirect(page: Page, catalogue: Catalogue) -> RedirectView:
    """An alias's page, which leads on to the page of today."""
    frame = frame_page(page, catalogue, "Moved", listed=False)
    target = frame.root + page.subject
    return RedirectView(
        frame=frame,
        target=target,
        canonical=absolute(catalogue.config.base_url, page.subject) or target,
    )
