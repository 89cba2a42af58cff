"""What changes in a site that stands: pages printed anew and other files, put into its spare,
which then takes its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache.kept_pages import KeptPages
from generator.cache.remember import Done
from generator.cache.stamps import list_folders, survey_folders
from generator.order import Order
from generator.press import OpenPress
from generator.site.pages import Page
from generator.site.publish import MANIFEST, LaidOut, Published, Written, digest_bytes
from generator.site.spare import Differs, open_spare


@dataclass(frozen=True, slots=True)
class Changes:
    """Pages that were printed anew, all files that came or became others, and the paths of what is
    removed."""

    pages: Sequence[LaidOut]
    files: Sequence[tuple[str, bytes]]
    removed: Sequence[str] = ()


def has_spare(order: Order, done: Done) -> bool:
    """Whether the site has a spare that is as it was left."""
    folders = _spare_folders(order, done)
    return done.spare is not None and survey_folders(folders) == done.spare.folders


def _spare_folders(order: Order, done: Done) -> list[str]:
    spare = str(order.project.cache / "spare")
    return [spare + folder[len(done.folders[0]) :] for folder in done.folders]


def print_pages(press: OpenPress, kept: KeptPages, pages: Iterable[Page]) -> Changes:
    """Some pages printed anew: those whose bytes are not as before are files that change."""
    printed: list[LaidOut] = []
    files: list[tuple[str, bytes]] = []
    for page in pages:
        content, read = press.print(page)
        place, digest = kept.find(page.path), digest_bytes(content)
        printed.append(LaidOut(Written(page.path, digest, len(content)), read))
        if place is None or digest != kept.written(place).digest:
            files.append((page.path, content))
    return Changes(printed, files)


def publish_changes(order: Order, done: Done, changes: Changes) -> tuple[Done, Published]:
    """Puts what changed into the spare, and the spare into the site's place; what is known of the
    site then."""
    out = order.out.resolve()
    files = changes.files
    held = [size for path, _ in files if (size := _size(out / path)) is not None]
    gone = [_size(out / path) or 0 for path in changes.removed]
    spare = open_spare(order.project.cache / "spare", out, done.spare.paths if done.spare else ())
    written = [spare.write(*file) for file in files]
    for path in changes.removed:
        spare.remove(path)
    spare.publish(written, changes.removed)
    count = done.counts.files + len(files) - len(held) - len(gone)
    size = done.counts.size + sum(file.size for file in written) - sum(held) - sum(gone)
    paths = (*(path for path, _ in files), *changes.removed, MANIFEST)
    done = replace(done, counts=done.counts._replace(files=count, size=size))
    return _survey(order, done, paths), Published(count, size, len(written), len(gone))


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _survey(order: Order, done: Done, paths: tuple[str, ...]) -> Done:
    """How the site and its spare are, which differ in the files of these paths; a site with a
    new folder has no spare until the next build of the whole."""
    out = Path(done.folders[0])
    known = set(done.folders)
    if any(str((out / path).parent) not in known for path in paths):
        folders = list_folders(out)
        return replace(done, folders=folders, site=survey_folders(folders), spare=None)
    differs = Differs(survey_folders(_spare_folders(order, done)), paths)
    return replace(done, site=survey_folders(done.folders), spare=differs)
