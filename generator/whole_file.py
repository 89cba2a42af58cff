"""A file that is there whole or not at all."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes, lasting: bool = True) -> None:
    """Writes a file so that a stop at any instant leaves the old one or the new one; `lasting`,
    that a power cut does too.

    Raises OSError.
    """
    made = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with made.open("wb") as stream:
            stream.write(data)
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        made.replace(path)
    finally:
        with suppress(OSError):
            made.unlink(missing_ok=True)
