"""What lies beside the pages for programs: feed, sitemap, robots.txt, manifest, records to
cite, exports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.config import Config
from generator.library.model import Library
from generator.site.exports import list_export_files
from generator.site.exports.record_files import list_record_files
from generator.site.feeds import write_feed
from generator.site.pages import Page
from generator.site.sitemap import write_manifest, write_robots, write_sitemap


def list_web_files(
    pages: Sequence[Page], library: Library, config: Config
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each file; sitemap and robots.txt only with a base-url."""
    yield "feed.xml", write_feed(library, config).encode()
    for path, text in write_sitemap(pages, library, config):
        yield path, text.encode()
    robots = write_robots(config)
    if robots:
        yield "robots.txt", robots.encode()
    yield "site.webmanifest", write_manifest(config).encode()
    for path, text in list_record_files(library):
        yield path, text.encode()
    yield from list_export_files(library, config.abstracts)
