"""Abbreviations that the library itself explains, searched with what they stand for."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from small_site import make_reference, make_review, write_small_site

pytestmark = pytest.mark.browser

LIVER = "non-alcoholic fatty liver disease"
REVIEWS = (
    make_review("explains", f"Sugar and {LIVER} (NAFLD)"),
    make_review("says-short", "NAFLD in the young"),
    make_review("says-long", "Nonalcoholic fatty liver disease and coffee"),
    make_review("hyphens", "Walking", f"In {LIVER} it is good to walk."),
    make_review("keyword", "Tea", keyword=("Non-alcoholic Fatty Liver Disease",)),
    make_review("apart", "Fatty food", "A disease of the liver; non-alcoholic drinks are sweet."),
    make_review(
        "cites",
        "Bones",
        references=(make_reference(1, "Bone mineral density (BMD) in winter"),),
    ),
    make_review("dense", "Bone mineral density"),
    # two things of one name
    make_review("activity", "Physical activity (PA) at work"),
    make_review("primary", "Primary axis (PA) of the eye"),
    # a word that is mostly no abbreviation
    make_review("endocrine", "Multiple endocrine neoplasia (MEN)"),
    make_review("neoplasia", "Multiple endocrine neoplasia again"),
    *(make_review(f"men-{number}", f"Men who walk {number}") for number in range(12)),
)

LIVERS = ["explains", "hyphens", "keyword", "says-long", "says-short"]
ALSO = f"Also searched: {LIVER}"

ASKED = [
    ("NAFLD", LIVERS, ALSO),
    ("nafld", LIVERS, ALSO),
    ("NAFLD coffee", ["says-long"], ALSO),
    (LIVER, ["apart", *LIVERS], "Also searched: NAFLD"),
    ("nonalcoholic fatty liver diseases", ["apart", *LIVERS], "Also searched: NAFLD"),
    (f"{LIVER} young", ["says-short"], "Also searched: NAFLD"),
    ("BMD", ["cites", "dense"], "Also searched: bone mineral density"),
    ("MEN", None, "Also searched: multiple endocrine neoplasia"),
    # as typed, and no more
    ('"NAFLD"', ["explains", "says-short"], ""),
    # a phrase, hyphened or not
    ('"non-alcoholic fatty liver"', ["explains", "hyphens", "says-long"], ""),
    ('"nonalcoholic fatty liver"', ["explains", "hyphens", "says-long"], ""),
    ("title:NAFLD", ["explains", "says-short"], ""),
    ("fatty liver", ["apart", *LIVERS[:-1]], ""),
    ("walk -NAFLD", None, ""),
    ("men", None, ""),
    ("NAFLD young", ["says-short"], ALSO),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("abbreviations")
    write_small_site(folder, REVIEWS)
    return folder


def open_search(page: Page, site: Path, query: str) -> None:
    page.goto((site / "search.html").as_uri() + f"?q={quote(query)}")
    expect(page.locator("#search-status")).to_contain_text("result")


def list_found(page: Page) -> list[str]:
    links = page.locator("#search-results > li > a")
    hrefs = [str(link.get_attribute("href")) for link in links.all()]
    return sorted(each.rpartition("/")[2].removesuffix(".html") for each in hrefs)


@pytest.mark.parametrize(("query", "expected", "said"), ASKED)
def test_what_an_abbreviation_stands_for_is_found_too_and_said(
    page: Page, site: Path, query: str, expected: list[str] | None, said: str
) -> None:
    open_search(page, site, query)
    if expected is not None:
        assert list_found(page) == sorted(expected)
    assert page.locator("#search-status").inner_text().partition(". ")[2] == said


def test_what_is_spelled_out_is_marked(page: Page, site: Path) -> None:
    open_search(page, site, "NAFLD coffee")
    assert page.locator(".result mark").all_inner_texts()[:2] == ["Nonalcoholic", "fatty"]


def test_an_abbreviation_of_two_things_offers_both(page: Page, site: Path) -> None:
    open_search(page, site, "PA eye")
    said = page.locator("#search-status").inner_text()
    assert Axe().run(page)["violations"] == []
    assert said == "1 result. PA stands for physical activity or primary axis"
    page.get_by_role("link", name="primary axis", exact=True).click()
    expect(page.locator("#search-q")).to_have_value('"primary axis" eye')
    expect(page.locator("#search-results > li")).to_have_count(1)
