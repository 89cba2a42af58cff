"""The map with scripts: dots are found by their titles, in both of its pictures; its size."""

import re
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

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


@pytest.fixture
def citing(small_site: Path) -> tuple[str, str, str]:
    """The address of a dot of the small site's map, of what it cites, and of one beside."""
    return (
        "reviews/okoye-2007-twice.html",
        "works/osei-2005-cold.html",
        "reviews/smith-2014-microbiota.html",
    )


def find_dot(page: Page, address: str) -> Locator:
    return page.locator(f'.drawing:visible a[href="{address}"]')


def expect_alone(page: Page, dot: Locator, cited: Locator, beside: Locator) -> None:
    """One dot's citations alone are shown, and named."""
    expect(page.locator(".drawing:visible .cites.on")).to_have_count(1)
    expect(page.locator(".drawing:visible .near")).to_have_count(2)
    for shown in (dot, cited):
        expect(shown).to_have_class(re.compile(r"\bnear\b"))
        expect(shown.locator("text")).to_be_visible()
    assert float(beside.evaluate("each => getComputedStyle(each).opacity")) < 0.5


@pytest.mark.parametrize("width", [320, 1280])
def test_the_citations_of_a_dot_are_shown_alone_while_one_points_at_it(
    page: Page, small_site: Path, citing: tuple[str, str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((small_site / "map.html").as_uri())
    dot, cited, beside = (find_dot(page, each) for each in citing)
    dot.locator("circle").hover()
    expect_alone(page, dot, cited, beside)
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.get_by_label("Find").hover()
    expect(page.locator(".near, .on, .named")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)


def test_a_review_leads_to_its_citations_on_the_map(
    page: Page, small_site: Path, citing: tuple[str, str, str]
) -> None:
    page.goto((small_site / citing[0]).as_uri())
    page.locator(".facts").evaluate("each => { each.open = true }")
    page.get_by_role("link", name="On the map").click()
    dot, cited, beside = (find_dot(page, each) for each in citing)
    expect_alone(page, dot, cited, beside)
    expect(dot).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(page.locator(".near, .on")).to_have_count(0)
    page.goto((small_site / "map.html").as_uri() + "?of=nothing-here")
    expect(page.locator(".near, .on")).to_have_count(0)


def test_a_finger_that_meant_a_dot_was_led_away_at_once(
    browser: Browser, small_site: Path, citing: tuple[str, str, str]
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto((small_site / "map.html").as_uri())
    dot, cited, beside = (find_dot(page, each) for each in citing)
    at = dot.locator("circle").bounding_box()
    assert at is not None
    x, y = at["x"] - 1, at["y"] + at["height"] + 1  # beside it
    page.touchscreen.tap(x, y)
    expect_alone(page, dot, cited, beside)
    expect(page.get_by_role("tooltip")).to_contain_text("Touch it again to open it")
    page.touchscreen.tap(x, y)
    page.wait_for_url(f"**/{citing[0]}")
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_keyboard_could_not_show_the_citations_of_a_dot_alone(
    page: Page, small_site: Path, citing: tuple[str, str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((small_site / "map.html").as_uri())
    dot, cited, beside = (find_dot(page, each) for each in citing)
    field, says = page.get_by_label("Find"), page.locator("[data-map] output")
    field.fill("okoye 2007")
    field.press("Enter")
    expect_alone(page, dot, cited, beside)
    expect(says).to_have_text(re.compile(r"1 of 1: .+ cites 1, is cited by 0$"))
    expect(says.get_by_role("link")).to_have_attribute("href", citing[0])
    field.press("Escape")
    expect(page.locator(".near, .on")).to_have_count(0)


def test_what_is_found_is_named(page: Page, small_site: Path) -> None:
    page.goto((small_site / "map.html").as_uri())
    page.locator("#figure-map svg a text").evaluate_all("all => all.forEach(each => each.remove())")
    page.get_by_label("Find").fill("gomez")
    expect(page.locator("#figure-map .found text")).to_have_text(["Gómez-Peña 2016"])
    page.get_by_label("Find").fill("")
    expect(page.locator(".named")).to_have_count(0)


def test_the_name_of_a_group_leads_to_its_list(page: Page, small_site: Path) -> None:
    page.goto((small_site / "map.html").as_uri())
    name = page.locator("#figure-map .to text").first
    group = page.locator("details#g1")
    assert group.locator("summary").inner_text().split(" ")[0] in str(name.text_content())
    expect(group.locator("li").first).not_to_be_visible()
    name.click()
    expect(group.locator("li").first).to_be_visible()


def test_a_name_in_a_picture_shows_its_preview(page: Page, small_site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto((small_site / "reviews/okoye-2007-twice.html").as_uri())
    page.locator("#figure-neighbourhood a text").first.hover()
    expect(page.get_by_role("tooltip")).to_contain_text(re.compile(r"\w+ \w+"))


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


@pytest.mark.parametrize("width", [320, 1280])
def test_what_a_dot_is_joined_to_could_be_told_by_names_and_years_alone(
    page: Page, small_site: Path, citing: tuple[str, str, str], width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    key = citing[0].removeprefix("reviews/").removesuffix(".html")
    page.goto((small_site / "map.html").as_uri() + f"?of={key}")
    told = page.get_by_role("region", name="What is shown alone")
    expect(told.get_by_role("heading")).to_have_text("Cites 1 on this map")
    cited = told.get_by_role("listitem")
    expect(cited).to_have_count(1)
    expect(cited.get_by_role("link")).to_have_attribute("href", citing[1])
    assert "cited by" not in (cited.text_content() or "")
    expect(find_dot(page, citing[0])).to_be_in_viewport()
    assert Axe().run(page)["violations"] == []
    told.get_by_role("button").click()
    expect(told).to_have_count(0)
    expect(page.locator(".showing")).to_have_count(0)
    page.get_by_label("Find").fill("osei cold")
    page.get_by_label("Find").press("Enter")
    expect(told.get_by_role("heading")).to_contain_text("Cited by")
    page.keyboard.press("Escape")
    expect(told).to_have_count(0)
