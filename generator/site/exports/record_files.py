"""The records that the cite box loads: script files, each with some pages' records.

records/count.js     how many files there are
records/<n>.js       the records of the pages whose path's FNV-1a hash is n modulo the count
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.library.model import Library
from generator.model import Item
from generator.site.exports.records import brief_record, write_json
from generator.site.pages import Page
from generator.site.search.encode import quote

RECORDS_A_FILE = 24
COUNT_FILE = "records/count.js"


@dataclass(frozen=True, slots=True)
class RecordFiles:
    """How many files of records a site has, and which pages each holds the records of, in the
    order of pages."""

    count: int
    pages: Mapping[int, Sequence[Page]]


def share_out_records(pages: Sequence[Page]) -> RecordFiles:
    """The files of the records of a site's reviews and works."""
    recorded = [page for page in pages if page.kind in ("review", "work")]
    count = _power_above(len(recorded) // RECORDS_A_FILE)
    held: dict[int, list[Page]] = {}
    for page in recorded:
        held.setdefault(hash_path(page.path) % count, []).append(page)
    return RecordFiles(count, held)


def list_record_files(
    files: RecordFiles, library: Library, numbers: range | None = None
) -> Iterator[tuple[str, str]]:
    """(path, script) of every file, or of those with these numbers; that with number 0 comes
    with the count."""
    numbers = range(files.count) if numbers is None else numbers
    if 0 in numbers:
        yield COUNT_FILE, f"{_COUNT}{files.count}')\n"
    for number in numbers:
        if number in files.pages:
            pieces = [
                _piece(page.path, page.subject, _item(page, library))
                for page in files.pages[number]
            ]
            text = "{" + ",".join(pieces) + "}"
            yield _path(number), f"litsite.records({number},{quote(text)})\n"


_COUNT = "litsite.records('count','"


def _path(number: int) -> str:
    return f"records/{number}.js"


def _item(page: Page, library: Library) -> Item:
    if page.kind == "review":
        return library.reviews[page.subject].document.item
    return library.works[page.subject].item


def _piece(path: str, key: str, item: Item) -> str:
    """A page's record in its file, as JSON."""
    return f"{write_json(path)}:{write_json(brief_record(key, item))}"


def edit_record_file(
    read: Callable[[str], bytes], path: str, key: str, before: Item, after: Item
) -> tuple[tuple[str, bytes], ...] | None:
    """(path, bytes) of the file that holds the record of a page which is edited, `read` giving the
    files before; None where it cannot be patched for certain."""
    was, now = (quote(_piece(path, key, each))[1:-1].encode() for each in (before, after))
    if was == now:
        return ()
    text = read(COUNT_FILE).decode()
    number = text.removeprefix(_COUNT).removesuffix("')\n")
    if not number.isdecimal() or text != f"{_COUNT}{number}')\n":
        return None
    file = _path(hash_path(path) % int(number))
    held = read(file)
    return ((file, held.replace(was, now)),) if held.count(was) == 1 else None


_PRIME = 0x01000193


def hash_path(path: str) -> int:
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in path.encode():
        value = (value ^ byte) * _PRIME & 0xFFFFFFFF
    return value


def _power_above(number: int) -> int:
    """The smallest power of two that is no less, so that one more review moves few records."""
    return 1 << max(0, number - 1).bit_length() if number > 1 else 1
