"""What a link leads to, shown on hover and on focus (WCAG 2.2, 1.4.13)."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
TITLE = "NKX2-5 in cardiac development"


@pytest.fixture
def listed(page: Page, small_site: Path) -> Page:
    page.goto((small_site / "reviews/index.html").as_uri())
    return page


def test_focus_opens_it_the_link_is_described_by_it_and_escape_closes_it(listed: Page) -> None:
    """html_feedback#1057, base-ui#5583."""
    link = listed.get_by_role("link", name=TITLE)
    listed.keyboard.press("Tab")  # the keyboard leads: focus is shown
    link.focus()
    box = listed.get_by_role("tooltip")
    expect(box).to_contain_text("The gene NKX2-5 shapes the heart.")
    assert link.get_attribute("aria-describedby") == box.get_attribute("id")
    listed.keyboard.press("Escape")
    expect(box).to_have_count(0)
    expect(link).to_be_focused()
    assert link.get_attribute("aria-describedby") is None


def test_the_pointer_may_move_onto_it_and_it_stays(page: Page, small_site: Path) -> None:
    page.clock.install()
    page.goto((small_site / "reviews/index.html").as_uri())
    page.get_by_role("link", name=TITLE).hover()
    page.clock.run_for(300)
    box = page.get_by_role("tooltip")
    expect(box).to_be_visible()
    box.hover()
    page.clock.run_for(60_000)
    expect(box).to_be_visible()
    page.mouse.move(1, 1)
    page.clock.run_for(300)
    expect(box).to_have_count(0)


def test_a_preview_repeated_the_title_that_it_was_opened_by(listed: Page) -> None:
    listed.get_by_role("link", name=TITLE).hover()
    expect(listed.get_by_role("tooltip")).to_contain_text("shapes the heart")
    expect(listed.get_by_role("tooltip")).not_to_contain_text(TITLE)


def test_the_next_focus_takes_its_place(listed: Page) -> None:
    listed.keyboard.press("Tab")
    listed.get_by_role("link", name=TITLE).focus()
    expect(listed.get_by_role("tooltip")).to_be_visible()
    other = listed.get_by_role("link", name="Asthma in adults")
    other.focus()
    expect(listed.get_by_role("tooltip")).to_contain_text("Adults wheeze too.")
    assert listed.get_by_role("tooltip").count() == 1


def test_a_reference_is_shown_where_its_number_is_named(page: Page, small_site: Path) -> None:
    page.goto((small_site / "reviews/lindqvist-2018-beta.html").as_uri())
    page.keyboard.press("Tab")
    page.locator("main a[href^='#ref-']").first.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("Warm lakes and the fish in them")


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("works/osei-2002-warm.html", ".citing a"),
        ("reviews/lindqvist-2018-beta.html", "#similar + ul a"),
    ],
)
def test_a_review_is_shown_wherever_it_is_named(
    page: Page, small_site: Path, path: str, links: str
) -> None:
    """A link to one of its references leads to it too; from a page beside it, its file's name."""
    page.goto((small_site / path).as_uri())
    page.keyboard.press("Tab")
    link = page.locator(links).first
    link.focus()
    expect(page.get_by_role("tooltip")).to_contain_text("The gene NKX2-5 shapes the heart.")
