"""XML as saved exports hold it: parsed without entities or network, sets cut into their records.

A set of any size is read as bytes and cut at its records' tags, each record parsed alone: memory
stays that of one record, and one broken record does not hide the others.
"""

from __future__ import annotations

import codecs
import html
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from lxml import etree

from generator.errors import PageRefused
from generator.sources.encodings import decode_head, find_decoder
from generator.sources.page import SavedPage

CHUNK = 1 << 17
"""Bytes read at once; what a cut-off archive loses is no more than this."""
RECORD_LIMIT = 32 * 1024 * 1024
"""The largest record, and the longest stretch without one (bytes): beyond it a file is no set."""

_ENTITY = re.compile(r"<!ENTITY", re.I)
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_START = re.compile(r"<[A-Za-z_][\w.-]*(?::[\w.-]+)?(?=[\s/>])")
_NAMESPACES = (
    b'<r xmlns:mml="http://www.w3.org/1998/Math/MathML" '
    b'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ali="http://www.niso.org/schemas/ali/1.0/">'
)


@dataclass(frozen=True, slots=True)
class BrokenRecord:
    """A record of a set that cannot be parsed: why, in a person's words."""

    reason: str


def refuse_entities(prologue: str) -> None:
    """Raises PageRefused where a document declares entities of its own before its root.

    No export does; what they are used for is to blow a reader up or to read its files.
    """
    start = _START.search(prologue)
    if _ENTITY.search(prologue[: start.start()] if start else prologue):
        raise PageRefused(
            "XML that declares entities of its own, which is not safe to read",
            "export the records again, or delete the <!DOCTYPE … [ … ]> part",
        )


def new_parser() -> etree.XMLParser:
    """A parser that opens nothing, expands nothing and keeps libxml2's limits."""
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def parse_document(data: bytes) -> etree._Element:
    """The root of a whole document.

    Raises PageRefused for markup that is not well-formed or declares entities.
    """
    refuse_entities(data[:65_536].decode("utf-8", "replace").replace("\0", ""))
    root = _parse(data)
    if isinstance(root, BrokenRecord):
        raise PageRefused(root.reason, "save or download the file again")
    subset = root.getroottree().docinfo.internalDTD
    # The stubs know no iterentities; entities hidden by an odd encoding are found so.
    if subset is not None and list(subset.iterentities()):  # type: ignore[attr-defined]  # lxml has it
        refuse_entities("<!ENTITY")
    return root


def _parse(data: bytes, parser: etree.XMLParser | None = None) -> etree._Element | BrokenRecord:
    try:
        return etree.fromstring(data, parser or new_parser())
    except etree.XMLSyntaxError as error:
        first = str(error.msg)
    if b"&" in data:
        # HTML's names stand in exports that lost their DTD; XML alone does not know them.
        mended = _NAMED.sub(_numbered, data)
        if mended != data:
            try:
                return etree.fromstring(mended, new_parser())
            except etree.XMLSyntaxError:
                pass
    return BrokenRecord(f"XML that is not well-formed: {first}")


def _numbered(found: re.Match[bytes]) -> bytes:
    text = html.unescape(found.group().decode("ascii"))
    if text.startswith("&"):
        return b"&amp;" + found.group()[1:]
    return b"".join(b"&#%d;" % ord(char) for char in text)


def iterate_records(
    page: SavedPage, names: tuple[str, ...]
) -> Iterator[etree._Element | BrokenRecord]:
    """The records of a set in order, each with the names given, outermost first.

    What cannot be parsed comes as a BrokenRecord in its place, and a cut-off file as a last one.
    Raises PageRefused for entities, and for a stretch past all sense without a record.
    """
    refuse_entities(decode_head(page.head))
    opening = re.compile(b"<(" + "|".join(names).encode() + rb")(?=[\s>])")
    parser = new_parser()  # one for the set: its dictionary of names is made once
    for record in _cut_records(_blocks(page), opening):
        if isinstance(record, BrokenRecord):
            yield record
        else:
            yield from _parse_record(record, opening, parser)


def _cut_records(
    blocks: Iterable[bytes | BrokenRecord], opening: re.Pattern[bytes]
) -> Iterator[bytes | BrokenRecord]:
    """The bytes of each record, from its opening tag to the first closing one; a BrokenRecord as
    the last where the file breaks off."""
    buffer = bytearray()
    passed = 0  # bytes without a record
    closing = b""  # of the record that has begun
    searched = 0  # where its closing tag is looked for
    for block in blocks:
        if isinstance(block, BrokenRecord):
            yield block
            return
        buffer += block
        while True:
            if not closing:
                found = opening.search(buffer)
                if found is None:
                    kept = buffer[-64:]  # an opening tag may lie across two blocks
                    passed += len(buffer) - len(kept)
                    _limit(passed, "a file that goes on and on without a record")
                    buffer = kept
                    break
                passed = 0
                closing = b"</" + found.group(1) + b">"
                start, searched = found.start(), found.end() - found.start()
                del found  # a match holds its buffer, which then could not grow
                del buffer[:start]
            end = buffer.find(closing, searched)
            if end < 0:
                _limit(len(buffer), "a record larger than any article's")
                searched = max(0, len(buffer) - len(closing))
                break
            end += len(closing)
            yield bytes(buffer[:end])
            del buffer[:end]
            closing = b""
    if closing:
        yield BrokenRecord("the file breaks off inside it")


def _limit(size: int, what: str) -> None:
    if size > RECORD_LIMIT:
        raise PageRefused(what, "export the records again")


def _parse_record(
    data: bytes, opening: re.Pattern[bytes], parser: etree.XMLParser
) -> Iterator[etree._Element | BrokenRecord]:
    """The record's element; a record that never closed before it comes as a broken one."""
    name = data[1 : opening.match(data).end()]  # type: ignore[union-attr]  # it was found by it
    last = data.rfind(b"<" + name + b">") if data.count(b"<" + name + b">") > 1 else 0
    if last > 0:
        yield BrokenRecord("it has no end")
        data = data[last:]
    yield _parse_one(data, parser)


def _parse_one(data: bytes, parser: etree.XMLParser) -> etree._Element | BrokenRecord:
    if b"xmlns" in data or b":" not in data:
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            pass
    root = _parse(_NAMESPACES + data + b"</r>", parser)
    return root if isinstance(root, BrokenRecord) else root[0]


def _blocks(page: SavedPage) -> Iterator[bytes | BrokenRecord]:
    """The file's bytes in UTF-8, block by block; a broken archive ends them."""
    with page.open() as stream:
        decoder = find_decoder(page.head)
        try:
            yield from _read_blocks(stream, decoder)
        except (EOFError, OSError, zlib.error) as error:
            yield BrokenRecord(f"the file breaks off ({error})")


def _read_blocks(
    stream: BinaryIO, decoder: codecs.IncrementalDecoder | None
) -> Iterator[bytes | BrokenRecord]:
    while block := stream.read(CHUNK):
        yield decoder.decode(block).encode() if decoder else block
