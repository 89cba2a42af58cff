"""Saved files -> what each holds, parsed and ready to be filed; by several processes at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.errors import PageRefused
from generator.model import (
    Document,
    Extraction,
    Reference,
    Section,
    SourceNote,
)
from generator.pool import Workers, map_chunks
from generator.references.entries import read_references
from generator.references.pointers import point_captions, point_to_ids
from generator.sources import extract_page
from generator.sources.capitals import settle_capitals
from generator.sources.page import digest_file
from generator.sources.reading import read_page

LARGEST_APART = 16 * 1024 * 1024
"""The largest file, in bytes, that a worker reads whole. A larger or a zipped one may hold
thousands of records and is read as a stream."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One article read from a saved file: what it says, its parsed references, where it is from."""

    document: Document
    sections: tuple[Section, ...]
    references: tuple[Reference, ...]
    source: SourceNote
    not_found: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a part of one, that could not be read: why, and what to do."""

    file: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file gave: its articles, or why not; `known` where it was read before.

    A large file comes in parts of one article each; `last` is False for all parts but the last.
    """

    path: Path
    arrivals: tuple[Arrival, ...] = ()
    refused: tuple[Refused, ...] = ()
    known: bool = False
    last: bool = True
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class _LargeFile:
    """A file that is read as a stream, outside the workers."""

    path: Path
    sha256: str


def read_file(path: Path) -> Iterator[Arrival | Refused]:
    """Reads the articles of a saved file one after the other; what could not be read is told in one
    refusal at the end."""
    try:
        page = read_page(path)
        for extraction in extract_page(page):
            yield _arrive(extraction, page.name, page.url, page.retrieved, page.sha256)
    except PageRefused as refusal:
        yield Refused(str(path), refusal.message, refusal.remedy)
    except RecursionError:
        yield Refused(str(path), "its markup is nested past all sense", "save the page again")
    except Exception as error:
        # One page must not stop the others, whatever a source stumbles over.
        yield Refused(
            str(path),
            f"litsite failed on it: {type(error).__name__}: {error}",
            "please report it with the page",
        )


def _arrive(
    extraction: Extraction, name: str, url: str | None, retrieved: str, sha256: str
) -> Arrival:
    """Parses the references of what was extracted, and lets its in-text citations name them."""
    references = read_references(extraction.references)
    point = point_to_ids(extraction.references, references)
    texts = (
        *(each.markdown for each in extraction.sections),
        *(each.item.title or each.raw or "" for each in references),
    )
    document, noted = settle_capitals(extraction.document, texts)
    unplaced = extraction.unplaced + noted
    return Arrival(
        document=point_captions(document, point),
        sections=tuple(
            replace(each, markdown=point(each.markdown)) for each in extraction.sections
        ),
        references=references,
        source=SourceNote(extraction.reader, name, url, retrieved, sha256, unplaced=unplaced),
        not_found=extraction.not_found,
        unplaced=unplaced,
    )


def read_files(
    paths: Sequence[Path], known: frozenset[str], workers: Workers
) -> Iterator[FileRead]:
    """What each file holds, in order; a file whose sha256 is in `known` is not read again."""
    for chunk in map_chunks(_read_chunk, paths, workers, 4, _remember, (known,)):
        for read in chunk:
            if isinstance(read, _LargeFile):
                yield from _read_as_stream(read)
            else:
                yield read


_known: frozenset[str] = frozenset()


def _remember(known: frozenset[str]) -> None:
    global _known
    _known = known


def _read_chunk(paths: Sequence[Path]) -> list[FileRead | _LargeFile]:
    return [_read_whole(path) for path in paths]


def _read_whole(path: Path) -> FileRead | _LargeFile:
    """The file read, unless it is large."""
    try:
        sha256 = digest_file(path)
        large = path.stat().st_size > LARGEST_APART or path.suffix == ".gz"
    except OSError as error:
        reason = f"it cannot be read: {error.strerror or error}"
        return FileRead(path, refused=(Refused(str(path), reason, "check that it is yours"),))
    if sha256 in _known:
        return FileRead(path, known=True, sha256=sha256)
    if large:
        return _LargeFile(path, sha256)
    things = tuple(read_file(path))
    return FileRead(
        path,
        arrivals=tuple(thing for thing in things if isinstance(thing, Arrival)),
        refused=tuple(thing for thing in things if isinstance(thing, Refused)),
        sha256=sha256,
    )


def _read_as_stream(file: _LargeFile) -> Iterator[FileRead]:
    """A large file in many parts, so that no more than one article is held at once."""
    part = FileRead(file.path, last=False, sha256=file.sha256)
    for thing in read_file(file.path):
        if isinstance(thing, Refused):
            yield replace(part, refused=(thing,))
        else:
            yield replace(part, arrivals=(thing,))
    yield replace(part, last=True)
