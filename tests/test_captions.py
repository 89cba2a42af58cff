"""Captions of figures cite works as the text does, from the saved page to the built one."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup
from run_litsite import run_litsite

PAGE = Path(__file__).parent / "sources" / "jats_xml" / "open-review" / "page.xml"


def add_and_build(project: Path) -> BeautifulSoup:
    run_litsite("new", project)
    assert run_litsite("--project", project, "add", PAGE).exit_code == 0
    assert run_litsite("--project", project, "build", "--jobs", "1").exit_code == 0
    return open_page(project)


def open_page(project: Path) -> BeautifulSoup:
    (page,) = (project / "site" / "reviews").glob("[!i]*.html")
    return BeautifulSoup(page.read_text("utf-8"), "lxml")


def test_a_citation_in_a_caption_leads_to_its_reference(tmp_path):
    soup = add_and_build(tmp_path)
    captions = soup.select_one(".captions")
    (cited,) = captions.select("a.cited")
    assert soup.find(id=cited["href"].removeprefix("#")).name == "li"
    assert cited.text in soup.select_one(".text").text
    assert "@" not in captions.text
    assert not soup.select(".unknown")


def test_a_caption_follows_its_reference_when_the_page_is_edited(tmp_path):
    """A page whose captions alone cite is printed with its references after an edit too."""
    soup = add_and_build(tmp_path)
    (review,) = (tmp_path / "content" / "reviews").glob("*.md")
    front = review.read_text("utf-8").split("\n## ")[0]
    review.write_text(f"{front}\n## Abstract\n\nOther words.\n", encoding="utf-8")
    assert run_litsite("--project", tmp_path, "build", "--jobs", "1").exit_code == 0
    again = open_page(tmp_path)
    assert "Other words" in again.text
    cited = [link["href"] for link in soup.select(".captions a.cited")]
    assert [link["href"] for link in again.select(".captions a.cited")] == cited != []
