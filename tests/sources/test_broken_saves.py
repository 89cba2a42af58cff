"""Saves that are no whole article page: each read, or refused with its cause and what to do."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from saved_files import read, read_one, read_until_refused

CASES = Path(__file__).parent
PUBMED = (CASES / "pubmed_html" / "structured-abstract" / "page.html").read_text(encoding="utf-8")
PUBLISHER = (
    '<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" '
    'content="Anna Berg"><meta name="citation_doi" content="10.5555/tides.77"></head><body><div>'
    "<div><h1>Tides</h1><div><h2>References</h2><ol><li>Ng W. Salt. Sea. 1999;7:1-9.</li>"
)


@pytest.mark.parametrize(
    ("name", "text", "cause", "remedy"),
    [
        (
            "a.html",
            "<html><title>429</title><h1>Too Many Requests</h1></html>",
            "too often",
            "wait",
        ),
        (
            "b.html",
            "<html><title>NCBI - WWW Error Blocked Diagnostic</title><p>Access</p></html>",
            "too often",
            "wait",
        ),
        ("c.html", "<html><title>Cookies required</title><p>Ours.</p></html>", "cookie", "save"),
        ("d.html", "<html><title>DOI Not Found</title><p>Gone.</p></html>", "error page", "open"),
        ("e.json", '{"error":"API rate limit exceeded","count":"4"}', "rate limit", "wait"),
        (
            "f.xml",
            '<?xml version="1.0"?><eFetchResult><ERROR>No such record</ERROR></eFetchResult>',
            "No such record",
            "check its number",
        ),
        ("g.nbib", "id: 99 Error occurred: no document summary\n", "no document", "number"),
        ("h.html", "\0" * 4000, "empty file", "save the page again"),
        (
            "k.html",
            PUBMED.replace("<html", '<html class="no-js translated-ltr"', 1),
            "translation",
            "original",
        ),
        (
            "l.html",
            PUBMED.replace("<p", '<p _msttexthash="123" _msthash="9"', 1),
            "translation",
            "original",
        ),
        ("m.csv", '"PMID","Title","Authors"\n"90000001","Tides","Ng W"\n', "CSV", "format PubMed"),
        ("n.txt", "90000001\n90000002\n", "PMIDs without", "format PubMed"),
        (
            "o.txt",
            "1: Ng W. Tides and salt. Ann Tides. 2021;1(2):3-9. doi: 10.5555/1. PMID: 90000001.\n",
            "summaries",
            "format PubMed",
        ),
        ("i.html", PUBLISHER, "breaks off", "save the page again"),
        ("j.html", PUBMED[: PUBMED.index("<main")] + "<div><div>", "breaks off", "again"),
    ],
)
def test_what_is_no_article_says_why_and_what_to_do(
    tmp_path: Path, name: str, text: str, cause: str, remedy: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    found, refusal = read_until_refused(tmp_path / name)
    assert found == []
    assert cause in refusal.message
    assert remedy in refusal.remedy


def test_a_publisher_s_page_without_its_optional_end_tags_is_read(tmp_path: Path) -> None:
    whole = PUBLISHER + "</ol></div></div></div>"
    assert len(read_one(tmp_path, whole).references) == 1


def test_a_packed_page_is_to_be_unpacked(tmp_path: Path) -> None:
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(PUBMED.encode()))
    _, refusal = read_until_refused(tmp_path / "page.html.gz")
    assert "unpack it" in refusal.remedy


def test_the_doi_of_a_page_that_nobody_knows_is_no_file_s_name(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(
        '<html><body><a href="https://x.example/10.5555/tides.77-references.ris">Get</a></body>'
        "</html>",
        encoding="utf-8",
    )
    _, refusal = read_until_refused(tmp_path / "page.html")
    assert "litsite add 10.5555/tides.77" in refusal.remedy
    assert ".ris" not in refusal.remedy


def strip_marks(html: str) -> str:
    """As a reader mode leaves a page: its words and blocks without classes, ids and buttons."""
    body = html[html.index("<main") : html.index("</main>") + 7]
    body = re.sub(r"<(button|script|style|aside)\b.*?</\1>", "", body, flags=re.S)
    return re.sub(r"<(\w+)\b[^<>]*>", r"<\1>", body)


def test_a_pubmed_page_of_a_reader_mode_is_read_by_its_words(tmp_path: Path) -> None:
    """Readability, clippers and printers keep no ids or classes; it was "no article"."""
    (whole,) = read(CASES / "pubmed_html" / "structured-abstract" / "page.html")
    title = "<html><head><title>Tides - PubMed</title></head><body><div>"
    one = read_one(tmp_path, title + strip_marks(PUBMED) + "</div></body></html>")
    assert one.reader == "pubmed_text"
    assert one.document.item.pmid == whole.document.item.pmid
    assert one.document.item.doi == whole.document.item.doi
    assert len(one.document.item.author) == len(whole.document.item.author)
    assert one.sections[0].heading == "Abstract"
