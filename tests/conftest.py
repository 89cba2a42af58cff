"""What all tests share: one Chromium; the code beside them, also in processes that they start; and
no test is timed, on a machine however slow."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from generator.site.views.kinds import VIEWS, find_viewer

if TYPE_CHECKING:  # most tests need no browser, and do not wait for what drives one
    from playwright.sync_api import Browser

# What tests start is this checkout's too, wherever they run and whatever else is installed.
_PATHS = (str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH"))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, _PATHS))

# Views are loaded when the first page of their kind is printed: one that was loaded while a test
# changes a constant that it takes from elsewhere would keep that.
for kind in VIEWS:
    find_viewer(kind)

settings.register_profile(
    "untimed",
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a process: Playwright does not start twice in one."""
    from find_browser import find_chromium
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            pytest.skip("no Chromium is installed")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
