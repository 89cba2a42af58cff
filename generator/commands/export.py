"""The library as one file in another program's format."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from generator.build import build_site
from generator.cache.packs import BrokenPack, Packs
from generator.config import Config
from generator.content.load import load_review
from generator.errors import LitsiteError, UsageError
from generator.library.model import Library
from generator.lock import hold_lock
from generator.model import Reference
from generator.pool import count_jobs
from generator.prepare.load import load_library
from generator.progress import Reporter
from generator.project import Project
from generator.site.exports import EXPORTS
from generator.site.exports.books import BOOKS
from generator.site.exports.forms import FORMS
from generator.steps.relate import open_shelf, relate_to_shelf

FORMATS = (*EXPORTS, *BOOKS, "zip")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest date a zip can hold: the clock has no say in an export's bytes."""


def export_library(
    project: Project, name: str, out: Path, jobs: int | None, reporter: Reporter
) -> None:
    """Writes the library in a format to a file, whole or not at all.

    Raises UsageError for a format litsite does not know, ContentError for problems in content/.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}", f"formats are {', '.join(FORMATS)}")
    if out.is_dir():
        raise UsageError(f"{out} is a folder", "name a file with --out")
    if out.exists() and not out.is_file():  # a device, which a file must not replace
        raise UsageError(f"{out} is no file", "name a file with --out, and pass that on")
    if out.resolve().is_relative_to(project.content.resolve()):
        raise UsageError(f"{out} would lie in content/", "name a file elsewhere with --out")
    try:
        with _work_beside(out.resolve(), reporter) as folder:
            made = folder / "export"
            if name == "zip":
                _zip_site(project, made, folder, jobs, reporter)
            else:
                _write_file(project, name, made, folder, jobs, reporter)
            made.replace(out.resolve())
    except OSError as error:
        raise LitsiteError(
            f"{out} cannot be written: {error.strerror or error}", "name another file with --out"
        ) from error


def print_library(
    project: Project, name: str, jobs: int | None, reporter: Reporter, stream: BinaryIO
) -> None:
    """Writes the library in a format to a stream, once it is whole.

    Raises what export_library does.
    """
    with tempfile.TemporaryDirectory(prefix="litsite-") as folder:
        made = Path(folder) / "library"
        export_library(project, name, made, jobs, reporter)
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, stream)


@contextmanager
def _work_beside(out: Path, reporter: Reporter) -> Iterator[Path]:
    """A folder beside the file to be written, for as long as it is worked on. What a stopped run
    left there is cleared away; who writes the same file waits."""
    folder = out.parent / f".{out.name}.litsite"
    folder.mkdir(exist_ok=True)
    with hold_lock(folder, "export", reporter.say):
        for left in folder.iterdir():
            if left.is_dir():
                shutil.rmtree(left)
            elif left.name != "lock":
                left.unlink()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _write_file(
    project: Project, name: str, made: Path, folder: Path, jobs: int | None, reporter: Reporter
) -> None:
    packs = _borrow_packs(project.cache / "packs", folder / "packs")
    try:
        _print_library(project, name, made, packs, jobs, reporter)
    except BrokenPack:
        packs.clear()
        _print_library(project, name, made, packs, jobs, reporter)


def _borrow_packs(kept: Path, folder: Path) -> Packs:
    """Packs of one's own, with links to those that the last build kept: what did not change since
    is not read again."""
    folder.mkdir()
    with contextlib.suppress(OSError):  # then all is read
        for pack in kept.iterdir():
            os.link(pack, folder / pack.name)
    return Packs(folder)


def _print_library(
    project: Project, name: str, made: Path, packs: Packs, jobs: int | None, reporter: Reporter
) -> None:
    workers = count_jobs(jobs)
    loaded = load_library(project.content, packs, workers, reporter)
    with made.open("wb") as stream:
        if name in FORMS:  # of records alone: nothing is related for them
            _write_text(stream, FORMS[name].print_reviews(loaded.reviews, "full"))
        else:
            shelf = relate_to_shelf(loaded, loaded.config, made.parent, workers)
            library = open_shelf(made.parent / shelf, loaded)
            _write_related(stream, name, library, loaded.config, project.content)
        stream.flush()
        os.fsync(stream.fileno())


def _write_related(
    stream: BinaryIO, name: str, library: Library, config: Config, content: Path
) -> None:
    def load_references(key: str) -> tuple[Reference, ...]:
        return load_review(content, key).references

    if name in BOOKS:
        # A book of one's own holds whole abstracts, whatever the site shows the public.
        config = dataclasses.replace(config, abstracts="full")
        BOOKS[name](stream, library, load_references, config)
    else:
        _write_text(stream, EXPORTS[name](library, load_references, "full"))


def _write_text(stream: BinaryIO, pieces: Iterable[str]) -> None:
    stream.writelines(piece.encode() for piece in pieces)


def _zip_site(
    project: Project, made: Path, folder: Path, jobs: int | None, reporter: Reporter
) -> None:
    """The site for reading offline: unpack it and open index.html."""
    out = folder / "site"
    build_site(project, out, jobs=jobs, reporter=reporter, remember=False)
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(out.rglob("*")):
            name = path.relative_to(out).as_posix()
            if path.is_file() and not path.name.startswith("."):
                entry = zipfile.ZipInfo(f"site/{name}", _FIRST_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
