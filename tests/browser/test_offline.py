"""What was read is kept for reading offline, and a new build takes the old one's place.

Browsers run a service worker over https and on this machine's own address; the site asks for it
over https alone, which is the one word that is changed here.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from on_loopback import open_folder, running
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
REVIEW = "reviews/lindqvist-2020-cardiac.html"


@pytest.fixture
def folder(small_site: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    shutil.copytree(small_site, folder)
    script = folder / "assets/site.js"
    text = script.read_text(encoding="utf-8")
    assert text.count('location.protocol !== "https:"') == 1
    script.write_text(text.replace('location.protocol !== "https:"', "false"), encoding="utf-8")
    (folder / "site.webmanifest").write_text("{}", encoding="utf-8")
    return folder


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    with running(open_folder(folder)) as address:
        yield f"{address.replace('127.0.0.1', 'localhost')}/"


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def wait_until(page: Page, condition: str, argument: object) -> None:
    """Waits until an asynchronous condition holds (Page.wait_for_function takes a promise of
    anything for a yes)."""
    for _ in range(2000):
        if page.evaluate(condition, argument):
            return
        page.evaluate("new Promise(requestAnimationFrame)")
    raise AssertionError(f"not in 2000 frames: {condition}")


def keep(page: Page, *paths: str) -> None:
    """Waits until the worker has kept these files."""
    wait_until(
        page,
        """async (paths) => {
          const cache = await caches.open("litsite-read");
          const kept = (await cache.keys()).map((each) => new URL(each.url).pathname);
          return paths.every((path) => kept.includes("/" + path));
        }""",
        list(paths),
    )


def read_offline(page: Page, address: str) -> None:
    """Opens a page with the network off."""
    page.context.set_offline(True)
    page.goto(address)


def test_what_was_read_is_read_again_offline(reader: Page, address: str) -> None:
    reader.goto(address + REVIEW)
    keep(reader, REVIEW, "assets/site.css", "assets/site.js")
    reader.goto(address + "search.html?q=heart")
    expect(reader.locator("#search-results > li")).to_have_count(1)
    keep(reader, "search.html", "assets/search.js")
    read_offline(reader, address + REVIEW)
    expect(reader.get_by_role("heading", level=1)).to_have_text("NKX2-5 in cardiac development")
    assert reader.evaluate("getComputedStyle(document.querySelector('.skip')).position") == (
        "absolute"
    )
    read_offline(reader, address + "search.html?q=Heart")
    expect(reader.locator("#search-results > li")).to_have_count(1)


def test_a_new_build_takes_the_place_of_what_was_kept(
    reader: Page, address: str, folder: Path
) -> None:
    reader.goto(address + REVIEW)
    keep(reader, REVIEW, "assets/site.css")
    page = folder / REVIEW
    page.write_text(
        page.read_text(encoding="utf-8").replace("NKX2-5 in cardiac", "NKX2-5, again, in cardiac"),
        encoding="utf-8",
    )
    reader.reload()
    title = reader.get_by_role("heading", level=1)
    expect(title).to_have_text("NKX2-5, again, in cardiac development")
    wait_until(
        reader,
        """async (path) => {
          const held = await (await caches.open("litsite-read")).match("/" + path);
          return navigator.serviceWorker.controller && (await held.text()).includes("again");
        }""",
        REVIEW,
    )
    read_offline(reader, address + REVIEW)
    expect(title).to_have_text("NKX2-5, again, in cardiac development")
