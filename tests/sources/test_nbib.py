"""MEDLINE text: records, broken lines, labels, and what is not one."""

import gzip
import re
from pathlib import Path

import pytest
from saved_files import read, read_until_refused

REAL = Path(__file__).parents[3] / "shared" / "pages" / "nbib"
real = pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/pages beside this checkout")

RECORD = "PMID- {n}\nOWN - NLM\nDP  - 2001 Jan\nTI  - Tides {n}.\nFAU - Ng, Wing\nAU  - Ng W\n"


def test_labels_of_a_structured_abstract_are_kept(tmp_path: Path):
    """rentrez#170, factoid#617, canto#2119."""
    path = tmp_path / "a.nbib"
    path.write_text(
        RECORD.format(n=1) + "AB  - AIMS: We sail. METHODS: By DNA: a boat.\n", encoding="utf-8"
    )
    assert (
        read(path)[0].sections[0].markdown == "**Aims:** We sail.\n\n**Methods:** By DNA: a boat."
    )


def test_group_authors_are_not_dropped(tmp_path: Path):
    """pubtrends#131, manubot#158."""
    path = tmp_path / "a.nbib"
    path.write_text(RECORD.format(n=1) + "CN  - Tide Group\n", encoding="utf-8")
    assert [each.literal or each.family for each in read(path)[0].document.item.author] == [
        "Ng",
        "Tide Group",
    ]


def test_an_enzyme_is_a_substance(tmp_path: Path):
    """Its number of two words, "EC 2.1.1.37", was taken for none: all enzymes were lost."""
    path = tmp_path / "a.nbib"
    lines = "RN  - EC 2.1.1.37 (DNA Methyltransferase 3A)\nRN  - 0 (Factor VIII (human))\n"
    path.write_text(RECORD.format(n=1) + lines, encoding="utf-8")
    (extraction,) = read(path)
    assert [(each.name, each.registry_number) for each in extraction.document.substances] == [
        ("DNA Methyltransferase 3A", "EC 2.1.1.37"),
        ("Factor VIII (human)", None),
    ]
    assert extraction.unplaced == ()


def test_a_reference_list_that_is_not_there_is_counted(tmp_path: Path):
    """europepmc#48, pubmedR#1: what the record says it has, and none of it is here."""
    path = tmp_path / "a.nbib"
    path.write_text(RECORD.format(n=1) + "NR  - 150\n", encoding="utf-8")
    assert read(path)[0].document.references_total == 150
    assert read(path)[0].references == ()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_packed_set_of_any_line_ending(tmp_path: Path, ending):
    path = tmp_path / "set.nbib.gz"
    text = "\n".join(RECORD.format(n=n) for n in range(1, 1500)).replace("\n", ending)
    path.write_bytes(gzip.compress(text.encode()))
    assert [each.document.item.pmid for each in read(path)] == [str(n) for n in range(1, 1500)]


def test_a_record_without_title_is_named_after_the_others(tmp_path: Path):
    path = tmp_path / "a.nbib"
    path.write_text(
        RECORD.format(n=1) + "\nPMID- 2\nOWN - NLM\nDP  - 2002\n\n" + RECORD.format(n=3),
        encoding="utf-8",
    )
    found, refused = read_until_refused(path)
    assert [each.document.item.pmid for each in found] == ["1", "3"]
    assert re.search(r"1 of 3 records .*record 2 \(PMID 2\): it has no title", refused.message)


@real
@pytest.mark.parametrize("path", sorted(REAL.glob("*")), ids=lambda path: path.name)
def test_every_real_record_is_read_whole(path: Path):
    lines = path.read_text(encoding="utf-8").splitlines()
    found = read(path)
    starts = sum(line.startswith("PMID-") for line in lines) or 1
    assert len(found) == starts
    authors = [line for line in lines if line.startswith(("FAU -", "CN  -"))] or [
        line for line in lines if line.startswith("AU  -")
    ]
    assert sum(len(each.document.item.author) for each in found) == len(authors)
    for each in found:
        assert each.document.item.title
        assert each.document.item.issued.year
        assert each.document.item.doi or each.document.item.pmid
        assert each.sections[0].heading == "Abstract"


def test_pubmed_page_in_its_own_format(tmp_path: Path):
    path = tmp_path / "page.html"
    text = RECORD.format(n=7).replace("Tides 7.", "Tides &amp; p &lt; 0.05.")
    path.write_text(
        "<html><head><title>Tides - PubMed</title></head><body>"
        f'<pre id="article-details" class="article-details">{text}</pre></body></html>',
        encoding="utf-8",
    )
    (one,) = read(path)
    assert one.reader == "nbib"
    assert one.document.item.title == "Tides & p < 0.05"


def test_a_keyword_that_says_there_is_none_is_no_keyword(tmp_path: Path):
    page = tmp_path / "page.nbib"
    page.write_text("PMID- 90000001\nTI  - Tides.\nOT  - none\nOT  - Other\nOT  - salt\n")
    (one,) = read(page)
    assert one.document.keyword == ("salt",)
