"""Pages -> files of the new site, made by several processes at once.

A file whose bytes are those of the old site's file is linked to it. The search index is inverted
block by block while pages are rendered, and merged range by range once all blocks are there. The
texts of reviews are inverted first, while the library is still being related.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from generator.cache.packs import Packs, Place
from generator.content.pictures import list_pictures, read_picture
from generator.pool import Workers, map_chunks, work_meanwhile
from generator.prepare.reviews import read_terms
from generator.site.assets import list_assets
from generator.site.pages import Page
from generator.site.publish import Stage, StagedFile
from generator.site.search.document import DocumentTerms
from generator.site.search.documents import Block, Documents, open_documents
from generator.site.search.index import Merged
from generator.site.search.tasks import (
    InvertedBlock,
    Range,
    Texts,
    finish_parts,
    invert_block,
    invert_texts,
    list_blocks,
    list_ranges,
    list_texts,
    merge_range,
)
from generator.site.web import list_web_tasks, write_web_task
from generator.steps.render_pages import PageInputs, PageRenderer

T = TypeVar("T")

EACH, LAST_EACH, LAST = 64, 16, 512
"""Pages that a process renders before it reports back: EACH, but LAST_EACH of the LAST ones, so
that all processes finish at about the same time."""

MOST_CHUNKS = 256
"""A site of more pages has larger chunks, not more of them: each chunk costs a message."""

SAME_EACH = 1024
"""Pages of the old site that a process takes over before it reports back."""


@dataclass(frozen=True, slots=True)
class Same:
    """Pages that show what they showed in the old site, with what was written of them there."""

    pages: tuple[tuple[Page, StagedFile], ...]


Task = tuple[Page, ...] | Same | Block | Texts | Range | str
"""What a process is given to do: pages to render or to take over, a part of the search index,
"assets", "pictures", or the name of a task of site/web.py."""

Made = StagedFile | InvertedBlock | Merged | None
"""What a task returns; None for a range of marks, of which nothing but files is made."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """A site to render: its pages, the stage for its files, and a folder for the parts of the
    search index."""

    inputs: PageInputs
    pages: tuple[Page, ...]
    stage: Stage
    parts: Path

    def open_documents(self) -> Documents:
        """What the search index is made of."""
        terms = PackedTerms(self.inputs.packs, self.inputs.places)
        return open_documents(self.inputs.catalogue.library, terms)

    def read_pictures(self) -> Iterator[tuple[str, bytes]]:
        """(path, bytes) of the pictures that notes show; they lie beside the notes' pages."""
        bodies = [note.body for note in self.inputs.catalogue.library.notes]
        for path in list_pictures(bodies):
            yield f"notes/{path}", read_picture(self.inputs.content, path)

    def write(self, files: Iterable[tuple[str, str | bytes]]) -> list[StagedFile]:
        """Writes files that are no pages."""
        return [
            StagedFile(self.stage.write(path, text if isinstance(text, bytes) else text.encode()))
            for path, text in files
        ]


@dataclass(frozen=True, slots=True)
class PackedTerms(Mapping[str, DocumentTerms]):
    """Each review's part of the search index, read when it is asked for."""

    packs: Packs
    places: Mapping[str, Place]

    def __getitem__(self, key: str) -> DocumentTerms:
        return read_terms(self.packs, self.places[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


@contextmanager
def begin_index(
    packs: Packs, places: Mapping[str, Place], parts: Path, workers: Workers
) -> Iterator[Callable[[], tuple[InvertedBlock, ...]]]:
    """Empties the folder `parts` and begins to invert the texts of reviews into it, in a process
    that takes only the time that others leave.

    The block is given a function that ends this and returns the blocks inverted so far. The folder
    is removed after the block.
    """
    shutil.rmtree(parts, ignore_errors=True)
    parts.mkdir(parents=True)
    invert = partial(invert_texts, PackedTerms(packs, places), folder=parts)
    try:
        with work_meanwhile(workers, invert, list_texts(tuple(places))) as finish:
            yield lambda: tuple(finish())
    finally:
        shutil.rmtree(parts, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class _AtWork:
    """What one process has at hand for its part of a site."""

    rendering: Rendering
    renderer: PageRenderer
    documents: Documents

    def do(self, task: Task) -> list[Made]:
        """What a task makes."""
        rendering, catalogue = self.rendering, self.rendering.inputs.catalogue
        if isinstance(task, Block):
            inverted, files = invert_block(self.documents, task, rendering.parts)
            return [inverted, *rendering.write(files)]
        if isinstance(task, Range):
            merged, parts = merge_range(task, rendering.parts)
            return [merged, *rendering.write(parts)]
        if isinstance(task, Texts):
            return [invert_texts(self.documents.condensed, task, rendering.parts)]
        if task == "assets":
            return [*rendering.write(list_assets(rendering.inputs.theme))]
        if task == "pictures":
            return [*rendering.write(rendering.read_pictures())]
        if isinstance(task, str):
            files_of_web = write_web_task(
                task, rendering.pages, catalogue.library, catalogue.config
            )
            return [*rendering.write(files_of_web)]
        if isinstance(task, Same):
            return [self._take_over(page, made) for page, made in task.pages]
        return [self._render_page(page) for page in task]

    def _take_over(self, page: Page, made: StagedFile) -> StagedFile:
        """A page as it is in the old site; rendered anew where its file there is gone."""
        return made if self.rendering.stage.keep(made.written) else self._render_page(page)

    def _render_page(self, page: Page) -> StagedFile:
        """One page."""
        content, read = self.renderer.render(page)
        return StagedFile(self.rendering.stage.write(page.path, content), read)


_at_work: _AtWork | None = None


def set_up_rendering(rendering: Rendering) -> None:
    """Makes this process ready to render files."""
    global _at_work  # one value a process, set before its first chunk
    _at_work = _AtWork(rendering, rendering.inputs.open(), rendering.open_documents())


def render_tasks(tasks: Sequence[Task]) -> list[Made]:
    """Renders some files in this process."""
    if _at_work is None:
        raise RuntimeError("set_up_rendering comes first")
    return [made for task in tasks for made in _at_work.do(task)]


def render_site(
    rendering: Rendering,
    workers: Workers,
    same: Mapping[Page, StagedFile],
    inverted: Sequence[InvertedBlock] = (),
) -> Iterator[StagedFile]:
    """Writes every file of the site to the stage, and yields them in no fixed order, pages with
    the reviews that they read.

    The `same` pages show what they showed in the old site, and are taken over; `inverted` are the
    first parts of the search index, which are there already, in the order of all texts.
    """
    pages, library = rendering.pages, rendering.inputs.catalogue.library
    documents = rendering.open_documents()
    tasks: list[Task] = [*list_web_tasks(pages, library)]
    tasks += list_texts(tuple(library.reviews))[len(inverted) :]
    tasks += list_blocks(documents)  # the longest first, beside the pages
    tasks += map(Same, _cut(tuple(same.items()), SAME_EACH))
    tasks += ["assets", "pictures"]
    tasks += _cut_pages([page for page in pages if page not in same])
    blocks_made = [*inverted]
    missing = sum(isinstance(task, Texts | Block) for task in tasks)
    merged: list[Merged | None] = []

    def list_last(made: Sequence[Made]) -> Sequence[Task]:
        """The ranges to merge, once the last block is there."""
        nonlocal missing
        blocks = [each for each in made if isinstance(each, InvertedBlock)]
        blocks_made.extend(blocks)
        missing -= len(blocks)
        return list_ranges(blocks_made) if blocks and not missing else ()

    for made in _do_tasks(rendering, tasks, workers, list_last):
        merged += [each for each in made if isinstance(each, Merged)]
        yield from _staged(made)
    yield from rendering.write(finish_parts(blocks_made, merged, documents.names))


def render_again(rendering: Rendering, workers: Workers) -> Iterator[StagedFile]:
    """As `render_site`, where only templates changed since the old site: all its files but pages
    are taken over."""
    kept = _take_over(rendering)
    if kept is None:
        yield from render_site(rendering, workers, {})
        return
    yield from kept
    for made in _do_tasks(rendering, ["assets", *_cut_pages(rendering.pages)], workers):
        yield from _staged(made)


def _do_tasks(
    rendering: Rendering,
    tasks: Sequence[Task],
    workers: Workers,
    then: Callable[[list[Made]], Sequence[Task]] | None = None,
) -> Iterator[list[Made]]:
    """What tasks make, each as soon as it is there; `then` as in map_chunks."""
    start_with = (rendering,)
    return map_chunks(
        render_tasks, tasks, workers, 1, set_up_rendering, start_with, in_order=False, then=then
    )


def _staged(made: Iterable[Made]) -> Iterator[StagedFile]:
    return (each for each in made if isinstance(each, StagedFile))


def _cut_pages(pages: Sequence[Page]) -> list[tuple[Page, ...]]:
    each = max(EACH, len(pages) // MOST_CHUNKS)
    return _cut(pages[:-LAST], each) + _cut(pages[-LAST:], LAST_EACH)


def _cut(pages: Sequence[T], each: int) -> list[tuple[T, ...]]:
    return [tuple(pages[place : place + each]) for place in range(0, len(pages), each)]


def _take_over(rendering: Rendering) -> list[StagedFile] | None:
    """The old site's files that depend on the content alone; None where one is not as it was."""
    pages = {page.path for page in rendering.pages}
    paths = [path for path in rendering.stage.old if path not in pages and path[:7] != "assets/"]
    kept = [rendering.stage.keep_path(path) for path in paths]
    return [StagedFile(each) for each in kept if each] if all(kept) else None
