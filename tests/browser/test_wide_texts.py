"""What is wider than the page scrolls by itself, and shows it."""

import pytest
from playwright.sync_api import Page

from generator.site.assets import list_assets
from generator.site.markdown import to_html

pytestmark = pytest.mark.browser


def test_what_scrolls_sideways_is_darker_at_the_edge_behind_which_there_is_more(
    page: Page,
) -> None:
    css = dict(list_assets())["assets/site.css"].decode()
    row = "| " + " | ".join(["wide-as-can-be"] * 12) + " |"
    wide = f"{row}\n{'|---' * 12}|\n{row}"
    page.set_viewport_size({"width": 320, "height": 600})
    page.set_content(f"<style>{css}</style><main><div class=prose>{to_html(wide)}</div></main>")
    held = page.locator(".prose table").evaluate(
        "each => [getComputedStyle(each).backgroundAttachment, each.scrollWidth > each.clientWidth]"
    )
    assert held == ["local, local, scroll, scroll", True]


def test_a_table_scrolled_beside_empty_room(page: Page) -> None:
    css = dict(list_assets())["assets/site.css"].decode()
    row = "| " + " | ".join(["as-wide-as-can-be"] * 12) + " |"
    html = to_html(f"{'Words to read. ' * 40}\n\n{row}\n{'|---' * 12}|\n{row}")
    page.set_viewport_size({"width": 1440, "height": 600})
    page.set_content(
        f"<style>{css}</style><main><article class=review><div class=columns><div class=text>"
        f"<section class=prose>{html}</section></div><aside class=margin>x</aside></div></article>"
    )
    words, table, margin = (
        page.locator(each).bounding_box() for each in (".prose p", ".prose table", ".margin")
    )
    assert words is not None
    assert table is not None
    assert margin is not None
    assert table["width"] > words["width"] + 150
    assert table["x"] + table["width"] <= margin["x"] - 50
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("width", [768, 1440])
def test_a_line_of_prose_had_eighty_letters_not_sixty_five(page: Page, width: int) -> None:
    css = dict(list_assets())["assets/site.css"].decode()
    words = "The tide carries salt into the harbour twice a day, and nobody counts the gulls. " * 20
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(
        f"<style>{css}</style><main><article class=review><section class=prose><p>{words}</p>"
    )
    lines = page.locator(".prose p").evaluate(
        """each => {
            const style = getComputedStyle(each);
            return each.getBoundingClientRect().height / parseFloat(style.lineHeight);
        }"""
    )
    assert 58 <= len(words) / lines <= 68
