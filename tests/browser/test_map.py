"""The map with scripts: dots are found by their titles, in both of its pictures; its size."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 1280])
def test_dots_are_found_by_their_titles(page: Page, small_site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((small_site / "map.html").as_uri())
    assert page.locator("#figure-map svg").is_visible() == (width > 640)
    assert page.locator("#figure-map-narrow svg").is_visible() == (width <= 640)
    page.get_by_label("Find").fill("asthma adults")
    expect(page.locator("[data-map] output")).to_contain_text("1 of ")
    found = page.locator(".drawing:visible .found")
    expect(found).to_have_count(1)
    assert found.get_attribute("href") == "reviews/anon-2019-asthma.html"
    page.get_by_label("Find").fill("")
    expect(page.locator(".found, .finding")).to_have_count(0)


def test_on_a_phone_the_whole_picture_is_seen_and_may_be_enlarged(
    page: Page, small_site: Path
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto((small_site / "map.html").as_uri())
    frame = page.locator("#figure-map-narrow .drawing")
    overflow = "each => each.scrollWidth - each.clientWidth"
    assert frame.evaluate(overflow) == 0
    page.get_by_label("Size").select_option("150")
    assert frame.evaluate(overflow) > 0
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_each_review_is_in_a_list_below(page: Page, small_site: Path) -> None:
    page.goto((small_site / "map.html").as_uri())
    for summary in page.locator(".groups summary").all():
        summary.press("Enter")
    expect(page.locator(".groups li a:visible")).to_have_count(12)


def test_a_link_with_words_behind_it_is_told_by_more_than_its_colour(
    page: Page, small_site: Path
) -> None:
    page.goto((small_site / "map.html").as_uri())
    lines = page.locator(".groups li > a").evaluate_all(
        "all => all.map(each => getComputedStyle(each).textDecorationLine)"
    )
    assert set(lines) == {"underline"}


@pytest.mark.parametrize("words", ["gomez 2016", "GÓMEZ Alzheimer"])
def test_a_dot_without_its_name_is_found_by_who_and_when(
    page: Page, small_site: Path, words: str
) -> None:
    page.goto((small_site / "map.html").as_uri())
    page.locator("#figure-map svg a text").evaluate_all("all => all.forEach(each => each.remove())")
    page.get_by_label("Find").fill(words)
    expect(page.locator("#figure-map .found")).to_have_count(1)


def test_a_map_of_any_height_prints_on_one_sheet_with_its_title(
    page: Page, small_site: Path
) -> None:
    page.goto((small_site / "map.html").as_uri())
    page.locator("#figure-map svg").evaluate(
        "each => each.setAttribute('viewBox', '0 0 960 1600') || each.setAttribute('height', 1600)"
    )
    for size in ("A4", "Letter"):
        printed = page.pdf(format=size)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
