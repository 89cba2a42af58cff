"""content/ -> site/: the second straight line.

content/ --load--> Loaded --relate--> Library --list--> Pages --lay out--> files --publish--> site/

After the edit of a few reviews the line is shorter: see edit/.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.packs import BrokenPack, Packs
from generator.cache.remember import Done, is_site_as_left, read_done, survey_inputs, write_done
from generator.cache.stamps import Look, digest_templates, list_folders, stamp_code, survey_folders
from generator.cluster import open_workers
from generator.errors import UsageError
from generator.library.shelf.tables import BrokenShelf
from generator.lock import hold_lock
from generator.order import Built, Order, Stopwatch
from generator.pool import Workers, without_collecting
from generator.progress import Reporter, Silent
from generator.project import Project
from generator.site.publish import MANIFEST, LaidOut, Published, Written, open_stage, publish
from generator.site.spare import Differs

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

    Nothing is done where nothing changed since the last build; `clean` does everything anew;
    without `remember` the next build knows nothing of this one. The work is done by `jobs`
    processes of this machine, or by the Dask cluster of a `scheduler`.
    Raises ContentError, with everything that is wrong in content/, before the old site is touched,
    and UsageError for a place where no site can be or another one is.
    """
    reporter, watch = reporter or Silent(), Stopwatch()
    if scheduler is not None:  # workers have another current folder
        project = Project(project.root.absolute())
    place = project.place_site(out)
    _spare_other_site(place)
    order = Order(project, place, base_url, clean, remember)
    with hold_lock(project.cache, "build", reporter.say), without_collecting():
        with watch.time("look"):
            look = order.look()
            done = None if clean or not remember else read_done(project.cache, order.options)
            changed = None if done is None else _find_changed(done, look)
        if done is not None and changed == set():
            return _built(order, done, Published(*done.counts[2:], 0, 0), watch)
        if done is not None and changed == {"reviews"}:
            from generator.edit.short_line import edit_site

            mended = edit_site(order, done, look, watch)
            if mended is not None:
                return _built(order, *mended, watch)
        before = done if changed == {"templates"} else None
        edited = done if changed == {"reviews"} else None
        packs = Packs(project.cache / "packs")
        with open_workers(jobs, scheduler, project.cache) as workers:
            try:
                if clean:
                    packs.clear()
                return _build(order, packs, look, before, edited, workers, reporter, watch)
            except (BrokenPack, BrokenShelf):
                packs.clear()
                return _build(order, packs, look, None, None, workers, reporter, watch)


def _spare_other_site(place: Path) -> None:
    """Raises UsageError where a folder holds a site that litsite did not write."""
    if (place / "index.html").exists() and not (place / MANIFEST).exists():
        raise UsageError(
            f"{place} holds an index.html that litsite did not write (there is no {MANIFEST})",
            "move it away, or name another folder with --out",
        )


def _find_changed(done: Done, look: Look) -> set[str] | None:
    """Which of the inputs changed since the last build: "reviews", "others", "templates"; None
    where the site itself did."""
    if not is_site_as_left(done):
        return None
    now, before = survey_inputs(look, done.inputs), done.inputs
    names = ("reviews", "others", "templates")
    return {name for name in names if getattr(now, name) != getattr(before, name)}


def _build(
    order: Order,
    packs: Packs,
    look: Look,
    before: Done | None,
    edited: Done | None,
    workers: Workers,
    reporter: Reporter,
    watch: Stopwatch,
) -> Built:
    """The line itself: load, relate, list, lay out, publish. `before` is the last build where
    nothing but templates changed since: then only pages are made anew; `edited` where nothing but
    reviews did: then it may be enough to mend what they change."""
    project, cache = order.project, order.project.cache
    packs.folder.mkdir(parents=True, exist_ok=True)
    inputs = survey_inputs(look)
    with watch.time("load"):
        loaded, config = _load(order, packs, look, before, workers, reporter)
    # Imported here: what the line needs is loaded while other processes read reviews.
    from generator.lay_out import Layout, begin_index, lay_out_site
    from generator.press import set_up_press
    from generator.shelve import open_shelf, relate_to_shelf
    from generator.site.catalogue import catalogue_library
    from generator.site.pages import list_pages
    from generator.site.shelved_entries import open_entries

    places = packs.read_index(edited.prepared_for) if edited else {}
    # The index is made anew for certain where reviews come or go, which numbers it otherwise.
    anew = before is None and places.keys() != loaded.places.keys()
    parts, beside = cache / "index", workers if anew else 1
    with begin_index(loaded.packs, loaded.places, parts, beside) as invert_texts:
        with watch.time("relate"):
            shelf = before.shelf if before else relate_to_shelf(loaded, config, cache, workers)
            library = open_shelf(cache / shelf, loaded)
        compared = None
        with watch.time("list"):
            made_for = f"{stamp_code()} {digest_templates(order.templates)}".encode()
            catalogue = catalogue_library(library, config, open_entries(cache / shelf))
            if edited is not None:
                from generator.edit.compared import compare_site

                compared = compare_site(cache, edited, places, loaded, shelf, catalogue)
        if edited is not None and compared is not None:
            from generator.edit.middle_line import mend_site

            mended = mend_site(order, edited, look, compared, shelf, watch)
            if mended is not None:
                return _built(order, *mended, watch)
        with watch.time("list"):
            pages = compared.pages if compared else list_pages(library, config)
            same = dict(compared.list_same()) if compared else {}
        folder = cache / "spare" if order.remember else None
        with open_stage(order.out, folder, order.clean) as stage:
            with watch.time("render"):
                press = set_up_press(project, loaded.packs, loaded.places, catalogue)
                files: list[Written] = []
                layout = Layout(press, pages, stage, parts, invert_texts())
                made = _part(lay_out_site(layout, workers, before is not None, same), files)
                rendered = list(reporter.follow("Pages", made, len(pages)))
            with watch.time("publish"):
                published = publish(stage, [*files, *(page.written for page in rendered)])
    with watch.time("keep"):
        loaded.keep()
        folders, spare = list_folders(order.out), stage.spare
        done = Done(
            options=order.options,
            inputs=inputs,
            folders=folders,
            site=survey_folders(folders),
            counts=(len(library.reviews), len(library.works), published.files, published.size),
            prepared_for=loaded.made_for,
            made_for=made_for,
            shelf=shelf,
            spare=Differs(survey_folders(list_folders(spare)), ()) if spare else None,
        )
        _remember(order, done, pages, rendered)
    return _built(order, done, published, watch)


def _load(
    order: Order,
    packs: Packs,
    look: Look,
    before: Done | None,
    workers: Workers,
    reporter: Reporter,
) -> tuple[Loaded, Config]:
    """All of content/, and the settings that this build is ordered with."""
    # Imported here: a build that finds nothing changed does not wait for what the line needs.
    from generator.prepare.load import load_as_before, load_library

    content = order.project.content
    if before is not None:
        loaded = load_as_before(content, packs, before.prepared_for)
    else:
        get_ready = partial(_get_ready, order.project)
        stamps = look.stamp_reviews()
        loaded = load_library(content, packs, workers, reporter, stamps, get_ready)
    if order.base_url is None:
        return loaded, loaded.config
    return loaded, dataclasses.replace(loaded.config, base_url=order.base_url)


def _remember(order: Order, done: Done, pages: Sequence[Page], rendered: Sequence[LaidOut]) -> None:
    """Leaves what the next build may go on from, where it shall know of this one."""
    from generator.cache.kept_pages import keep_pages
    from generator.shelve import remove_shelves

    cache, reviews = order.project.cache, done.counts[0]
    if order.remember:
        keep_pages(cache, done.made_for, pages, rendered, reviews)
        write_done(cache, done)
        remove_shelves(cache, done.shelf)
    else:
        shutil.rmtree(cache / done.shelf, ignore_errors=True)


def _get_ready(project: Project) -> None:
    """What the rest of the line needs, while other processes read reviews."""
    import generator.lay_out
    import generator.shelve  # noqa: F401  # imported is all that they are to be
    from generator.press import compile_templates

    compile_templates(project)


def _part(laid_out: Iterable[LaidOut], files: list[Written]) -> Iterator[LaidOut]:
    """Passes pages on and puts the other files aside."""
    for each in laid_out:
        if each.read is not None:
            yield each
        else:
            files.append(each.written)


def _built(order: Order, done: Done, published: Published, watch: Stopwatch) -> Built:
    reviews, works, _, _ = done.counts
    return Built(order.out, reviews, works, published, tuple(watch.seconds.items()))
