"""A script's first file that could not be loaded is asked for again: the network comes back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def cut_off(browser: Browser) -> Iterator[Page]:
    """A page whose console may tell of files that were not to be had, but of no error in a
    script."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    page.close()
    assert errors == []


def test_the_start_of_the_index_that_failed_with_the_page_is_asked_for_again(
    cut_off: Page, small_site: Path
) -> None:
    cut_off.route("**/search/start.js", lambda route: route.abort())
    cut_off.goto((small_site / "search.html").as_uri())
    cut_off.locator("#search-q").fill("wasp")
    expect(cut_off.locator("#search-status")).to_contain_text("out of reach")
    cut_off.unroute("**/search/start.js")
    cut_off.locator("#search-q").fill("wasps")
    expect(cut_off.locator("#search-results > li")).to_have_count(1)


def test_previews_that_failed_are_asked_for_again(cut_off: Page, small_site: Path) -> None:
    cut_off.route("**/previews/*.js", lambda route: route.abort())
    cut_off.goto((small_site / "reviews/index.html").as_uri())
    cut_off.keyboard.press("Tab")
    link = cut_off.get_by_role("link", name="NKX2-5 in cardiac development")
    with cut_off.expect_event("requestfailed"):
        link.focus()
    cut_off.unroute("**/previews/*.js")
    cut_off.get_by_role("link", name="Asthma in adults").focus()
    link.focus()
    expect(cut_off.get_by_role("tooltip")).to_contain_text("The gene NKX2-5 shapes the heart.")


@pytest.mark.parametrize("file", [r"count", r"\d+"])
def test_records_that_failed_are_told_and_asked_for_again(
    cut_off: Page, small_site: Path, file: str
) -> None:
    cut_off.route(re.compile(rf"/records/{file}\.js"), lambda route: route.abort())
    cut_off.set_viewport_size({"width": 1440, "height": 900})
    cut_off.goto((small_site / "reviews/lindqvist-2020-cardiac.html").as_uri())
    box = cut_off.locator("details[data-cite] > summary").first
    box.click()
    expect(cut_off.locator(".cite-row .cite-status")).to_contain_text("could not be read")
    cut_off.unroute(re.compile(rf"/records/{file}\.js"))
    box.click()
    box.click()
    expect(cut_off.locator(".cite-out")).to_contain_text("Lindqvist M.")


def test_a_cite_box_whose_script_is_out_of_reach_says_what_to_do(
    cut_off: Page, small_site: Path
) -> None:
    """It stayed as it was, without a word, and tried again at the next opening."""
    cut_off.route("**/assets/cite.js", lambda route: route.abort())
    cut_off.set_viewport_size({"width": 1440, "height": 900})
    cut_off.goto((small_site / "reviews/lindqvist-2020-cardiac.html").as_uri())
    box = cut_off.locator("details[data-cite] > summary").first
    said = cut_off.locator("details[data-cite] [role=alert]")
    box.click()
    expect(said).to_contain_text("close this box and open it again")
    with cut_off.expect_event("requestfailed"):
        box.click()
        box.click()
    expect(said).to_have_count(1)
    cut_off.unroute("**/assets/cite.js")
    box.click()
    box.click()
    expect(cut_off.locator(".cite-out")).to_contain_text("Lindqvist M.")
    expect(said).to_have_count(0)


def test_what_few_searches_need_is_loaded_by_them_alone(cut_off: Page, small_site: Path) -> None:
    """Out of reach it leaves such a search without results, and the next one asks again."""
    asked: list[str] = []
    cut_off.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    cut_off.route("**/assets/fewer.js", lambda route: route.abort())
    cut_off.goto((small_site / "search.html").as_uri())
    cut_off.locator("#search-q").fill("microbiota wasps")
    rows, status = cut_off.locator("#search-results > li"), cut_off.locator("#search-status")
    expect(rows).to_have_count(1)
    assert "fewer.js" not in asked
    cut_off.locator("#search-q").fill("microbiota wasps touch nobody")
    expect(status).to_contain_text("Nothing found")
    cut_off.unroute("**/assets/fewer.js")
    cut_off.locator("#search-q").fill("microbiota wasps gut nobody")
    expect(status).to_contain_text("these have most of them")
    expect(rows).not_to_have_count(0)
    assert asked.count("fewer.js") == 2
