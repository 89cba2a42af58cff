"""content/ -> site/: the second straight line.

content/ --load--> Loaded --relate--> Library --list--> Pages --render--> files --publish--> site/

build_site looks at what changed since the last build and takes the shortest of four ways:

- nothing changed: it says what the last build did;
- a few reviews did: incremental/short_line.py, which relates nothing anew;
- more of the reviews did: incremental/middle_line.py, which renders only pages that changed;
- else, and where those two give up: the whole line, _build.
"""

from __future__ import annotations

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
from generator.cache.packs import BrokenPack
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
from generator.site.publish import MANIFEST, Published, StagedFile, Written, open_stage, publish
from generator.site.spare import Differs
from generator.steps.this_build import Build, BuildReport, begin_build, list_template_folders

if TYPE_CHECKING:  # a build that finds nothing changed does not wait for them
    from generator.prepare.load import Loaded
    from generator.site.pages import Page

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
        go_on_from = last if changed in ({"reviews"}, {"templates"}) else None
        with open_workers(jobs, scheduler, build.cache) as workers:
            try:
                if clean:
                    build.packs.clear()
                return _build(build, workers, go_on_from, changed == {"templates"})
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


def _build(
    build: Build, workers: Workers, last: LastBuild | None = None, same_content: bool = False
) -> BuildReport:
    """The whole line: load, relate, list, render, publish.

    `last` is the last build where only reviews changed since: the middle line ends the work where
    it can. Or it is one since which only templates changed, and the content is the same: its
    library and the files that are no pages are taken over.
    """
    cache, time = build.cache, build.watch.time
    build.packs.folder.mkdir(parents=True, exist_ok=True)
    inputs = fingerprint_inputs(build.snapshot)
    with time("load"):
        loaded = _load(build, workers, last if same_content else None)
        config = build.overrule(loaded.config)
    # Imported here: what the line needs is loaded while other processes read reviews.
    from generator.site.catalogue import catalogue_library
    from generator.site.pages import list_pages
    from generator.site.shelved_entries import open_entries
    from generator.steps.relate import open_shelf, relate_to_shelf
    from generator.steps.render_pages import gather_page_inputs
    from generator.steps.render_site import Rendering, begin_index, render_site

    edited = None if same_content else last
    places_before = build.packs.read_index(edited.prepared_for) if edited else {}
    # Reviews that come or go change the numbers of all others in the search index: it is surely
    # made anew, and helpers begin with it while this process relates.
    new_index = not same_content and places_before.keys() != loaded.places.keys()
    parts, helpers = cache / "index", workers if new_index else 1
    with begin_index(loaded.packs, loaded.places, parts, helpers) as invert_texts:
        with time("relate"):
            if last is not None and same_content:
                shelf = last.shelf
            else:
                shelf = relate_to_shelf(loaded, config, cache, workers)
            library = open_shelf(cache / shelf, loaded)
        compared = None
        with time("list"):
            templates = digest_templates(list_template_folders(build.project))
            made_for = f"{stamp_code()} {templates}".encode()
            catalogue = catalogue_library(library, config, open_entries(cache / shelf))
            if edited is not None:
                from generator.incremental.compared import compare_site

                compared = compare_site(cache, edited, places_before, loaded, shelf, catalogue)
        if edited is not None and compared is not None:
            from generator.incremental.middle_line import publish_compared

            done = publish_compared(build, edited, compared, shelf)
            if done is not None:
                return build.report(*done)
        with time("list"):
            pages = compared.pages if compared else list_pages(library, config)
            same = dict(compared.list_same()) if compared else {}
        spare_folder = cache / "spare" if build.remember else None
        with open_stage(build.out, spare_folder, build.clean) as stage:
            with time("render"):
                files: list[Written] = []
                page_inputs = gather_page_inputs(
                    build.project, loaded.packs, loaded.places, catalogue
                )
                rendering = Rendering(page_inputs, pages, stage, parts, invert_texts())
                made = render_site(rendering, workers, same_content, same)
                only_pages = _put_aside(made, files)
                rendered = list(build.reporter.follow("Pages", only_pages, len(pages)))
            with time("publish"):
                published = publish(stage, [*files, *(page.written for page in rendered)])
    with time("keep"):
        loaded.keep()
        folders, spare = list_folders(build.out), stage.spare
        left = LastBuild(
            options=build.options,
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
        _remember(build, left, pages, rendered)
    return build.report(left, published)


def _load(build: Build, workers: Workers, same_content: LastBuild | None) -> Loaded:
    """All of content/; where it is the same as for the last build, that is taken over."""
    # Imported here: a build that finds nothing changed does not wait for what the line needs.
    from generator.prepare.load import load_as_before, load_library

    content, packs = build.project.content, build.packs
    if same_content is not None:
        return load_as_before(content, packs, same_content.prepared_for)
    get_ready = partial(_get_ready, build.project)
    stamps = build.snapshot.stamp_reviews()
    return load_library(content, packs, workers, build.reporter, stamps, get_ready)


def _remember(
    build: Build, left: LastBuild, pages: Sequence[Page], rendered: Sequence[StagedFile]
) -> None:
    """Keeps what the next build goes on from, or removes the shelf that it would read."""
    from generator.cache.kept_pages import keep_pages
    from generator.steps.relate import remove_shelves

    if build.remember:
        keep_pages(build.cache, left.made_for, pages, rendered, left.counts.reviews)
        save_last_build(build.cache, left)
        remove_shelves(build.cache, left.shelf)
    else:
        shutil.rmtree(build.cache / left.shelf, ignore_errors=True)


def _get_ready(project: Project) -> None:
    """Imports the rest of the line and compiles the templates, while helpers read reviews."""
    import generator.steps.relate
    import generator.steps.render_site  # noqa: F401  # imported is all that they are to be
    from generator.steps.render_pages import compile_templates

    compile_templates(project)


def _put_aside(rendered: Iterable[StagedFile], files: list[Written]) -> Iterator[StagedFile]:
    """The pages of what was rendered; the other files are added to `files`."""
    for each in rendered:
        if each.read is not None:
            yield each
        else:
            files.append(each.written)
