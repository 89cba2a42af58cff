"""What crawlers and installers look for at a site's root: sitemap, robots.txt, web manifest."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from generator.config import Config
from generator.library.model import Library
from generator.markup.xml import escape_xml
from generator.site.exports.squeezed import squeeze
from generator.site.links import absolute
from generator.site.pages import Page

MOST = 50_000
"""Addresses of one sitemap (sitemaps.org, "Sitemap file limits")."""

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_UNLISTED = frozenset({"not_found", "redirect", "previews"})


def write_sitemap(
    pages: Sequence[Page], library: Library, config: Config
) -> Iterator[tuple[str, bytes]]:
    """(path, XML) of the sitemap, and of its parts where it has more than MOST pages: those are
    squeezed, as every crawler reads them, to a twentieth of megabytes of addresses. Nothing
    without a base-url, for a sitemap holds absolute addresses only."""
    if not config.base_url:
        return
    listed = filter(is_listed, pages)
    yield from _lay_out([_line(page, library, config) for page in listed], config)


def is_listed(page: Page) -> bool:
    """Whether a page is in the sitemap."""
    return page.kind not in _UNLISTED and page.path.endswith(".html")


def edit_sitemap(
    read: Callable[[str], bytes],
    library: Library,
    config: Config,
    came: Mapping[Page, Page | None],
    gone: Collection[Page],
    changed: Iterable[Page],
) -> dict[str, bytes] | None:
    """The sitemap's files after some pages went, others came, each with the one that is before it
    in the order of all, and the day of others `changed`; `read` gives those before. None where
    that cannot be told of them."""
    text = _read_lines(read)
    for page in (*gone, *changed):
        start, end = _find(text, page, config)
        if end == 0:
            return None
        line = "" if page in gone else _line(page, library, config)
        text = text[:start] + line + text[end:]
    left = dict(came)
    while left:
        ready = [page for page, before in left.items() if before is not None and before not in left]
        for page in ready:
            _, end = _find(text, left.pop(page) or page, config)
            if end == 0:
                return None
            text = text[:end] + _line(page, library, config) + text[end:]
        if not ready:
            return None
    return dict(_lay_out([f"{line}\n" for line in text.split("\n")[:-1]], config))


def _find(text: str, page: Page, config: Config) -> tuple[int, int]:
    """Where a page's line begins and ends; it ends at 0 where there is none."""
    start = text.find(f"<url>{_location(page, config)}")
    return start, text.find("\n", start) + 1 if start >= 0 else 0


def _read_lines(read: Callable[[str], bytes]) -> str:
    """The lines of all pages in the sitemap as it is."""
    text = _unwrap(read("sitemap.xml").decode())
    if not text.startswith("<sitemap>"):
        return text
    paths = map(_path_of_part, range(1, text.count("\n") + 1))
    return "".join(_unwrap(gzip.decompress(read(path)).decode()) for path in paths)


def _line(page: Page, library: Library, config: Config) -> str:
    date = library.dates.get(page.subject) if page.kind == "review" else None
    changed = f"<lastmod>{date}</lastmod>" if date else ""
    return f"<url>{_location(page, config)}{changed}</url>\n"


def _location(page: Page, config: Config) -> str:
    return f"<loc>{escape_xml(absolute(config.base_url, page.path) or '')}</loc>"


def _lay_out(lines: Sequence[str], config: Config) -> Iterator[tuple[str, bytes]]:
    parts = [lines[start : start + MOST] for start in range(0, len(lines), MOST)] or [[]]
    if len(parts) == 1:
        yield "sitemap.xml", _wrap("urlset", parts[0])
        return
    paths = list(map(_path_of_part, range(1, len(parts) + 1)))
    for path, part in zip(paths, parts, strict=True):
        yield path, squeeze([_wrap("urlset", part)])
    index = [
        f"<sitemap><loc>{escape_xml(absolute(config.base_url, path) or '')}</loc></sitemap>\n"
        for path in paths
    ]
    yield "sitemap.xml", _wrap("sitemapindex", index)


def _path_of_part(number: int) -> str:
    return f"sitemap.{number}.xml.gz"


def _unwrap(text: str) -> str:
    """What `_wrap` was given."""
    _, _, body = text.split("\n", 2)
    return body[: body.rindex("</")]


def _wrap(name: str, lines: Sequence[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {_NAMESPACE}>\n'
    return (head + "".join(lines) + f"</{name}>\n").encode()


def write_robots(config: Config) -> str | None:
    """robots.txt (RFC 9309), which every crawler may read all by; None without a base-url."""
    address = absolute(config.base_url, "sitemap.xml")
    return f"User-agent: *\nAllow: /\n\nSitemap: {address}\n" if address else None


def write_manifest(config: Config) -> str:
    """The web manifest, by which a site served over https can be kept like an app; addresses in
    it are relative, so it serves at any path."""
    manifest = {
        "name": config.title,
        "short_name": config.title[:30],
        "description": config.description or "",
        "lang": config.language,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "icons": [{"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
    return json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
