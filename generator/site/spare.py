"""A spare of the site in hard links, so that a small change is published in a blink.

Both hold the same files at first. A change is made in the spare, and the two change places in one
step: a reader, or a stop at any instant, finds the old site or the new one. The old one is the
spare then, and differs in the files of that change, which the next one brings up to date first.
Ten thousand pages that stay are touched by none of it.
"""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.site.exchange import swap_folders
from generator.site.publish import MANIFEST, Written, digest_bytes, write_new_file
from generator.site.removal import do_at_once


class Differs(NamedTuple):
    """How the spare's folders are (stamps.fingerprint_folders), and the paths where it differs."""

    folders: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spare:
    """The spare of the site `out`, up to date with it."""

    folder: Path
    out: Path

    def write(self, path: str, content: bytes) -> Written:
        """Writes one file of the change."""
        write_new_file(f"{self.folder}/{path}", content)  # it is a link to the site's own file
        return Written(path, digest_bytes(content), len(content))

    def remove(self, path: str) -> None:
        """Removes one file."""
        (self.folder / path).unlink(missing_ok=True)

    def publish(self, written: Iterable[Written], removed: Iterable[str]) -> None:
        """Puts the spare with its changes in the site's place."""
        manifest = (self.out / MANIFEST).read_text(encoding="utf-8").splitlines()
        for path in removed:
            del manifest[_find(manifest, path)]
        for file in written:
            line = f"{file.digest}  {file.path}"
            place = _find(manifest, file.path)
            if place < len(manifest) and _path(manifest[place]) == file.path:
                manifest[place] = line
            else:
                manifest.insert(place, line)
        self.write(MANIFEST, "".join(f"{line}\n" for line in manifest).encode())
        swap_folders(self.folder, self.out, self.out.parent / f".{self.out.name}.old")


def open_spare(folder: Path, out: Path, differs: Iterable[str]) -> Spare:
    """The spare, brought up to date where it differs from the site."""

    def bring(path: str) -> None:
        target = folder / path
        target.unlink(missing_ok=True)
        if os.path.lexists(out / path):
            os.link(out / path, target)

    do_at_once(bring, tuple(differs))
    return Spare(folder, out)


def _path(line: str) -> str:
    return line.partition("  ")[2]


def _find(manifest: list[str], path: str) -> int:
    return bisect_left(manifest, path, key=_path)
