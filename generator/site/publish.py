"""Files of the site -> the site's folder, all at once.

A new site is laid out whole in a folder beside the old one and the two change places in one step,
so that a reader, or a stop at any instant, finds the old site or the new one and never half of
each. Files whose bytes did not change are hard links to the old ones. `.manifest` in the site
names every file that litsite wrote: anything else found there (a CNAME, a picture) is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.errors import LitsiteError
from generator.site.exchange import exchange_folders
from generator.site.removal import remove_folder

_AS_IT_IS = {"follow_symlinks": False} if os.link in os.supports_follow_symlinks else {}
MANIFEST = ".manifest"
"""In the site's folder: a line "digest  path" for each file that litsite wrote there."""


class Written(NamedTuple):
    """A file laid out for the new site: its path from the root, a digest of its bytes, its size."""

    path: str
    digest: str
    size: int


class StagedFile(NamedTuple):
    """A file of the new site; of a page, the numbers of the reviews that it shows something of (an
    array of "I"), of others None."""

    written: Written
    read: bytes | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: files in all, their bytes, how many differ, how many were removed."""

    files: int
    size: int
    changed: int
    removed: int


def digest_bytes(content: bytes) -> str:
    """A short digest of a file's bytes, for telling whether they changed."""
    return hashlib.sha256(content).hexdigest()[:24]  # processors have it built in


def read_manifest(out: Path) -> dict[str, str]:
    """Path -> digest of the files that litsite wrote into a site; empty where there is none."""
    try:
        lines = (out / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {path: digest for digest, gap, path in (line.partition("  ") for line in lines) if gap}


def _published(out: Path) -> int:
    """When the manifest of a site was written, which is after all its other files."""
    try:
        return (out / MANIFEST).stat().st_mtime_ns
    except OSError:
        return 0


@dataclass(frozen=True, slots=True)
class Stage:
    """The folder in which a new site is laid out; `out` and `published` are the old site and when
    it was made. `spare` is where a second one is laid out in links (see spare.py); `number` is the
    folder's own, so that another in its place is seen. Safe to use from several processes at once,
    because each file is written by one of them."""

    folder: Path
    out: Path
    old: Mapping[str, str]
    published: int = 0
    spare: Path | None = None
    number: int = 0

    def write(self, path: str, content: bytes) -> Written:
        """Lays out one file; where the old site holds the same bytes, as a link to it."""
        digest = digest_bytes(content)
        made = Written(path, digest, len(content))
        if self.old.get(path) == digest:
            if self.keep(made):
                return made
            if _same(f"{self.out}/{path}", content):
                with contextlib.suppress(OSError):
                    _link(f"{self.out}/{path}", f"{self.folder}/{path}")
                    self._link_spare(path)
                    return made
        try:
            write_new_file(f"{self.folder}/{path}", content)
            self._link_spare(path)
        except OSError as error:
            raise _cannot_write(self.out, error) from error
        return made

    def keep_path(self, path: str) -> Written | None:
        """Lays out a file of the old site as it is, unread; None where it was touched since."""
        try:
            size = (self.out / path).lstat().st_size
        except OSError:
            return None
        written = Written(path, self.old[path], size)
        return written if self.keep(written) else None

    def _link_spare(self, path: str) -> None:
        if self.spare is not None:
            _link(f"{self.folder}/{path}", f"{self.spare}/{path}")

    def keep(self, written: Written) -> bool:
        """Lays out a file as the old site has it, unread; False where it is not there so, or was
        touched since the site was published."""
        if not self.published or self.old.get(written.path) != written.digest:
            return False
        try:
            source = f"{self.out}/{written.path}"
            found = os.lstat(source)
            touched = found.st_mtime_ns > self.published
            if touched or not stat.S_ISREG(found.st_mode) or found.st_size != written.size:
                return False
            _link(source, f"{self.folder}/{written.path}")
            self._link_spare(written.path)
        except OSError:
            return False
        return True


@contextlib.contextmanager
def open_stage(out: Path, spare: Path | None = None, anew: bool = False) -> Iterator[Stage]:
    """An empty stage beside `out`; what a stopped run left there is cleared away first. `anew`: no
    file of the old site is believed to be as it was written, without being read.

    Where `spare` names a folder that can hold links to the site's files, the old spare is
    removed and a new one laid out there together with the site.
    """
    out = out.resolve()
    repair_site(out)
    folder = out.parent / f".{out.name}.new"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        remove_folder(folder)
        folder.mkdir()
    except OSError as error:
        raise _cannot_write(out, error) from error
    if spare is not None and not _can_link(folder, spare):
        spare = None
    try:
        number = folder.stat().st_ino
        published = 0 if anew else _published(out)
        yield Stage(folder, out, read_manifest(out), published, spare, number)
    finally:
        remove_folder(folder)


def _can_link(folder: Path, spare: Path) -> bool:
    """Empties the spare; whether links in it can lead to files of a folder."""
    remove_folder(spare)
    try:
        spare.mkdir(parents=True)
        (folder / MANIFEST).write_bytes(b"")
        os.link(folder / MANIFEST, spare / MANIFEST)
    except OSError:
        remove_folder(spare)
        return False
    return True


def publish(stage: Stage, files: Iterable[Written]) -> Published:
    """The laid-out site in the old one's place. Files that litsite did not write are kept."""
    new = {file.path: file for file in files}
    lines = "".join(f"{new[path].digest}  {path}\n" for path in sorted(new))
    changed = sum(1 for path, file in new.items() if stage.old.get(path) != file.digest)
    removed = [path for path in stage.old if path not in new]
    before = stage.out.parent / f".{stage.out.name}.old"
    try:
        stage.write(MANIFEST, lines.encode())
        _keep_others(stage, new)
        if stage.folder.stat().st_ino != stage.number:
            raise _cannot_write(stage.out, OSError(f"{stage.folder.name} was removed meanwhile"))
        remove_folder(before)
        exchange_folders(stage.folder, stage.out, before)
    except OSError as error:
        raise _cannot_write(stage.out, error) from error
    return Published(len(new), sum(file.size for file in new.values()), changed, len(removed))


def repair_site(out: Path) -> None:
    """Finishes what a run that was stopped between two renames left behind."""
    before = out.parent / f".{out.name}.old"
    if before.is_dir():
        if out.exists():
            remove_folder(before)
        else:
            before.rename(out)


def _keep_others(stage: Stage, new: Mapping[str, Written]) -> None:
    """Files in the old site that are not litsite's go on into the new one."""
    if not stage.out.is_dir():
        return
    ours = new.keys() | stage.old.keys() | {MANIFEST}
    for folder, inner, names in os.walk(stage.out):
        inside = os.path.relpath(folder, stage.out).replace(os.sep, "/")
        links = [name for name in inner if (Path(folder) / name).is_symlink()]
        for name in (*names, *links):
            path = name if inside == "." else f"{inside}/{name}"
            if path in ours or os.path.lexists(stage.folder / path):
                continue
            for place in filter(None, (stage.folder, stage.spare)):
                _carry_over(stage.out / path, place / path)


def _carry_over(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, **_AS_IT_IS)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _same(path: str, content: bytes) -> bool:
    """Whether a file has these bytes and no more."""
    try:
        stream = os.open(path, _OLD)
    except OSError:
        return False
    try:
        return os.read(stream, len(content) + 1) == content
    except OSError:
        return False
    finally:
        os.close(stream)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, **_AS_IT_IS)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        os.link(source, target, **_AS_IT_IS)
    except FileExistsError:  # the work of a process that was killed is done again
        Path(target).unlink()
        os.link(source, target, **_AS_IT_IS)


_OLD = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""What opens a file that must not be there yet, as its bytes are: never one that is a link into
the old site."""


def write_new_file(target: str, content: bytes) -> None:
    """Writes a file in the place of whatever is there, in a folder that need not be there yet: in
    the three steps that it takes, as there are tens of thousands.

    Raises OSError.
    """
    try:
        stream = os.open(target, _NEW, 0o666)
    except FileNotFoundError:
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        stream = os.open(target, _NEW, 0o666)
    except FileExistsError:
        Path(target).unlink()
        stream = os.open(target, _NEW, 0o666)
    try:
        written = os.write(stream, content)
        while written < len(content):
            written += os.write(stream, content[written:])
    finally:
        os.close(stream)


def _cannot_write(out: Path, error: OSError) -> LitsiteError:
    return LitsiteError(
        f"the site cannot be written to {out}: {error.strerror or error}",
        "free some space or name another folder with --out; the old site is as it was",
    )
