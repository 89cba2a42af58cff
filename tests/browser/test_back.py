"""What a reader finds again: a filtered list after Back, a line that a filter left out."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_list_is_filtered_and_sorted_as_before_when_one_comes_back(
    page: Page, small_site: Path
) -> None:
    page.goto((small_site / "reviews/index.html").as_uri())
    rows = page.locator("[data-list] > li:visible")
    page.get_by_label("Sort").select_option("t")
    page.get_by_label("Filter").fill("microbiota")
    expect(rows).to_have_count(2)
    first = rows.first.inner_text()
    rows.locator("> a").last.click()
    expect(page.locator("article")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Filter")).to_have_value("microbiota")
    expect(page.get_by_label("Sort")).to_have_value("t")
    expect(rows).to_have_count(2)
    assert rows.first.inner_text() == first
    page.goto((small_site / "works/index.html").as_uri())
    page.goto((small_site / "reviews/index.html").as_uri())  # anew, not back
    expect(page.get_by_label("Filter")).to_have_value("")


def test_the_map_shows_what_was_found_when_one_comes_back(page: Page, small_site: Path) -> None:
    page.goto((small_site / "map.html").as_uri())
    page.get_by_label("Find").fill("asthma adults")
    page.get_by_label("Find").press("Tab")
    page.goto((small_site / "about.html").as_uri())
    page.go_back()
    expect(page.locator(".drawing:visible .found")).to_have_count(1)


def test_a_link_to_a_line_that_the_filter_leaves_out_shows_it(page: Page, small_site: Path) -> None:
    page.goto((small_site / "reviews/index.html").as_uri())
    target = page.locator("[data-list] > li").first
    target.evaluate("each => { each.id = 'ref-x' }")
    page.get_by_label("Filter").fill("nothing has this")
    expect(target).not_to_be_visible()
    page.evaluate("location.hash = 'ref-x'")
    expect(target).to_be_visible()
    expect(page.get_by_label("Filter")).to_have_value("")


@pytest.mark.parametrize(
    "path",
    ["index.html", "reviews/index.html", "authors/index.html", "search.html", "reading.html"],
)
def test_letters_twice_as_large_fit_a_phone(page: Page, small_site: Path, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto((small_site / path).as_uri())
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
