"""What lies beside the pages for programs: feed, sitemap, robots.txt, manifest, records to
cite, exports. Made whole in tasks that several processes share, or patched after an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from generator.config import Config
from generator.library.dates import date_of
from generator.library.model import Library
from generator.model import Item, Review
from generator.site.exports.beside import (
    edit_export_files,
    list_graph_exports,
    list_record_exports,
    name_export_files,
)
from generator.site.exports.record_files import (
    RecordFiles,
    edit_record_file,
    list_record_files,
    share_out_records,
)
from generator.site.feeds import edit_feed, write_feed
from generator.site.links import review_path
from generator.site.pages import Page
from generator.site.sitemap import write_manifest, write_robots, write_sitemap

RECORD_FILES_A_TASK = 64


def list_web_tasks(pages: Sequence[Page], library: Library) -> tuple[str, ...]:
    """The names of the tasks that make these files, the longest first: see write_web_task."""
    exports = ("exports", "graph") if name_export_files(len(library.reviews)) else ()
    count = _share_out(pages).count
    records = (f"records {start}" for start in range(0, count, RECORD_FILES_A_TASK))
    return (*exports, *records, "sitemap", "feed")


def write_web_task(
    name: str, pages: Sequence[Page], library: Library, config: Config
) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of each file of a task; any process may do any task, and do it again.

    Sitemap and robots.txt are only with a base-url. Raises ValueError for an unknown name.
    """
    kind, _, start = name.partition(" ")
    if kind == "exports":
        yield from list_record_exports(library, config.abstracts)
    elif kind == "graph":
        yield from list_graph_exports(library)
    elif kind == "records":
        numbers = range(int(start), int(start) + RECORD_FILES_A_TASK)
        for path, text in list_record_files(_share_out(pages), library, numbers):
            yield path, text.encode()
    elif kind == "sitemap":
        yield from write_sitemap(pages, library, config)
    elif kind == "feed":
        yield "feed.xml", write_feed(library, config).encode()
        robots = write_robots(config)
        if robots:
            yield "robots.txt", robots.encode()
        yield "site.webmanifest", write_manifest(config).encode()
    else:
        raise ValueError(f"there is no task {name!r}")


def edit_web_files(
    read: Callable[[str], bytes],
    library: Library,
    config: Config,
    key: str,
    before: Review,
    after: Review,
) -> Iterator[tuple[str, bytes]] | None:
    """(path, bytes) of those files that an edit of one review changes, as a full list would make
    them; None where that cannot be promised, and all are to be made.

    `library` is the library after the edit, of the same reviews, works with a page, dates and
    citations; `read` gives the files of the site before it.
    """
    if not before.key == after.key == key or date_of(before) != date_of(after):
        return None
    feed = edit_feed(read, config, before, after)
    records = None if feed is None else _edit_record(read, before, after)
    if feed is None or records is None:
        return None
    exports = edit_export_files(read, library, config.abstracts, before, after)
    return None if exports is None else iter((*feed, *records, *exports))


def renew_web_files(
    read: Callable[[str], bytes],
    sitemap: Mapping[str, bytes],
    library: Library,
    config: Config,
    reviews: Iterable[tuple[Review, Review]],
    works: Iterable[tuple[str, str, Item, Item]],
    graph: bool,
) -> dict[str, bytes] | None:
    """By path the bytes of those files that may be others after the library was related anew, of
    the same reviews and works with a page; None where that cannot be promised.

    `sitemap` are the files of that, where they may be others; `reviews` are those edited, before
    and after; `works` the path and key of each page of a work
    that changed, and its item before and after; `graph` tells whether any citation changed.
    """
    made = dict(sitemap)
    if made and _has(read, f"sitemap.{len(made)}.xml.gz"):
        return None  # a sitemap of fewer parts
    made["feed.xml"] = write_feed(library, config).encode()

    def read_made(path: str) -> bytes:
        return made[path] if path in made else read(path)

    for before, after in reviews:
        records = _edit_record(read_made, before, after)
        exports = edit_export_files(read_made, library, config.abstracts, before, after, graph)
        if records is None or exports is None:
            return None
        made.update((*records, *exports))
    for work in works:
        records = edit_record_file(read_made, *work)
        if records is None:
            return None
        made.update(records)
    if graph:
        made.update(list_graph_exports(library))
    return made


def _has(read: Callable[[str], bytes], path: str) -> bool:
    try:
        return bool(read(path))
    except FileNotFoundError:
        return False


def _edit_record(
    read: Callable[[str], bytes], before: Review, after: Review
) -> tuple[tuple[str, bytes], ...] | None:
    items = (before.document.item, after.document.item)
    return edit_record_file(read, review_path(before.key), before.key, *items)


_shared_out: tuple[Sequence[Page], RecordFiles] | None = None


def _share_out(pages: Sequence[Page]) -> RecordFiles:
    """The files of records, worked out once for all tasks that a process does of one site."""
    global _shared_out  # the last site's
    if _shared_out is None or _shared_out[0] is not pages:
        _shared_out = pages, share_out_records(pages)
    return _shared_out[1]
