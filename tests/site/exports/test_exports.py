from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from relate_reviews import relate_reviews

from generator.model import (
    Correction,
    Document,
    Grant,
    Issued,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    Reference,
    Review,
    Substance,
)
from generator.model.csl import date_to_json
from generator.site.exports import EXPORTS
from generator.site.exports import nbib as nbib_export
from generator.site.exports.bibtex import plain, rich
from generator.site.exports.forms import FORMS
from generator.site.exports.records import brief_record, csl_record, embed_json
from generator.sources import bibtex, csl_json, extract_page, nbib, ris
from generator.sources.page import SavedPage
from generator.sources.reading import read_page

RICH = Item(
    genre="review-article",
    title="Effects of PGE<sub>2</sub> on <i>Danio rerio</i>: β-catenin, p < 0.05 & 100% more",
    original_title="Wirkung von PGE<sub>2</sub>",
    author=(
        Name(family="Gómez-Peña", given="José María", orcid="0000-0002-1825-0097",
             affiliations=("Institute of Lakes, Oslo.", "Second place.")),
        Name(family="van der Berg", given="Jan", suffix="Jr"),
        Name(literal="Northern Lakes Study Group"),
    ),
    container_title="Journal of Invented Medicine",
    container_title_short="J Invent Med",
    issued=Issued(2021, 4, 3),
    available_date=Issued(2021, 1, 15),
    volume="25",
    issue="Suppl 2",
    page="243-262",
    doi="10.5555/(sici)x.2021;4",
    pmid="31234567",
    pmcid="PMC7654321",
    issn=("0317-8471", "1050-124X"),
    language="de",
)  # fmt: skip
REVIEW = Review(
    key="gomezpena-2021-effects",
    document=Document(
        item=RICH,
        publication_types=("Journal Article", "Review"),
        keyword=("Lakes", "β-catenin", "Fish, farmed"),
        mesh=(
            MeshHeading(
                MeshTerm("Lakes", major_topic=True),
                (MeshTerm("analysis"), MeshTerm("chemistry", major_topic=True)),
            ),
            MeshHeading(MeshTerm("Fishes")),
        ),
        substances=(Substance("Dinoprostone", registry_number="K7Q1JQR04M"), Substance("Waters")),
        grants=(Grant("R01 12345/7", "NIH HHS", "United States", "HL"),),
        corrections=(Correction("erratum-in", "J Invent Med. 2022;26:1.", "32222222"),),
        conflict_of_interest="None declared.",
        copyright="© 2021 The authors.",
        references_total=150,
    ),
    body=(
        "## Abstract\n\n"
        "**Background:** Levels of PGE<sub>2</sub> rose 2\\*3 fold & fell\\_again.\n\n"
        "**Methods:** A *long* " + "winding text of many words " * 12 + "was read.\n\n"
        "**Conclusions:** It ended.\n"
    ),
    references=(
        Reference("a-2001-b", Item(title="=cmd()", pmid="1", issued=Issued(2001)), 1, raw="+raw"),
        Reference("c-2002-d", Item(title='A "quoted"\nline', doi="10.5555/c"), 2),
    ),
)
BARE_NAMES = tuple(replace(name, orcid=None, affiliations=()) for name in RICH.author)
HOSTILE_TEXT = (
    "x\r\nER  - \r\nTY  - JOUR\nPMID- 1\n}\n@book{y, title={z}} ]]> </script> \x00\u2028 =cmd()"
)
HOSTILE = Review(
    key="evil-2020-x",
    document=Document(
        item=Item(
            title=HOSTILE_TEXT,
            author=(Name(family=HOSTILE_TEXT, given="} and {"), Name(literal="=HYPERLINK(1)")),
            container_title=HOSTILE_TEXT,
            publisher=HOSTILE_TEXT,
            volume="} }",
            issued=Issued(literal=HOSTILE_TEXT),
            url="https://example.org/{%",
        ),
        keyword=(HOSTILE_TEXT,),
        conflict_of_interest=HOSTILE_TEXT,
    ),
    body=f"## Abstract\n\n{HOSTILE_TEXT}\n",
    references=(Reference("r", Item(title=HOSTILE_TEXT, author=(Name(literal="@x"),)), 1),),
)


def export(name: str, *reviews: Review, abstracts: str = "full") -> str:
    library = relate_reviews(reviews)
    by_key = {review.key: review for review in reviews}

    def load(key: str) -> Sequence[Reference]:
        return by_key[key].references

    return "".join(EXPORTS[name](library, load, abstracts))


def save(folder: Path, name: str, *reviews: Review) -> SavedPage:
    path = folder / FORMS[name].file
    path.write_bytes(export(name, *reviews).encode())
    return read_page(path)


def test_nbib_comes_back_whole(tmp_path: Path) -> None:
    (extraction,) = nbib.extract(save(tmp_path, "nbib", REVIEW))
    assert extraction.document == REVIEW.document
    assert extraction.unplaced == ()
    (section,) = extraction.sections
    assert section.markdown.split() == REVIEW.body.removeprefix("## Abstract\n\n").split()


def test_csl_json_comes_back_with_all_of_the_item(tmp_path: Path) -> None:
    (extraction,) = csl_json.extract(save(tmp_path, "csl-json", REVIEW))
    assert extraction.document.item == RICH
    assert extraction.document.keyword == REVIEW.document.keyword


def test_ris_comes_back_with_all_that_it_can_carry(tmp_path: Path) -> None:
    (extraction,) = ris.extract(save(tmp_path, "ris", REVIEW))
    assert extraction.document.item == replace(RICH, author=BARE_NAMES, available_date=None)
    assert extraction.document.keyword == REVIEW.document.keyword
    assert "It ended." in extraction.sections[0].markdown


def test_bibtex_comes_back_with_all_that_it_can_carry(tmp_path: Path) -> None:
    (extraction,) = bibtex.extract(save(tmp_path, "bibtex", REVIEW))
    assert extraction.document.item == replace(RICH, author=BARE_NAMES, available_date=None)
    assert extraction.document.keyword == REVIEW.document.keyword
    assert "It ended." in extraction.sections[0].markdown


@pytest.mark.parametrize("name", ["bibtex", "ris", "nbib", "csl-json"])
def test_hostile_text_is_read_back_as_two_records(name: str, tmp_path: Path) -> None:
    found = list(extract_page(save(tmp_path, name, HOSTILE, REVIEW)))
    assert len(found) == 2
    assert found[1].document.item.title == RICH.title


@pytest.mark.parametrize("name", sorted(EXPORTS))
def test_a_stop_in_a_text_cannot_begin_a_field(name: str) -> None:
    text = export(name, HOSTILE, REVIEW)
    assert "\x00" not in text
    if name == "ris":
        assert text.count("\r\nER  - ") == 2
        assert len(re.findall(r"(?m)^TY  - ", text)) == 2
        assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.splitlines() if line)
    elif name == "nbib":
        assert len(re.findall(r"(?m)^PMID- ", text)) == 2
        assert not re.search(r"(?m)^(?:TY|ER|@|})", text)
    elif name == "bibtex":
        assert re.findall(r"(?m)^@\w+\{[^,]+", text) == [
            "@article{evil-2020-x",
            "@article{gomezpena-2021-effects",
        ]
        for entry in text.strip().split("\n\n"):
            level = 0
            for char in entry:
                level += {"{": 1, "}": -1}.get(char, 0)
                assert level >= 0
            assert level == 0
    elif name == "csl-json":
        assert [record["id"] for record in json.loads(text)] == [HOSTILE.key, REVIEW.key]
    elif name == "graphml":
        root = ET.fromstring(text)
        assert len(root.findall(".//{*}node")) == 2
    else:
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        assert len({len(row) for row in rows}) == 1


def test_no_cell_is_a_formula() -> None:
    rows = list(csv.reader(io.StringIO(export("csv", REVIEW, HOSTILE).removeprefix("\ufeff"))))
    assert rows[0][0] == "review"
    assert rows[2][5] == "'=cmd()"
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in row)


def test_bibtex_is_what_bibtex_programs_read() -> None:
    text = export("bibtex", REVIEW)
    assert "author = {Gómez-Peña, José María and van der Berg, Jr, Jan and " in text
    assert "{Northern Lakes Study Group}" in text
    assert r"PGE\textsubscript{2} on \textit{Danio rerio}" in text
    assert r"p < 0.05 \& 100\% more" in text
    assert "pages = {243--262}" in text
    assert "month = apr" in text
    assert plain("}{\\") == r"\textbraceright{}\textbraceleft{}\textbackslash{}"
    assert rich("a</i> <b>b <i>c</i>") == r"a b \textit{c}"


def test_exports_hold_no_more_of_abstracts_than_the_site() -> None:
    for name in ("bibtex", "ris", "nbib", "csl-json"):
        assert "winding" in export(name, REVIEW)
        assert "winding" not in export(name, REVIEW, abstracts="none")
        assert "It ended" not in export(name, REVIEW, abstracts="snippet")


def test_dates() -> None:
    assert date_to_json(Issued(2003, 11, end=Issued(2003, 12))) == {
        "date-parts": [[2003, 11], [2003, 12]]
    }
    assert date_to_json(Issued(2021, 21)) == {"date-parts": [[2021]], "season": 1}
    assert date_to_json(Issued(literal="no date")) == {"literal": "no date"}


def test_embedded_json_cannot_end_its_block() -> None:
    text = str(embed_json(csl_record("k", HOSTILE.document.item)))
    assert "<" not in text
    assert json.loads(text)["title"] == HOSTILE_TEXT


def test_a_brief_record_leaves_out_what_the_scripts_know() -> None:
    names = (Name("Ng", "Wing"), Name(literal="Tide Group"), Name("Ito", "Rei", orcid="0000-0001"))
    item = Item(type="article-journal", title="T", author=names, issued=Issued(2003, 11))
    ito = {"family": "Ito", "given": "Rei", "ORCID": "0000-0001"}
    authors = [["Ng", "Wing"], {"literal": "Tide Group"}, ito]
    assert brief_record("ng-2003-t", item) == ["T", authors, 0, [2003, 11], 0, 0, 0, 0, 0]
    book = Item(type="book", title="B", issued=Issued(2003, end=Issued(2004)))
    years = {"date-parts": [[2003], [2004]]}
    assert brief_record("b", book) == ["B", 0, 0, years, 0, 0, 0, 0, 0, {"type": "book"}]


def test_the_graph_has_reviews_works_and_citations() -> None:
    other = Review("other-2022-x", Document(item=Item(title="Other")), references=REVIEW.references)
    root = ET.fromstring(export("graphml", REVIEW, other))
    nodes = {node.get("id") for node in root.findall(".//{*}node")}
    edges = [(e.get("source"), e.get("target")) for e in root.findall(".//{*}edge")]
    assert {REVIEW.key, other.key} < nodes
    assert len(edges) == 4
    assert all(source in nodes and target in nodes for source, target in edges)


def test_an_empty_library_exports_empty_files() -> None:
    assert json.loads(export("csl-json")) == []
    assert export("bibtex") == export("ris") == export("nbib") == ""


@pytest.mark.parametrize("length", [5, 40, 73, 74, 75, 82, 200])
def test_long_lines_of_medline_are_broken_at_spaces(length: int) -> None:
    text = f"{'w' * length} and {'v' * length} of {'some words ' * 20}{'u' * (length - 3)} end"
    lines = nbib_export.print_lines([("PMID", "1"), ("AB", text)]).partition("AB  - ")[2]
    shown = lines.rstrip().split("\n      ")
    assert " ".join(shown) == text
    if length < 75:  # a longer word reads as one that goes on: it stands where it falls
        filled = [len(f"{line} {after.split()[0]}") for line, after in pairwise(shown)]
        assert max(map(len, shown)) <= 82 < min(filled)
