"""One-file saves of browsers -> the page inside: MHTML (Chrome, Edge, IE) and Safari webarchive."""

from __future__ import annotations

import base64
import binascii
import plistlib
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers.expat import ExpatError

from generator.errors import PageRefused

_BOUNDARY = re.compile(rb"""\bboundary\s*=\s*(?:"([^"\r\n]+)"|([^\s;"]+))""", re.I)
_MARK = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,60}?content-type:\s*multipart/related", re.I
)
_FOLDED = re.compile(rb"\r?\n[ \t]+")
_AGAIN = "save the page again, as a complete page or HTML only"


@dataclass(frozen=True, slots=True)
class UnpackedPage:
    """The HTML inside a one-file save, the encoding the save states, and the page's address."""

    html: bytes
    encoding: str | None = None
    url: str | None = None


def is_mhtml(head: bytes) -> bool:
    """Whether a file begins as a MIME multipart/related message."""
    return _MARK.match(head[:8192].lstrip(b"\xef\xbb\xbf\r\n")) is not None


def is_webarchive(head: bytes) -> bool:
    """Whether a file is a binary property list, or one in XML that holds a web archive."""
    return head.startswith(b"bplist") or (
        head.lstrip()[:5] == b"<?xml" and b"<plist" in head[:2048] and b"WebMainResource" in head
    )


def unpack_mhtml(data: bytes) -> UnpackedPage:
    """The first HTML part of an MHTML file: its root. (RFC 2557)

    Raises PageRefused for one without an HTML part.
    """
    data = data.lstrip(b"\xef\xbb\xbf\r\n")
    header, _ = _split_part(data)
    boundary = _BOUNDARY.search(header)
    if boundary is None:
        raise PageRefused("a web archive without its parts", _AGAIN)
    start = _header(header, b"snapshot-content-location")
    for part_header, body in _parts(data, boundary.group(1) or boundary.group(2)):
        kind = _header(part_header, b"content-type") or ""
        if not re.match(r"(?:text/html|application/xhtml\+xml)\b", kind, re.I):
            continue
        charset = re.search(r"charset\s*=\s*\"?([\w.:-]+)", kind, re.I)
        html = _decode_body(body, _header(part_header, b"content-transfer-encoding") or "")
        place = _header(part_header, b"content-location")
        return UnpackedPage(html, charset.group(1) if charset else None, _address(start or place))
    raise PageRefused("a web archive that holds no page", _AGAIN)


def unpack_webarchive(data: bytes) -> UnpackedPage:
    """The main resource of Safari's archive.

    Raises PageRefused for a property list that is no web archive.
    """
    try:
        root = plistlib.loads(data)
    except (plistlib.InvalidFileException, ExpatError, ValueError, IndexError, OverflowError,
            RecursionError, MemoryError):  # fmt: skip
        raise PageRefused("a broken web archive", _AGAIN) from None
    main = root.get("WebMainResource") if isinstance(root, dict) else None
    content = main.get("WebResourceData") if isinstance(main, dict) else None
    if not isinstance(main, dict) or not isinstance(content, bytes):
        raise PageRefused("a property list, not a saved page", "save the page as HTML")
    kind = main.get("WebResourceMIMEType")
    if isinstance(kind, str) and "html" not in kind.lower():
        raise PageRefused(f"a web archive of {kind}, not of a page", "save the article's own page")
    encoding, url = main.get("WebResourceTextEncodingName"), main.get("WebResourceURL")
    return UnpackedPage(
        content,
        encoding if isinstance(encoding, str) else None,
        _address(url if isinstance(url, str) else None),
    )


def _split_part(part: bytes) -> tuple[bytes, bytes]:
    """A part's header, its folded lines joined, and its body."""
    found = re.search(rb"\r?\n\r?\n", part)
    if found is None:
        return _FOLDED.sub(b" ", part), b""
    return _FOLDED.sub(b" ", part[: found.start()]), part[found.end() :]


def _parts(data: bytes, boundary: bytes) -> Iterator[tuple[bytes, bytes]]:
    mark = b"--" + boundary
    place = data.find(mark)
    while place >= 0:
        begin = place + len(mark)
        if data[begin : begin + 2] == b"--":
            return
        place = data.find(b"\n" + mark, begin)
        end = place if place >= 0 else len(data)
        yield _split_part(data[begin:end].lstrip(b"\r\n"))
        place += 1 if place >= 0 else 0


def _header(header: bytes, name: bytes) -> str | None:
    found = re.search(rb"^" + re.escape(name) + rb":[ \t]*([^\r\n]*)", header, re.I | re.M)
    return found.group(1).decode("latin-1").strip() if found else None


def _decode_body(body: bytes, how: str) -> bytes:
    if how.lower() == "quoted-printable":
        return quopri.decodestring(body)
    if how.lower() == "base64":
        try:
            return base64.b64decode(body)
        except binascii.Error:
            raise PageRefused("a web archive that breaks off", _AGAIN) from None
    return body


def _address(text: str | None) -> str | None:
    return text if text and re.match(r"https?://\S+$", text) else None
