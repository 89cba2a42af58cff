"""The library as one file in another program's format."""

from __future__ import annotations

import dataclasses
import os
import tempfile
import zipfile
from pathlib import Path

from generator.build import build_site
from generator.content.load import load_review
from generator.errors import LitsiteError, UsageError
from generator.library.relate import relate
from generator.load import load_library
from generator.model import Reference
from generator.packs import Packs
from generator.pool import count_jobs
from generator.progress import Reporter
from generator.project import Project
from generator.site.exports import EXPORTS
from generator.site.exports.books import BOOKS

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
    try:
        with tempfile.TemporaryDirectory(prefix=".litsite-", dir=out.resolve().parent) as folder:
            made = Path(folder) / "export"
            if name == "zip":
                _zip_site(project, made, Path(folder), jobs, reporter)
            else:
                _write_file(project, name, made, jobs, reporter)
            made.replace(out)
    except OSError as error:
        raise LitsiteError(
            f"{out} cannot be written: {error.strerror or error}", "name another file with --out"
        ) from error


def _write_file(
    project: Project, name: str, made: Path, jobs: int | None, reporter: Reporter
) -> None:
    with tempfile.TemporaryDirectory(prefix=".litsite-") as folder:
        loaded = load_library(project.content, Packs(Path(folder)), count_jobs(jobs), reporter)
        library = relate(loaded.condensed, loaded.notes, loaded.people, loaded.works, loaded.config)

    def load_references(key: str) -> tuple[Reference, ...]:
        return load_review(project.content, key).references

    with made.open("wb") as stream:
        if name in BOOKS:
            # A book of one's own holds whole abstracts, whatever the site shows the public.
            config = dataclasses.replace(loaded.config, abstracts="full")
            BOOKS[name](stream, library, load_references, config)
        else:
            pieces = EXPORTS[name](library, load_references, "full")
            stream.writelines(piece.encode() for piece in pieces)
        stream.flush()
        os.fsync(stream.fileno())


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
