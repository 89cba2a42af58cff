"""A page as a build prints it, in one call."""

from __future__ import annotations

from jinja2 import Environment

from generator.model import Review
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.render import render_view, view_page
from generator.site.views.site import view_site


def render_page(
    page: Page, catalogue: Catalogue, templates: Environment, review: Review | None = None
) -> bytes:
    """A page's bytes; `review` as loaded with its references, for a review's page."""
    return render_view(page, view_page(page, catalogue, review), view_site(catalogue), templates)
