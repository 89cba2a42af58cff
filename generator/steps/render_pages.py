"""Page -> bytes: what pages are made of is gathered once for a build, and opened in each process
that renders some."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment, TemplateError

from generator.cache.packs import Packs, Place
from generator.cache.stamps import stamp_code
from generator.content.load import load_review
from generator.prepare.reviews import read_printed
from generator.project import Project
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.render import open_templates, render_view, view_page
from generator.site.targets import may_name
from generator.site.views.frame import View
from generator.site.views.site import SiteView, view_site


@dataclass(frozen=True, slots=True)
class PageInputs:
    """All that pages are made of: the library, what was prepared of its reviews, and where the
    templates are. It can be sent to another process, which opens it."""

    content: Path
    packs: Packs
    places: Mapping[str, Place]
    catalogue: Catalogue
    theme: Path | None
    compiled: Path | None

    def open(self) -> PageRenderer:
        """What renders them in this process, with its templates loaded."""
        site = view_site(self.catalogue)
        return PageRenderer(self, open_templates(self.theme, self.compiled), site)


def gather_page_inputs(
    project: Project, packs: Packs, places: Mapping[str, Place], catalogue: Catalogue
) -> PageInputs:
    """What the pages of a catalogue are made of, with the project's templates."""
    return PageInputs(
        project.content, packs, places, catalogue, project.theme, _open_compiled(project)
    )


class RenderedPage(NamedTuple):
    """A page's bytes, and the numbers of the reviews that it shows something of, as the bytes of an
    array of unsigned integers ("I")."""

    content: bytes
    read: bytes


@dataclass(frozen=True, slots=True)
class PageRenderer:
    """Renders pages in one process."""

    inputs: PageInputs
    templates: Environment
    site: SiteView

    def render(self, page: Page) -> RenderedPage:
        """Renders a page, and notes which reviews were read for it."""
        noted = self.inputs.catalogue.noted
        noted.clear()
        view = self._view(page)
        read = array("I", sorted(noted)).tobytes()
        return RenderedPage(render_view(page, view, self.site, self.templates), read)

    def _view(self, page: Page) -> View:
        inputs = self.inputs
        if page.kind != "review":
            return view_page(page, inputs.catalogue)
        review = inputs.catalogue.library.reviews[page.subject]
        printed, own = read_printed(inputs.packs, inputs.places[page.subject])
        if not own.whole and may_name(review):  # and so its own references
            loaded = load_review(inputs.content, page.subject)
            return view_page(page, inputs.catalogue, loaded, None, own)
        return view_page(page, inputs.catalogue, review, printed, own)


def compile_templates(project: Project) -> None:
    """Compiles the templates of all pages, for the processes that will render them: what is
    wrong in one is told there."""
    compiled = _open_compiled(project)
    if compiled is None:
        return
    templates = open_templates(project.theme, compiled)
    for name in templates.list_templates(("html", "xml", "js")):
        if not name.startswith("assets/"):
            with contextlib.suppress(TemplateError, OSError):
                templates.get_template(name)


def _open_compiled(project: Project) -> Path | None:
    """The folder for compiled templates; None where nothing can be kept.

    What a template is compiled to depends on the code too: each code has a folder of its own.
    """
    folder = project.cache / "templates"
    mine = folder / hashlib.blake2b(repr(stamp_code()).encode(), digest_size=8).hexdigest()
    try:
        for other in folder.iterdir() if folder.is_dir() else ():
            if other != mine:
                shutil.rmtree(other) if other.is_dir() else other.unlink()
        mine.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return mine
