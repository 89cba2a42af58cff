"""Pages -> files of the new site, rendered by several processes at once.

A page is rendered only where what it shows, its templates or the code differ from what the old
site's file was rendered of.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, cast

from jinja2 import Environment

from generator.content.load import load_review
from generator.packs import PRINTED, Packs, Place
from generator.pool import map_chunks
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.publish import Stage, Written
from generator.site.render import open_templates, render_view, view_page
from generator.site.views.frame import View
from generator.site.views.references import PrintedReference
from generator.site.views.site import SiteView, view_site

EACH = 64
"""Pages that a process renders before it reports back."""


class LaidOut(NamedTuple):
    """A file of the new site, and a digest of all it was rendered of."""

    written: Written
    shown: bytes


@dataclass(frozen=True, slots=True)
class Press:
    """What rendering needs beside the page: shared by all pages of a build, made once a process.

    `made_for` stands for the code and the templates; `known` is what the old site's pages were
    rendered of.
    """

    content: Path
    packs: Packs
    places: Mapping[str, Place]
    catalogue: Catalogue
    theme: Path | None
    compiled: Path | None
    stage: Stage
    made_for: bytes
    known: Mapping[str, LaidOut]

    def open(self) -> _Open:
        """The press at work: templates loaded."""
        site = view_site(self.catalogue)
        common = self.made_for + _pickle(site)
        return _Open(self, open_templates(self.theme, self.compiled), site, common)


@dataclass(frozen=True, slots=True)
class _Open:
    press: Press
    templates: Environment
    site: SiteView
    common: bytes

    def lay_out(self, page: Page) -> LaidOut:
        """One page, viewed; rendered and written to the stage where it is not there already."""
        view = self._view(page)
        made = hashlib.blake2b(self.common, digest_size=16)
        made.update(page.template.encode() + b"\0" + _pickle(view))
        shown = made.digest()
        old = self.press.known.get(page.path)
        if old is not None and old.shown == shown and self.press.stage.keep(old.written):
            return old
        rendered = render_view(page, view, self.site, self.templates)
        return LaidOut(self.press.stage.write(page.path, rendered), shown)

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


def _pickle(value: object) -> bytes:
    """Bytes that are equal only where two values are: without the memory of which parts are one
    object, which differs from process to process."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True
    pickler.dump(value)
    return stream.getvalue()


_open: _Open | None = None


def set_up_press(press: Press) -> None:
    """Makes this process ready to lay out pages."""
    global _open  # one value a process, set before its first chunk
    _open = press.open()


def lay_out_chunk(pages: Sequence[Page]) -> list[LaidOut]:
    """Lays out some pages in this process."""
    if _open is None:
        raise RuntimeError("set_up_press comes first")
    return [_open.lay_out(page) for page in pages]


def lay_out_pages(pages: Sequence[Page], jobs: int, press: Press) -> Iterator[LaidOut]:
    """Every page, in order, as a file of the stage."""
    for chunk in map_chunks(lay_out_chunk, pages, jobs, EACH, set_up_press, (press,)):
        yield from chunk


def lay_out_files(stage: Stage, files: Iterable[tuple[str, bytes]]) -> Iterator[Written]:
    """Files whose bytes are at hand: assets, search index, feeds, exports."""
    for path, content in files:
        yield stage.write(path, content)
