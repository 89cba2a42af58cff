"""What tells that a file, a folder or the program itself is as it was, without reading them."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

_YOUNG = 2_000_000_000
"""Nanoseconds: a file changed so shortly before it was looked at may change again unseen, for
file systems count time in steps."""

_LIBRARIES = ("jinja2", "markdown", "nh3", "anyascii", "rapidfuzz", "yaml")


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


def stamp_file(path: Path | str, now: int) -> str:
    """Size, times and number of a plain file, "-" where there is none; "" where they would not
    show a change: it is young, or a link."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return "-"
    except OSError:
        return ""
    return stamp(found, now)


class Seen(NamedTuple):
    """A file as it was found: `path` from the root of its folder."""

    folder: str
    path: str
    found: os.stat_result


@dataclass(frozen=True, slots=True)
class Look:
    """The files that make a site, as they were found: `reviews` are reviews/ and references/ of
    content/, `others` the rest of content/, `templates` every folder of templates; `now` is the
    time at which they were looked at."""

    reviews: tuple[Seen, ...]
    others: tuple[Seen, ...]
    templates: tuple[Seen, ...]
    now: int

    def stamp_reviews(self) -> dict[str, str]:
        """By path in content/, what `stamp_file` would give."""
        return {seen.path: stamp(seen.found, self.now) for seen in self.reviews}


def look_at(content: Path, templates: Iterable[Path], now: int) -> Look:
    """Every file that makes a site, found in one order everywhere."""
    groups: tuple[list[Seen], list[Seen]] = ([], [])
    root = str(content)
    for path, found in _walk(root, ""):
        groups[not path.startswith(_OF_REVIEWS)].append(Seen(root, path, found))
    shown = (Seen(str(folder), *each) for folder in templates for each in _walk(str(folder), ""))
    return Look(tuple(groups[0]), tuple(groups[1]), tuple(shown), now)


_OF_REVIEWS = ("reviews/", "references/")


@dataclass(frozen=True, slots=True)
class Survey:
    """How some files were: `rest` a digest of their stamps, `read` the digests of the bytes of
    those whose stamps would not show a change."""

    rest: str
    read: Mapping[str, str]


def survey(files: Iterable[Seen], now: int | None, before: Survey | None = None) -> Survey:
    """How files are; with `before`, looked at as they were then, so that equal surveys mean equal
    files. `now` of None trusts every stamp."""
    lines: list[str] = []
    read: dict[str, str] = {}
    for folder, path, found in files:
        name = f"{folder}/{path}"
        if name in before.read if before else not stamp(found, now):
            read[name] = _digest_file(Path(name))
        else:
            lines.append(f"{name}\0{_write_stamp(found)}\n")
    made = hashlib.blake2b("".join(lines).encode("utf-8", "surrogateescape"), digest_size=16)
    return Survey(made.hexdigest(), read)


def survey_folders(folders: Iterable[str]) -> str:
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
    """A digest of litsite's own modules, of Python and of the libraries whose work is kept."""
    package = Path(__file__).resolve().parent
    made = hashlib.blake2b(f"{sys.version} {package}".encode(), digest_size=16)
    for path, found in _walk(str(package), ""):
        if path.endswith((".py", ".txt", ".json", ".crfsuite")):
            made.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    for name in _LIBRARIES:
        spec = find_spec(name)
        if spec is not None and spec.origin is not None:
            found = Path(spec.origin).parent.stat()
            made.update(f"{name} {spec.origin} {found.st_mtime_ns}\n".encode())
    return made.hexdigest()


def stamp(found: os.stat_result, now: int | None) -> str:
    """What `stamp_file` gives of a file that was looked at."""
    if not stat.S_ISREG(found.st_mode):
        return ""
    if now is not None and max(found.st_mtime_ns, found.st_ctime_ns) > now - _YOUNG:
        return ""
    return _write_stamp(found)


def _write_stamp(found: os.stat_result) -> str:
    return f"{found.st_size}.{found.st_mtime_ns}.{found.st_ctime_ns}.{found.st_ino}"


def _walk(folder: str, below: str) -> Iterator[tuple[str, os.stat_result]]:
    """(path, state) of every file below a folder, in one order everywhere."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        if entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", entry.stat(follow_symlinks=False)
