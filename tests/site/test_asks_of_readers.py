"""What readers of neighbouring sites complain of, each named after its thread."""

import re

import pytest
from bs4 import BeautifulSoup

from generator.model import Document, Issued, Item, Name, Reference, Review
from generator.site.figures.neighbourhood import MOST


def make_work(number, title, **fields):
    item = Item(
        title=title,
        author=(Name(family=f"Sailor{number}", given="B"),),
        issued=Issued(1990 + number % 30),
        doi=f"10.5555/tide.{number}",
    )
    return Reference(f"sailor-{number}", item, number, **fields)


def make_review(key, references, title="On tides"):
    document = Document(Item(title=f"{title}: {key}", issued=Issued(2024)))
    return Review(key, document, references=references, has_references=True)


@pytest.fixture(scope="module")
def soups(render):
    works = tuple(make_work(number, f"Tide and tin {number}") for number in range(1, 151))
    withdrawn = make_work(151, "RETRACTED: Salt cures all")
    library = (
        make_review("ng-2024-tides", (*works, withdrawn)),
        make_review("li-2024-salt", works[:40]),
        make_review("osei-2024-sand", (withdrawn,)),
    )
    pages = render(library).items()
    return {path: BeautifulSoup(text, "lxml") for path, text in pages if path.endswith(".html")}


def test_a_review_that_cites_retracted_work_says_so(soups):
    """scholia#1753 #2707, betterbib#169."""
    page = soups["reviews/ng-2024-tides.html"]
    banner = page.select_one(".references .banner.retracted")
    assert "One of these references has been retracted" in banner.text
    assert [link["href"] for link in banner.find_all("a")] == ["#ref-sailor-151"]
    (row,) = (row for row in page.select(".refs > li") if "Salt cures all" in row.text)
    assert row.select_one(".signal").text == "Retracted"
    assert page.select_one("[data-tools]")["data-tools"] == "nyjcr"  # the last: retracted first
    assert not soups["reviews/li-2024-salt.html"].select("[data-tools$=r]")
    told = soups["overview.html"].find("h2", id="retracted").find_parent("section")
    assert {link["href"] for link in told.find_all("a")} >= {
        "reviews/ng-2024-tides.html#ref-sailor-151",
        "reviews/osei-2024-sand.html#ref-sailor-151",
    }


def test_a_neighbourhood_is_no_hairball_and_has_a_time_axis(soups):
    """quartz#1108, inciteful-zotero-plugin#86, citation-network-explorer#7."""
    svg = soups["reviews/ng-2024-tides.html"].select_one("#figure-neighbourhood svg")
    assert len(svg.select("circle, path.retracted")) <= MOST + 1
    ticks = [
        (float(text["x"]), int(text.text))
        for text in svg.select(".tick text, text.tick")
        if re.fullmatch(r"\d{4}", text.text)
    ]
    assert len(ticks) > 2
    assert ticks == sorted(ticks)
    assert [year for _, year in ticks] == sorted(year for _, year in ticks)
    assert not svg.select("script, animate")
