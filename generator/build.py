"""content/ -> site/: the second straight line.

content/ --load--> Loaded --relate--> Library --list--> Pages --lay out--> files --publish--> site/
"""

from __future__ import annotations

import dataclasses
import hashlib
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.lock import hold_lock
from generator.packs import BrokenPack, Packs
from generator.pool import count_jobs, without_collecting
from generator.progress import Reporter, Silent
from generator.project import Project
from generator.remember import Done, is_as_left, read_done, read_pages, write_done, write_pages
from generator.site.publish import LaidOut, Published, Written, open_stage, publish
from generator.site.theme import templates_folder
from generator.stamps import digest_templates, stamp_code, survey, survey_site, tell_time


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
    remember: bool = True,
) -> Built:
    """Builds the site of a project and puts it in the old one's place.

    Nothing is done where nothing changed since the last build; `clean` does everything anew;
    without `remember` the next build knows nothing of this one.
    Raises ContentError, with everything that is wrong in content/, before the old site is touched.
    """
    reporter, watch = reporter or Silent(), Stopwatch()
    order = Order(project, out or project.site, base_url, count_jobs(jobs), clean, remember)
    with hold_lock(project.cache, "build", reporter.say), without_collecting():
        if not clean and remember:
            with watch.time("look"):
                done = read_done(project.cache, order.options)
                if done is not None and is_as_left(done, order.inputs, order.out):
                    return _built(order, done, Published(*done.counts[2:], 0, 0), watch)
        packs = Packs(project.cache / "packs")
        try:
            if clean:
                packs.clear()
            return _build(order, packs, reporter, watch)
        except BrokenPack:
            packs.clear()
            return _build(order, packs, reporter, watch)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, and how."""

    project: Project
    out: Path
    base_url: str | None
    jobs: int
    clean: bool
    remember: bool

    @property
    def options(self) -> str:
        """All that a build hangs on beside files, as one text."""
        return repr((stamp_code(), str(self.out.resolve()), self.base_url))

    @property
    def templates(self) -> tuple[Path, ...]:
        """The folders of templates, the built-in ones first."""
        theme = self.project.theme
        return (templates_folder(), *((theme,) if theme else ()))

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The folders whose files make the site."""
        return (self.project.content, *self.templates)


def _build(order: Order, packs: Packs, reporter: Reporter, watch: Stopwatch) -> Built:
    """The line itself: load, relate, list, lay out, publish."""
    # Imported here: a build that finds nothing changed does not wait for what the line needs.
    from generator.lay_out import Press, lay_out_site
    from generator.library.relate import relate
    from generator.load import load_library
    from generator.site.catalogue import catalogue_library
    from generator.site.pages import list_pages

    project, cache = order.project, order.project.cache
    packs.folder.mkdir(parents=True, exist_ok=True)
    inputs = survey(order.inputs, tell_time(cache))
    with watch.time("load"):
        loaded = load_library(project.content, packs, order.jobs, reporter)
        config = loaded.config
        if order.base_url is not None:
            config = dataclasses.replace(config, base_url=order.base_url)
    with watch.time("relate"):
        library = relate(loaded.condensed, loaded.notes, loaded.people, loaded.works, config)
        catalogue = catalogue_library(library, config)
        pages = list_pages(library, config)
    with open_stage(order.out) as stage:
        with watch.time("render"):
            made_for = f"{stamp_code()} {digest_templates(order.templates)}".encode()
            press = Press(
                content=project.content,
                packs=packs,
                places=loaded.places,
                catalogue=catalogue,
                pages=pages,
                theme=project.theme,
                compiled=_open_compiled(project),
                stage=stage,
                made_for=made_for,
                known={} if order.clean else read_pages(cache, made_for),
            )
            files: list[Written] = []
            made = _part(lay_out_site(press, order.jobs), files)
            rendered = list(reporter.follow("Pages", made, len(pages)))
        with watch.time("publish"):
            published = publish(stage, [*files, *(page.written for page in rendered)])
    with watch.time("keep"):
        loaded.keep()
        counts = (len(library.reviews), len(library.works), published.files, published.size)
        done = Done(order.options, inputs, survey_site(order.out), counts)
        if order.remember:
            write_pages(cache, made_for, rendered)
            write_done(cache, done)
    return _built(order, done, published, watch)


def _part(laid_out: Iterable[LaidOut], files: list[Written]) -> Iterator[LaidOut]:
    """Passes pages on and puts the other files aside."""
    for each in laid_out:
        if each.shown:
            yield each
        else:
            files.append(each.written)


def _built(order: Order, done: Done, published: Published, watch: Stopwatch) -> Built:
    reviews, works, _, _ = done.counts
    return Built(order.out, reviews, works, published, tuple(watch.seconds.items()))


def _open_compiled(project: Project) -> Path | None:
    """The folder for compiled templates; None where nothing can be kept.

    What a template is compiled to hangs on the code too: each code has a folder of its own.
    """
    folder = project.cache / "templates"
    mine = folder / hashlib.blake2b(repr(stamp_code()).encode(), digest_size=8).hexdigest()
    try:
        for other in folder.iterdir() if folder.is_dir() else ():
            if other != mine:
                shutil.rmtree(other) if other.is_dir() else other.unlink()
        mine.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return mine
