"""What is the same on every page: the library's name and its navigation."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from generator.site.catalogue import Catalogue
from generator.site.preview_shards import count_shards
from generator.site.print_rows import escape_text
from generator.site.views.frame import NAVIGATION, Frame
from generator.site.views.names import SUBJECTS

POLICY = Markup(
    "default-src 'self';object-src 'none';frame-src 'none';base-uri 'none';form-action 'self'"
)
"""The Content-Security-Policy of every page, as strict as the site works with over https and
from disk: nothing from elsewhere, nothing inline, no frame. What has no directive of its own is
under default-src (CSP 3, 6.1). Its quotes may stand in a double-quoted attribute as they are."""


@dataclass(frozen=True, slots=True)
class SiteView:
    """The library's name, language, policy and navigation (section, words, file); `shards` is in
    how many files the previews are."""

    title: str
    description: str
    language: str
    policy: Markup
    navigation: tuple[tuple[str, str, str], ...]
    shards: int
    rights: str
    author: str

    def navigate(self, frame: Frame) -> Markup:
        """The items of the navigation as seen from a page, its section marked."""
        at_file = any(frame.path == file for _, _, file in self.navigation)
        return _navigate(self.navigation, frame.root, frame.section, frame.path if at_file else "")


@lru_cache(maxsize=256)
def _navigate(
    navigation: tuple[tuple[str, str, str], ...], root: str, section: str, path: str
) -> Markup:
    items = []
    for each, words, file in navigation:
        current = ""
        if each == section:
            current = f" aria-current={'page' if file == path else 'true'}"
        items.append(f"<li><a href={root}{file}{current}>{escape_text(words)}</a>")
    return Markup("".join(items))


def view_site(catalogue: Catalogue) -> SiteView:
    """The part of a page that all pages share."""
    config, library = catalogue.config, catalogue.library
    subjects = next((folder for folder in SUBJECTS if catalogue.terms[folder]), "")
    filled = {
        "reviews": library.reviews,
        "works": library.citing,
        "authors": library.people,
        "journals": library.journals,
        "subjects": subjects,
        "years": library.years,
        "notes": library.notes,
        "map": len(library.reviews) > 1,
        "overview": library.citing,
    }
    return SiteView(
        title=config.title,
        description=config.description or "",
        language=config.language or "en",
        policy=POLICY,
        navigation=tuple(
            (section, words, f"{subjects}/index.html" if section == "subjects" else file)
            for section, words, file in NAVIGATION
            if filled.get(section)
        ),
        shards=count_shards(len(library.reviews)),
        rights=config.rights or "",
        author=config.author or "",
    )
