"""Files and folders -> saved pages: which files, how decoded, how large, and what is refused."""

from __future__ import annotations

import codecs
import gzip
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from generator.errors import PageRefused, UsageError
from generator.sources.encodings import decode
from generator.sources.page import HEAD_BYTES, SavedPage, date_file, digest_file
from generator.sources.refusals import is_xml
from generator.sources.unpack import is_mhtml, is_webarchive, unpack_mhtml, unpack_webarchive

TEXT_LIMIT = 64 * 1024 * 1024
"""The largest file that is decoded whole (bytes); XML and text exports beyond it are streamed."""

XML_LIMIT = 4 * 1024 * 1024
"""The same for XML: a set of records is read as a stream, whatever its size."""

_SUFFIX_NAMES = """.html .htm .xhtml .shtml .txt .text .md .xml .nxml .nbib .ris .enw
    .bib .bibtex .json .yaml .yml .gz .mhtml .mht .webarchive .medline .csl .csv .ciw"""
_SUFFIXES = frozenset(_SUFFIX_NAMES.split())
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+)\s*-->")
_SINGLE_FILE = re.compile(r"Page saved with SingleFile\s{1,20}url:\s{0,20}(\S+)")
_CANONICAL = re.compile(
    r"""<link\b(?=[^<>]*\brel=["']?canonical\b)[^<>]*\bhref=["']([^"'\s>]+)""", re.I
)
_MAGIC = (
    (b"%PDF-", "a PDF", "save the article's web page instead"),
    (b"PK\x03\x04", "a zip archive or office file", "unpack it and add what is inside"),
    (b"\x89PNG", "a picture", "add the page, not its pictures"),
    (b"\xff\xd8\xff", "a picture", "add the page, not its pictures"),
    (b"GIF8", "a picture", "add the page, not its pictures"),
)


class Found(NamedTuple):
    """The files to read; the folders that cannot be looked into: what pages they hold is not
    known; and how many files in folders end in what no saved page does, by ending, most first."""

    pages: tuple[Path, ...]
    closed: tuple[Path, ...]
    passed_over: tuple[tuple[str, int], ...] = ()


def find_pages(paths: Sequence[Path], apart: Sequence[Path] = ()) -> Found:
    """The files to read: those named, and in folders those with a known ending, sorted.

    The folders that browsers save beside X.html (`X_files/`, `X-Dateien/` …), hidden files,
    READMEs and links out of the folder are passed over, and of a Zotero item's folder all but
    the page itself. Folders to keep `apart` are the library's own: passed over within others, and
    no argument. Raises UsageError for such a path and for one that is no file.
    """
    found: dict[Path, None] = {}
    closed: dict[Path, None] = {}
    endings: Counter[str] = Counter()
    kept = [folder.resolve() for folder in apart]
    for path in paths:
        if any(path.resolve().is_relative_to(folder) for folder in kept):
            raise UsageError(f"{path} belongs to the library itself", "name the saved pages")
        if path.is_dir():
            if not os.access(path, os.R_OK | os.X_OK):  # a search would find nothing, and say so
                raise UsageError(f"{path} cannot be looked into", "allow yourself to read it")
            within = _look_through(path, kept, endings)
            found.update((page, None) for page in within.pages if not _is_within(page, kept))
            closed.update((each, None) for each in within.closed)
        elif path.is_file():
            found[path] = None
        elif path.exists():  # a pipe is waited for, and can be read once alone
            raise UsageError(f"{path} is no file", "save what it gives to one, and name that")
        elif path.is_symlink():
            raise UsageError(f"{path} is a link that leads nowhere", "name the file itself")
        else:
            raise UsageError(
                f"{path} is not there",
                "check the spelling; what is no file is an address (https://…), a PMID or a DOI",
            )
    return Found(tuple(found), tuple(closed), tuple(endings.most_common()))


def _walk(folder: Path, apart: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """All that is in a folder and those within it but in those `apart`, links not followed; and
    the folders that cannot be looked into."""
    paths: list[Path] = []
    closed: list[Path] = []
    for where, names, files in os.walk(
        folder, onerror=lambda error: closed.append(Path(error.filename))
    ):
        paths += (Path(where, name) for name in (*names, *files))
        for name in list(names):
            within = Path(where, name)
            if _is_within(within, apart):
                names.remove(name)
            elif not within.is_symlink() and not os.access(within, os.R_OK | os.X_OK):
                closed.append(within)
                names.remove(name)
    return paths, closed


def _is_passed_over(path: Path, folder: Path, companions: dict[Path, bool]) -> bool:
    """Whether a path within a folder is hidden, or is or lies in what a browser saved beside a
    page."""
    inside = path.relative_to(folder).parts
    if any(part.startswith(".") for part in inside):
        return True
    above = (folder.joinpath(*inside[:depth]) for depth in range(1, len(inside) + 1))
    return any(_is_companion(each, companions) for each in above)


def _is_within(page: Path, folders: Sequence[Path]) -> bool:
    place = page.resolve() if folders else page
    return any(place.is_relative_to(folder) for folder in folders)


def _look_through(folder: Path, apart: Sequence[Path], endings: Counter[str]) -> Found:
    """What find_pages finds in a folder; counts the `endings` of what is passed over."""
    companions: dict[Path, bool] = {}
    paths, closed = _walk(folder, apart)
    return Found(
        tuple(_choose_pages(folder, paths, companions, endings)),
        tuple(path for path in sorted(closed) if not _is_passed_over(path, folder, companions)),
    )


def _choose_pages(
    folder: Path, paths: Iterable[Path], companions: dict[Path, bool], endings: Counter[str]
) -> Iterator[Path]:
    """The pages among all that is in a folder."""
    root = folder.resolve()
    snapshots: dict[Path, Path | None] = {}
    for path in sorted(paths):
        if path.name.startswith(".") or _is_passed_over(path.parent, folder, companions):
            continue
        if path.parent not in snapshots:
            snapshots[path.parent] = _find_snapshot(path.parent)
        snapshot = snapshots[path.parent]
        if snapshot is not None and path != snapshot:
            continue
        if not path.is_file():
            continue
        if path.suffix.lower() not in _SUFFIXES:
            endings[path.suffix.lower()] += 1
            continue
        if path.stem.lower() == "readme":
            continue
        if path.resolve().is_relative_to(root):
            yield path


def _is_companion(folder: Path, known: dict[Path, bool]) -> bool:
    """Whether a browser saved the folder beside a page of the same name, in any language:
    "X_files", "X-Dateien", "X_fichiers"."""
    if folder not in known:
        stem, mark, word = folder.name.rpartition("_")
        if not mark:
            stem, mark, word = folder.name.rpartition("-")
        known[folder] = folder.name.endswith("_files") or (
            bool(stem)
            and word.isalpha()
            and any(folder.with_name(stem + suffix).is_file() for suffix in (".html", ".htm"))
        )
    return known[folder]


def _find_snapshot(folder: Path) -> Path | None:
    """The page in a folder that Zotero keeps for one item, where its frames and advertisements
    lie beside it as pages too: the largest; None in any other folder."""
    if not re.fullmatch(r"[A-Z0-9]{8}", folder.name):
        return None
    if folder.parent.name != "storage" and not any(folder.glob(".zotero*")):
        return None
    pages = [each for each in folder.iterdir() if each.suffix.lower() in (".html", ".htm")]
    return max(pages, key=lambda each: (each.stat().st_size, each.name), default=None)


def read_page(path: Path) -> SavedPage:
    """The saved page that a file holds.

    Raises PageRefused for empty, binary, PDF and oversized files and for one that cannot be read.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
        _refuse_binary(head, size)
        zipped = head[:2] == b"\x1f\x8b"
        if zipped:
            head = _unzip_head(path)
            _refuse_binary(head, size)
        packed = is_mhtml(head) or is_webarchive(head)
        xml = not packed and is_xml(head.decode("latin-1"))
        streamed = zipped or size > (XML_LIMIT if xml else TEXT_LIMIT)
        if size > TEXT_LIMIT and not zipped and (packed or _looks_like_html(head)):
            raise PageRefused(
                f"{size // 1_000_000} MB of HTML", "an article page is smaller: save it again"
            )
        text, url = ("", None) if streamed else _read_text(path, head)
        if not streamed and not text.strip():
            raise PageRefused("an empty file", "save the page again")
        return SavedPage(
            name=path.name,
            head=head,
            size=size,
            sha256=digest_file(path),
            retrieved=date_file(path),
            text=text,
            url=url or _find_url(text),
            open=lambda: _open(path, zipped),
        )
    except OSError as error:
        raise PageRefused(
            f"it cannot be read: {error.strerror or error}",
            "check that the file is there and yours",
        ) from None


def _read_text(path: Path, head: bytes) -> tuple[str, str | None]:
    """The page's text, out of a one-file save where it is one, and the address that states."""
    data = path.read_bytes()
    if is_webarchive(head):
        unpacked = unpack_webarchive(data)
    elif is_mhtml(head):
        unpacked = unpack_mhtml(data)
    else:
        return decode(data), None
    return decode(unpacked.html, unpacked.encoding), unpacked.url


def _open(path: Path, zipped: bool) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path)) if zipped else path.open("rb")


def _unzip_head(path: Path) -> bytes:
    try:
        with gzip.open(path) as stream:
            return stream.read(HEAD_BYTES)
    except (OSError, EOFError) as error:
        raise PageRefused(f"broken gzip: {error}", "fetch the file again") from None


def _refuse_binary(head: bytes, size: int) -> None:
    if size == 0 or not head.strip(b"\0"):
        raise PageRefused("an empty file", "save the page again")
    for magic, what, remedy in _MAGIC:
        if head.startswith(magic):
            raise PageRefused(what, remedy)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"bplist", b"\x1f\x8b")):
        return
    if b"\0" in head[:4096] and head[:4096].count(b"\0") > len(head[:4096]) // 3 * 2:
        return  # UTF-32 without a mark is left to the decoder
    if b"\0" in head[:4096] and head[1:2] != b"\0" and head[:1] != b"\0":
        raise PageRefused("a binary file", "save the page as HTML")


def _looks_like_html(head: bytes) -> bool:
    return re.search(rb"<html|<!doctype html|<body|<div", head, re.I) is not None


def _find_url(text: str) -> str | None:
    """The address a saved page says it came from: the browser's comment or its canonical link."""
    head = text[:200_000]
    for pattern in (_SAVED_FROM, _SINGLE_FILE, _CANONICAL):
        found = pattern.search(head)
        if found and found.group(1).startswith(("http://", "https://")):
            return found.group(1)
    return None
