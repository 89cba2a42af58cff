"""Files of content/: read as UTF-8, written whole or not at all, never through a way out."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from generator.errors import ContentError, Problem

_START, _END = ".litsite-", ".new"
"""How temporary files are called."""

OF_SYSTEMS = ("Thumbs.db", "desktop.ini")
"""Files that Windows puts beside others: nobody's mistake."""

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_MORE = 1 << 16


def name_file(folder: Path, path: str) -> str:
    """A file's path as a person sees it from the project: content/reviews/x.md."""
    return f"{folder.name}/{path}"


def read_file(folder: Path, path: str) -> str | None:
    """The text of a file of content/, None where there is none.

    Raises ContentError where the file is not UTF-8, cannot be read, or is a link out of content/.
    """
    place = os.path.join(folder, path)  # a path object would take as long as reading
    try:
        linked = os.path.islink(place) or os.path.islink(os.path.dirname(place))
        if linked and (wrong := explain_link(folder, Path(place))):
            raise _fail(folder, path, wrong, "put the file itself here")
        data = _read_regular(place)
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ENODEV:
            raise _fail(folder, path, "no file but a pipe or a device", "delete it") from None
        closed = isinstance(error, PermissionError)
        remedy = "allow yourself to read it" if closed else "put a file there that can be read"
        raise _fail(folder, path, f"cannot be read: {error.strerror}", remedy) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _fail(folder, path, "not UTF-8 text", "save it as UTF-8", line) from None


def _read_regular(place: str) -> bytes:
    """The bytes of a file; a pipe, which would be waited for, raises OSError (ENODEV)."""
    handle = os.open(place, _READ)
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            no_file = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.ENODEV
            raise OSError(no_file, os.strerror(no_file), place)
        data = os.read(handle, found.st_size + 1)
        while more := os.read(handle, _MORE):
            data += more
        return data
    finally:
        os.close(handle)


def write_file(folder: Path, path: str, text: str) -> None:
    """Writes a file of content/ so that a stop at any instant leaves the old or the new one.

    Raises ContentError where the place lies outside content/ or cannot be written.
    """
    write_files(folder, {path: text})


def write_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Writes files of content/ that belong together: all are laid ready before the first takes
    its place, so that a full disk leaves all old ones.

    Raises ContentError where a place lies outside content/ or cannot be written.
    """
    ready: list[tuple[Path, Path]] = []
    path = ""
    try:
        for path, text in texts.items():
            ready.append(_lay_ready(folder, path, text))
        for laid, place in ready:
            laid.replace(place)
        for parent in {place.parent: None for _, place in ready}:
            _sync_folder(parent)
    except OSError as error:
        raise _fail(
            folder, path, f"cannot be written: {error.strerror}", "make room or allow writing"
        ) from None
    finally:
        for laid, _ in ready:
            laid.unlink(missing_ok=True)


def _lay_ready(folder: Path, path: str, text: str) -> tuple[Path, Path]:
    """A temporary file that holds the text, and the place that it is to take."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    if leaves(folder, place):
        raise _fail(folder, path, "a link that leaves content/", "put the file itself here")
    place = place.resolve()
    handle, name = tempfile.mkstemp(prefix=_START, suffix=_END, dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(text.encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(place.stat().st_mode & 0o777 if place.exists() else _new_mode())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name), place


def remove_leftovers(folder: Path) -> tuple[str, ...]:
    """Removes the temporary files that a stopped run left in a content folder; their paths."""
    removed = []
    for name in (".", "reviews", "references", "notes"):
        if leaves(folder, folder / name):
            continue
        for place in sorted((folder / name).glob(f"{_START}*{_END}")):
            place.unlink(missing_ok=True)
            removed.append(place.relative_to(folder).as_posix())
    return tuple(removed)


def leaves(folder: Path, place: Path) -> bool:
    """Whether a path leads out of content/ once its links are followed, or round in a circle."""
    try:
        return not place.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return True


def explain_link(folder: Path, place: Path) -> str | None:
    """What is wrong with a link in content/; None where it leads to something there."""
    if place.is_symlink() and not os.path.exists(place):
        return "a link that leads nowhere"
    return "a link that leaves content/" if leaves(folder, place) else None


def _new_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":  # Windows has no way to sync a folder, and needs none
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _fail(
    folder: Path, path: str, message: str, remedy: str, line: int | None = None
) -> ContentError:
    return ContentError((Problem(name_file(folder, path), line, message, remedy),))
