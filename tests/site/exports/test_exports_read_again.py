"""What is exported is read again as the same record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Correction, Document, Extraction, Grant, Issued, Item, Name, Review
from generator.site.exports import bibtex, csl_json, nbib, ris
from generator.sources import extract_page
from generator.sources.reading import read_page

ADA = (Name(family="Okafor", given="Ada"), Name(literal="Tide Agency"))
TIDES = Item(title="Drift", author=ADA, container_title="Tides", issued=Issued(2021), volume="12")
ITEMS = (
    TIDES,
    replace(TIDES, doi="10.1002/(sici)1097(1998)49:8<693::aid>3.0.co;2-o", page="S12-S19"),
    replace(TIDES, author=(Name(family="King", given="Martin L.", suffix="Jr"),), issue="Suppl 2"),
    replace(TIDES, title="CO<sub>2</sub> in <i>Sargassum</i>: Ca<sup>2+</sup> & more?"),
    replace(TIDES, original_title="Floßdrift", language="de", pmid="1234", pmcid="PMC1234"),
    Item(type="report", title="Rafts", author=ADA, number="7", genre="Technical report"),
    Item(type="thesis", title="Rafts", author=ADA, genre="PhD thesis", publisher="Tide University"),
    replace(TIDES, title="The Tide* toolkits--a brief overview---of few"),
    Item(
        type="chapter",
        title="Rafts",
        container_title="Wood",
        isbn="9783319047133",
        issn=("1860-949X",),
    ),
    Item(type="article", genre="preprint", title="Drift", author=ADA, arxiv="2101.00001"),
    Item(type="patent", title="A raft", author=ADA, number="US 9,254,234 B2", issued=Issued(2016)),
)
"""Of the kinds that lost something on the way."""


def _extract(text: str, name: str, folder: Path) -> Extraction:
    path = folder / name
    path.write_bytes(text.encode())
    (extraction,) = extract_page(read_page(path))
    return extraction


def _read(text: str, name: str, folder: Path) -> Item:
    return _extract(text, name, folder).document.item


@pytest.mark.parametrize("item", ITEMS)
def test_what_ris_says_is_read_again(item: Item, tmp_path: Path) -> None:
    plain = replace(
        item, title=item.title and item.title.replace("<sub>2</sub>", "2")
        .replace("<i>Sargassum</i>", "Sargassum").replace("<sup>2+</sup>", "2+"),
    )  # fmt: skip
    text = ris.print_lines(list(ris.item_lines("k", item)))
    assert _read(text, "a.ris", tmp_path) in (item, plain)


@pytest.mark.parametrize("item", ITEMS)
def test_what_bibtex_says_is_read_again(item: Item, tmp_path: Path) -> None:
    assert _read(bibtex.print_entry("k", item), "a.bib", tmp_path) == item


def test_a_preprint_keeps_its_arxiv_number_through_ris(tmp_path: Path) -> None:
    item = Item(
        type="article", genre="preprint", title="Drift", container_title="arXiv", arxiv="2101.00001"
    )
    assert _read(ris.print_lines(list(ris.item_lines("k", item))), "a.ris", tmp_path) == item


def test_preprints_and_kinds_of_patents_survive_bibtex(tmp_path: Path) -> None:
    """A preprint of bioRxiv became a document, for only arXiv's have a number."""
    preprint = replace(
        TIDES, type="article", genre="preprint", container_title="bioRxiv", volume=None
    )
    printed = bibtex.print_entry("k", preprint)
    assert printed.startswith("@misc{k")
    assert "  type = {preprint}" in printed
    assert _read(printed, "a.bib", tmp_path) == preprint
    patent = Item(type="patent", genre="U.S. patent", title="A raft", author=ADA, number="9")
    assert _read(bibtex.print_entry("k", patent), "a.bib", tmp_path) == patent


def test_addresses_and_lone_family_names_survive_bibtex(tmp_path: Path) -> None:
    """biblatex and Zotero take a DOI as it stands: "a\\_b" is another DOI."""
    item = replace(
        TIDES,
        author=(Name(family="Silva Santos"), *ADA),
        doi="10.1007/978-3-642-1_8",
        url="https://tides.example/~ada/raft_1?a=1&b=50%25#c--d",
        number_of_pages="212",
    )
    printed = bibtex.print_entry("k", item)
    assert "doi = {10.1007/978-3-642-1_8}" in printed
    assert "author = {{Silva Santos} and Okafor, Ada and {Tide Agency}}" in printed
    read = _read(printed, "a.bib", tmp_path)
    assert read == replace(item, author=(Name(literal="Silva Santos"), *ADA))


@pytest.mark.parametrize("written", [r"10.1007/978-3-642-1\_8", r"10.1007/978-3-642-1{\_}8"])
def test_a_doi_that_other_programs_escape_is_read(written: str, tmp_path: Path) -> None:
    text = f"@article{{a, author={{A, B}}, title={{Drift}}, year={{2020}}, doi={{{written}}}}}\n"
    assert _read(text, "a.bib", tmp_path).doi == "10.1007/978-3-642-1_8"


def test_what_is_in_press_stays_so_through_bibtex(tmp_path: Path) -> None:
    item = replace(TIDES, issued=None, status="in press")
    assert _read(bibtex.print_entry("k", item), "a.bib", tmp_path) == item


ABSTRACT = """## Abstract

### Purpose of Review

Rafts drift (p < 0.05).

### Results:

They do."""


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("a.nbib", nbib.print_review),
        ("a.ris", ris.print_review),
        ("a.bib", bibtex.print_review),
        ("a.json", lambda review, abstracts: f"[{csl_json.print_review(review, abstracts)}]"),
    ],
)
def test_labels_of_abstracts_that_publishers_print_as_headings(name, printed, tmp_path) -> None:
    """ "Purpose of Review Rafts drift" was one sentence; a "<" kept labels from being read."""
    text = printed(Review("k", Document(TIDES), ABSTRACT), "full")
    (section,) = _extract(text, name, tmp_path).sections
    assert section.markdown.replace("\\", "") == (
        "**Purpose of review:** Rafts drift (p < 0.05).\n\n**Results:** They do."
    )


def test_names_grants_and_corrections_survive_nbib(tmp_path: Path) -> None:
    names = (
        Name(family="Costes", given="Sylvain V."),
        Name(family="Cole", given="Ng", suffix="Jnr"),
    )
    document = Document(
        replace(TIDES, author=names),
        grants=(Grant("Z01 DE000101", "Intramural NIH HHS", "United States", "ImNIH"),),
        corrections=(Correction("comment-in", doi="10.5555/tides.2"),),
    )
    read = _extract(nbib.print_review(Review("k", document)), "a.nbib", tmp_path).document
    assert read.item.author == names
    assert read.grants == document.grants
    assert [(each.kind, each.doi) for each in read.corrections] == [
        ("comment-in", "10.5555/tides.2")
    ]


def test_what_stands_before_the_first_label_of_an_abstract(tmp_path: Path) -> None:
    """Journals of microbiology print "… in sand. IMPORTANCE: …" behind other words."""
    text = "PMID- 1\nTI  - Sand\nAB  - Crabs age in sand. IMPORTANCE: Sand is old.\n"
    (section,) = _extract(text, "a.nbib", tmp_path).sections
    assert section.markdown == "Crabs age in sand.\n\n**Importance:** Sand is old."
