"""Loaded -> the related Library on its shelf in .litsite/, opened.

Relating holds every reference at once. It is done in a process of its own, so that all its memory
is free again before the first page is rendered.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.config import Config
from generator.library.likeness import Likeness
from generator.library.likeness_rows import write_likeness
from generator.library.model import Library
from generator.library.relate import relate
from generator.library.relate_records import relate_records
from generator.library.shelf import BrokenShelf, open_library, write_library
from generator.library.shelf_ground import keep_ground
from generator.library.shelved_lines import GROUND
from generator.load import Loaded
from generator.packs import Place, list_edited
from generator.pool import Workers, count_jobs, open_processes, work_beside
from generator.prepare import FEW, read_condensed
from generator.site.shelved_entries import write_entries

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
    loaded: Loaded, before: Mapping[str, Place], shelf: str, cache: Path, workers: Workers
) -> str | None:
    """The name of a new shelf with the library of another one after a few records were edited;
    `before` is where reviews lay prepared then. None where it has to be related as a whole."""
    keys = list_edited(before, loaded.places)
    if len(keys) > FEW or list(before) != list(loaded.places):
        return None
    name = _NAME + secrets.token_hex(8)
    (cache / name).mkdir()
    edited = [(before[key], loaded.places[key]) for key in keys]
    folders = cache / shelf, cache / name
    try:
        if workers == 1:
            related = _relate_again(loaded, edited, *folders, 1)
        else:
            jobs = count_jobs(workers if isinstance(workers, int) else None)
            with open_processes(1, None, ()) as executor:
                related = executor.submit(_relate_again, loaded, edited, *folders, jobs).result()
    except (BrokenShelf, OSError):
        related = False
    if not related:
        shutil.rmtree(cache / name, ignore_errors=True)
    return name if related else None


def _relate_again(
    loaded: Loaded, edited: Iterable[tuple[Place, Place]], before: Path, folder: Path, jobs: int
) -> bool:
    pairs = [
        (read_condensed(loaded.packs, one), read_condensed(loaded.packs, other))
        for one, other in edited
    ]
    known = (dict(loaded.reviews), loaded.notes, pairs, loaded.people, loaded.works)
    library = relate_records(before, folder, *known, jobs)
    if library is None:
        return False
    for file in GROUND:
        os.link(before / file, folder / file)
    write_library(library, folder)
    write_entries(library, folder)
    return True


def open_shelf(folder: Path, loaded: Loaded) -> Library:
    """The library on a shelf.

    Raises BrokenShelf.
    """
    return open_library(folder, loaded.reviews, loaded.notes)


def _relate(loaded: Loaded, config: Config, folder: Path, jobs: int) -> None:
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
