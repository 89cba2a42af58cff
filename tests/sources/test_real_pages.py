"""Real saved pages, read where they are; nothing of theirs is kept here but facts."""

from pathlib import Path

import pytest

from generator.errors import PageRefused
from generator.sources import extract_page
from generator.sources.reading import read_page

PAGES = Path(__file__).parents[3] / "shared" / "pages"
SEED = Path(__file__).parents[2] / "examples" / "pages" / "000_ba159a87d2986261.txt"
pytestmark = pytest.mark.skipif(
    not PAGES.is_dir(), reason="no ../shared/pages beside this checkout"
)


def read_one(path: Path):
    (extraction,) = extract_page(read_page(path))
    return extraction


@pytest.fixture(scope="module")
def saved():
    return read_one(PAGES / "pubmed_html" / "pubmed_15613317_2022.html")


@pytest.fixture(scope="module")
def copied():
    return read_one(PAGES / "pubmed_text" / "15613317_label_per_line.txt")


def test_page_and_copy_of_one_article_agree(saved, copied):
    one, other = saved.document, copied.document
    for name in ("title", "author", "issued", "volume", "issue", "page", "doi", "pmid", "pmcid"):
        assert getattr(one.item, name) == getattr(other.item, name), name
    assert one.item.container_title_short == other.item.container_title_short
    assert one.mesh == other.mesh
    assert one.grants == other.grants
    assert one.publication_types == other.publication_types
    assert [each.label for each in one.figures] == [each.label for each in other.figures]
    assert one.similar.articles == other.similar.articles
    assert one.cited_by.articles == other.cited_by.articles
    assert saved.sections == copied.sections


def test_page_is_read_whole(saved):
    document = saved.document
    assert saved.not_found == ()
    assert document.item.container_title == "Journal of virology"
    assert [len(document.item.author), len(document.figures), len(document.mesh)] == [15, 6, 17]
    assert len(document.item.author[0].affiliations) == 1
    assert document.cited_by.total == 767
    assert [len(document.similar.articles), len(document.cited_by.articles)] == [5, 5]
    assert "PL1<sup>pro</sup>" in document.figures[0].caption
    assert document.item.issn == ("0022-538X",)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("pubmed_html/not_an_article_home_2025.html", "home page"),
        ("pubmed_text/37066849_reader_tail_only.txt", "part of a PubMed page"),
        ("publisher_html/Consiliance__nature-search-results.html", "search page"),
        ("publisher_html/Consiliance__plosone-results.html", "search page"),
        ("publisher_html/Consiliance__springerlink-search-results.html", "search page"),
        ("publisher_html/papis__ACS_acscombsci.5b00087.html", "robot"),
        ("publisher_html/papis__TFOnline_23311932.2015.1117749.html", "robot"),
    ],
)
def test_saved_pages_that_are_no_article(path, reason):
    with pytest.raises(PageRefused, match=reason):
        read_one(PAGES / path)
