"""content/ -> site/: the second straight line.

content/ --load--> Loaded --relate--> Library --list--> Pages --render--> files --publish--> site/

build_site looks at what changed since the last build and takes the shortest of four ways:

- nothing changed: it says what the last build did;
- a few reviews did: incremental/short_line.py, which relates nothing anew;
- more of the reviews did: incremental/middle_line.py, which renders only pages that changed;
- else, and where those two give up: the whole line, _build.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.last_build import (
    Counts,
    LastBuild,
    fingerprint_inputs,
    is_site_as_left,
    load_last_build,
    save_last_build,
)
from generator.cache.packs import BrokenPack, Packs
from generator.cache.stamps import (
    Snapshot,
    digest_templates,
    fingerprint_folders,
    list_folders,
    stamp_code,
)
from generator.cluster import open_workers
from generator.errors import UsageError
from generator.library.shelf.tables import BrokenShelf
from generator.lock import hold_lock
from generator.pool import Workers, without_collecting
from generator.progress import Reporter, Silent
from generator.project import Project
from generator.site.publish import MANIFEST, LaidOut, Published, Written, open_stage, publish
from generator.site.spare import Differs
from generator.steps.this_build import Built, Order, Stopwatch

if TYPE_CHECKING:  # a build that finds nothing changed does not wait for them
    from generator.config import Config
    from generator.prepare.load import Loaded
    from generator.site.pages import Page

__all__ = ["Built", "build_site"]


def build_site(
    project: Project,
    out: Path | None = None,
    base_url: str | None = None,
    jobs: int | None = None,
    clean: bool = False,
    reporter: Reporter | None = None,
    remember: bool = True,
    scheduler: str | None = None,
) -> Built:
    """Builds the site of a project and puts it in the old one's place.

    `clean` makes everything anew, whatever the last build kept; without `remember` this build
    keeps nothing for the next one. The work is done by `jobs` processes of this machine, or by the
    Dask cluster of a `scheduler`.
    Raises ContentError, with everything that is wrong in content/, before the old site is touched,
    and UsageError for a place where no site can be or another one is.
    """
    reporter, watch = reporter or Silent(), Stopwatch()
    if scheduler is not None:  # workers have another current folder
        project = Project(project.root.absolute())
    place = project.place_site(out)
    _check_place(place)
    order = Order(project, place, base_url, clean, remember)
    with hold_lock(project.cache, "build", reporter.say), without_collecting():
        with watch.time("look"):
            snapshot = order.take_snapshot()
            last = None if clean or not remember else load_last_build(project.cache, order.options)
            changed = None if last is None else _find_changed(last, snapshot)
        if last is not None and changed == set():
            return _built(order, last, Published(last.counts.files, last.counts.size, 0, 0), watch)
        if last is not None and changed == {"reviews"}:
            from generator.incremental.short_line import edit_site

            mended = edit_site(order, last, snapshot, watch)
            if mended is not None:
                return _built(order, *mended, watch)
        same_content = last if changed == {"templates"} else None
        edited = last if changed == {"reviews"} else None
        packs = Packs(project.cache / "packs")
        with open_workers(jobs, scheduler, project.cache) as workers:
            try:
                if clean:
                    packs.clear()
                return _build(
                    order, packs, snapshot, same_content, edited, workers, reporter, watch
                )
            except (BrokenPack, BrokenShelf):
                packs.clear()
                return _build(order, packs, snapshot, None, None, workers, reporter, watch)


def _check_place(place: Path) -> None:
    """Raises UsageError where a folder holds a site that litsite did not write."""
    if (place / "index.html").exists() and not (place / MANIFEST).exists():
        raise UsageError(
            f"{place} holds an index.html that litsite did not write (there is no {MANIFEST})",
            "move it away, or name another folder with --out",
        )


def _find_changed(last: LastBuild, snapshot: Snapshot) -> set[str] | None:
    """Which inputs changed since the last build: "reviews", "templates" and "others" (notes,
    settings, rules); None where the site's own folders changed."""
    if not is_site_as_left(last):
        return None
    now, before = fingerprint_inputs(snapshot, last.inputs), last.inputs
    names = ("reviews", "others", "templates")
    return {name for name in names if getattr(now, name) != getattr(before, name)}


def _build(
    order: Order,
    packs: Packs,
    snapshot: Snapshot,
    same_content: LastBuild | None,
    edited: LastBuild | None,
    workers: Workers,
    reporter: Reporter,
    watch: Stopwatch,
) -> Built:
    """The whole line: load, relate, list, render, publish.

    `same_content` is the last build where only templates changed since: its library and the files
    that are no pages are taken over. `edited` is the last build where only reviews changed since:
    the middle line ends the work where it can.
    """
    project, cache = order.project, order.project.cache
    packs.folder.mkdir(parents=True, exist_ok=True)
    inputs = fingerprint_inputs(snapshot)
    with watch.time("load"):
        loaded, config = _load(order, packs, snapshot, same_content, workers, reporter)
    # Imported here: what the line needs is loaded while other processes read reviews.
    from generator.site.catalogue import catalogue_library
    from generator.site.pages import list_pages
    from generator.site.shelved_entries import open_entries
    from generator.steps.relate import open_shelf, relate_to_shelf
    from generator.steps.render_pages import gather_page_inputs
    from generator.steps.render_site import Rendering, begin_index, render_site

    places_before = packs.read_index(edited.prepared_for) if edited else {}
    # Reviews that come or go change the numbers of all others in the search index: it is surely
    # made anew, and helpers begin with it while this process relates.
    new_index = same_content is None and places_before.keys() != loaded.places.keys()
    parts, helpers = cache / "index", workers if new_index else 1
    with begin_index(loaded.packs, loaded.places, parts, helpers) as invert_texts:
        with watch.time("relate"):
            if same_content is not None:
                shelf = same_content.shelf
            else:
                shelf = relate_to_shelf(loaded, config, cache, workers)
            library = open_shelf(cache / shelf, loaded)
        compared = None
        with watch.time("list"):
            made_for = f"{stamp_code()} {digest_templates(order.templates)}".encode()
            catalogue = catalogue_library(library, config, open_entries(cache / shelf))
            if edited is not None:
                from generator.incremental.compared import compare_site

                compared = compare_site(cache, edited, places_before, loaded, shelf, catalogue)
        if edited is not None and compared is not None:
            from generator.incremental.middle_line import mend_site

            mended = mend_site(order, edited, snapshot, compared, shelf, watch)
            if mended is not None:
                return _built(order, *mended, watch)
        with watch.time("list"):
            pages = compared.pages if compared else list_pages(library, config)
            same = dict(compared.list_same()) if compared else {}
        folder = cache / "spare" if order.remember else None
        with open_stage(order.out, folder, order.clean) as stage:
            with watch.time("render"):
                page_inputs = gather_page_inputs(project, loaded.packs, loaded.places, catalogue)
                files: list[Written] = []
                rendering = Rendering(page_inputs, pages, stage, parts, invert_texts())
                made = render_site(rendering, workers, same_content is not None, same)
                only_pages = _put_aside(made, files)
                rendered = list(reporter.follow("Pages", only_pages, len(pages)))
            with watch.time("publish"):
                published = publish(stage, [*files, *(page.written for page in rendered)])
    with watch.time("keep"):
        loaded.keep()
        folders, spare = list_folders(order.out), stage.spare
        last = LastBuild(
            options=order.options,
            inputs=inputs,
            folders=folders,
            site=fingerprint_folders(folders),
            counts=Counts(
                len(library.reviews), len(library.works), published.files, published.size
            ),
            prepared_for=loaded.made_for,
            made_for=made_for,
            shelf=shelf,
            spare=Differs(fingerprint_folders(list_folders(spare)), ()) if spare else None,
        )
        _remember(order, last, pages, rendered)
    return _built(order, last, published, watch)


def _load(
    order: Order,
    packs: Packs,
    snapshot: Snapshot,
    same_content: LastBuild | None,
    workers: Workers,
    reporter: Reporter,
) -> tuple[Loaded, Config]:
    """All of content/, and its settings as this build's options overrule them."""
    # Imported here: a build that finds nothing changed does not wait for what the line needs.
    from generator.prepare.load import load_as_before, load_library

    content = order.project.content
    if same_content is not None:
        loaded = load_as_before(content, packs, same_content.prepared_for)
    else:
        get_ready = partial(_get_ready, order.project)
        stamps = snapshot.stamp_reviews()
        loaded = load_library(content, packs, workers, reporter, stamps, get_ready)
    if order.base_url is None:
        return loaded, loaded.config
    return loaded, dataclasses.replace(loaded.config, base_url=order.base_url)


def _remember(
    order: Order, last: LastBuild, pages: Sequence[Page], rendered: Sequence[LaidOut]
) -> None:
    """Keeps what the next build goes on from, or removes the shelf that it would read."""
    from generator.cache.kept_pages import keep_pages
    from generator.steps.relate import remove_shelves

    cache, reviews = order.project.cache, last.counts.reviews
    if order.remember:
        keep_pages(cache, last.made_for, pages, rendered, reviews)
        save_last_build(cache, last)
        remove_shelves(cache, last.shelf)
    else:
        shutil.rmtree(cache / last.shelf, ignore_errors=True)


def _get_ready(project: Project) -> None:
    """Imports the rest of the line and compiles the templates, while helpers read reviews."""
    from generator.steps.render_pages import compile_templates

    compile_templates(project)


def _put_aside(laid_out: Iterable[LaidOut], files: list[Written]) -> Iterator[LaidOut]:
    """The pages of what was rendered; the other files are added to `files`."""
    for each in laid_out:
        if each.read is not None:
            yield each
        else:
            files.append(each.written)


def _built(order: Order, last: LastBuild, published: Published, watch: Stopwatch) -> Built:
    counts, seconds = last.counts, tuple(watch.seconds.items())
    return Built(order.out, counts.reviews, counts.works, published, seconds)
