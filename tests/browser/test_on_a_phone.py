"""What a page is like on a screen as narrow as a hand."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.site.assets import list_assets
from generator.site.views.references import FIND

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 640}
REVIEW = "reviews/lindqvist-2018-beta.html"


def test_identifiers_and_cite_box_of_a_long_review_were_out_of_reach_below_its_text(
    page: Page, small_site: Path
) -> None:
    page.set_viewport_size(PHONE)
    page.goto((small_site / REVIEW).as_uri())
    page.get_by_role("link", name="Read and cite").click()
    expect(page.locator(".facts .ids")).to_be_in_viewport()
    expect(page.locator(".facts details.cite > summary")).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_role("link", name="Read and cite")).to_be_hidden()  # all is beside the text


def test_what_follows_a_reference_is_not_indented_where_a_line_begins_with_it(page: Page) -> None:
    css = dict(list_assets())["assets/site.css"].decode()
    rows = "".join(
        f"<li>A title<p>Osei K. <i>J Lakes</i> 2001;{'1' * length}{after}"
        for length in range(1, 30)
        for after in (FIND, " <a href=x>DOI</a>", " <a href=x>in this library</a>")
    )
    page.set_viewport_size(PHONE)
    page.set_content(f"<html class=js><style>{css}</style><ol class=refs>{rows}</ol>")
    began, ran_on = page.evaluate(
        """() => {
          const lefts = Array.from(document.querySelectorAll(".refs p"), (row) => {
            const words = row.querySelector(".find") || row.querySelector("a");
            const range = document.createRange();
            range.selectNodeContents(words.firstChild);
            const at = range.getClientRects()[0];
            const text = document.createRange();
            text.selectNodeContents(row.childNodes[2]);
            const before = Array.from(text.getClientRects()).pop();
            const left = at.left - row.getBoundingClientRect().left;
            return at.top > before.top + 5 ? ["began", left] : ["ran on", at.left - before.right];
          });
          return ["began", "ran on"].map((how) => lefts.filter((each) => each[0] === how)
            .map((each) => each[1]));
        }"""
    )
    assert began
    # But for one behind a line so full that not even its own space fits.
    assert sum(left < 1 for left in began) > 0.95 * len(began)
    assert max(ran_on) > 5  # what finds a reference stands apart from its facts


@pytest.mark.parametrize("path", [REVIEW, "search.html?q=microbiota", "works/index.html"])
def test_with_letters_twice_as_large_the_page_moved_sideways(
    page: Page, small_site: Path, path: str
) -> None:
    # In letters, 160 pixels are what 320 are with a browser's own letters twice as large.
    page.set_viewport_size({"width": 160, "height": 400})
    page.goto((small_site / "index.html").as_uri().replace("index.html", path))
    if "?" in path:
        expect(page.locator("#search-results > li")).to_have_count(2)
    for details in page.locator("main details").all():
        details.evaluate("each => { each.open = true }")
    expect(page.locator("main details[data-cite] select").first).to_be_visible()
    beyond = page.evaluate(
        """() => Array.from(document.querySelectorAll("main *"), (each) => each)
          .filter((each) => each.getBoundingClientRect().right > 161)
          .filter((each) => !each.closest("pre, table, svg, .cite-out, .drawing"))
          .map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert beyond == []


def test_with_colours_of_the_readers_own_the_page_one_is_on_is_told(
    page: Page, small_site: Path
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto((small_site / "map.html").as_uri())
    lines = page.locator("body > header nav a").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).borderBottomColor)"
    )
    here = page.locator("body > header nav a[aria-current]").evaluate(
        "each => getComputedStyle(each).borderBottomColor"
    )
    assert lines.count(here) == 1
    ink = page.evaluate("getComputedStyle(document.body).color")
    name = page.locator("#figure-map .to text").first
    assert name.evaluate("each => getComputedStyle(each).fill") == ink


def test_the_order_of_results_took_two_lines_above_them(page: Page, small_site: Path) -> None:
    page.set_viewport_size(PHONE)
    page.goto((small_site / "search.html").as_uri() + "?q=microbiota")
    label = page.locator("label", has_text="Order").bounding_box()
    field = page.locator("#search-sort").bounding_box()
    assert label is not None
    assert field is not None
    assert field["y"] < label["y"] + label["height"] / 2 < field["y"] + field["height"]
    assert field["height"] >= 24
