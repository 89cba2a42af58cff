"""Pages that come and go are known like those that were there from the beginning."""

from array import array
from pathlib import Path

from generator.cache.kept_pages import KeptPages, keep_pages, read_pages
from generator.site.pages import Page
from generator.site.publish import StagedFile, Written

FOR = b"code"
HOME, MOSS, REED = (
    Page("index.html", "pages/home.html", "home"),
    Page("authors/moss.html", "pages/person.html", "person", "moss"),
    Page("authors/reed.html", "pages/person.html", "person", "reed"),
)


def lay_out(page: Page, size: int, *reviews: int) -> StagedFile:
    return StagedFile(Written(page.path, f"{size:024x}", size), array("I", reviews).tobytes())


def read(folder: Path) -> KeptPages:
    kept = read_pages(folder, FOR)
    assert kept is not None
    return kept


def change(folder: Path, came: tuple[Page, ...], gone: tuple[Page, ...], *made: StagedFile) -> None:
    kept = read(folder)
    kept.move(came, gone)
    for each in made:
        kept.replace(each)
    kept.write(folder, FOR)


def list_readers(kept: KeptPages, review: int) -> list[str]:
    return sorted(kept.page(place).path for place in kept.readers(review))


def test_pages_that_come_and_go_are_known(tmp_path: Path):
    keep_pages(tmp_path, FOR, (HOME, MOSS), (lay_out(HOME, 1, 0, 1), lay_out(MOSS, 2, 1)), 2)
    change(tmp_path, (REED,), (MOSS,), lay_out(REED, 3, 1))
    kept = read(tmp_path)
    assert kept.count == 2
    assert kept.find(MOSS.path) is None
    place = kept.find(REED.path)
    assert place is not None
    assert kept.page(place) == REED
    assert kept.written(place).size == 3
    assert list_readers(kept, 1) == [REED.path, HOME.path]
    change(tmp_path, (MOSS,), (REED,), lay_out(MOSS, 4, 0))
    kept = read(tmp_path)
    assert kept.find(REED.path) is None
    place = kept.find(MOSS.path)
    assert place is not None
    assert kept.written(place).size == 4
    assert list_readers(kept, 1) == [HOME.path]
    assert list_readers(kept, 0) == [MOSS.path, HOME.path]
    assert read_pages(tmp_path, b"other code") is None
