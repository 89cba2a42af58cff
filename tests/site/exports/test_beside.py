from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from relate_reviews import relate_reviews

from generator.library.model import Library
from generator.model import Document, Issued, Item, Name, Review
from generator.site.exports import EXPORTS, beside
from generator.site.exports.beside import (
    MOST,
    WHOLE_MOST,
    list_graph_exports,
    list_record_exports,
    name_export_files,
)
from generator.site.exports.squeezed import replace_part, squeeze
from generator.sources import extract_page
from generator.sources.reading import find_pages, read_page

NAMES = ("bibtex", "ris", "nbib", "csl-json", "graphml")


def make_library(count: int) -> Library:
    return relate_reviews(
        Review(
            f"ng-{number:03d}",
            Document(
                Item(
                    title=f"The tide of harbour {number}",
                    author=(Name(family="Ng", given="Ida"),),
                    issued=Issued(2000 + number % 20),
                ),
                keyword=("tide",),
            ),
            f"## Abstract\n\nWinding words of harbour {number}.\n",
        )
        for number in range(count)
    )


def list_files(library: Library) -> dict[str, bytes]:
    return {**dict(list_record_exports(library, "full")), **dict(list_graph_exports(library))}


@pytest.mark.parametrize("count", [1, WHOLE_MOST])
def test_a_small_librarys_exports_lie_there_whole(count: int) -> None:
    library = make_library(count)
    files = list_files(library)
    assert sorted(files) == sorted(path for _, path in name_export_files(count))
    made = ["".join(EXPORTS[name](library, lambda key: (), "full")).encode() for name in NAMES]
    assert list(files.values()) == made


def test_a_larger_librarys_are_squeezed_and_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "WHOLE_MOST", 3)
    monkeypatch.setattr(beside, "EACH", 4)
    for count in (4, 5, 8, 11):
        library = make_library(count)
        files = list_files(library)
        assert sorted(files) == sorted(path for _, path in name_export_files(count))
        assert all(path.endswith(".gz") for path in files)
        made = ["".join(EXPORTS[name](library, lambda key: (), "full")) for name in NAMES]
        assert [gzip.decompress(data).decode() for data in files.values()] == made
        assert files == list_files(library)
    words = [words for words, _ in name_export_files(4)]
    assert words[:3] == ["BibTeX (.bib.gz)", "RIS (.ris.gz)", "NBIB (.nbib.gz)"]


def test_abstracts_are_shown_as_the_site_shows_them() -> None:
    library = make_library(2)
    assert b"Winding" in b"".join(data for _, data in list_record_exports(library, "full"))
    assert b"Winding" not in b"".join(data for _, data in list_record_exports(library, "none"))


def test_a_large_library_has_none_and_an_empty_one_neither() -> None:
    assert name_export_files(0) == name_export_files(MOST + 1) == ()
    assert list_files(make_library(0)) == {}


def test_what_lies_beside_the_site_is_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "WHOLE_MOST", 1)
    for path, data in list_record_exports(make_library(70), "full"):
        (tmp_path / Path(path).name).write_bytes(data)
    files = find_pages([tmp_path]).pages
    assert len(files) == 4
    for file in files:
        titles = [each.document.item.title for each in extract_page(read_page(file))]
        assert titles == [f"The tide of harbour {number}" for number in range(70)], file


def test_one_part_changes_and_the_others_stay() -> None:
    parts = [b"one " * 50, b"two " * 50 + b"x", b"three"]
    held = squeeze(parts)
    changed = replace_part(held, 1, b"x", b"seven")
    assert changed == squeeze([parts[0], b"two " * 50 + b"seven", parts[2]])
    assert replace_part(held, 1, b"three", b"") is None  # in another part
    assert replace_part(held, 1, b"two ", b"") is None  # more than once
    assert replace_part(held, 3, b"three", b"") is None
    assert replace_part(gzip.compress(b"x"), 0, b"x", b"y") is None
    assert replace_part(held[:-9], 2, b"three", b"y") is None
    broken = bytearray(held)
    broken[30] ^= 255
    assert replace_part(bytes(broken), 0, b"one", b"y") is None
    assert held[4:8] == bytes(4)  # no time stamp
