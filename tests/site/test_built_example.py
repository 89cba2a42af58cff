"""Every file of the built example: valid HTML, links that lead somewhere, landmarks. What holds of
each kind of page is tested on a library that has one of everything, in test_pages."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import html5lib
import pytest
from bs4 import BeautifulSoup

SITE = Path(__file__).parents[2] / "site"
PAGES = sorted(SITE.rglob("*.html"))
ELSEWHERE = ("https://", "http://", "mailto:")


@pytest.fixture(scope="module")
def soups():
    return {page: BeautifulSoup(page.read_bytes(), "lxml") for page in PAGES}


def name(page: Path) -> str:
    return page.relative_to(SITE).as_posix()


def test_example_has_every_kind_of_page():
    folders = {page.relative_to(SITE).parts[0] for page in PAGES}
    assert folders >= {
        "index.html",
        "reviews",
        "works",
        "authors",
        "journals",
        "keywords",
        "years",
        "notes",
        "map.html",
        "search.html",
        "about.html",
        "404.html",
    }


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_page_is_valid_html(page):
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page.read_bytes().decode("utf-8"))


def test_links_are_relative_and_lead_to_a_file_and_its_anchor(soups):
    anchors = {
        page.resolve(): {element["id"] for element in soup.find_all(id=True)}
        for page, soup in soups.items()
    }
    broken = []
    for page, soup in soups.items():
        for element in soup.find_all(["a", "link", "script", "img", "form", "use"]):
            address = element.get("href") or element.get("src") or element.get("action")
            if not address or address.startswith(ELSEWHERE):
                continue
            parts = urlsplit(address)
            assert not parts.scheme, f"{name(page)}: {address}"
            assert not parts.path.startswith("/"), f"{name(page)}: {address}"
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page.resolve()
            if not target.is_file():
                broken.append(f"{name(page)}: {address}")
                continue
            known = anchors.get(target)
            if parts.fragment and known is not None and unquote(parts.fragment) not in known:
                broken.append(f"{name(page)}: {address}")
    assert broken == []


def test_every_page_has_its_landmarks_title_and_one_heading(soups):
    for page, soup in soups.items():
        if soup.find("meta", attrs={"http-equiv": "refresh"}):
            continue
        assert len(soup.find_all("h1")) == 1, name(page)
        for landmark in ("header", "nav", "main", "footer"):
            assert soup.find(landmark), f"{name(page)}: no {landmark}"
        assert soup.html["lang"]
        assert soup.title.get_text(strip=True)


STRING = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*\"""")
CALL = re.compile(r"litsite\.\w+\((?:[\d, ]|''|JSON\.parse\(''\))*\);?\n?")


def test_data_are_strings_which_no_browser_parses_as_a_program():
    """rust-lang/rust#71250, TypeStrong/typedoc#1825: literals of objects are slow to read."""
    folders = {path.parent for path in SITE.rglob("*.js")} - {SITE, SITE / "assets"}
    scripts = [path for folder in folders for path in folder.glob("*.js")]
    assert len(scripts) > 20
    for path in scripts:
        text = STRING.sub("''", path.read_text(encoding="utf-8"))
        assert CALL.fullmatch(text), name(path)
