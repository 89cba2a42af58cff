"""Pages -> files of the new site, rendered by several processes at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from generator.content.load import load_review
from generator.pool import map_chunks
from generator.site.catalogue import Catalogue
from generator.site.pages import Page
from generator.site.publish import Stage, Written
from generator.site.render import open_templates, render_view, view_page
from generator.site.views.site import SiteView, view_site

EACH = 64
"""Pages that a process renders before it reports back."""


@dataclass(frozen=True, slots=True)
class Press:
    """What rendering needs beside the page: shared by all pages of a build, made once a process."""

    content: Path
    catalogue: Catalogue
    templates: Environment
    site: SiteView
    stage: Stage

    def lay_out(self, page: Page) -> Written:
        """One page, viewed, rendered and written to the stage."""
        review = load_review(self.content, page.subject) if page.kind == "review" else None
        view = view_page(page, self.catalogue, review)
        return self.stage.write(page.path, render_view(page, view, self.site, self.templates))


_press: Press | None = None


def set_up_press(
    content: Path, catalogue: Catalogue, theme: Path | None, cache: Path | None, stage: Stage
) -> None:
    """Makes this process ready to lay out pages."""
    global _press  # one value a process, set before its first chunk
    _press = Press(
        content=content,
        catalogue=catalogue,
        templates=open_templates(theme, cache),
        site=view_site(catalogue),
        stage=stage,
    )


def lay_out_chunk(pages: Sequence[Page]) -> list[Written]:
    """Lays out some pages in this process."""
    if _press is None:
        raise RuntimeError("set_up_press comes first")
    return [_press.lay_out(page) for page in pages]


def lay_out_pages(
    pages: Sequence[Page],
    jobs: int,
    start_with: tuple[Path, Catalogue, Path | None, Path | None, Stage],
) -> Iterator[Written]:
    """Every page, in order, as a file of the stage."""
    for chunk in map_chunks(lay_out_chunk, pages, jobs, EACH, set_up_press, start_with):
        yield from chunk


def lay_out_files(stage: Stage, files: Iterable[tuple[str, bytes]]) -> Iterator[Written]:
    """Files whose bytes are at hand: assets, search index, feeds, exports."""
    for path, content in files:
        yield stage.write(path, content)
