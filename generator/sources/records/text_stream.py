"""The text of an export: whole where it must be, line by line where it may be of any size."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator

from generator.errors import PageRefused
from generator.sources.encodings import decode, decode_head, decoder_of
from generator.sources.page import SavedPage
from generator.sources.reading import TEXT_LIMIT

LINE_LIMIT = 8 * 1024 * 1024
"""The longest line (characters) of a text export: beyond it a file is none."""

RECORD_LIMIT = 16 * 1024 * 1024
"""The longest record (characters, and sixty-four for each line): the articles of three thousand
authors with their addresses have a fifth of it."""

_BLOCK = 1 << 17
_LINE_END = re.compile(r"\r\n|\r|\n")


def read_start(page: SavedPage) -> str:
    """The first 64 KiB as text, without what may stand before the first word."""
    text = page.text[:65_536] or decode_head(page.head)
    text = text.lstrip("\ufeff \t\r\n")
    return text if text.startswith("<") else _LINE_END.sub("\n", text)


def read_whole(page: SavedPage) -> str:
    """The whole text of a file that cannot be read in pieces.

    Raises PageRefused above 64 MB, packed or not, and for a broken archive.
    """
    if page.text:
        return page.text
    try:
        with page.open() as stream:
            data = stream.read(TEXT_LIMIT + 1)
    except (EOFError, OSError, zlib.error) as error:
        raise PageRefused(f"the file breaks off ({error})", "fetch the file again") from None
    if len(data) > TEXT_LIMIT:
        raise PageRefused(
            f"more than {TEXT_LIMIT // 1_048_576} MB that can only be read whole",
            "export it in several files",
        )
    return decode(data)


def read_lines(page: SavedPage) -> Iterator[str]:
    """The lines of a text without their ends, a file of any size in bounded memory.

    Raises PageRefused for a line past all sense and, after its last whole line, for a broken
    archive.
    """
    if page.text:
        yield from _LINE_END.split(page.text)
        return
    rest = ""
    for block in _text_blocks(page):
        text = rest + block
        # A carriage return may be half of an end: it waits for the next block.
        held = "\r" if text.endswith("\r") else ""
        *lines, rest = _LINE_END.split(text[: len(text) - len(held)])
        rest += held
        if len(rest) > LINE_LIMIT:
            raise PageRefused("a line longer than any record's", "export the records again")
        yield from lines
    if rest:
        yield rest.rstrip("\r")


def bound_records(lines: Iterable[str], opens: re.Pattern[str]) -> Iterator[str]:
    """The lines as they are; each that matches `opens` begins another record.

    Raises PageRefused for a record past all sense.
    """
    size = 0
    for line in lines:
        size = 0 if opens.match(line) else size + len(line) + 64
        if size > RECORD_LIMIT:
            raise PageRefused("a record longer than any article's", "export the records again")
        yield line


def _text_blocks(page: SavedPage) -> Iterator[str]:
    decoder = decoder_of(page.head)
    try:
        with page.open() as stream:
            while data := stream.read(_BLOCK):
                yield decoder.decode(data)
            yield decoder.decode(b"", final=True)
    except (EOFError, OSError, zlib.error) as error:
        raise PageRefused(f"the file breaks off ({error})", "fetch the file again") from None
