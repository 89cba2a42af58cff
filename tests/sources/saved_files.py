"""Saved files read as `litsite add` reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.errors import PageRefused
from generator.model import Extraction
from generator.sources import extract_page
from generator.sources.reading import read_page


def read(path: Path) -> list[Extraction]:
    """All that a file holds."""
    return list(extract_page(read_page(path)))


def read_one(tmp_path: Path, html: str) -> Extraction:
    """The one article of a page."""
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    (one,) = read(path)
    return one


def read_until_refused(path: Path) -> tuple[list[Extraction], PageRefused]:
    """What was read of a file, and the refusal that followed."""
    found = []
    with pytest.raises(PageRefused) as refused:
        for extraction in extract_page(read_page(path)):
            found.append(extraction)
    return found, refused.value
