"""What the last build knew, in .litsite/: how everything was (of its pages see kept_pages.py).

Safe to delete; what is cut off, altered or of another version counts as nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.cache.packs import read_value, write_value
from generator.cache.stamps import Look, Seen, Survey, survey, survey_folders
from generator.site.spare import Differs


@dataclass(frozen=True, slots=True)
class Inputs:
    """How the files were that a site was made of, in the parts of stamps.Look."""

    reviews: Survey
    others: Survey
    templates: Survey


def survey_inputs(look: Look, before: Inputs | None = None) -> Inputs:
    """How the inputs are; with `before`, looked at as they were then (see stamps.survey)."""
    if before is None:
        return Inputs(*(survey(each) for each in _parts(look)))
    kept = (before.reviews, before.others, before.templates)
    return Inputs(*map(survey, _parts(look), kept))


def _parts(look: Look) -> tuple[tuple[Seen, ...], ...]:
    return look.reviews, look.others, look.templates


class Counts(NamedTuple):
    """How much a site holds; `size` is in bytes."""

    reviews: int
    works: int
    files: int
    size: int


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
    counts: Counts
    prepared_for: bytes
    made_for: bytes
    shelf: str
    spare: Differs | None = None


def read_done(folder: Path, options: str) -> Done | None:
    """The last build with these options; None where nothing is known of one."""
    row = read_value(folder / "done")
    if not isinstance(row, tuple) or len(row) != 9 or row[0] != options:
        return None
    _, surveys, folders, site, counts, prepared_for, made_for, shelf, spare = row
    inputs = Inputs(*(Survey(digest, read) for digest, read in surveys))
    differs = Differs(*spare) if spare else None
    counted = Counts(*counts)
    return Done(options, inputs, folders, site, counted, prepared_for, made_for, shelf, differs)


def write_done(folder: Path, done: Done) -> None:
    """Remembers a build."""
    inputs = done.inputs
    surveys = [(each.rest, dict(each.read)) for each in (inputs.reviews, inputs.others)]
    surveys.append((inputs.templates.rest, dict(inputs.templates.read)))
    row = (
        *(done.options, surveys, done.folders, done.site, tuple(done.counts)),
        *(done.prepared_for, done.made_for, done.shelf, done.spare and tuple(done.spare)),
    )
    write_value(folder / "done", row)


def is_site_as_left(done: Done) -> bool:
    """Whether nothing was added to the site, removed from it or replaced there since."""
    return survey_folders(done.folders) == done.site
