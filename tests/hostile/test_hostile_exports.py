"""Exports of hostile records are read by other programs as exactly the records that are there."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import bibtexparser
import pytest
import rispy
from hostile_project import litsite
from inventory import read_inventory

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="session")
def export(hostile, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exports")

    def write(name):
        path = folder / name
        if not path.exists():
            done = litsite("--quiet", "--project", hostile.project, "export", name, "--out", path)
            assert done.exit_code == 0, done.output
        return path

    return write


def read(path):
    return path.read_bytes().decode("utf-8")


def test_bibtex(hostile, export):
    library = bibtexparser.parse_string(read(export("bibtex")))
    assert library.failed_blocks == []
    assert {entry.key for entry in library.entries} == hostile.keys()
    assert len(library.blocks) == len(library.entries)


def test_bibtex_has_no_command_but_ours(export):
    text = read(export("bibtex"))
    commands = set(re.findall(r"\\([A-Za-z]+|.)", text))
    assert commands <= {
        *("textit", "textbf", "textsubscript", "textsuperscript"),
        *("textbackslash", "textbraceleft", "textbraceright", "textasciitilde"),
        *("textasciicircum", "&", "%", "$", "#", "_"),
    }


def test_ris(hostile, export):
    text = read(export("ris"))
    assert len(rispy.loads(text)) == len(hostile.keys())
    lines = text.split("\r\n")
    assert sum(line.startswith("ER  - ") for line in lines) == len(hostile.keys())
    assert all(re.match(r"[A-Z][A-Z0-9]  - |$", line) for line in lines)
    assert len(text.splitlines()) == len(lines) - 1


def test_nbib(hostile, export):
    text = read(export("nbib"))
    records = [
        record for record in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if record.strip()
    ]
    assert len(records) == len(hostile.keys())
    for record in records:
        for line in record.strip("\n").split("\n"):
            assert re.match(r"[A-Z]{2,4} *- |      ", line), line
            assert len(line.splitlines()) == 1, line


def test_csl_json(hostile, export):
    records = json.loads(read(export("csl-json")))
    assert {record["id"] for record in records} == hostile.keys()
    assert len(records) == len(hostile.keys())


def test_csv_has_no_formula(export):
    text = read(export("csv")).removeprefix("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows:
        for cell in row:
            assert not re.match(r"\s*[=+@\uff1d\uff0b\uff0d\uff20\t\r\n\0-]", cell), cell


def test_graphml(hostile, export):
    root = ElementTree.fromstring(read(export("graphml")))
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = root.findall(f".//{space}node")
    kinds = [data.text for node in nodes for data in node.findall(f"{space}data[@key='kind']")]
    assert kinds.count("review") == len(hostile.keys())
    ids = {node.get("id") for node in nodes}
    for edge in root.findall(f".//{space}edge"):
        assert {edge.get("source"), edge.get("target")} <= ids


def test_feeds_and_sitemap(hostile):
    feeds = [path for path in hostile.site.rglob("*.xml") if "feed" in path.name]
    assert feeds
    for path in feeds:
        feed = ElementTree.fromstring(read(path))
        assert 0 < len(feed.findall(f"{ATOM}entry")) <= 50
        for each in feed.iter():
            assert each.tag.startswith(ATOM)
            assert each.get("type", "text") in ("text", "text/html", "application/atom+xml")
            assert not any(name.startswith("on") for name in each.attrib)
            assert re.match(r"https?://|urn:|$|\.\./|[a-z]", each.get("href", ""))
    ElementTree.fromstring(read(hostile.site / "sitemap.xml"))


@pytest.mark.parametrize("name", ["epub", "html"])
def test_books(hostile, export, name):
    path = export(name)
    if name == "html":
        texts = [read(path)]
    else:
        with zipfile.ZipFile(path) as book:
            names = [each for each in book.namelist() if not each.endswith(("mimetype", ".css"))]
            assert all(not each.startswith("/") and ".." not in each for each in names)
            texts = []
            for each in names:
                if each.endswith((".xhtml", ".opf", ".ncx", ".xml")):
                    text = book.read(each).decode("utf-8")
                    ElementTree.fromstring(text)
                    texts += [text] if each.endswith(".xhtml") else []
    for text in texts[:20]:
        found = read_inventory(text)
        assert not {"iframe", "object", "embed", "img", "base", "form"} & found.elements.keys()
        for names in found.elements.values():
            assert not any(each.startswith("on") for each in names)
        for _, _, address in found.addresses:
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", address, re.I)
            assert scheme is None or scheme[1].lower() in ("http", "https", "mailto")
        assert not [kind for kind, _ in found.blocks if "json" not in kind]
