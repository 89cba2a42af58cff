"""What the last build knew, in .litsite/: how everything was, and what each page was rendered of.

Safe to delete; what is cut off, altered or of another version counts as nothing.
"""

from __future__ import annotations

import hashlib
import marshal
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from generator.packs import write_whole
from generator.site.pages import Page
from generator.site.publish import LaidOut, Written
from generator.site.spare import Differs
from generator.stamps import Look, Seen, Survey, survey, survey_folders


@dataclass(frozen=True, slots=True)
class Inputs:
    """How the files were that a site was made of, in the parts of stamps.Look."""

    reviews: Survey
    others: Survey
    templates: Survey


def survey_inputs(look: Look, before: Inputs | None = None) -> Inputs:
    """How the inputs are; with `before`, looked at as they were then (see stamps.survey)."""
    if before is None:
        return Inputs(*(survey(each, look.now) for each in _parts(look)))
    kept = (before.reviews, before.others, before.templates)
    return Inputs(*map(survey, _parts(look), (None, None, None), kept))


def _parts(look: Look) -> tuple[tuple[Seen, ...], ...]:
    return look.reviews, look.others, look.templates


@dataclass(frozen=True, slots=True)
class Done:
    """A finished build: its options, the inputs it saw, the folders of the site it left and how
    they were, what to say of it, under which code and settings reviews were prepared
    (`prepared_for`) and pages rendered (`made_for`), the name of the related library's shelf, and
    where the spare site differs."""

    options: str
    inputs: Inputs
    folders: tuple[str, ...]
    site: str
    counts: tuple[int, int, int, int]
    prepared_for: bytes
    made_for: bytes
    shelf: str
    spare: Differs | None = None


Row = tuple[str, str, str, str, int, str, int, bytes]
"""Of a page its path, template, kind, subject and part, and of its file the digest and size, and
what it was rendered of."""


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The pages of the last build, as rows, for there are many and few are asked for.

    `readers[review number]` holds the places of the pages that show something of a review, as the
    bytes of an array of "I".
    """

    rows: list[Row] = field(default_factory=list)
    readers: list[bytes] = field(default_factory=list)

    def page(self, place: int) -> Page:
        """A page."""
        return Page(*self.rows[place][:5])

    def laid_out(self, place: int) -> LaidOut:
        """What was laid out of a page."""
        path, _, _, _, _, digest, size, shown = self.rows[place]
        return LaidOut(Written(path, digest, size), shown)

    def places(self) -> dict[str, int]:
        """The place of each page, by path."""
        return {row[0]: place for place, row in enumerate(self.rows)}

    def by_path(self) -> dict[str, LaidOut]:
        """What was laid out, by path."""
        return {row[0]: self.laid_out(place) for place, row in enumerate(self.rows)}

    def replace(self, place: int, made: LaidOut) -> None:
        """Notes how a page is now; a review it no longer shows keeps it among its readers."""
        self.rows[place] = _row(self.page(place), made)
        for review in array("I", made.read):
            readers = array("I", self.readers[review])
            if place not in readers:
                readers.append(place)
                self.readers[review] = readers.tobytes()


def _row(page: Page, made: LaidOut) -> Row:
    written = made.written
    return (
        *(page.path, page.template, page.kind, page.subject, page.part),
        *(written.digest, written.size, made.shown),
    )


def keep_pages(pages: Iterable[Page], laid_out: Iterable[LaidOut], reviews: int) -> KeptPages:
    """What is to be known of pages when a review is edited, whose number is below `reviews`."""
    page_of = {page.path: page for page in pages}
    rows: list[Row] = []
    readers = [array("I") for _ in range(reviews)]
    for place, made in enumerate(laid_out):
        rows.append(_row(page_of[made.written.path], made))
        for review in array("I", made.read):
            readers[review].append(place)
    return KeptPages(rows, [held.tobytes() for held in readers])


def read_done(folder: Path, options: str) -> Done | None:
    """The last build with these options; None where nothing is known of one."""
    row = _read(folder / "done")
    if not isinstance(row, tuple) or len(row) != 9 or row[0] != options:
        return None
    _, surveys, folders, site, counts, prepared_for, made_for, shelf, spare = row
    inputs = Inputs(*(Survey(digest, read) for digest, read in surveys))
    differs = Differs(*spare) if spare else None
    return Done(options, inputs, folders, site, counts, prepared_for, made_for, shelf, differs)


def write_done(folder: Path, done: Done) -> None:
    """Remembers a build."""
    inputs = done.inputs
    surveys = [(each.rest, dict(each.read)) for each in (inputs.reviews, inputs.others)]
    surveys.append((inputs.templates.rest, dict(inputs.templates.read)))
    row = (
        *(done.options, surveys, done.folders, done.site, done.counts),
        *(done.prepared_for, done.made_for, done.shelf, done.spare and tuple(done.spare)),
    )
    _write(folder / "done", row)


def is_site_as_left(done: Done) -> bool:
    """Whether nothing was added to the site, removed from it or replaced there since."""
    return survey_folders(done.folders) == done.site


def read_pages(folder: Path, made_for: bytes) -> KeptPages:
    """The pages of the old site; nothing where they were made under other code or templates."""
    found = _read(folder / "pages")
    if not isinstance(found, tuple) or len(found) != 3 or found[0] != made_for:
        return KeptPages()
    return KeptPages(found[1], found[2])


def write_pages(folder: Path, made_for: bytes, kept: KeptPages) -> None:
    """Remembers what pages were rendered of."""
    _write(folder / "pages", (made_for, kept.rows, kept.readers))


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
