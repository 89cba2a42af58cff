"""What tells that a file, a folder or the program itself is as it was, without reading them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

_YOUNG = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again unseen, for
file systems count time in steps."""

_NAME = attrgetter("name")
_LIBRARIES = ("jinja2", "markdown", "nh3", "anyascii", "rapidfuzz", "yaml")
_DISTRIBUTIONS = {"yaml": "pyyaml"}


def tell_time(folder: Path) -> int:
    """The time as the file system of a folder counts it, whatever the clock says."""
    place = folder / f".clock-{os.getpid()}"
    try:
        place.write_bytes(b"")
        return place.stat().st_ctime_ns
    except OSError:
        return 0
    finally:
        place.unlink(missing_ok=True)


class Seen(NamedTuple):
    """A file as it was found: `path` from the root of its folder, `stamp` its size, times and
    number; `steady` is False where those would not show a change: it is young, or a link."""

    folder: str
    path: str
    stamp: str
    steady: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The files that make a site, as they were found: `reviews` are reviews/ and references/ of
    content/, `others` the rest of content/, `templates` every folder of templates."""

    reviews: tuple[Seen, ...]
    others: tuple[Seen, ...]
    templates: tuple[Seen, ...]

    def stamp_reviews(self) -> dict[str, str]:
        """The stamp of each file by its path in content/, "" where it would not show a change."""
        return {seen.path: seen.stamp if seen.steady else "" for seen in self.reviews}


def take_snapshot(content: Path, templates: Iterable[Path], now: int) -> Snapshot:
    """Every file that makes a site, found in one order everywhere; `now` is the time on their file
    system."""
    groups: tuple[list[Seen], list[Seen]] = ([], [])
    for seen in _see(str(content), now):
        groups[not seen.path.startswith(_OF_REVIEWS)].append(seen)
    shown = (seen for folder in templates for seen in _see(str(folder), now))
    return Snapshot(tuple(groups[0]), tuple(groups[1]), tuple(shown))


def _see(folder: str, now: int) -> Iterator[Seen]:
    before = now - _YOUNG
    for path, found in _walk(folder, ""):
        written, changed = found.st_mtime_ns, found.st_ctime_ns
        steady = stat.S_ISREG(found.st_mode) and written <= before and changed <= before
        stamp = f"{found.st_size}.{written}.{changed}.{found.st_ino}"
        yield Seen(folder, path, stamp, steady)


_OF_REVIEWS = ("reviews/", "references/")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How some files were: `rest` a digest of their stamps, `read` the digests of the bytes of
    those whose stamps would not show a change."""

    rest: str
    read: Mapping[str, str]


def fingerprint(files: Iterable[Seen], before: Fingerprint | None = None) -> Fingerprint:
    """How files are; with `before`, looked at as they were then, so that equal surveys mean equal
    files."""
    lines: list[str] = []
    read: dict[str, str] = {}
    for folder, path, stamp, steady in files:
        name = f"{folder}/{path}"
        if name in before.read if before else not steady:
            read[name] = _digest_file(Path(name))
        else:
            lines.append(f"{name}\0{stamp}\n")
    made = hashlib.blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=16)
    return Fingerprint(made.hexdigest(), read)


def fingerprint_folders(folders: Iterable[str]) -> str:
    """How some folders are, as a digest: a file added, removed or replaced in one shows. What is
    written into a file in place does not, until the next build of the whole site."""
    made = hashlib.blake2b(digest_size=16)
    for folder in folders:
        try:
            found = os.lstat(folder)
            made.update(
                f"{folder}\0{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}".encode()
            )
        except OSError:
            made.update(b"?")
    return made.hexdigest()


def list_folders(root: Path) -> tuple[str, ...]:
    """A folder and all below it."""
    folders = [str(root)]
    for folder in folders:
        with contextlib.suppress(OSError), os.scandir(folder) as entries:
            folders += sorted(each.path for each in entries if each.is_dir(follow_symlinks=False))
    return tuple(folders)


def _digest_file(path: Path) -> str:
    if not path.is_file():
        return ""  # a pipe would be waited for
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""


def digest_templates(folders: Iterable[Path]) -> str:
    """A digest of the bytes of all templates below some folders; assets are no templates."""
    made = hashlib.blake2b(digest_size=16)
    for number, folder in enumerate(folders):
        for path, _ in _walk(str(folder), ""):
            if not path.startswith("assets/"):
                name = f"{number}/{path}\0{_digest_file(folder / path)}\n"
                made.update(name.encode("utf-8", "surrogateescape"))
    return made.hexdigest()


@lru_cache(maxsize=1)
def stamp_code() -> str:
    """A digest of litsite's own modules, of Python and of the libraries whose work is kept.

    It is one of bytes and versions, not of times: where both are copied or installed anew, what
    was kept is still of use.
    """
    made = hashlib.blake2b(sys.version.encode(), digest_size=16)
    digest_code(Path(__file__).resolve().parent.parent, made.update)
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            made.update(f"{name} {_find_version(Path(spec.origin).parent)}\n".encode())
    return made.hexdigest()


def digest_code(package: Path, add: Callable[[bytes], None]) -> None:
    """Adds the bytes of all modules of a package, but for rooms that no build comes through."""
    root = str(package)
    for path, found in _walk(root, ""):
        if path.endswith((".py", ".txt", ".json", ".crfsuite")) and not path.startswith(NO_BUILD):
            add(f"{path} {found.st_size}\n".encode())
            file = os.open(f"{root}/{path}", os.O_RDONLY)
            try:
                add(os.read(file, found.st_size))
            finally:
                os.close(file)


NO_BUILD = ("cli/", "commands/", "content/merging/", "fetch/", "references/labelling/", "sources/")
"""Rooms of the package that no build comes through."""


def _find_version(package: Path) -> str:
    """The version of an installed library as the name of its folder of metadata says it; where
    there is none, the time at which its own folder was changed."""
    begin = f"{_DISTRIBUTIONS.get(package.name, package.name)}-"
    with os.scandir(package.parent) as entries:
        names = sorted(entry.name for entry in entries if entry.name.lower().startswith(begin))
    found = [name for name in names if name.endswith((".dist-info", ".egg-info"))]
    return " ".join(found) or str(package.stat().st_mtime_ns)


def _walk(folder: str, below: str) -> list[tuple[str, os.stat_result]]:
    """(path, state) of every file below a folder, in one order everywhere; a folder in which
    there is none counts as one, with a slash behind its name."""
    try:
        with os.scandir(folder) as scanned:
            entries = sorted(scanned, key=_NAME)
    except (FileNotFoundError, NotADirectoryError):
        return []
    files: list[tuple[str, os.stat_result]] = []
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            files.append((below + entry.name, entry.stat(follow_symlinks=False)))
        elif entry.name != "__pycache__":
            path = f"{below}{entry.name}/"
            files += _walk(entry.path, path) or [(path, entry.stat(follow_symlinks=False))]
    return files
