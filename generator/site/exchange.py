"""Two folders change places: in one step where the system can, else by two renames."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from generator.site.removal import remove_folder

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def exchange_folders(new: Path, old: Path, before: Path) -> None:
    """`new` takes the place of `old`, which is removed; `before` is a free name for it meanwhile.

    Linux: renameat2(RENAME_EXCHANGE), 3.15 and newer. macOS: renamex_np(RENAME_SWAP) on APFS.
    Elsewhere two renames; a stop between them is what `publish.repair_site` mends.
    """
    if not old.exists():
        new.rename(old)
        return
    if _exchange(new, old):
        new.rename(before)
    else:
        old.rename(before)
        new.rename(old)
    remove_folder(before)


def swap_folders(one: Path, other: Path, before: Path) -> None:
    """Two folders change places, and both stay; `before` is a free name for `other` meanwhile."""
    if not _exchange(one, other):
        other.rename(before)
        one.rename(other)
        before.rename(one)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the system could exchange two names in one step."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            done = libc.renameat2(
                _AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE
            )
        elif sys.platform == "darwin":
            done = libc.renamex_np(os.fsencode(one), os.fsencode(other), _RENAME_SWAP)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return int(done) == 0
