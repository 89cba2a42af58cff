"""A clock that steps: files dated in the future or before all others are read, and an edit that
leaves no later date shows in the site."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from small_project import litsite, read_tree, write_pages

YEAR = 365 * 86_400
DATES = [-YEAR, 0, 1_000_000_000, 4_000_000_000, 100_000_000_000]
"""Seconds since 1970: before it, its first instant, 2001, 2096, 5138."""


@pytest.fixture
def built(project: Path, folder: Path) -> Path:
    assert litsite(project, "add", write_pages(folder / "pages", 3)).returncode == 0
    assert litsite(project, "build").returncode == 0
    return project


def set_dates(folder: Path, seconds: int) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (seconds, seconds))


@pytest.mark.parametrize("seconds", DATES)
def test_pages_of_any_date_are_added_and_built(project, folder, seconds):
    pages = write_pages(folder / "pages", 2)
    set_dates(pages, seconds)
    done = litsite(project, "add", pages)
    assert (done.returncode, done.stderr) == (0, "")
    done = litsite(project, "build")
    assert (done.returncode, done.stderr) == (0, "")
    before = read_tree(project / "content")
    (project / ".litsite" / "added").unlink()
    assert litsite(project, "add", pages).returncode == 0
    assert read_tree(project / "content") == before


@pytest.mark.parametrize("seconds", DATES)
def test_an_edit_that_leaves_an_earlier_or_the_same_date_shows(built, seconds):
    review = sorted((built / "content" / "reviews").glob("*.md"))[0]
    page = built / "site" / "reviews" / f"{review.stem}.html"
    for words in ("Salt comes and goes", "Foam comes and goes", "Silt comes and goes"):
        review.write_text(
            re.sub(r"\w+ comes and goes", words, review.read_text(encoding="utf-8")),
            encoding="utf-8",
        )
        os.utime(review, (seconds, seconds))
        assert litsite(built, "build").returncode == 0
        assert words in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("seconds", DATES)
def test_a_whole_project_of_another_date_is_built_the_same(built, seconds):
    before = read_tree(built / "site")
    set_dates(built, seconds)
    assert litsite(built, "build").returncode == 0
    assert read_tree(built / "site") == before
    (built / "content" / "site.yaml").write_text("title: Another\n", encoding="utf-8")
    os.utime(built / "content" / "site.yaml", (seconds, seconds))
    assert litsite(built, "build").returncode == 0
    after = read_tree(built / "site")
    assert after != before
    assert litsite(built, "build", "--clean").returncode == 0
    assert read_tree(built / "site") == after
