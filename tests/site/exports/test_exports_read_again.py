"""What is exported is read again as the same record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.model import Issued, Item, Name
from generator.site.exports import bibtex, ris
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
    Item(type="patent", title="A raft", author=ADA, number="US 9,254,234 B2", issued=Issued(2016)),
)
"""Of the kinds that lost something on the way."""


def _read(text: str, name: str, folder: Path) -> Item:
    path = folder / name
    path.write_bytes(text.encode())
    (extraction,) = extract_page(read_page(path))
    return extraction.document.item


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
    item = Item(type="article", title="Drift", container_title="arXiv", arxiv="2101.00001")
    assert _read(ris.print_lines(list(ris.item_lines("k", item))), "a.ris", tmp_path) == item


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
