"""A saved page as it lies on disk, before anyone has looked inside."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

HEAD_BYTES = 65_536
"""How much of a file is read before a source is chosen."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A saved file: its name, its first bytes, and a way to read the rest.

    `head` is the first 64 KiB. `text` is the decoded text of HTML and text files up to the size
    limit, "" for binary and streamed formats (gzip, large XML). `retrieved` is the ISO date the
    page was saved (the file's time, UTC); `url` the address it states it came from.
    """

    name: str
    head: bytes
    size: int
    sha256: str
    retrieved: str
    text: str = ""
    url: str | None = None
    open: Callable[[], BinaryIO] = field(compare=False, repr=False, kw_only=True)


def digest_file(path: Path) -> str:
    """The sha256 of a file, read in blocks."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def date_file(path: Path) -> str:
    """The ISO date (UTC) at which a file was last written: when the page was saved."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).date().isoformat()
