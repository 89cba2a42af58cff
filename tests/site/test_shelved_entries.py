"""The reviews' lines on the shelf are the lines that the library gives."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from markupsafe import Markup
from relate_reviews import relate_reviews

from generator.config import Config
from generator.library.model import Library
from generator.library.shelf.library import BrokenShelf
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.catalogue import catalogue_library
from generator.site.review_lines import count_citations
from generator.site.shelved_entries import edit_entry, open_entries, write_entries


def make_review(number: int, title: str) -> Review:
    record = Item(
        title=title,
        author=(Name(family=f"Arno {number}", given="L"),),
        issued=Issued(2000 + number),
        container_title="Hive Letters",
        volume=str(number),
    )
    cited = Item(title="Mites on winter clusters", author=(Name(family="Moreau"),))
    return Review(
        f"arno-{number:02d}",
        Document(record, retracted=number == 3),
        references=(Reference("r1", cited, 1),) * (number % 3),
    )


REVIEWS = [make_review(number, f"Hives & <i>bees</i>, part {number}") for number in range(12)]


def write_all(library: Library, folder: Path) -> None:
    counts = [count_citations(key, library) for key in library.reviews]
    write_entries(library.reviews, counts, folder)


def test_lines_come_back_as_they_were_made(tmp_path: Path) -> None:
    library = relate_reviews(REVIEWS)
    write_all(library, tmp_path)
    made = catalogue_library(library, Config()).entries
    kept = catalogue_library(library, Config(), open_entries(tmp_path))
    assert list(kept.entries) == list(made)
    for key, entry in made.items():
        assert kept.entries[key] == entry
        assert type(kept.entries[key].title) is Markup
    # A page that names a review shows something of it.
    assert kept.noted == set(range(len(library.reviews)))
    assert "nobody" not in kept.entries


def test_the_line_of_an_edited_review_is_its_own(tmp_path: Path) -> None:
    write_all(relate_reviews(REVIEWS), tmp_path)
    for text in ("Hives alone", "Hives again"):
        record = dataclasses.replace(REVIEWS[2].document.item, title=text)
        edited = dataclasses.replace(
            REVIEWS[2], document=dataclasses.replace(REVIEWS[2].document, item=record)
        )
        library = relate_reviews([edited if one is REVIEWS[2] else one for one in REVIEWS])
        edit_entry(library, tmp_path, edited.key)
        assert open_entries(tmp_path) == dict(catalogue_library(library, Config()).entries)


def test_a_broken_file_of_lines_is_seen(tmp_path: Path) -> None:
    write_all(relate_reviews(REVIEWS), tmp_path)
    path = tmp_path / "entries"
    whole = path.read_bytes()
    for data in (b"", whole[:-1], whole[:40] + b"x" + whole[41:]):
        path.write_bytes(data)
        with pytest.raises(BrokenShelf):
            dict(open_entries(tmp_path))
