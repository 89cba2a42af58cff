"""A real Chromium, and a small site on disk that tests of scripts open from file://."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from small_site import write_small_site


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("a site with spaces, ü & %")
    write_small_site(folder)
    return folder


_PATIENCE = 120_000
"""Milliseconds: on a machine that has much else to do half a minute was too little."""
expect.set_options(timeout=_PATIENCE)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a context of its own, whose console must stay empty and which asks no server."""
    context = browser.new_context()
    context.set_default_timeout(_PATIENCE)
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
