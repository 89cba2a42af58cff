"""A whole library written to a folder, of which a build writes each part where it relates it."""

from __future__ import annotations

from pathlib import Path

from generator.library.model import Library
from generator.library.shelf.library import write_records, write_similar, write_works
from generator.library.terms import name_journals


def write_library(library: Library, folder: Path) -> None:
    """Writes all of a library but its reviews and notes."""
    write_works(library, folder)
    write_records(library, name_journals(library.reviews), folder)
    write_similar(library.similar, folder)
