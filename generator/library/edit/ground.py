"""What relating leaves on the shelf beside the library: the ground that later edits stand on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from generator.library.clusters import Attached
from generator.library.edit.people import write_blocks
from generator.library.likeness import Likeness
from generator.library.people import People
from generator.library.shelf.likeness import write_likeness
from generator.library.shelf.lines import write_lines

Ground = Attached | People | Likeness


def keep_ground(folder: Path) -> Callable[[Ground], None]:
    """What `relate` is to be given as `keep`, so that `relate_edit` can work on the folder."""
    return partial(_write_ground, folder)


def _write_ground(folder: Path, ground: Ground) -> None:
    if isinstance(ground, Attached):
        write_lines(ground, folder)
    elif isinstance(ground, People):
        write_blocks(ground, folder)
    else:
        write_likeness(ground, folder)
