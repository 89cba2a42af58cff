"""What the last build knew, in .litsite/: how everything was, and what each page was rendered of.

Safe to delete; what is cut off, altered or of another version counts as nothing.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.packs import write_whole
from generator.site.publish import LaidOut, Written
from generator.stamps import Survey, survey, survey_site


@dataclass(frozen=True, slots=True)
class Done:
    """A finished build: the inputs it saw, the site it left, and what to say of it."""

    options: str
    inputs: Survey
    site: Survey
    counts: tuple[int, int, int, int]


def read_done(folder: Path, options: str) -> Done | None:
    """The last build with these options; None where nothing is known of one."""
    row = _read(folder / "done")
    if not isinstance(row, tuple) or len(row) != 6 or row[0] != options:
        return None
    return Done(row[0], Survey(row[1], row[2]), Survey(row[3], row[4]), row[5])


def write_done(folder: Path, done: Done) -> None:
    """Remembers a build."""
    row = (
        *(done.options, done.inputs.rest, dict(done.inputs.read)),
        *(done.site.rest, dict(done.site.read), done.counts),
    )
    _write(folder / "done", row)


def is_as_left(done: Done, inputs: Sequence[Path], out: Path) -> bool:
    """Whether neither the inputs nor the site changed since."""
    if survey(inputs, None, done.inputs) != done.inputs:
        return False
    return survey_site(out) == done.site


def read_pages(folder: Path, made_for: bytes) -> dict[str, LaidOut]:
    """What the pages of the old site were rendered of, by path."""
    found = _read(folder / "pages")
    if not isinstance(found, tuple) or len(found) != 2 or found[0] != made_for:
        return {}
    return {
        path: LaidOut(Written(path, digest, size), shown)
        for path, (digest, size, shown) in found[1].items()
    }


def write_pages(folder: Path, made_for: bytes, pages: Sequence[LaidOut]) -> None:
    """Remembers what pages were rendered of."""
    rows: Mapping[str, tuple[str, int, bytes]] = {
        page.written.path: (page.written.digest, page.written.size, page.shown) for page in pages
    }
    _write(folder / "pages", (made_for, dict(rows)))


def _read(path: Path) -> object:
    try:
        data = path.read_bytes()
        if data[:16] != hashlib.blake2b(data[16:], digest_size=16).digest():
            return None
        return marshal.loads(data[16:])
    except (OSError, ValueError, EOFError, TypeError):
        return None


def _write(path: Path, value: object) -> None:
    data = marshal.dumps(value)  # type: ignore[arg-type]  # rows of plain values
    write_whole(path, hashlib.blake2b(data, digest_size=16).digest() + data)
