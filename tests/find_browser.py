"""Where Chromium is; run as a program, exit status 1 where it is nowhere."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium(playwright: Playwright) -> str | None:
    """One that is installed, else Playwright's own where it was downloaded."""
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


if __name__ == "__main__":
    with sync_playwright() as playwright:
        found = find_chromium(playwright)
    print(found or "no Chromium")
    sys.exit(found is None)
