"""A folder as its files' bytes, to be compared with another."""

from __future__ import annotations

from pathlib import Path


def read_folder(folder: Path) -> dict[str, bytes]:
    """The bytes of every file of a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
