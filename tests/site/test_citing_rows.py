"""The lines of citing reviews that a work's page prints the quick way are the careful one's."""

from __future__ import annotations

import pytest

from generator.config import Config
from generator.library.condense import condense_review
from generator.library.relate import relate
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.catalogue import catalogue_library
from generator.site.pages import list_pages
from generator.site.print_rows import print_citing
from generator.site.views import work as work_view
from generator.site.views.work import list_citing, view_work

CITED = Item(title="Mites on winter clusters", author=(Name("Moreau"),), doi="10.1000/mites")
OTHER = Item(title="Bees & <i>Varroa</i>", author=(Name("Arno"),), doi="10.1000/bees")


def make_review(number: int) -> Review:
    record = Item(
        title=f"Hives & <i>bees</i>, part {number}",
        author=(Name(f"O'Arno {number}"),),
        issued=Issued(2000 + number) if number else None,
        container_title="Hive & Letters" if number != 1 else None,
    )
    references = (Reference("r1", CITED, 1), Reference("r2", OTHER), Reference("r3", CITED, 3))
    return Review(f"arno-{number}", Document(record), references=references)


@pytest.mark.parametrize("full_lines", [2, 24])
def test_rows_are_those_printed_one_by_one(
    monkeypatch: pytest.MonkeyPatch, full_lines: int
) -> None:
    monkeypatch.setattr(work_view, "FULL_LINES", full_lines)
    library = relate([condense_review(make_review(number)) for number in range(4)])
    catalogue = catalogue_library(library, Config())
    pages = [page for page in list_pages(library, Config()) if page.kind == "work"]
    assert len(pages) == 2
    for page in pages:
        catalogue.noted.clear()
        citations = library.works[page.subject].citations
        careful = print_citing(list_citing(citations, catalogue), "../", full_lines == 2)
        catalogue.noted.clear()
        assert view_work(page, catalogue).rows == careful
        assert catalogue.noted == {f"arno-{number}" for number in range(4)}
