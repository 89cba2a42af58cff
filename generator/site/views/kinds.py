"""The view of each kind of page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.views.frame import View

Viewer = Callable[[Page, Catalogue], View]
"""What makes the view of a page."""

VIEWS: Mapping[str, str] = {
    "home": "home.view_home",
    "reviews": "lists.view_reviews",
    "works": "lists.view_works",
    "work": "work.view_work",
    "names": "names.view_names",
    "mesh_tree": "mesh_tree.view_mesh_tree",
    "person": "names.view_person",
    "term": "lists.view_term",
    "notes": "notes.view_notes",
    "note": "notes.view_note",
    "map": "library_map.view_map",
    "overview": "overview.view_overview",
    "about": "plain.view_about",
    "not_found": "plain.view_not_found",
    "previews": "previews.view_previews",
    "feed": "feed.view_feed",
    "redirect": "plain.view_redirect",
    "search": "plain.view_search",
    "reading": "plain.view_reading",
}
"""Module and function of each kind's view; but for reviews, whose pages need more."""


@cache
def find_viewer(kind: str) -> Viewer:
    """The view of a kind of page. Its module is loaded when the first such page is printed: most
    edits of a library print few kinds, and loading all would be a tenth of their time."""
    module, _, name = VIEWS[kind].partition(".")
    viewer: Viewer = getattr(import_module(f"generator.site.views.{module}"), name)
    return viewer
