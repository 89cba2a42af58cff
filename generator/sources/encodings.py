"""Bytes of saved files -> text: by mark, declaration or what the bytes suggest (WHATWG)."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from generator.sources.page import HEAD_BYTES

_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)""", re.I)
_LATIN_NAMES = """ascii cp1250 cp1252 cp1254 cp1257 cp437 cp850 cp852 cp858 hp_roman8 iso8859_2
    iso8859_3 iso8859_4 iso8859_9 iso8859_10 iso8859_13 iso8859_14 iso8859_15 iso8859_16 latin_1
    mac_roman mac_latin2 mac_iceland mac_turkish cp775 cp1140 cp037 cp500 cp273"""
_LATIN = frozenset(_LATIN_NAMES.split())
_NOT_OF_NAMES = "utf-7 unicode-escape raw-unicode-escape idna punycode undefined"
_NOT_OF_PAGES = frozenset(_NOT_OF_NAMES.split())
"""Codecs of Python's that no browser reads a page in: they make markup out of plain letters, or
text that no file can hold."""

_DECLARATION = b"<?xml charset="
_CENTRAL_EUROPEAN = re.compile(rb"""\blang\s*=\s*["']?(?:cs|pl|hu|sk|sl|hr|ro|bs|sq)\b""", re.I)


def decode(data: bytes, stated: str | None = None) -> str:
    """The text of a page: by its byte order mark, as UTF-8 where that fits, as it declares, or as
    its bytes suggest (WHATWG's order, but valid UTF-8 outweighs a wrong declaration). `stated` is
    the encoding that a one-file save names for it."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    for beginning, encoding in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if data.startswith(beginning) and data[2:4].count(0) == 1:
            return data.decode(encoding, "replace")  # without a mark; plain letters look like UTF-8
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _XML_ENCODING.search(data[:1024]) or _META_CHARSET.search(data[:HEAD_BYTES])
    codec = _find_codec(stated) if stated else _find_declared(declared)
    if codec:
        # Browsers read these as Windows-1252 (WHATWG Encoding Standard).
        codec = "cp1252" if codec in ("iso8859-1", "ascii") else codec
        text = data.decode(codec, "replace")
        if text and not (codec == "utf-8" and _is_mostly_broken(text)):
            return text
    best = from_bytes(data[:HEAD_BYTES]).best()
    encoding = best.encoding if best else "cp1252"
    if encoding in _LATIN and not _CENTRAL_EUROPEAN.search(data[:4096]):
        # The Latin code pages look alike to statistics; browsers read cp1252 (WHATWG).
        encoding = "cp1252"
    return data.decode(encoding, "replace")


def decoder_of(head: bytes) -> codecs.IncrementalDecoder:
    """What turns a file into text piece by piece, by its mark or declaration, else as UTF-8."""
    return find_decoder(head) or codecs.getincrementaldecoder("utf-8-sig")("replace")


def find_decoder(head: bytes) -> codecs.IncrementalDecoder | None:
    """What turns XML into text piece by piece; None where it is UTF-8 already."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return codecs.getincrementaldecoder("utf-16")("replace")
    codec = _find_declared(_XML_ENCODING.search(head[:1024]))
    if codec in (None, "utf-8", "ascii"):
        return None
    return codecs.getincrementaldecoder(codec)("replace")


def decode_head(head: bytes) -> str:
    """The first 64 KiB of a file as text, whatever character they end in the middle of."""
    decoder = find_decoder(head)
    text = decoder.decode(head) if decoder else head.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def _find_declared(declared: re.Match[bytes] | None) -> str | None:
    """The codec that a page declares; None too where its declaration cannot be written in it."""
    codec = _find_codec(declared.group(1).decode("ascii")) if declared else None
    if codec and _DECLARATION.decode(codec, "replace").encode() != _DECLARATION:
        return None  # UTF-16 or EBCDIC, of which not even these letters could be read
    return codec


def _find_codec(name: str) -> str | None:
    """Python's name of an encoding; None where it has none, or one that no page is in."""
    try:
        codec = codecs.lookup(name).name
        "a".encode(codec)  # "hex" and the like are no encodings of text
    except (LookupError, ValueError):
        return None
    return None if codec in _NOT_OF_PAGES else codec


def _is_mostly_broken(text: str) -> bool:
    """Whether more letters were lost than read: the page only says that it is UTF-8."""
    lost = text.count("\ufffd")
    return lost > sum(not char.isascii() for char in text) - lost
