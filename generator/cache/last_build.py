"""What the last build knew, in .litsite/: how everything was (of its pages see kept_pages.py).

Safe to delete; what is cut off, altered or of another version counts as nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.cache.packs import read_value, write_value
from generator.cache.stamps import Fingerprint, Seen, Snapshot, fingerprint, fingerprint_folders
from generator.site.spare import Differs


@dataclass(frozen=True, slots=True)
class Inputs:
    """How the files were that a site was made of, in the parts of stamps.Snapshot."""

    reviews: Fingerprint
    others: Fingerprint
    templates: Fingerprint


def fingerprint_inputs(snapshot: Snapshot, before: Inputs | None = None) -> Inputs:
    """How the inputs are; with `before`, looked at as they were then (see stamps.fingerprint)."""
    if before is None:
        return Inputs(*(fingerprint(each) for each in _parts(snapshot)))
    kept = (before.reviews, before.others, before.templates)
    return Inputs(*map(fingerprint, _parts(snapshot), kept))


def _parts(snapshot: Snapshot) -> tuple[tuple[Seen, ...], ...]:
    return snapshot.reviews, snapshot.others, snapshot.templates


class Counts(NamedTuple):
    """How much a site holds; `size` is in bytes."""

    reviews: int
    works: int
    files: int
    size: int


@dataclass(frozen=True, slots=True)
class LastBuild:
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


def load_last_build(folder: Path, options: str) -> LastBuild | None:
    """The last build with these options; None where nothing is known of one."""
    row = read_value(folder / "last-build")
    if not isinstance(row, tuple) or len(row) != 9 or row[0] != options:
        return None
    _, surveys, folders, site, counts, prepared_for, made_for, shelf, spare = row
    inputs = Inputs(*(Fingerprint(digest, read) for digest, read in surveys))
    differs = Differs(*spare) if spare else None
    counted = Counts(*counts)
    return LastBuild(
        options, inputs, folders, site, counted, prepared_for, made_for, shelf, differs
    )


def save_last_build(folder: Path, last: LastBuild) -> None:
    """Remembers a build."""
    inputs = last.inputs
    surveys = [(each.rest, dict(each.read)) for each in (inputs.reviews, inputs.others)]
    surveys.append((inputs.templates.rest, dict(inputs.templates.read)))
    row = (
        *(last.options, surveys, last.folders, last.site, tuple(last.counts)),
        *(last.prepared_for, last.made_for, last.shelf, last.spare and tuple(last.spare)),
    )
    write_value(folder / "last-build", row)


def is_site_as_left(last: LastBuild) -> bool:
    """Whether nothing was added to the site, removed from it or replaced there since."""
    return fingerprint_folders(last.folders) == last.site
