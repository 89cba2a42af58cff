"""Loaded -> the related Library, written to a folder of tables in .litsite/ (its shelf) and opened.

Relating holds every reference in memory at once. It is done in a process of its own, so that all
that memory is free again before the first page is rendered.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cache.packs import Place
from generator.config import Config
from generator.library.model import Library
from generator.library.shelf.library import open_library, write_records, write_similar, write_works
from generator.model import Review
from generator.model.rules import PeopleRules
from generator.pool import (
    Workers,
    count_jobs,
    open_helpers,
    open_processes,
    without_collecting,
)
from generator.prepare.reviews import read_condensed
from generator.site.shelved_entries import FILE as ENTRIES
from generator.site.shelved_entries import edit_entry, write_entries

if TYPE_CHECKING:  # an edit does not wait for what only other ways need
    from generator.library.counted import Notices
    from generator.library.coupling import Coupled
    from generator.library.records import Records
    from generator.prepare.load import Loaded

_NAME = "library-"

_FEW = 1000
"""Up to so many reviews, relating takes less time than starting a second process."""


def relate_to_shelf(loaded: Loaded, config: Config, cache: Path, workers: Workers) -> str:
    """The name of a new shelf below `cache` with the related library."""
    name = _NAME + secrets.token_hex(8)
    (cache / name).mkdir()
    if workers == 1:
        _relate(loaded, config, cache / name, 1)
    else:  # on this machine also where a cluster does the rest
        jobs = count_jobs(workers if isinstance(workers, int) else None)
        with open_processes(1, None, ()) as executor:
            executor.submit(_relate, loaded, config, cache / name, jobs).result()
    return name


def relate_again(
    loaded: Loaded, edited: Iterable[tuple[Place, Place]], shelf: str, cache: Path
) -> str | None:
    """The name of a new shelf with the library of another one, brought up to date with a few
    `edited` records: the place where each lay prepared before, and where it lies now. None where
    the library has to be related as a whole.

    Raises BrokenShelf and OSError.
    """
    from generator.library.edit.relate_records import relate_records

    pairs = [
        (read_condensed(loaded.packs, one), read_condensed(loaded.packs, other))
        for one, other in edited
    ]
    name = _NAME + secrets.token_hex(8)
    before, folder = cache / shelf, cache / name
    folder.mkdir()
    related = False
    try:
        known = (loaded.reviews, loaded.notes, pairs, loaded.people, loaded.works)
        library = relate_records(before, folder, *known)
        if library is not None:
            os.link(before / ENTRIES, folder / ENTRIES)
            for _, other in pairs:
                edit_entry(library, folder, other.review.key)
            related = True
    finally:
        if not related:
            shutil.rmtree(folder, ignore_errors=True)
    return name if related else None


def open_shelf(folder: Path, loaded: Loaded) -> Library:
    """The library on a shelf.

    Raises BrokenShelf.
    """
    return open_library(folder, loaded.reviews, loaded.notes)


@dataclass
class _Records:
    """What a process that relates the records holds: the reviews, the rules of their authors, the
    folder of the shelf, and what was found of the records before it compares the reviews."""

    reviews: Mapping[str, Review]
    people: PeopleRules
    folder: Path
    surveyed: Records | None = None


def _relate(loaded: Loaded, config: Config, folder: Path, jobs: int) -> None:
    """Relates references and works in this process, records and likeness in a second one. Each
    writes its own part of the shelf, and little is passed between them."""
    # Imported here: an edit that relates little does not wait for what relates all.
    from generator.library.clusters import cluster_gathered
    from generator.library.counted import count_works
    from generator.library.coupling import couple_reviews
    from generator.library.edit.ground import keep_ground
    from generator.library.gather import gather
    from generator.library.relate import relate_works

    page_from = config.works_page_from
    beside = jobs > 1 and len(loaded.places) > _FEW
    held = _Records(loaded.reviews, loaded.people, folder)
    with without_collecting(), open_helpers(beside, held) as start:
        surveyed = start(_survey)
        gathered = replace(gather(loaded.references), reviews=loaded.reviews)
        clusters = cluster_gathered(gathered, loaded.works, jobs)
        notices, aliases = surveyed()
        counted = count_works(gathered, clusters, notices, loaded.works, page_from)
        coupled = couple_reviews(gathered, counted)
        compared = start(_compare, gathered.words, coupled, last=True)
        keep_ground(folder)(clusters.attached)
        works = relate_works(gathered, clusters, counted, notices, aliases, loaded.notes, page_from)
        write_works(works, folder)
        compared()


def _survey(held: _Records) -> tuple[dict[str, Notices], dict[str, str]]:
    """Relates what the records say; of that, the reviews' notices and aliases."""
    from generator.library.edit.ground import keep_ground
    from generator.library.records import survey_records

    held.reviews = dict(held.reviews)  # each read once
    found = held.surveyed = survey_records(held.reviews, held.people)
    write_records(found, found.journal_names, held.folder)
    keep_ground(held.folder)(found.authors)
    return found.notices, found.aliases


def _compare(held: _Records, words: Mapping[str, str], coupled: Coupled) -> None:
    """Finds which reviews are alike, and makes their lines."""
    from generator.library.edit.ground import keep_ground
    from generator.library.relate import compare_reviews

    if held.surveyed is None:
        raise RuntimeError("_survey comes first")
    similar = compare_reviews(held.surveyed, words, coupled, keep_ground(held.folder))
    write_similar(similar, held.folder)
    counts = zip(coupled.sizes, coupled.count_citing(), strict=True)
    write_entries(held.reviews, counts, held.folder)


def copy_shelf(cache: Path, name: str) -> str:
    """The name of a new shelf with the same files, which an edit may add to."""
    copy = _NAME + secrets.token_hex(8)
    (cache / copy).mkdir()
    for file in (cache / name).iterdir():
        os.link(file, cache / copy / file.name)
    return copy


def remove_shelves(cache: Path, kept: str) -> None:
    """Removes every shelf but one."""
    for folder in cache.glob(f"{_NAME}*"):
        if folder.name != kept:
            shutil.rmtree(folder, ignore_errors=True)
