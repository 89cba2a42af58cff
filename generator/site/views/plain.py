"""Pages with little on them: about, 404, redirects."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Review
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.views.frame import View, absolute, frame_page


@dataclass(frozen=True, slots=True)
class AboutView(View):
    """How much there is, and whose it is."""

    reviews: int
    works: int
    author: str | None
    rights: str | None


@dataclass(frozen=True, slots=True)
class RedirectView(View):
    """An old address: `target` is relative to this file, `canonical` absolute where it can be."""

    target: str
    canonical: str


def view_about(page: Page, catalogue: Catalogue, review: Review | None = None) -> AboutView:
    """The about page."""
    config = catalogue.config
    return AboutView(
        frame=frame_page(page, catalogue, "About", f"About {config.title}."),
        reviews=len(catalogue.library.reviews),
        works=len(catalogue.library.works),
        author=config.author,
        rights=config.rights,
    )


def view_not_found(page: Page, catalogue: Catalogue, review: Review | None = None) -> View:
    """The page that a server shows for an address that is not there."""
    return View(frame_page(page, catalogue, "Page not found", listed=False))


def view_redirect(page: Page, catalogue: Catalogue, review: Review | None = None) -> RedirectView:
    """An alias's page, which leads on to the page of today."""
    frame = frame_page(page, catalogue, "Moved", listed=False)
    target = frame.root + page.subject
    return RedirectView(
        frame=frame,
        target=target,
        canonical=absolute(catalogue.config.base_url, page.subject) or target,
    )
