"""What a screen reader is told and where the keyboard leads: the paths that reading takes."""

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
REVIEW = "reviews/lindqvist-2018-beta.html"


def focused(page: Page) -> str:
    """The words of what has the focus."""
    words = "(each) => (each.ariaLabel || each.textContent || each.labels?.[0]?.textContent).trim()"
    return str(page.locator(":focus").evaluate(words))


def walk(page: Page, words: str, most: int = 60) -> None:
    """Tab until the focus is on what has these words, each stop with its outline shown."""
    for _ in range(most):
        page.keyboard.press("Tab")
        outline = page.locator(":focus").evaluate("each => getComputedStyle(each).outlineStyle")
        assert outline != "none", focused(page)
        if focused(page).startswith(words):
            return
    pytest.fail(f"{words!r} is not reached in {most} steps, but {focused(page)[:60]!r}")


def test_every_page_has_its_landmarks_and_says_where_one_is(page: Page, small_site: Path) -> None:
    page.goto((small_site / "authors/index.html").as_uri())
    expect(page.locator("body")).to_match_aria_snapshot("""
        - link "Skip to the text"
        - banner:
          - search:
            - searchbox "Search"
            - button "Search"
          - navigation "Library":
            - list:
              - listitem:
                - link "Reviews"
        - main:
          - heading "Authors" [level=1]
        - contentinfo
        """)
    expect(page.get_by_role("link", name="Authors", exact=True)).to_have_attribute(
        "aria-current", "page"
    )


def test_the_first_key_leads_past_the_navigation(page: Page, small_site: Path) -> None:
    page.goto((small_site / REVIEW).as_uri())
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_review_is_heard_in_the_order_of_reading(page: Page, small_site: Path) -> None:
    page.goto((small_site / REVIEW).as_uri())
    expect(page.locator("main")).to_match_aria_snapshot("""
        - article:
          - heading "β-catenin signalling in metastases" [level=1]
          - navigation "On this page"
          - heading "Abstract" [level=2]
          - complementary "Facts"
          - heading "References" [level=2]
          - list:
            - listitem: /Warm lakes and the fish in them/
          - heading "Similar reviews" [level=2]
        """)
    levels = page.locator("main :is(h1, h2, h3, h4)").evaluate_all(
        "all => all.map((each) => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_number_of_results_is_announced(page: Page, small_site: Path) -> None:
    page.goto((small_site / "search.html").as_uri())
    expect(page.get_by_role("searchbox", name="Words, names, a PMID or a DOI")).to_be_focused()
    status = page.locator("#search-status")
    expect(status).to_have_attribute("role", "status")
    page.keyboard.type("microbiota")
    expect(status).to_have_text("2 results")
    narrow = page.get_by_role("group", name="Narrow the results")
    year = narrow.get_by_role("button", name="2014")
    expect(year).to_have_attribute("aria-pressed", "false")
    walk(page, "2014")
    page.keyboard.press("Enter")
    expect(status).to_have_text("1 result")
    expect(year).to_have_attribute("aria-pressed", "true")
    expect(year).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.type(" qqqq")
    expect(status).to_contain_text("Nothing has all of these words")


def test_a_citation_is_copied_by_the_keyboard_and_that_is_said(
    page: Page, small_site: Path
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((small_site / REVIEW).as_uri())
    walk(page, "Cite")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Cite", exact=True)).to_contain_text("catenin")
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="As")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    status = page.locator(".cite-row [role=status]")
    expect(status).to_have_text("Copied.")
    page.keyboard.press("Tab")
    assert focused(page) == "Download"


def test_a_filter_says_how_many_are_left(page: Page, small_site: Path) -> None:
    page.goto((small_site / "reviews/index.html").as_uri())
    page.get_by_role("searchbox", name="Filter").fill("asthma")
    expect(page.locator("[data-tools] output")).to_have_text("2 of 12")  # output: a live region
    assert page.locator(".entries > li:visible").count() == 2


def test_the_map_is_heard_as_words_a_table_and_lists(page: Page, small_site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((small_site / "map.html").as_uri())
    drawing = page.locator(".map-wide")
    expect(drawing.get_by_role("figure")).to_contain_text("reviews by year")
    assert drawing.locator("svg").get_attribute("aria-hidden") == "true"
    walk(page, "The figure, which may be scrolled")
    walk(page, "As a table", 1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Subject")).to_be_visible()
    best = drawing.get_by_role("row").nth(1).get_by_role("cell").last.inner_text()
    walk(page, best, 1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(best.rstrip("…"))


def test_a_filter_of_a_list_in_parts_leads_to_the_rest(page: Page, small_site: Path) -> None:
    """Else "0 of 600" says that a name is not there which stands on the next page."""
    path = small_site / "reviews" / "parted.html"
    whole = (small_site / "reviews" / "index.html").read_text(encoding="utf-8")
    path.write_text(whole.replace("</ol>", "</ol><nav class=parts></nav>"), encoding="utf-8")
    page.goto(path.as_uri())
    page.get_by_role("searchbox", name="Filter").fill("no such")
    said = page.locator("[data-tools] output")
    expect(said).to_have_text("0 of 12 on this page; search all")
    said.get_by_role("link").click()
    assert page.url.endswith("search.html?q=no%20such")
