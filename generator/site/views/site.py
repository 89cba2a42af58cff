"""What is the same on every page: the library's name and its navigation."""

from __future__ import annotations

from dataclasses import dataclass

from generator.site.catalogue import Catalogue
from generator.site.views.frame import NAVIGATION

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'self'"
)
"""The Content-Security-Policy of every page, as strict as the site works with over https and
from disk: nothing from elsewhere, nothing inline."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """The library's name, language, policy and navigation (folder, words)."""

    title: str
    description: str
    language: str
    policy: str
    navigation: tuple[tuple[str, str], ...]


def view_site(catalogue: Catalogue) -> SiteView:
    """The part of a page that all pages share."""
    config, library = catalogue.config, catalogue.library
    filled = {
        "reviews": library.reviews,
    }
    return SiteView(
        title=config.title,
        description=config.description or "",
        language=config.language or "en",
        policy=POLICY,
        navigation=tuple((folder, words) for folder, words in NAVIGATION if filled.get(folder)),
    )
