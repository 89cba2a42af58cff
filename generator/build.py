"""content/ -> site/: the second straight line.

content/ --load--> Loaded --relate--> Library --list--> Pages --render--> files --publish--> site/

build_site looks at what changed since the last build and takes the shortest of five ways:

- nothing changed: it says what the last build did;
- only templates did: _build_again, which renders the pages of the library that there is;
- a few reviews did: incremental/short_line.py, which relates nothing anew;
- more of the reviews did: incremental/middle_line.py, which renders only pages that changed;
- else, and where those two give up: the whole line, _build.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from generator.cache.last_build import (
    LastBuild,
    fingerprint_inputs,
    is_site_as_left,
    load_last_build,
)
from generator.cache.packs import BrokenPack
from generator.cache.stamps import Snapshot
from generator.cluster import open_workers
from generator.errors import UsageError
from generator.library.shelf.tables import BrokenShelf
from generator.lock import hold_lock
from generator.pool import Workers, without_collecting
from generator.progress import Reporter, Silent
from generator.project import Project
from generator.site.publish import MANIFEST, Published
from generator.steps.this_build import Build, BuildReport, begin_build

__all__ = ["BuildReport", "build_site"]


def build_site(
    project: Project,
    out: Path | None = None,
    base_url: str | None = None,
    jobs: int | None = None,
    clean: bool = False,
    reporter: Reporter | None = None,
    remember: bool = True,
    scheduler: str | None = None,
) -> BuildReport:
    """Builds the site of a project and puts it in the old one's place.

    `clean` makes everything anew, whatever the last build kept; without `remember` this build
    keeps nothing for the next one. The work is done by `jobs` processes of this machine, or by the
    Dask cluster of a `scheduler`.
    Raises ContentError, with everything that is wrong in content/, before the old site is touched,
    and UsageError for a place where no site can be or another one is.
    """
    reporter = reporter or Silent()
    if scheduler is not None:  # workers have another current folder
        project = Project(project.root.absolute())
    place = project.place_site(out)
    _check_place(place)
    with hold_lock(project.cache, "build", reporter.say), without_collecting():
        build = begin_build(project, place, base_url, clean, remember, jobs, reporter)
        with build.watch.time("look"):
            known = remember and not clean
            last = load_last_build(build.cache, build.options) if known else None
            changed = None if last is None else _find_changed(last, build.snapshot)
        if last is not None and changed == set():
            return build.report(last, Published(last.counts.files, last.counts.size, 0, 0))
        if last is not None and changed == {"reviews"}:
            from generator.incremental.short_line import publish_edits

            done = publish_edits(build, last)
            if done is not None:
                return build.report(*done)
        with open_workers(jobs, scheduler, build.cache) as workers:
            try:
                if clean:
                    build.packs.clear()
                if last is not None and changed == {"templates"}:
                    return _build_again(build, workers, last)
                return _build(build, workers, last if changed == {"reviews"} else None)
            except (BrokenPack, BrokenShelf):
                build.packs.clear()
                return _build(build, workers)


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


def _build(build: Build, workers: Workers, last: LastBuild | None = None) -> BuildReport:
    """The whole line: load, relate, list, render, publish.

    `last` is the last build where only reviews changed since: the middle line ends the work where
    it can.
    """
    cache, packs, time = build.cache, build.packs, build.watch.time
    packs.folder.mkdir(parents=True, exist_ok=True)
    with time("load"):
        from generator.prepare.load import load_library

        content, stamps = build.project.content, build.snapshot.stamp_reviews()
        get_ready = partial(_get_ready, build.project)
        loaded = load_library(content, packs, workers, build.reporter, stamps, get_ready)
    # Imported here: what the line needs is loaded while other processes read reviews.
    from generator.incremental.compared import compare_site
    from generator.site.pages import list_pages
    from generator.steps.publish_site import open_related, publish_site
    from generator.steps.relate import relate_to_shelf
    from generator.steps.render_site import begin_index, render_site

    before = packs.read_index(last.prepared_for) if last else {}
    # Reviews that come or go change the numbers of all others in the search index: it is surely
    # made anew, and helpers begin with it while this process relates.
    helpers = workers if before.keys() != loaded.places.keys() else 1
    with begin_index(loaded.packs, loaded.places, build.parts, helpers) as invert_texts:
        with time("relate"):
            shelf = relate_to_shelf(loaded, build.overrule(loaded.config), cache, workers)
        with time("list"):
            related = open_related(build, loaded, shelf)
            known = (before, loaded, shelf, related.catalogue)
            compared = None if last is None else compare_site(cache, last, *known)
        if compared is not None:
            from generator.incremental.middle_line import publish_compared

            done = publish_compared(build, compared)
            if done is not None:
                return build.report(*done)
        with time("list"):
            library, config = related.catalogue.library, related.catalogue.config
            pages = compared.pages if compared else list_pages(library, config)
            same = dict(compared.list_same()) if compared else {}
            render = partial(render_site, workers=workers, same=same, inverted=invert_texts())
        return publish_site(build, related, pages, render)


def _build_again(build: Build, workers: Workers, last: LastBuild) -> BuildReport:
    """The line where only templates changed since the last build: its library and the files that
    are no pages are taken over."""
    from generator.prepare.load import load_as_before
    from generator.site.pages import list_pages
    from generator.steps.publish_site import open_related, publish_site
    from generator.steps.render_site import render_again

    with build.watch.time("load"):
        loaded = load_as_before(build.project.content, build.packs, last.prepared_for)
    with build.watch.time("list"):
        related = open_related(build, loaded, last.shelf)
        pages = list_pages(related.catalogue.library, related.catalogue.config)
    return publish_site(build, related, pages, partial(render_again, workers=workers))


def _get_ready(project: Project) -> None:
    """Imports the rest of the line and compiles the templates, while helpers read reviews."""
    import generator.steps.publish_site  # noqa: F401  # imported is all that it is to be
    from generator.steps.render_pages import compile_templates

    compile_templates(project)
