"""Pages -> files of the new site, rendered by several processes at once.

A page is rendered only where what it shows, its templates or the code differ from what the old
site's file was rendered of.
"""

from __future__ import annotations

import hashlib
import marshal
import shutil
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from jinja2 import Environment

from generator.content.load import load_review
from generator.packs import PRINTED, TERMS, Packs, Place
from generator.pool import map_chunks
from generator.project import Project
from generator.site.assets import list_assets
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.publish import LaidOut, Stage
from generator.site.render import open_templates, render_view, view_page
from generator.site.search.document import DocumentTerms
from generator.site.search.documents import open_documents
from generator.site.search.tasks import write_index
from generator.site.views.frame import View
from generator.site.views.references import PrintedReference
from generator.site.views.site import SiteView, view_site
from generator.site.web import list_web_tasks, write_web_task
from generator.stamps import stamp_code

EACH = 64
"""Pages that a process renders before it reports back."""


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
        rows = press.packs.read(press.places[page.subject], PRINTED)
        printed = tuple(map(PrintedReference._make, cast("tuple[tuple[object, ...], ...]", rows)))
        return view_page(page, press.catalogue, review, printed)


@dataclass(frozen=True, slots=True)
class Layout:
    """A site to lay out: its pages, the stage for its files, and what the old site's pages were
    rendered of."""

    press: Press
    pages: tuple[Page, ...]
    stage: Stage
    known: Mapping[str, LaidOut]

    def list_files(self, kind: str) -> Iterator[tuple[str, bytes]]:
        """(path, bytes) of the files that are no pages, of one kind."""
        press, library = self.press, self.press.catalogue.library
        if kind == "search":
            documents = open_documents(library, PackedTerms(press.packs, press.places))
            yield from ((path, text.encode()) for path, text in write_index(documents))
        elif kind == "assets":
            yield from list_assets(press.theme)
        else:
            yield from write_web_task(kind, self.pages, library, press.catalogue.config)

    def lay_out(self, page: Page, press: OpenPress) -> LaidOut:
        """One page; rendered and written to the stage where it is not there already."""
        shown = press.show(page)
        old = self.known.get(page.path)
        if old is not None and old.shown == shown.digest and self.stage.keep(old.written):
            return old._replace(read=shown.read)
        rendered = press.render(page, shown.view)
        return LaidOut(self.stage.write(page.path, rendered), shown.digest, shown.read)


@dataclass(frozen=True, slots=True)
class PackedTerms(Mapping[str, DocumentTerms]):
    """Each review's part of the search index, read when it is asked for."""

    packs: Packs
    places: Mapping[str, Place]

    def __getitem__(self, key: str) -> DocumentTerms:
        return cast(DocumentTerms, self.packs.read(self.places[key], TERMS))

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


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


_at_work: tuple[Layout, OpenPress] | None = None


def set_up_layout(layout: Layout) -> None:
    """Makes this process ready to lay out pages."""
    global _at_work  # one value a process, set before its first chunk
    _at_work = layout, layout.press.open()


Task = tuple[Page, ...] | str
"""Some pages, or what else a site has: "search", "assets", or a task of web.py."""


def lay_out_tasks(tasks: Sequence[Task]) -> list[LaidOut]:
    """Lays out some files in this process."""
    if _at_work is None:
        raise RuntimeError("set_up_layout comes first")
    layout, press = _at_work
    made: list[LaidOut] = []
    for task in tasks:
        if isinstance(task, str):
            write = layout.stage.write
            made += [LaidOut(write(*file), b"") for file in layout.list_files(task)]
        else:
            made += [layout.lay_out(page, press) for page in task]
    return made


def lay_out_site(layout: Layout, jobs: int) -> Iterator[LaidOut]:
    """Every file of the site as a file of the stage, in no order; pages tell what they show."""
    pages = layout.pages
    catalogue = layout.press.catalogue
    tasks: list[Task] = ["search", "assets"]  # the longest first, beside the pages
    tasks += list_web_tasks(pages, catalogue.library, catalogue.config)
    tasks += [pages[place : place + EACH] for place in range(0, len(pages), EACH)]
    # The index takes long; what others finish meanwhile is told at once.
    for made in map_chunks(lay_out_tasks, tasks, jobs, 1, set_up_layout, (layout,), in_order=False):
        yield from made
