"""The frame around every page: its title, its way to the root, its place in the navigation."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from generator.site.catalogue import Catalogue
from generator.site.links import absolute as absolute
from generator.site.links import root_of
from generator.site.pages import Page

NAVIGATION = (
    ("reviews", "Reviews", "reviews/index.html"),
    ("works", "Works cited", "works/index.html"),
    ("authors", "Authors", "authors/index.html"),
    ("journals", "Journals", "journals/index.html"),
    ("subjects", "Subjects", "keywords/index.html"),
    ("years", "Years", "years/index.html"),
    ("notes", "Notes", "notes/index.html"),
    ("map", "Map", "map.html"),
    ("overview", "Overview", "overview.html"),
)
"""What the head of each page leads to where there is anything: section, words, file."""

SECTIONS = {
    "keywords": "subjects",
    "mesh": "subjects",
    "substances": "subjects",
    "types": "subjects",
    "map.html": "map",
    "overview.html": "overview",
}
"""The section of folders and files that are not named after it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What base.html shows around a page.

    `root` leads from this file to the site's folder ("" or "../"; an absolute path on the 404
    page, which a server shows at any depth). `canonical` is None without a base-url. `section` is
    the folder that the navigation marks as current. `listed` is False for pages that search
    engines should leave out.
    """

    title: str
    description: str
    path: str
    root: str
    section: str
    canonical: str | None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class View:
    """A page's view: its frame, and in each kind's own class what its template shows."""

    frame: Frame

    def finish(self, page: bytes) -> bytes:
        """The rendered page with what was printed beforehand in its place."""
        return page


def frame_page(
    page: Page, catalogue: Catalogue, title: str, description: str = "", listed: bool = True
) -> Frame:
    """The frame of a page. The 404 page's links start at the base-url's path where one is set."""
    config = catalogue.config
    root = root_of(page.path)
    if page.kind == "not_found" and config.base_url:
        root = quote(urlsplit(config.base_url).path.rstrip("/"), safe="/%") + "/"
    return Frame(
        title=title,
        description=description,
        path=page.path,
        root=root,
        section=_section(page.path),
        canonical=absolute(config.base_url, page.path) if listed else None,
        listed=listed,
    )


def _section(path: str) -> str:
    first, slash, _ = path.partition("/")
    return SECTIONS.get(first, first if slash else "")
