"""MeSH as a tree, where content/ holds the tree that NLM publishes."""

import html5lib
import pytest
from bs4 import BeautifulSoup

from generator.config import Config
from generator.model import Document, Item, MeshHeading, MeshTerm, Review
from generator.site import mesh_branches

TREE = {
    "C04": "Tumours",
    "C04.100": "Tumours by Shore",
    "C04.100.200": "Shell Tumours",
    "N02": "Shell Tumours",
}


def make_review(key, *names):
    mesh = tuple(MeshHeading(MeshTerm(name)) for name in names)
    return Review(key, Document(Item(title=key), mesh=mesh))


REVIEWS = (
    make_review("first", "Shell Tumours", "Tides"),
    make_review("second", "Shell Tumours", "Tumours"),
)


def read(html):
    html5lib.HTMLParser(strict=True).parse(html)
    return BeautifulSoup(html, "lxml")


@pytest.fixture(scope="module")
def pages(render):
    return render(REVIEWS, config=Config(mesh_tree=TREE))


def test_the_index_is_a_tree_that_opens_without_scripts(pages):
    """FederatedMethods/puma#75."""
    soup = read(pages["mesh/index.html"])
    lines = [
        " ".join(each.get_text(" ").split())
        for each in soup.select(".tree summary, .tree li:not(:has(details))")
    ]
    assert lines == [
        "Diseases 2 with all below",
        "Tumours 2 with all below",
        "Tumours itself 1",
        "Tumours by Shore 2 with all below",
        "Shell Tumours 2",
        "Health Care 2 with all below",
        "Shell Tumours 2",
    ]
    links = [a["href"] for a in soup.select(".tree a")]
    assert links == [
        "../mesh/tumours.html",
        "../mesh/shell-tumours.html",
        "../mesh/shell-tumours.html",
    ]
    assert [a.text for a in soup.select(".index a")] == ["Tides"]


def test_a_term_tells_its_places_and_what_is_below(pages):
    ways = read(pages["mesh/shell-tumours.html"]).select(".trail")
    assert [" ".join(way.get_text().split()) for way in ways] == [
        "In the tree: Diseases › Tumours › Tumours by Shore",
        "In the tree: Health Care",
    ]
    assert ways[0].a["href"] == "../mesh/tumours.html"
    below = read(pages["mesh/tumours.html"]).select(".trail")[-1]
    assert " ".join(below.get_text().split()) == "Below it: Tumours by Shore 2"


def test_a_large_tree_has_a_page_for_each_branch(render, monkeypatch):
    monkeypatch.setattr(mesh_branches, "TREE_LENGTH", 3)
    pages = render(REVIEWS, config=Config(mesh_tree=TREE))
    soup = read(pages["mesh/index.html"])
    assert [a["href"] for a in soup.select(".tree a")] == [
        "../mesh/tree.c04.html",
        "../mesh/tree.n02.html",
    ]
    branch = read(pages["mesh/tree.c04.html"])
    assert branch.h1.text == "Tumours"
    assert branch.select_one(".tree a[href='../mesh/shell-tumours.html']")


def test_without_the_file_the_index_is_the_list(render):
    soup = read(render(REVIEWS)["mesh/index.html"])
    assert not soup.select(".tree, .trail")
    assert [a.text for a in soup.select(".index > li > a")] == ["Shell Tumours", "Tides", "Tumours"]
