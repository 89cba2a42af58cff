"""MHTML, webarchive and Zotero's folders give the page inside; broken ones are refused."""

import base64
import plistlib
from pathlib import Path

import pytest

from generator.errors import PageRefused
from generator.sources import extract_page
from generator.sources.reading import find_pages, read_page

PAGE = """<html><head><title>Salt</title>
<meta name="citation_title" content="Salt in tidal pools: a review">
<meta name="citation_author" content="Ångström, Bea"><meta name="citation_doi" content="10.5555/x">
</head><body><h1>Salt in tidal pools: a review</h1></body></html>"""


def mhtml(body: bytes, encoding: str, charset: str) -> bytes:
    head = (
        "From: <Saved by Blink>\r\n"
        "Snapshot-Content-Location: https://journal.example.org/salt\r\n"
        "Subject: Salt\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n'
        '\tboundary="----MultipartBoundary--abc----"\r\n\r\n\r\n'
        "------MultipartBoundary--abc----\r\n"
        f"Content-Type: text/html{charset}\r\nContent-ID: <frame@mhtml.blink>\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n"
        "Content-Location: https://journal.example.org/salt\r\n\r\n"
    )
    tail = (
        "\r\n------MultipartBoundary--abc----\r\nContent-Type: text/html\r\n"
        "Content-Transfer-Encoding: 7bit\r\n\r\n<html><title>an advertisement</title></html>\r\n"
        "------MultipartBoundary--abc------\r\n"
    )
    return head.encode() + body + tail.encode()


def quoted(text: str, charset: str) -> bytes:
    return b"".join(
        bytes([byte]) if 32 <= byte < 127 and byte != 61 else b"=%02X" % byte
        for byte in text.encode(charset)
    ).replace(b"=0A", b"=0A=\r\n")


@pytest.mark.parametrize(
    ("body", "encoding", "charset"),
    [
        (quoted(PAGE, "utf-8"), "quoted-printable", ""),
        (quoted(PAGE, "cp1252"), "quoted-printable", '; charset="windows-1252"'),
        (base64.encodebytes(PAGE.encode()), "base64", "; charset=utf-8"),
        (PAGE.encode(), "binary", ""),
    ],
)
def test_mhtml_gives_its_root_page(tmp_path: Path, body, encoding, charset):
    path = tmp_path / "salt.mhtml"
    path.write_bytes(mhtml(body, encoding, charset))
    page = read_page(path)
    assert page.url == "https://journal.example.org/salt"
    (extraction,) = extract_page(page)
    assert extraction.document.item.author[0].family == "Ångström"


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_webarchive_gives_its_main_resource(tmp_path: Path, form):
    path = tmp_path / "salt.webarchive"
    archive = {
        "WebMainResource": {
            "WebResourceData": PAGE.encode("utf-16-le"),
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "UTF-16LE",
            "WebResourceURL": "https://journal.example.org/salt",
        },
        "WebSubresources": [{"WebResourceData": b"\x89PNG", "WebResourceMIMEType": "image/png"}],
    }
    path.write_bytes(plistlib.dumps(archive, fmt=form))
    page = read_page(path)
    assert page.url == "https://journal.example.org/salt"
    (extraction,) = extract_page(page)
    assert extraction.document.item.author[0].family == "Ångström"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY), "property list"),
        (plistlib.dumps({"a": 1}, fmt=plistlib.FMT_BINARY)[:30], "broken web archive"),
        (
            plistlib.dumps(
                {
                    "WebMainResource": {
                        "WebResourceData": b"%PDF",
                        "WebResourceMIMEType": "application/pdf",
                    }
                },
                fmt=plistlib.FMT_BINARY,
            ),
            "application/pdf",
        ),
        (mhtml(b"", "7bit", "").replace(b"text/html", b"image/png"), "holds no page"),
        (mhtml(b"", "7bit", "").replace(b"boundary", b"bounds"), "without its parts"),
        (mhtml(b"A", "base64", ""), "breaks off"),
    ],
)  # fmt: skip
def test_archives_without_a_page_are_refused(tmp_path: Path, content, reason):
    path = tmp_path / "page.webarchive"
    path.write_bytes(content)
    with pytest.raises(PageRefused, match=reason) as refused:
        read_page(path)
    assert refused.value.remedy


def test_zotero_folder_gives_the_snapshot_alone(tmp_path: Path):
    item = tmp_path / "storage" / "AB12CD34"
    item.mkdir(parents=True)
    (item / "Salt.html").write_text(PAGE, encoding="utf-8")
    (item / "frame.html").write_text("<html>ad</html>", encoding="utf-8")
    (item / "data.json").write_text("{}", encoding="utf-8")
    (item / ".zotero-ft-cache").write_text("Salt in tidal pools", encoding="utf-8")
    (item / ".zotero-ft-info").write_text("1", encoding="utf-8")
    assert find_pages([tmp_path / "storage"]).pages == (item / "Salt.html",)


def test_zotero_folder_of_an_export_is_read_as_it_is(tmp_path: Path):
    item = tmp_path / "storage" / "AB12CD34"
    item.mkdir(parents=True)
    (item / "export.ris").write_text("TY  - JOUR", encoding="utf-8")
    assert find_pages([tmp_path]).pages == (item / "export.ris",)


def test_companion_folders_of_any_language_are_passed_over(tmp_path: Path):
    (tmp_path / "Salz.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "Salz-Dateien").mkdir()
    (tmp_path / "Salz-Dateien" / "frame.html").write_text("x", encoding="utf-8")
    (tmp_path / "my-pages").mkdir()
    (tmp_path / "my-pages" / "b.html").write_text("x", encoding="utf-8")
    assert [path.name for path in find_pages([tmp_path]).pages] == ["Salz.html", "b.html"]
