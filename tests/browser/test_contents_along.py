"""The contents of a long article beside its text."""

import dataclasses
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from small_site import make_review, write_small_site

pytestmark = pytest.mark.browser
WORDS = "Of tides and their harbours much is told. " * 120


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    headings = ("Abstract", "Introduction", "Tides", "Harbours", "Ships", "Conclusion")
    body = "\n\n".join(f"## {heading}\n\n{WORDS}" for heading in headings)
    long = dataclasses.replace(make_review("ng-2020-tides", "Tides"), body=body)
    write_small_site(folder, (long, make_review("ng-2021-short", "Short", WORDS)))
    return folder


def test_while_one_reads_a_long_article_its_contents_stand_beside_it(
    page: Page, long_site: Path
) -> None:
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto((long_site / "reviews/ng-2020-tides.html").as_uri())
    along = page.get_by_role("navigation", name="Where you read")
    here = along.locator("[aria-current]")
    expect(here).to_have_count(0)  # the head is read
    page.locator("h2", has_text="Harbours").evaluate("each => each.scrollIntoView()")
    expect(along).to_be_in_viewport(ratio=1)
    expect(here).to_have_text(["Harbours"])
    along.get_by_role("link", name="Ships").click()
    expect(page.locator("h2", has_text="Ships")).to_be_in_viewport()
    expect(here).to_have_text(["Ships"])
    height = page.evaluate("document.documentElement.scrollHeight")
    along.evaluate("each => each.remove()")
    assert page.evaluate("document.documentElement.scrollHeight") == height  # nothing moved for it


def test_contents_stand_beside_nothing_short_or_narrow(page: Page, long_site: Path) -> None:
    along = page.locator(".along")
    page.set_viewport_size({"width": 1280, "height": 700})
    page.goto((long_site / "reviews/ng-2021-short.html").as_uri())
    expect(along).to_have_count(0)
    page.goto((long_site / "reviews/ng-2020-tides.html").as_uri())
    expect(along).to_be_visible()
    page.set_viewport_size({"width": 800, "height": 700})
    expect(along).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 700})
    page.emulate_media(media="print")
    expect(along).to_be_hidden()
