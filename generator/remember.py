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


@dataclass(frozen=True, slots=True)
class KeptPages:
    """The pages of the last build: `numbers` by path their places in `pages` and `laid_out`;
    `readers[review number]` the numbers of the pages that show something of a review."""

    pages: list[Page] = field(default_factory=list)
    laid_out: list[LaidOut] = field(default_factory=list)
    readers: list[array[int]] = field(default_factory=list)

    def add_reader(self, number: int, read: bytes) -> None:
        """Notes that a page shows something of reviews; those it no longer shows may stay."""
        for review in array("I", read):
            if number not in self.readers[review]:
                self.readers[review].append(number)

    def by_path(self) -> dict[str, LaidOut]:
        """What was laid out, by path."""
        return {each.written.path: each for each in self.laid_out}


def keep_pages(pages: Iterable[Page], laid_out: Iterable[LaidOut], reviews: int) -> KeptPages:
    """What is to be known of pages when a review is edited, whose number is below `reviews`."""
    page_of = {page.path: page for page in pages}
    kept = KeptPages(readers=[array("I") for _ in range(reviews)])
    for number, each in enumerate(laid_out):
        kept.pages.append(page_of[each.written.path])
        kept.laid_out.append(each)
        for review in array("I", each.read):
            kept.readers[review].append(number)
    return kept


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
    kept = KeptPages()
    for path, template, kind, subject, part, digest, size, shown in found[1]:
        kept.pages.append(Page(path, template, kind, subject, part))
        kept.laid_out.append(LaidOut(Written(path, digest, size), shown))
    kept.readers.extend(array("I", held) for held in found[2])
    return kept


def write_pages(folder: Path, made_for: bytes, kept: KeptPages) -> None:
    """Remembers what pages were rendered of."""
    rows = [
        (
            *(page.path, page.template, page.kind, page.subject, page.part),
            *(each.written.digest, each.written.size, each.shown),
        )
        for page, each in zip(kept.pages, kept.laid_out, strict=True)
    ]
    _write(folder / "pages", (made_for, rows, [held.tobytes() for held in kept.readers]))


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
