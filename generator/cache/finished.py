"""Which files `add` read to their end, in the project's cache: they are passed over when they are
added again, as long as the code that read them is the same and content/ has all their reviews."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_ROOMS, _MODULE = ("markup", "model", "references", "sources"), "read_files.py"
_NAME = "added"


class Finished:
    """How many reviews the files were filed as that this code read to their end, by sha256."""

    def __init__(self, cache: Path) -> None:
        self._path = cache / _NAME
        try:
            stamp, *lines = self._path.read_text(encoding="ascii").split()
            pairs = (line.partition(":") for line in lines)
            reviews = {sha256: int(count) for sha256, _, count in pairs}
        except (OSError, UnicodeDecodeError, ValueError):
            stamp, reviews = "", {}
        self._is_ours = stamp == stamp_reading()
        self.reviews: Mapping[str, int] = reviews if self._is_ours else {}

    def note(self, sha256: str, reviews: int) -> None:
        """Adds a file; what other code read is forgotten with the first."""
        with self._path.open("a" if self._is_ours else "w", encoding="ascii") as stream:
            if not self._is_ours:
                stream.write(stamp_reading() + "\n")
            stream.write(f"{sha256}:{reviews}\n")
        self._is_ours = True


@lru_cache(maxsize=1)
def stamp_reading() -> str:
    """A digest of the modules and data by which pages are read."""
    package = Path(__file__).resolve().parent.parent
    made = hashlib.blake2b(digest_size=16)
    paths = [package / _MODULE]
    for room in _ROOMS:
        paths += sorted((package / room).rglob("*"))
    for path in paths:
        if path.is_file() and path.suffix in (".py", ".gz", ".txt", ".json"):
            made.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return made.hexdigest()
