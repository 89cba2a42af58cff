"""One litsite at a time in a folder: the others wait and say for whom."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from generator.errors import LitsiteError

_WAIT = 0.05


@contextmanager
def hold_lock(cache: Path, what: str, say: Callable[[str], None]) -> Iterator[None]:
    """Holds the lock of a folder, which the system lets go of when the process ends, however, and
    the processes that help it.

    Waits while another process holds it, after saying who that is.
    """
    with _open_lock(cache, say) as stream:
        try:
            _write_holder(stream, f"litsite {what} (process {os.getpid()})")
            yield
        finally:
            _write_holder(stream, "")
            _release(stream)


def _open_lock(cache: Path, say: Callable[[str], None]) -> BinaryIO:
    """The lock's file, locked."""
    while True:
        try:
            cache.mkdir(parents=True, exist_ok=True)
            stream = (cache / "lock").open("a+b", buffering=0)
        except FileNotFoundError:
            if cache.parent.is_dir() and not cache.is_dir():
                continue  # the folder was removed between the two steps
            raise _cannot_write(cache, "it is not there") from None
        except OSError as error:
            raise _cannot_write(cache, error.strerror or str(error)) from None
        if not _take(stream, blocking=False):
            say(f"waiting for {_read_holder(stream)}")
            _take(stream, blocking=True)
        if _is_in_place(stream, cache / "lock"):
            return stream
        stream.close()  # who held it has removed the folder: others would not see this lock


def _cannot_write(cache: Path, why: str) -> LitsiteError:
    return LitsiteError(
        f"{cache} cannot be written: {why}",
        "move away what is there if that is no folder, or allow yourself to write to it",
    )


def _is_in_place(stream: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except OSError:
        return False


def _read_holder(stream: BinaryIO) -> str:
    with suppress(OSError):
        stream.seek(0)
        return stream.read().decode("utf-8", "replace").strip() or "another litsite"
    return "another litsite"


def _write_holder(stream: BinaryIO, text: str) -> None:
    with suppress(OSError):  # a full disk keeps nobody from working
        stream.seek(0)
        stream.truncate()
        stream.write(text.encode())


if sys.platform == "win32":
    import msvcrt

    _PLACE = 1 << 20  # a byte past the text, so that it can be read while the lock is held

    def _take(stream: BinaryIO, blocking: bool) -> bool:
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

    def _release(stream: BinaryIO) -> None:
        stream.seek(_PLACE)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(stream: BinaryIO, blocking: bool) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | (0 if blocking else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True

    def _release(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_UN)
