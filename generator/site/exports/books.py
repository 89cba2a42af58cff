"""The library to read offline: an EPUB 3, and one HTML file that holds everything.

Both are written review by review, so that memory does not grow with the library; the same content
gives the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from generator.config import Config
from generator.library.dates import date_of
from generator.library.model import Library
from generator.site.exports.chapters import STYLE, chapter_title, write_chapter
from generator.site.exports.reading import LoadReferences

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the oldest date a zip can hold: the clock has no say
_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
_EMPTY = re.compile(r"<([a-zA-Z]\w*)((?:\s[^<>]*?)?)/>")
_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


def write_epub(
    stream: BinaryIO, library: Library, load_references: LoadReferences, config: Config
) -> None:
    """An EPUB 3.3: a chapter a review, newest first, with a table of contents."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER)
        _add(archive, "EPUB/style.css", STYLE)
        chapters = []
        for number, key in enumerate(library.newest, start=1):
            review = library.reviews[key]
            body = write_chapter(review, load_references(key), config.abstracts)
            name, title = f"c{number}.xhtml", chapter_title(review)
            _add(archive, f"EPUB/{name}", _document(config.language, title, body))
            chapters.append((name, title, "<math " in body))
        toc = "".join(
            f'<li><a href="{name}">{escape(title)}</a></li>' for name, title, _ in chapters
        )
        # A list must hold something (EPUB 3.3, 5.4.2): the contents, where nothing else is.
        toc = toc or f'<li><a href="nav.xhtml">{escape(config.title)}</a></li>'
        nav = f'<nav epub:type="toc"><h1>{escape(config.title)}</h1><ol>{toc}</ol></nav>'
        _add(archive, "EPUB/nav.xhtml", _document(config.language, config.title, nav))
        _add(archive, "EPUB/package.opf", "".join(_package(library, config, chapters)))


def _add(
    archive: zipfile.ZipFile, name: str, text: str, method: int = zipfile.ZIP_DEFLATED
) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = method
    archive.writestr(entry, text.encode())


def _document(language: str, title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n'
        f'{_XHTML} lang="{escape(language)}" xml:lang="{escape(language)}">\n'
        f"<head><title>{escape(title)}</title>"
        '<link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        f"<body>{body}</body>\n</html>\n"
    )


def _package(
    library: Library, config: Config, chapters: list[tuple[str, str, bool]]
) -> Iterator[str]:
    dates = [date for review in library.reviews.values() if (date := date_of(review))]
    modified = max(dates, default="1970-01-01")
    identity = uuid5(NAMESPACE_URL, config.base_url or f"litsite {config.title}")
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
    yield '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
    yield f'<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>\n'
    yield f"<dc:title>{escape(config.title)}</dc:title>\n"
    yield f"<dc:language>{escape(config.language)}</dc:language>\n"
    if config.author:
        yield f"<dc:creator>{escape(config.author)}</dc:creator>\n"
    if config.rights:
        yield f"<dc:rights>{escape(config.rights)}</dc:rights>\n"
    yield f'<meta property="dcterms:modified">{modified}T00:00:00Z</meta>\n'
    yield "</metadata>\n<manifest>\n"
    kind = 'media-type="application/xhtml+xml"'
    yield f'<item id="nav" href="nav.xhtml" {kind} properties="nav"/>\n'
    yield '<item id="style" href="style.css" media-type="text/css"/>\n'
    for number, (name, _, formulas) in enumerate(chapters, start=1):
        more = ' properties="mathml"' if formulas else ""
        yield f'<item id="c{number}" href="{name}" {kind}{more}/>\n'
    yield '</manifest>\n<spine>\n<itemref idref="nav"/>\n'
    for number in range(1, len(chapters) + 1):
        yield f'<itemref idref="c{number}"/>\n'
    yield "</spine>\n</package>\n"


def write_html(
    stream: BinaryIO, library: Library, load_references: LoadReferences, config: Config
) -> None:
    """One HTML file: contents, then a section a review, newest first; it asks for nothing."""
    for piece in _html(library, load_references, config):
        stream.write(piece.encode())


def _html(library: Library, load_references: LoadReferences, config: Config) -> Iterator[str]:
    title = escape(config.title)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    yield f'<!DOCTYPE html>\n<html lang="{escape(config.language)}">\n<head>\n'
    yield '<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
    yield f'<nav aria-label="Contents"><h1>{title}</h1>\n<ol>\n'
    for key in library.newest:
        yield f'<li><a href="#r-{key}">{escape(chapter_title(library.reviews[key]))}</a></li>\n'
    yield "</ol></nav>\n<main>\n"
    for key in library.newest:
        body = write_chapter(library.reviews[key], load_references(key), config.abstracts)
        yield f'<article id="r-{key}">{_as_html(body)}</article>\n'
    yield "</main>\n</body>\n</html>\n"


def _as_html(xhtml: str) -> str:
    """XHTML's empty elements as HTML writes them."""
    return _EMPTY.sub(
        lambda found: (
            f"<{found[1]}{found[2]}>"
            if found[1] in ("br", "hr")
            else f"<{found[1]}{found[2]}></{found[1]}>"
        ),
        xhtml,
    )


Book = Callable[[BinaryIO, Library, LoadReferences, Config], None]
"""Writes a book to a stream."""

BOOKS: Mapping[str, Book] = {"epub": write_epub, "html": write_html}
"""The books by the names that `litsite export` knows them by."""
