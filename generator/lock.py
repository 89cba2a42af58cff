"""One litsite at a time in a project: the others wait and say for whom."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from generator.errors import LitsiteError

_WAIT = 0.05


@contextmanager
def hold_lock(cache: Path, what: str, say: Callable[[str], None]) -> Iterator[None]:
    """Holds the project's lock, which the system lets go of when the process ends, however.

    Waits while another process holds it, after saying who that is.
    """
    try:
        cache.mkdir(parents=True, exist_ok=True)
        stream = (cache / "lock").open("a+", encoding="utf-8")
    except OSError as error:
        raise LitsiteError(
            f"{cache} cannot be written: {error.strerror or error}",
            "make the project folder writable",
        ) from None
    with stream:
        if not _take(stream, blocking=False):
            say(f"waiting for {_read_holder(stream)}")
            _take(stream, blocking=True)
        try:
            _write_holder(stream, f"litsite {what} (process {os.getpid()})")
            yield
        finally:
            _write_holder(stream, "")
            _release(stream)


def _read_holder(stream: IO[str]) -> str:
    with suppress(OSError):
        stream.seek(0)
        return stream.read().strip() or "another litsite"
    return "another litsite"


def _write_holder(stream: IO[str], text: str) -> None:
    with suppress(OSError):
        stream.seek(0)
        stream.truncate()
        stream.write(text)
        stream.flush()


if sys.platform == "win32":
    import msvcrt

    _PLACE = 1 << 20  # a byte past the text, so that it can be read while the lock is held

    def _take(stream: IO[str], blocking: bool) -> bool:
        while True:
            stream.seek(_PLACE)
            try:
                msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                if not blocking:
                    return False
                time.sleep(_WAIT)
            else:
                return True

    def _release(stream: IO[str]) -> None:
        stream.seek(_PLACE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(stream: IO[str], blocking: bool) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | (0 if blocking else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def _release(stream: IO[str]) -> None:
        fcntl.flock(stream, fcntl.LOCK_UN)
