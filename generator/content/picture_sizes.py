"""How wide and high a picture is, as its file states it: a page that says so does not move when
the picture comes."""

from __future__ import annotations

import re
from struct import error, unpack_from

Size = tuple[int, int]

_LARGEST = 65_535
_LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d{1,6})?)\s*(px|pt|pc|mm|cm|in)?\s*")
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
}
_AS_WIDE_AS_TEXT = 1000
"""What an SVG that states its shape alone is taken for: browsers make it as wide as the text."""


def measure_picture(held: bytes) -> Size | None:
    """Width and height in pixels of a PNG, JPEG, GIF, WebP or SVG; None where they are not told."""
    try:
        size = _measure(held)
    except (error, IndexError):  # it breaks off
        return None
    return size if size and all(0 < each <= _LARGEST for each in size) else None


def _measure(held: bytes) -> Size | None:
    if held.startswith(b"\x89PNG\r\n\x1a\n"):
        return unpack_from(">II", held, 16) if held[12:16] == b"IHDR" else None
    if held.startswith(b"GIF8"):
        return unpack_from("<HH", held, 6)
    if held.startswith(b"\xff\xd8"):
        return _measure_jpeg(held)
    if held.startswith(b"RIFF") and held[8:12] == b"WEBP":
        return _measure_webp(held)
    if re.match(rb"(?:\xef\xbb\xbf)?\s*<", held):
        return _measure_svg(held)
    return None


def _measure_jpeg(held: bytes) -> Size | None:
    """The frame's size, turned as Exif says that browsers are to show it. (ITU T.81, B.2.)"""
    place, turned = 2, False
    while held[place] == 0xFF:
        marker = held[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        (length,) = unpack_from(">H", held, place + 2)
        if marker == 0xE1 and held[place + 4 : place + 10] == b"Exif\0\0":
            turned = _is_turned(held[place + 10 : place + 2 + length])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = unpack_from(">HH", held, place + 5)
            return (height, width) if turned else (width, height)
        place += 2 + length
    return None


def _is_turned(exif: bytes) -> bool:
    """Whether Exif says that the picture stands on its side. (Exif 2.3, tag 274.)"""
    order = "<" if exif[:2] == b"II" else ">"
    try:
        (start,) = unpack_from(order + "I", exif, 4)
        (count,) = unpack_from(order + "H", exif, start)
        for place in range(start + 2, start + 2 + 12 * count, 12):
            if unpack_from(order + "H", exif, place) == (274,):
                return unpack_from(order + "H", exif, place + 8)[0] in (5, 6, 7, 8)
    except error:
        pass  # it breaks off: browsers turn nothing
    return False


def _measure_webp(held: bytes) -> Size | None:
    """(WebP Container Specification; RFC 6386, 9.1.)"""
    kind = held[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(held[at : at + 3], "little") for at in (24, 27))
        return width + 1, height + 1
    if kind == b"VP8L":
        (bits,) = unpack_from("<I", held, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8 " and held[23:26] == b"\x9d\x01\x2a":
        width, height = unpack_from("<HH", held, 26)
        return width & 0x3FFF, height & 0x3FFF
    return None


def _measure_svg(held: bytes) -> Size | None:
    """What its root states in units of length, or the shape of its viewBox."""
    from lxml import etree  # few notes have pictures

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(held, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    width, height = _read_length(root.get("width")), _read_length(root.get("height"))
    if width and height:
        return round(width), round(height)
    box = re.findall(r"-?[\d.]+", root.get("viewBox") or "")
    wide, high = (_read_length(text) for text in (box[2:4] if len(box) == 4 else ("", "")))
    if not wide or not high:
        return None
    width = width or (height * wide / high if height else _AS_WIDE_AS_TEXT)
    return round(width), round(width * high / wide)


def _read_length(text: str | None) -> float | None:
    found = _LENGTH.fullmatch(text or "")
    return float(found[1]) * _PIXELS[found[2] or ""] if found else None
