"""Related content -> site/: its pages rendered to a stage, which takes the old site's place; what
the next build goes on from is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.cache.kept_pages import keep_pages
from generator.cache.last_build import (
    Counts,
    LastBuild,
    save_last_build,
)
from generator.cache.stamps import digest_templates, fingerprint_folders, list_folders, stamp_code
from generator.prepare.load import Loaded
from generator.site.catalogue import Catalogue, catalogue_library
from generator.site.pages import Page
from generator.site.publish import StagedFile, Written, open_stage, publish
from generator.site.shelved_entries import open_entries
from generator.site.spare import Differs
from generator.steps.relate import open_shelf, remove_shelves
from generator.steps.render_pages import gather_page_inputs
from generator.steps.render_site import Rendering
from generator.steps.this_build import Build, BuildReport, list_template_folders


@dataclass(frozen=True, slots=True)
class Related:
    """What was loaded, and its library on a shelf; `made_for` names the code and templates by
    which it is rendered."""

    made_for: bytes
    loaded: Loaded
    shelf: str
    catalogue: Catalogue


def open_related(build: Build, loaded: Loaded, shelf: str) -> Related:
    """The library on a shelf, with its catalogue.

    Raises BrokenShelf.
    """
    templates = digest_templates(list_template_folders(build.project))
    folder = build.cache / shelf
    return Related(
        f"{stamp_code()} {templates}".encode(),
        loaded,
        shelf,
        catalogue_library(
            open_shelf(folder, loaded), build.overrule(loaded.config), open_entries(folder)
        ),
    )


def publish_site(
    build: Build,
    related: Related,
    pages: tuple[Page, ...],
    render: Callable[[Rendering], Iterable[StagedFile]],
) -> BuildReport:
    """Renders pages and all other files, puts them in the old site's place and remembers them."""
    loaded, catalogue = related.loaded, related.catalogue
    inputs = gather_page_inputs(build.project, loaded.packs, loaded.places, catalogue)
    spare = build.cache / "spare" if build.remember else None
    with open_stage(build.out, spare, build.clean) as stage:
        with build.watch.time("render"):
            files: list[Written] = []
            made = render(Rendering(inputs, pages, stage, build.parts))
            only_pages = _put_aside(made, files)
            rendered = list(build.reporter.follow("Pages", only_pages, len(pages)))
        with build.watch.time("publish"):
            published = publish(stage, [*files, *(page.written for page in rendered)])
    with build.watch.time("keep"):
        loaded.keep()
        folders, library = list_folders(build.out), catalogue.library
        left = LastBuild(
            options=build.options,
            inputs=build.inputs,
            folders=folders,
            site=fingerprint_folders(folders),
            counts=Counts(
                len(library.reviews), len(library.works), published.files, published.size
            ),
            prepared_for=loaded.made_for,
            made_for=related.made_for,
            shelf=related.shelf,
            spare=Differs(fingerprint_folders(list_folders(stage.spare)), ())
            if stage.spare
            else None,
        )
        _remember(build, left, pages, rendered)
    return build.report(left, published)


def _put_aside(rendered: Iterable[StagedFile], files: list[Written]) -> Iterator[StagedFile]:
    """The pages of what was rendered; the other files are added to `files`."""
    for each in rendered:
        if each.read is not None:
            yield each
        else:
            files.append(each.written)


def _remember(
    build: Build, left: LastBuild, pages: Sequence[Page], rendered: Sequence[StagedFile]
) -> None:
    """Keeps what the next build goes on from, or removes the shelf that it would read."""
    if build.remember:
        keep_pages(build.cache, left.made_for, pages, rendered, left.counts.reviews)
        save_last_build(build.cache, left)
        remove_shelves(build.cache, left.shelf)
    else:
        shutil.rmtree(build.cache / left.shelf, ignore_errors=True)
