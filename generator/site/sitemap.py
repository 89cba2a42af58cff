"""What crawlers and installers look for at a site's root: sitemap, robots.txt, web manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

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
    lines = []
    for page in pages:
        if page.kind in _UNLISTED or not page.path.endswith(".html"):
            continue
        date = library.dates.get(page.subject) if page.kind == "review" else None
        address = escape_xml(absolute(config.base_url, page.path) or "")
        changed = f"<lastmod>{date}</lastmod>" if date else ""
        lines.append(f"<url><loc>{address}</loc>{changed}</url>\n")
    parts = [lines[start : start + MOST] for start in range(0, len(lines), MOST)] or [[]]
    if len(parts) == 1:
        yield "sitemap.xml", _wrap("urlset", parts[0])
        return
    paths = [f"sitemap.{number}.xml.gz" for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        yield path, squeeze([_wrap("urlset", part)])
    index = [
        f"<sitemap><loc>{escape_xml(absolute(config.base_url, path) or '')}</loc></sitemap>\n"
        for path in paths
    ]
    yield "sitemap.xml", _wrap("sitemapindex", index)


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
