"""content/ -> site/: the second straight line.

content/ --load--> Loaded --relate--> Library --list--> Pages --lay out--> files --publish--> site/
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.lay_out import lay_out_files, lay_out_pages
from generator.library.relate import relate
from generator.load import load_library
from generator.pool import count_jobs
from generator.progress import Reporter, Silent
from generator.project import Project
from generator.site.assets import list_assets
from generator.site.catalogue import catalogue_library
from generator.site.pages import list_pages
from generator.site.publish import Published, open_stage, publish
from generator.site.search.index import build_index
from generator.site.search.texts import list_documents
from generator.site.web import list_web_files

GITHUB_PAGES_LIMIT = 1_000_000_000
"""Bytes that GitHub Pages publishes at most."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: where, how much, and how many seconds each stage took."""

    out: Path
    reviews: int
    works: int
    published: Published
    timings: tuple[tuple[str, float], ...]


@dataclass(slots=True)
class Stopwatch:
    """Seconds by stage, in the order they were first begun."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def time(self, stage: str) -> Iterator[None]:
        """Adds the time of a block to a stage."""
        begun = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - begun


def build_site(
    project: Project,
    out: Path | None = None,
    base_url: str | None = None,
    jobs: int | None = None,
    clean: bool = False,
    reporter: Reporter | None = None,
) -> Built:
    """Builds the site of a project and puts it in the old one's place.

    Raises ContentError, with everything that is wrong in content/, before the old site is touched.
    """
    reporter, jobs, watch = reporter or Silent(), count_jobs(jobs), Stopwatch()
    out = out or project.site
    with watch.time("load"):
        loaded = load_library(project.content, jobs, reporter)
        config = loaded.config
        if base_url is not None:
            config = dataclasses.replace(config, base_url=base_url)
    with watch.time("relate"):
        library = relate(loaded.condensed, loaded.notes, loaded.people, loaded.works, config)
        catalogue = catalogue_library(library, config)
        pages = list_pages(library, config)
    with open_stage(out) as stage:
        with watch.time("render"):
            start_with = (project.content, catalogue, project.theme, _open_cache(project), stage)
            laid_out = lay_out_pages(pages, jobs, start_with)
            written = list(reporter.follow("Pages", laid_out, len(pages)))
        with watch.time("search"):
            documents = list_documents(library, loaded.terms)
            written += lay_out_files(
                stage, ((path, text.encode()) for path, text in build_index(documents))
            )
        with watch.time("files"):
            written += lay_out_files(stage, list_assets(project.theme))
            written += lay_out_files(stage, list_web_files(pages, library, config))
        with watch.time("publish"):
            published = publish(stage, written)
    return Built(
        out, len(library.reviews), len(library.works), published, tuple(watch.seconds.items())
    )


def _open_cache(project: Project) -> Path | None:
    """The folder for compiled templates; None where nothing can be kept."""
    folder = project.cache / "templates"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
