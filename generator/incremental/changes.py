"""What changes in a site that stands: pages rendered anew and other files, put into its spare,
which then takes its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator.cache.kept_pages import KeptPages
from generator.cache.last_build import LastBuild
from generator.cache.stamps import fingerprint_folders, list_folders
from generator.incremental.fork import work_forked
from generator.site.pages import Page
from generator.site.publish import MANIFEST, Published, StagedFile, Written, digest_bytes
from generator.site.spare import Differs, open_spare
from generator.steps.render_pages import PageRenderer
from generator.steps.this_build import Build

_OF_ALL = frozenset({"home", "map", "overview", "about", "works"})
"""Kinds of pages that read most of the library: half of the time after many edits."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Pages that were rendered anew, all files that came or became others, and the paths of what is
    removed."""

    pages: Sequence[StagedFile]
    files: Sequence[tuple[str, bytes]]
    removed: Sequence[str] = ()


def has_spare(build: Build, last: LastBuild) -> bool:
    """Whether the site has a spare that is as it was left."""
    folders = _spare_folders(build, last)
    return last.spare is not None and fingerprint_folders(folders) == last.spare.folders


def _spare_folders(build: Build, last: LastBuild) -> list[str]:
    spare = str(build.cache / "spare")
    return [spare + folder[len(last.folders[0]) :] for folder in last.folders]


@contextmanager
def begin_pages(
    renderer: PageRenderer, kept: KeptPages, pages: Iterable[Page], jobs: int | None
) -> Iterator[Callable[[], Changes]]:
    """Some pages rendered anew: those that show the whole library beside what the block does, the
    others when it calls what it is given for all. Those whose bytes are not as before are files
    that change."""
    of_all, others = _part_pages(pages)
    with work_forked(partial(_render, renderer, of_all), jobs if of_all else 1) as finish:

        def render_others() -> Changes:
            made = [*zip(others, _render(renderer, others), strict=True)]
            made += zip(of_all, finish(), strict=True)
            return _list_changes(kept, made)

        yield render_others


def _list_changes(kept: KeptPages, made: Iterable[tuple[Page, tuple[bytes, bytes]]]) -> Changes:
    rendered: list[StagedFile] = []
    files: list[tuple[str, bytes]] = []
    for page, (content, read) in made:
        place, digest = kept.find(page.path), digest_bytes(content)
        rendered.append(StagedFile(Written(page.path, digest, len(content)), read))
        if place is None or digest != kept.written(place).digest:
            files.append((page.path, content))
    return Changes(rendered, files)


def _part_pages(pages: Iterable[Page]) -> tuple[list[Page], list[Page]]:
    """The pages of kinds that read most of the library, and the others."""
    of_all: list[Page] = []
    others: list[Page] = []
    for page in pages:
        (of_all if page.kind in _OF_ALL else others).append(page)
    return of_all, others


def _render(renderer: PageRenderer, pages: Iterable[Page]) -> list[tuple[bytes, bytes]]:
    return [(made.content, made.read) for made in map(renderer.render, pages)]


def publish_changes(build: Build, last: LastBuild, changes: Changes) -> tuple[LastBuild, Published]:
    """Puts what changed into the spare, and the spare into the site's place; what is known of the
    site then."""
    out = build.out.resolve()
    files = changes.files
    held = [size for path, _ in files if (size := _size(out / path)) is not None]
    gone = [_size(out / path) or 0 for path in changes.removed]
    spare = open_spare(build.cache / "spare", out, last.spare.paths if last.spare else ())
    written = [spare.write(*file) for file in files]
    for path in changes.removed:
        spare.remove(path)
    spare.publish(written, changes.removed)
    count = last.counts.files + len(files) - len(held) - len(gone)
    size = last.counts.size + sum(file.size for file in written) - sum(held) - sum(gone)
    paths = (*(path for path, _ in files), *changes.removed, MANIFEST)
    last = replace(last, counts=last.counts._replace(files=count, size=size))
    return _fingerprint(build, last, paths), Published(count, size, len(written), len(gone))


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _fingerprint(build: Build, last: LastBuild, paths: tuple[str, ...]) -> LastBuild:
    """How the site and its spare are, which differ in the files of these paths; a site with a
    new folder has no spare until the next build of the whole."""
    out = Path(last.folders[0])
    known = set(last.folders)
    if any(str((out / path).parent) not in known for path in paths):
        folders = list_folders(out)
        return replace(last, folders=folders, site=fingerprint_folders(folders), spare=None)
    differs = Differs(fingerprint_folders(_spare_folders(build, last)), paths)
    return replace(last, site=fingerprint_folders(last.folders), spare=differs)
