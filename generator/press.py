"""What pages are viewed and printed with: once for a build, in each process that helps.

What a page shows has a digest: where it is the old one's, nothing is printed.
"""

from __future__ import annotations

import hashlib
import marshal
import shutil
from array import array
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from generator.content.load import load_review
from generator.packs import Packs, Place
from generator.prepare import read_printed
from generator.project import Project
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.render import open_templates, render_view, view_page
from generator.site.views.frame import View
from generator.site.views.site import SiteView, view_site
from generator.stamps import stamp_code


@dataclass(frozen=True, slots=True)
class Press:
    """What pages are viewed and printed with: the library, what was prepared of its reviews, and
    templates. `made_for` stands for the code and the templates."""

    content: Path
    packs: Packs
    places: Mapping[str, Place]
    catalogue: Catalogue
    theme: Path | None
    compiled: Path | None
    made_for: bytes

    def open(self) -> OpenPress:
        """The press at work: templates loaded."""
        site = view_site(self.catalogue)
        common = self.made_for + write_flat(site)
        number_of = {key: number for number, key in enumerate(self.catalogue.library.reviews)}
        return OpenPress(self, open_templates(self.theme, self.compiled), site, common, number_of)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page's view, a digest of it and of all else that its bytes hang on, and the numbers of the
    reviews that it shows something of (an array of "I")."""

    view: View
    digest: bytes
    read: bytes


@dataclass(frozen=True, slots=True)
class OpenPress:
    """A press with its templates loaded; `number_of` is each review's place in key order."""

    press: Press
    templates: Environment
    site: SiteView
    common: bytes
    number_of: Mapping[str, int]

    def show(self, page: Page) -> Shown:
        """What a page shows."""
        noted = self.press.catalogue.noted
        noted.clear()
        view = self._view(page)
        read = array("I", sorted(map(self.number_of.__getitem__, noted))).tobytes()
        made = hashlib.blake2b(self.common, digest_size=16)
        made.update(page.template.encode() + b"\0" + write_flat(view))
        return Shown(view, made.digest(), read)

    def render(self, page: Page, view: View) -> bytes:
        """The page's bytes."""
        return render_view(page, view, self.site, self.templates)

    def _view(self, page: Page) -> View:
        press = self.press
        if page.kind != "review":
            return view_page(page, press.catalogue)
        review = press.catalogue.library.reviews[page.subject]
        if "[@" in review.body or "[[" in review.body:  # it may name its own references
            return view_page(page, press.catalogue, load_review(press.content, page.subject))
        printed = read_printed(press.packs, press.places[page.subject])
        return view_page(page, press.catalogue, review, printed)


def write_flat(value: object) -> bytes:
    """A view as bytes, equal only where two views are: every text and number in it, with the
    bounds of its tuples."""
    parts: list[str | int] = []
    _flatten(value, parts.append)
    return marshal.dumps(parts, 0)  # version 0: how a text is held in memory makes no difference


def _flatten(value: object, add: Callable[[str | int], None]) -> None:
    if isinstance(value, str):
        add(str(value))
    elif isinstance(value, tuple):
        add(len(value))
        for part in value:
            _flatten(part, add)
    elif isinstance(value, frozenset):
        _flatten(tuple(sorted(value)), add)
    elif names := getattr(value, "__dataclass_fields__", None):
        add(type(value).__name__)
        for name in names:
            _flatten(getattr(value, name), add)
    else:
        add(repr(value))


def open_compiled(project: Project) -> Path | None:
    """The folder for compiled templates; None where nothing can be kept.

    What a template is compiled to hangs on the code too: each code has a folder of its own.
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
