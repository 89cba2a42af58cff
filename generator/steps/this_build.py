"""What a build is asked for (Order), and what it reports (Built)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.cache.stamps import Snapshot, stamp_code, take_snapshot, tell_time
from generator.project import Project
from generator.site.publish import Published
from generator.site.theme import templates_folder


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and how."""

    project: Project
    out: Path
    base_url: str | None
    clean: bool
    remember: bool

    @property
    def options(self) -> str:
        """Everything but files that decides what is built, as one text."""
        return repr((stamp_code(), str(self.out.resolve()), self.base_url))

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, the built-in ones first."""
        theme = self.project.theme
        return (templates_folder(), *((theme,) if theme else ()))

    def take_snapshot(self) -> Snapshot:
        """The state of all files that the site is made of."""
        return take_snapshot(self.project.content, self.templates, tell_time(self.project.cache))


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
