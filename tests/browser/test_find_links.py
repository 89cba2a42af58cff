"""References without identifiers lead to a search for their words, and ask nobody before."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.site.links import search_urls

pytestmark = pytest.mark.browser
REVIEW = "reviews/lindqvist-2018-beta.html"


def test_a_reference_without_identifiers_offered_no_way_to_find_it(
    page: Page, small_site: Path
) -> None:
    page.goto((small_site / REVIEW).as_uri())
    links = page.locator(".refs .find a")
    hrefs = [link.get_attribute("href") for link in links.all()]
    assert hrefs == list(search_urls("Rare stars over quiet ponds"))
    assert [link.get_attribute("rel") for link in links.all()] == ["noreferrer"] * 2
    assert page.locator("#ref-osei-2002-warm .find").count() == 0


def test_words_that_lead_nowhere_are_not_shown_without_scripts(
    browser: Browser, small_site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small_site / REVIEW).as_uri())
    assert page.locator(".refs .find").is_hidden()
    context.close()
