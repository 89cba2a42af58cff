"""Loaded -> the related Library on its shelf in .litsite/, opened.

Relating holds every reference at once. It is done in a process of its own, so that all its memory
is free again before the first page is rendered.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable
from pathlib import Path

from generator.cache.packs import Place
from generator.config import Config
from generator.library.likeness import Likeness
from generator.library.likeness_rows import write_likeness
from generator.library.model import Library
from generator.library.shelf import open_library, write_library
from generator.pool import Workers, count_jobs, open_processes, work_beside
from generator.prepare.load import Loaded
from generator.prepare.reviews import read_condensed
from generator.site.shelved_entries import FILE as ENTRIES
from generator.site.shelved_entries import edit_entry, write_entries

_NAME = "library-"

_FEW = 1000
"""So many reviews are written sooner than a second process begins."""


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
    """The name of a new shelf with the library of another one after a few records were `edited`,
    which lay prepared in other places before. None where it has to be related as a whole.

    Raises BrokenShelf and OSError.
    """
    from generator.library.relate_records import relate_records

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


def _relate(loaded: Loaded, config: Config, folder: Path, jobs: int) -> None:
    # Imported here: an edit that relates little does not wait for what relates all.
    from generator.library.relate import relate
    from generator.library.shelf_ground import keep_ground

    alike: list[Likeness] = []
    library = relate(
        *(loaded.references, loaded.notes, loaded.people, loaded.works, config),
        jobs=jobs,
        keep=keep_ground(folder, alike.append),
        reviews=loaded.reviews,
    )
    beside = jobs > 1 and len(library.reviews) > _FEW
    with work_beside(beside, _write_rest, library, alike.pop(), folder) as others:
        write_library(library, folder)
        others()


def _write_rest(library: Library, likeness: Likeness, folder: Path) -> None:
    write_entries(library, folder)
    write_likeness(likeness, folder)


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
