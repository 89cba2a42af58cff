"""Files and folders -> saved pages."""

import gzip
from pathlib import Path

import pytest

from generator.errors import PageRefused, UsageError
from generator.sources import extract_page, refusals
from generator.sources.encodings import decode
from generator.sources.reading import find_pages, read_page
from generator.sources.refusals import refuse

TEXT = "Straße, Ångström, β-catenin, “quoted”, 5 µm"


@pytest.mark.parametrize(
    ("encoding", "prologue"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("utf-8", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta charset="iso-8859-1">'),
        ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
        ("cp1253", "<meta charset=windows-1253>"),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
    ],
)
def test_declared_and_marked_encodings(encoding, prologue):
    text = TEXT.replace("β", "b") if encoding == "cp1252" else TEXT
    if encoding == "cp1253":
        text = "β-catenin και α"
    page = f"<html><head>{prologue}<title>{text}</title></head><body>{text * 20}</body></html>"
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_told_from_plain_letters(encoding):
    """Latin letters and "–" in UTF-16 are valid UTF-8, too: the page was "no article"."""
    page = "<html><head><title>Tides – 1–9</title></head><body>Salt</body></html>"
    assert decode(page.encode(encoding)) == page


def test_undeclared_encoding_is_told_by_its_bytes():
    page = "<html><body>" + "Müller über Größe, naïve façade. " * 30 + "</body></html>"
    assert decode(page.encode("cp1252")) == page


def test_xml_declaration_names_the_encoding():
    page = '<?xml version="1.0" encoding="ISO-8859-1"?><a>naïve</a>'
    assert decode(page.encode("latin-1")) == page


def test_wrong_declaration_loses_to_valid_utf8():
    assert "β" in decode('<meta charset="ascii">β'.encode())


def test_a_page_that_only_says_it_is_utf8_is_told_by_its_bytes():
    page = '<meta charset="utf-8"><p>' + "Müller über Größe – “naïve”. " * 30
    assert decode(page.encode("cp1252")) == page


def test_one_broken_letter_of_utf8_leaves_the_others():
    page = '<meta charset="utf-8"><p>Müller über Größe'.encode()
    assert decode(page + b"\xff") == page.decode() + "\ufffd"


def test_unknown_declared_encoding_is_survived():
    assert "caf" in decode(b'<meta charset="x-klingon"><p>caf\xe9 caf\xe9 caf\xe9</p>')


@pytest.mark.parametrize("name", "hex zlib rot13 idna undefined utf-7 utf-16 cp037".split())
def test_an_encoding_that_xml_cannot_be_in_is_not_believed(tmp_path: Path, name):
    """A set of records that said so ended in a failure of litsite's own."""
    path = tmp_path / "set.xml"
    path.write_text(
        f'<?xml version="1.0" encoding="{name}"?><PubmedArticleSet><PubmedArticle><MedlineCitation>'
        "<PMID>1</PMID><Article><ArticleTitle>Größe</ArticleTitle></Article></MedlineCitation>"
        "</PubmedArticle></PubmedArticleSet>",
        encoding="utf-8",
    )
    (one,) = extract_page(read_page(path))
    assert one.document.item.title == "Größe"
    assert decode(f'<meta charset="{name}">caf'.encode() + b"\xe9") == (
        f'<meta charset="{name}">café'
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n\t ", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "zip"),
        (b"\x89PNG\r\n\x1a\n\x00", "picture"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "binary"),
        (b"\x1f\x8bnot really gzip", "gzip"),
    ],
)
def test_files_that_are_no_page_are_refused(tmp_path: Path, content, reason):
    path = tmp_path / "page.html"
    path.write_bytes(content)
    with pytest.raises(PageRefused, match=reason) as refused:
        read_page(path)
    assert refused.value.remedy


def test_500_mb_of_html_is_refused_without_reading_it(tmp_path: Path):
    path = tmp_path / "page.html"
    with path.open("wb") as stream:
        stream.write(b"<!doctype html><html><body>")
        stream.truncate(500_000_000)
    with pytest.raises(PageRefused, match="500 MB"):
        read_page(path)


def test_gzip_is_read_as_a_stream(tmp_path: Path):
    path = tmp_path / "set.xml.gz"
    path.write_bytes(gzip.compress(b"<PubmedArticleSet/>"))
    page = read_page(path)
    assert page.text == ""
    assert page.head == b"<PubmedArticleSet/>"
    with page.open() as stream:
        assert stream.read() == b"<PubmedArticleSet/>"


def test_folders_are_searched_without_companions_and_hidden_files(tmp_path: Path):
    for name in ("b.html", "a.txt", "b_files/ad.html", ".hidden/x.html", "deep/c.nbib", "pic.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "out.html").symlink_to("/etc/hostname")
    found = [str(path.relative_to(tmp_path)) for path in find_pages([tmp_path]).pages]
    assert found == ["a.txt", "b.html", "deep/c.nbib"]


def test_a_named_file_is_taken_whatever_its_ending(tmp_path: Path):
    path = tmp_path / "page"
    path.write_text("x", encoding="utf-8")
    assert find_pages([path, path]).pages == (path,)


def test_a_missing_path_is_a_usage_error(tmp_path: Path):
    with pytest.raises(UsageError, match="is not there"):
        find_pages([tmp_path / "nothing.html"])


def test_a_page_says_where_it_came_from(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(
        "<!-- saved from url=(0040)https://pubmed.ncbi.nlm.nih.gov/38778619/ --><html>x",
        encoding="utf-8",
    )
    assert read_page(path).url == "https://pubmed.ncbi.nlm.nih.gov/38778619/"


def test_a_single_file_save_says_where_it_came_from(tmp_path: Path):
    path = tmp_path / "page.html"
    path.write_text(
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n"
        " url: https://journal.example.org/salt \n saved date: Mon -->x",
        encoding="utf-8",
    )
    assert read_page(path).url == "https://journal.example.org/salt"


def test_markup_past_all_sense_is_refused_but_pictures_inside_are_not(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(refusals, "MAX_MARKUP", 1_000_000)
    path = tmp_path / "page.html"
    path.write_text("<html><title>x</title>" + "<p>salt</p>" * 200_000, encoding="utf-8")
    with pytest.raises(PageRefused, match="MB of markup"):
        list(extract_page(read_page(path)))
    path.write_text(
        '<html><meta name="citation_title" content="Salt"><meta name="citation_author" '
        'content="Ng, W"><img src="data:image/png;base64,' + "A" * 3_000_000 + '"></html>',
        encoding="utf-8",
    )
    (extraction,) = extract_page(read_page(path))
    assert extraction.document.item.title == "Salt"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ('<title>tides - Search Results - PubMed</title><main id="search-page">', "search page"),
        ('<title>PubMed</title><meta name="ncbi_pdid" content="home" />', "home page"),
        ("<title>Just a moment...</title><body>Checking your browser", "robot"),
        ("<title>Security check</title><div class=g-recaptcha></div>", "robot"),
        ("<title>Before you continue to the site</title>", "consent"),
        ("<title>tides | Advanced Search | PubMed - PubMed</title><div>", "without an article"),
        ("<title>Springy - All Content Items</title><body>", "search page"),
        ("<html><body><h1>Search Results</h1><li>Tides", "search page"),
        ("<title>Journal of Tides: Vol 12, No 3</title><div>", "table of contents"),
        ("<title>Table of Contents | Tides</title><div>", "table of contents"),
        ("<title>404 Not Found</title><body>nginx", "error page"),
        ("<title>Sign in | Publisher</title><body>", "sign-in page"),
        ("<div>" * 100_000 + "x", "nested"),
        ('<html><main class="article-details" id="article-details"><meta name="ncbi_app" '
         'content="pubmed"><h1 class="heading-title">Tides</h1><p>and th', "breaks off"),
    ],
)  # fmt: skip
def test_pages_that_are_no_article_are_refused(tmp_path: Path, html, reason):
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    with pytest.raises(PageRefused, match=reason) as refused:
        list(extract_page(read_page(path)))
    assert refused.value.remedy


@pytest.mark.parametrize("title", ["Access denied: barriers to care", "Search for the lost tide"])
def test_an_article_may_be_called_like_an_error_page(tmp_path: Path, title):
    path = tmp_path / "page.html"
    path.write_text(
        f'<title>{title}</title><meta name="citation_title" content="{title}"><div>',
        encoding="utf-8",
    )
    refuse(read_page(path))


def test_a_copied_search_page_is_refused(tmp_path: Path):
    path = tmp_path / "page.txt"
    path.write_text(
        "tides - Search Results - PubMed\n1,204 results\nTides.\nNg W.\n"
        "J Tide. 2019 Oct;10(2):1-5. doi: 10.5555/1.\nPMID: 1 Review.\n"
        "Salt.\nNg W.\nJ Tide. 2018;1:2.\nPMID: 2\n",
        encoding="utf-8",
    )
    with pytest.raises(PageRefused, match="PubMed search page"):
        list(extract_page(read_page(path)))


def test_the_lower_part_of_a_copy_is_refused(tmp_path: Path):
    path = tmp_path / "page.txt"
    path.write_text(
        "Add to Search\nWaxes\nActions\nSearch in PubMed\nLinkOut - more resources\n",
        encoding="utf-8",
    )
    with pytest.raises(PageRefused, match="part of a PubMed page"):
        list(extract_page(read_page(path)))


def test_a_page_nobody_knows_is_refused_with_the_doi_it_names(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        "<html><title>A talk</title><body><p>Printed as https://doi.org/10.5555/Own.1, and cites "
        "10.5555/other.</body></html>",
        encoding="utf-8",
    )
    with pytest.raises(PageRefused, match=r"litsite add 10\.5555/own\.1\)$"):
        list(extract_page(read_page(page)))


def test_the_first_doi_of_unknown_json_is_not_taken_for_its_own(tmp_path):
    page = tmp_path / "record.json"
    page.write_text(
        '{"citations": [{"doi": "10.5555/cited"}], "doi": "10.5555/own"}', encoding="utf-8"
    )
    with pytest.raises(PageRefused) as refusal:
        list(extract_page(read_page(page)))
    assert "10.5555" not in str(refusal.value)
