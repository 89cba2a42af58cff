"""A real Chromium, and a small site on disk that tests of scripts open from file://."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from find_browser import find_chromium
from playwright.sync_api import Browser, Page, sync_playwright
from small_site import write_small_site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            pytest.skip("no Chromium is installed")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a site with spaces, ü & %")
    write_small_site(folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, whose console must stay empty and which asks no server."""
    context = browser.new_context()
    page = context.new_page()
    messages: list[str] = []
    page.on(
        "console",
        lambda message: messages.append(f"{message.type}: {message.text} {message.location}"),
    )
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file:", "data:", "blob:"))
            else messages.append(f"asked for {request.url}")
        ),
    )
    yield page
    context.close()
    assert messages == []
