"""What Chromium puts on paper."""

import re

import pytest

REVIEWS = ("lindqvist-2018-beta", "lindqvist-2020-cardiac", "gomez-2016-alzheimers")
pytestmark = pytest.mark.browser


@pytest.fixture(params=REVIEWS)
def review(request, small_site, page):
    """A review's page, as wide as paper: its facts are folded on the screen."""
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto((small_site / f"reviews/{request.param}.html").as_uri())
    return page


def test_a_review_prints_as_an_article(review):
    review.emulate_media(media="print")
    chrome = "body > header :is(nav, form), body > footer, .tools, .contents, .reading, .cite"
    chrome += ", button, summary"
    assert not any(each.is_visible() for each in review.locator(chrome).all())
    for told in ("h1", ".head .authors", ".cite-line", ".prose", ".margin h2", ".refs > li"):
        assert all(each.is_visible() for each in review.locator(told).all()), told
    assert all(each.is_visible() for each in review.locator(".figure svg").all())
    for doi in review.locator(".refs a[href*='doi.org']").all():
        spelled = doi.evaluate("each => getComputedStyle(each, '::after').content")
        assert doi.get_attribute("href") in spelled
    for facts in review.locator(".refs > li > p").all():  # on the title's line
        assert "·" in facts.evaluate("each => getComputedStyle(each, '::before').content")


def test_a_chosen_dark_theme_prints_black_on_white(review):
    review.evaluate("document.documentElement.dataset.theme = 'dark'")
    review.emulate_media(media="print", color_scheme="dark")
    ink, paper = review.evaluate(
        "(({color, backgroundColor}) => [color, backgroundColor])(getComputedStyle(document.body))"
    )
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")


def test_a_short_review_takes_a_page_or_two(review):
    printed = review.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 2


@pytest.mark.parametrize("path", ["index.html", "reviews/index.html", "works/index.html"])
def test_a_row_is_not_broken_over_pages(page, small_site, path):
    page.goto((small_site / path).as_uri())
    page.emulate_media(media="print")
    rows = page.locator(".entries > li, .figure")
    assert rows.count()
    for row in rows.all():
        assert row.evaluate("each => getComputedStyle(each).breakInside") == "avoid"


def test_folded_grants_printed_their_heading_alone(review):
    review.locator(".facts .inner").evaluate(
        "each => { each.innerHTML += '<section><h2>Grants</h2><details><summary>2 grants</summary>"
        "<ul class=terms><li>R01 · NIH<li>R02 · NIH</ul></details></section>' }"
    )
    review.emulate_media(media="print")
    last = review.locator(".facts .terms li").last
    assert last.is_visible()
    assert last.evaluate("each => getComputedStyle(each, '::before').content") == '"; "'
