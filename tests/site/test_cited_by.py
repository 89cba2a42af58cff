"""Which reviews cite something: the newest as lines, all others by year and name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from relate_reviews import relate_reviews

from generator.config import Config
from generator.library.shelf.works import list_cited
from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.catalogue import Catalogue, catalogue_library
from generator.site.pages import list_pages
from generator.site.views import work as work_view
from generator.site.views.cited_by import CitedBy
from generator.site.views.linked import list_mentions
from generator.site.views.work import view_work

CITED = Item(title="Mites on winter clusters", author=(Name("Moreau"),), doi="10.1000/mites")
OTHER = Item(title="Bees & <i>Varroa</i>", author=(Name("Arno"),), doi="10.1000/bees")


def make_review(number: int) -> Review:
    record = Item(
        title=f"Hives & <i>bees</i>, part {number}",
        author=(Name(f"O'Arno {9 - number}", "Ida"), Name("Berg"), Name("Chen")),
        issued=Issued(2000 + number // 2) if number else None,
        container_title="Hive & Letters" if number != 1 else None,
    )
    references = (Reference("r1", CITED, 1), Reference("r2", OTHER), Reference("r3", CITED, 3))
    return Review(f"arno-{number}", Document(record), references=references)


@pytest.fixture
def catalogue() -> Catalogue:
    library = relate_reviews(map(make_review, range(6)))
    return catalogue_library(library, Config())


def view(catalogue: Catalogue, title: str) -> CitedBy:
    works = catalogue.library.works
    pages = [page for page in list_pages(catalogue.library, Config()) if page.kind == "work"]
    (page,) = [page for page in pages if works[page.subject].item.title == title]
    return view_work(page, catalogue).citing


def test_a_line_is_one_link_to_the_place_and_says_all_places(catalogue: Catalogue) -> None:
    citing = view(catalogue, CITED.title or "")
    assert (citing.more, citing.years) == (0, "")
    lines = [f"<li>{line}" for line in str(citing.rows).split("<li>")[1:]]
    assert len(lines) == 6
    assert lines[0] == (
        "<li><a href=../reviews/arno-4.html#ref-r1>Hives &amp; <i>bees</i>, part 4</a>"
        "<p>O&#x27;Arno 5 I et al. · <i>Hive &amp; Letters</i> · 2002\u00a0· reference\u00a01, 3"
    )
    assert lines[4].endswith("<p>O&#x27;Arno 8 I et al. · 2000\u00a0· reference\u00a01, 3")
    assert "in\u00a0its references" in view(catalogue, OTHER.title or "").rows


def test_a_passage_that_mentions_a_work_led_to_the_head_of_a_long_review() -> None:
    """jackyzha0/quartz#106: the way on is the line of the list, the work itself is told."""
    body = "## Text\n\nMites come in winter [@r2; @r1].\n"
    reviews = [replace(make_review(3), body=body), make_review(4)]
    library = relate_reviews(reviews)
    catalogue = catalogue_library(library, Config())
    (key,) = [key for key, work in library.works.items() if work.item.title == CITED.title]
    cited = list_cited(library.works[key])
    (mention,) = list_mentions(key, catalogue, f"works/{key}.html", cited)
    assert mention.path == "reviews/arno-3.html#ref-r1"
    soup = BeautifulSoup(str(mention.contexts[0]), "lxml")
    told = [(link["href"], link.get("aria-current")) for link in soup.select("a")]
    others = [key for key, work in library.works.items() if work.item.title == OTHER.title]
    assert told == [(f"../works/{others[0]}.html", None), (f"../works/{key}.html", "page")]


def test_beyond_the_newest_names_stand_by_year(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_view, "FULL_LINES", 1)
    citing = view(catalogue, CITED.title or "")
    assert citing.rows.count("<li>") == 1
    assert citing.more == 5
    assert [f"<dt>{line}" for line in str(citing.years).split("<dt>")[1:]] == [
        "<dt>2002<dd><a href=../reviews/arno-5.html#ref-r1>O&#x27;Arno 4 I</a>",
        "<dt>2001<dd><a href=../reviews/arno-3.html#ref-r1>O&#x27;Arno 6 I</a>, "
        "<a href=../reviews/arno-2.html#ref-r1>O&#x27;Arno 7 I</a>",
        "<dt>2000<dd><a href=../reviews/arno-1.html#ref-r1>O&#x27;Arno 8 I</a>",
        "<dt>No year<dd><a href=../reviews/arno-0.html#ref-r1>O&#x27;Arno 9 I</a>",
    ]


def test_all_reviews_told_are_noted(catalogue: Catalogue) -> None:
    view(catalogue, CITED.title or "")
    catalogue.noted.clear()
    view(catalogue, CITED.title or "")  # lines are printed already
    assert catalogue.noted == set(range(6))
