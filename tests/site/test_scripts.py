"""The scripts of the reading site, in a real browser, from a folder on disk."""

import pytest
from playwright.sync_api import expect

from generator.site.assets import list_assets

pytestmark = pytest.mark.browser
REVIEW = "reviews/ng-2023-tides.html"


@pytest.fixture(scope="module")
def folder(site, tmp_path_factory):
    root = tmp_path_factory.mktemp("a site & its scripts")
    files = {path: html.encode() for path, html in site.items()} | dict(list_assets())
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return root


@pytest.fixture
def open_page(browser, folder):
    """Opens a page of the site; whatever the console says fails the test."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    def go(path):
        page.goto((folder / path).as_uri())
        return page

    yield go
    context.close()
    assert said == []


def test_references_are_filtered_and_sorted_and_keep_their_numbers(open_page):
    page = open_page(REVIEW)
    shown = page.locator(".refs > li:visible")
    page.get_by_label("Filter").fill("harbour 4")
    expect(shown).to_have_count(1)
    expect(page.locator(".tools output")).to_have_text("1 of 9")
    assert shown.first.evaluate("item => item.value") == 4
    page.get_by_label("Filter").fill("")
    page.get_by_label("Sort").select_option("n")
    assert shown.first.evaluate("item => [item.value, item.id]") == [8, "ref-sailor8-8"]
    page.get_by_label("Sort").select_option("c")
    assert shown.first.evaluate("item => item.value") in (3, 8)
    page.get_by_label("Sort").select_option("")
    shown.nth(1).evaluate("item => item.querySelector('p').append(' in 1,200+ more reviews')")
    page.get_by_label("Sort").select_option("c")
    assert shown.first.evaluate("item => item.value") == 2
    page.get_by_label("Sort").select_option("")
    assert shown.first.evaluate("item => item.value") == 1


@pytest.mark.parametrize("width", [320, 560, 600, 1440])
def test_nothing_moves_when_a_script_fills_the_tools(browser, folder, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto((folder / REVIEW).as_uri())
    tools = page.locator("[data-tools]")
    filled = tools.bounding_box()["height"]
    tools.evaluate("form => form.replaceChildren()")
    assert tools.bounding_box()["height"] == pytest.approx(filled, abs=0.5)
    context.close()


def test_a_review_is_shown_before_it_is_opened_and_esc_closes_it(open_page):
    page = open_page(REVIEW)
    link = page.locator('#notes ~ * a[href$="ng-2021-tide.html"]').first
    link.hover()
    preview = page.get_by_role("tooltip")
    expect(preview).to_contain_text("The tide in harbour 902")
    expect(link).to_have_attribute("aria-describedby", "preview")
    preview.hover()  # the pointer may move onto it
    expect(preview).to_be_visible()
    page.keyboard.press("Escape")
    expect(preview).to_have_count(0)


def test_a_reference_is_shown_on_keyboard_focus(open_page):
    page = open_page(REVIEW)
    page.locator('#notes ~ * a[href="#ref-sailor1-1"]').first.scroll_into_view_if_needed()
    page.locator('#notes ~ * a[href*="first-thoughts"]').first.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_contain_text("The tide in harbour 1")
    page.keyboard.press("Tab")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_the_theme_is_chosen_and_kept(open_page):
    page = open_page("index.html")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    page.get_by_role("button", name="Dark theme").click()
    assert page.evaluate(paper) != light
    open_page("about.html")
    expect(page.get_by_role("button", name="Light theme")).to_be_visible()
    assert page.evaluate(paper) != light


def test_without_scripts_nothing_is_offered_that_needs_them(browser, folder):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / REVIEW).as_uri())
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.locator("[data-theme-toggle]")).to_be_hidden()
    expect(page.locator(".refs > li")).to_have_count(9)
    context.close()


def test_facts_stand_in_the_margin_and_fold_on_a_phone(open_page):
    page = open_page(REVIEW)
    keywords = page.get_by_role("heading", name="Keywords")
    expect(keywords).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 700})
    expect(keywords).to_be_hidden()
    page.locator(".facts > summary").click()
    expect(keywords).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
