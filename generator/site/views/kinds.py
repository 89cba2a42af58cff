"""The view of each kind of page."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from generator.model import Review
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.views.feed import view_feed
from generator.site.views.frame import View
from generator.site.views.home import view_home
from generator.site.views.lists import view_reviews, view_term, view_works
from generator.site.views.mesh_tree import view_mesh_tree
from generator.site.views.names import view_names, view_person
from generator.site.views.notes import view_note, view_notes
from generator.site.views.overview import view_overview
from generator.site.views.plain import view_about, view_map, view_not_found, view_redirect
from generator.site.views.previews import view_previews
from generator.site.views.reading import view_reading
from generator.site.views.review import view_review
from generator.site.views.search import view_search
from generator.site.views.work import view_work

VIEWS: Mapping[str, Callable[[Page, Catalogue, Review | None], View]] = {
    "home": view_home,
    "reviews": view_reviews,
    "review": view_review,
    "works": view_works,
    "work": view_work,
    "names": view_names,
    "mesh_tree": view_mesh_tree,
    "person": view_person,
    "term": view_term,
    "notes": view_notes,
    "note": view_note,
    "map": view_map,
    "overview": view_overview,
    "about": view_about,
    "not_found": view_not_found,
    "previews": view_previews,
    "feed": view_feed,
    "redirect": view_redirect,
    "search": view_search,
    "reading": view_reading,
}
"""The view of each kind of page; a page of kind "review" is given the review as loaded."""
