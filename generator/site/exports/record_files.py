"""The records that the cite box loads for lists: script files, each with some pages' records.

records/count.js     how many files there are
records/<n>.js       the records of the pages whose path's FNV-1a hash is n modulo the count
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from generator.library.model import Library
from generator.site.exports.records import csl_record
from generator.site.links import review_path, work_path
from generator.site.search.encode import quote

RECORDS_A_FILE = 24


def list_record_files(library: Library) -> Iterator[tuple[str, str]]:
    """(path, script) of every file, of reviews and works that have a page."""
    works = {key: work for key, work in library.works.items() if work.has_page and not work.review}
    count = _power_above((len(library.reviews) + len(works)) // RECORDS_A_FILE)
    records: dict[int, dict[str, object]] = defaultdict(dict)
    for key, review in library.reviews.items():
        path = review_path(key)
        records[hash_path(path) % count][path] = csl_record(key, review.document.item)
    for key, work in works.items():
        path = work_path(key)
        records[hash_path(path) % count][path] = csl_record(key, work.item)
    yield "records/count.js", f"litsite.records('count','{count}')\n"
    for bucket, held in sorted(records.items()):
        text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
        yield f"records/{bucket}.js", f"litsite.records({bucket},{quote(text)})\n"


def hash_path(path: str) -> int:
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in path.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def _power_above(number: int) -> int:
    """The smallest power of two that is no less, so that one more review moves few records."""
    return 1 << max(0, number - 1).bit_length() if number > 1 else 1
