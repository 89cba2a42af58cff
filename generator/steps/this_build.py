"""A build under way (Build), and what it reports when it is done (BuildReport)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.last_build import Inputs, LastBuild, fingerprint_inputs
from generator.cache.packs import Packs
from generator.cache.stamps import Snapshot, stamp_code, take_snapshot, tell_time
from generator.progress import Reporter
from generator.project import Project
from generator.site.publish import Published
from generator.site.theme import templates_folder

if TYPE_CHECKING:  # a build that finds nothing changed does not wait for it
    from generator.config import Config


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


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: where, how much, and how many seconds each stage took."""

    out: Path
    reviews: int
    works: int
    published: Published
    timings: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What was asked for, and the files of the project as they were found when it began, with
    their fingerprints.

    `clean` says that everything is made anew, whatever the last build kept; `remember`, that the
    next build may go on from what this one keeps; `jobs`, how many processes there may be (None:
    as many as suit the machine).
    """

    project: Project
    out: Path
    base_url: str | None
    clean: bool
    remember: bool
    jobs: int | None
    reporter: Reporter
    watch: Stopwatch
    snapshot: Snapshot
    inputs: Inputs

    @property
    def cache(self) -> Path:
        """The project's own folder (.litsite)."""
        return self.project.cache

    @property
    def packs(self) -> Packs:
        """Where reviews lie prepared."""
        return Packs(self.cache / "packs")

    @property
    def parts(self) -> Path:
        """Where parts of the search index lie while it is made."""
        return self.cache / "index"

    @property
    def options(self) -> str:
        """Everything but files that decides what is built, as one text."""
        return repr((stamp_code(), str(self.out.resolve()), self.base_url))

    def overrule(self, config: Config) -> Config:
        """The project's settings as the options of this build overrule them."""
        return config if self.base_url is None else replace(config, base_url=self.base_url)

    def report(self, left: LastBuild, published: Published) -> BuildReport:
        """What there is to say of the site that this build left."""
        timings = tuple(self.watch.seconds.items())
        return BuildReport(self.out, left.counts.reviews, left.counts.works, published, timings)


def begin_build(
    project: Project,
    out: Path,
    base_url: str | None,
    clean: bool,
    remember: bool,
    jobs: int | None,
    reporter: Reporter,
) -> Build:
    """A build that has looked at all files that the site is made of."""
    watch = Stopwatch()
    with watch.time("look"):
        now = tell_time(project.cache)
        snapshot = take_snapshot(project.content, list_template_folders(project), now)
        # Before any of them is loaded: what is saved while they are must be seen next time.
        inputs = fingerprint_inputs(snapshot)
    return Build(project, out, base_url, clean, remember, jobs, reporter, watch, snapshot, inputs)


def list_template_folders(project: Project) -> tuple[Path, ...]:
    """The folders of templates, the built-in ones first."""
    return (templates_folder(), *((project.theme,) if project.theme else ()))
