"""What a template may see: one frozen view a kind of page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.model import Review
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.views.frame import View
from generator.site.views.home import view_home
from generator.site.views.lists import view_reviews
from generator.site.views.plain import view_about, view_not_found, view_redirect
from generator.site.views.review import view_review

VIEWS: Mapping[str, Callable[[Page, Catalogue, Review | None], View]] = {
    "home": view_home,
    "reviews": view_reviews,
    "review": view_review,
    "about": view_about,
    "not_found": view_not_found,
    "redirect": view_redirect,
}
"""The view of each kind of page; a page of kind "review" is given the review as loaded."""
