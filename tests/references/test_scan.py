from itertools import pairwise

import pytest

from generator.model import Issued
from generator.references.parse import parse_reference
from generator.references.scan import scan_reference


@pytest.mark.parametrize(
    ("raw", "field", "value"),
    [
        ("Li A. Fish. J Fish. doi: 10.1000/ABC.12.", "doi", "10.1000/abc.12"),
        ("Li A. Fish. https://doi.org/10.1000/abc(12)34.", "doi", "10.1000/abc(12)34"),
        ("Li A. Fish. http://dx.doi.org/10.1000/a-b;c.", "doi", "10.1000/a-b;c"),
        ("Li A. Fish. J Fish 3, 5-9 10.1000/x.y", "doi", "10.1000/x.y"),
        ("Li A. Fish. Japanese.10.1000/fpj.145.2", "doi", "10.1000/fpj.145.2"),
        ("Li A. https://www.medrxiv.org/content/10.1101/2020.01.02v3.full.pdf", "doi",
         "10.1101/2020.01.02"),
        ("Li A. Fish. J Fish. PMID: 12345678.", "pmid", "12345678"),
        ("Li A. Fish. J Fish. doi: 10.1000/x 12345678", "pmid", "12345678"),
        ("Li A. Fish. PubMed: 1234567.", "pmid", "1234567"),
        ("Li A (2003) Fish. J Fish70: 49–6412825681", "pmid", "12825681"),
        ("Li A. Fish. PMCID: PMC7654321.", "pmcid", "PMC7654321"),
        ("Li A. Fish. 8038641; PubMed Central PMCID: PMCPMC2540558.", "pmcid", "PMC2540558"),
        ("Li A. Fish. arXiv:2101.00001v2 [cs.CL]", "arxiv", "2101.00001v2"),
        ("Li A. Fish. arXiv preprint arXiv:hep-th/9901001", "arxiv", "hep-th/9901001"),
        ("Li A. Fish. Ghent: Pond; 1999. ISBN 978-0-306-40615-7.", "isbn", "9780306406157"),
        ("Li A. Fish [cited 2020 May 12]. Available from: http://x.org/a_b.", "url",
         "http://x.org/a_b"),
        ("Li A. Fish. www.x.org/a (accessed 3 May 2020).", "url", "http://www.x.org/a"),
        ("Fish. Available at: https://x.org/(Accessed July 2022).", "url", "https://x.org/"),
        ("Li A. Fish. J Fish, in press.", "status", "in press"),
    ],
)  # fmt: skip
def test_an_identifier_is_found(raw: str, field: str, value: str) -> None:
    assert getattr(scan_reference(raw), field) == value


@pytest.mark.parametrize(
    "raw",
    [
        "Li A. Fish [cited 2020 May 12]. Available from: http://x.org/",
        "Li A. Fish. http://x.org/ (accessed May 12, 2020).",
        "Li A. Fish. Retrieved May 12, 2020, from http://x.org/",
        "Li A. Fish. http://x.org/. Accessed 12 May 2020.",
    ],
)
def test_the_date_of_access_is_found_beside_its_link(raw: str) -> None:
    scanned = scan_reference(raw)
    assert scanned.accessed == Issued(2020, 5, 12)
    assert scanned.url == "http://x.org/"


@pytest.mark.parametrize(
    "label", [" - DOI - PubMed", " - PubMed", " [CrossRef] [PubMed]", " Google Scholar"]
)
def test_link_labels_and_numbers_are_taken_off(label: str) -> None:
    raw = f"12. Li A. Fish of the pond. J Fish 2001,3,5-9{label}"
    scanned = scan_reference(raw)
    assert scanned.end == len(raw) - len(label)
    assert scanned.spans[0] == (0, 4, "number")


def test_a_year_is_not_taken_for_a_number_in_front() -> None:
    assert scan_reference("2019 guidelines for ponds. J Fish 3, 5-9").spans == []


def test_pages_are_not_taken_for_a_pmid() -> None:
    assert scan_reference("Li A (2003) Fish. J Fish 70: 12825681").pmid is None


def test_claimed_stretches_never_overlap() -> None:
    raw = (
        "[3] Li A. Fish. http://doi.org/10.1000/x. PMID: 12345678; PMCID: PMC7654321. Available "
        "from: https://x.org/10.1000/y (accessed 3 May 2020) arXiv:2101.00001 [PubMed]"
    )
    spans = scan_reference(raw).spans
    assert len(spans) > 5
    assert all(end <= start for (_, end, _), (start, _, _) in pairwise(spans))


def test_a_doi_with_square_brackets_is_read_whole() -> None:
    doi = "10.1890/0012-9658(1999)080[1187:MTIMES]2.0.CO;2"
    scanned = scan_reference(f"Li A. Fish. Ecology 1999;80:1187-1195. doi:{doi}.")
    assert scanned.doi == doi.lower()


def test_a_version_ahead_of_print_is_no_journal() -> None:
    item = parse_reference(
        "Lind H, Okafor A, Meer HP, et al. (2019) Moss, the golden spice. Biotechnol Adv 2019, "
        "S0734 (epublication ahead of print version 1 February 2019)."
    ).item
    assert item.container_title == "Biotechnol Adv"
    assert item.available_date == Issued(2019, 2, 1)
