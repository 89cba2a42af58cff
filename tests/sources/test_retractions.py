"""A retracted article is marked, whichever of PubMed's formats says it."""

from pathlib import Path

import pytest
from saved_files import read

HTML = Path(__file__).parent / "pubmed_html" / "no-abstract-retracted" / "page.html"
TEXT = """J Tide
. 2021 Mar 4;8(2):61-70. doi: 10.5555/jt.2021.61.
Tides and what they leave behind
Anna Berg 1
PMID: 90000041 DOI: 10.5555/jt.2021.61
Abstract
Salt stays.
{heading}
Tides, mended.
Berg A. J Tide. 2022;9(1):3-12. PMID: 90000042
"""
NBIB = "PMID- 1\nOWN - NLM\nTI  - Tides.\n{tag} - J Tide. 2022;9(1):3-12. PMID: 90000042\n"


@pytest.mark.parametrize("heading", ["Retraction in", "Retracted and republished in"])
def test_what_a_page_links_to_as_retracting_it_marks_it(tmp_path: Path, heading: str):
    """Pages and their text copies passed over articles that were republished."""
    html = HTML.read_text(encoding="utf-8").replace("Retracted Publication", "Journal Article")
    tag = "RIN" if heading == "Retraction in" else "RRI"
    files = {
        "page.html": html.replace("Retraction in", heading),
        "page.txt": TEXT.format(heading=heading),
        "page.nbib": NBIB.format(tag=tag),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        (one,) = read(tmp_path / name)
        assert one.document.retracted, name


def test_a_correction_is_no_retraction(tmp_path: Path):
    (tmp_path / "page.txt").write_text(TEXT.format(heading="Erratum in"), encoding="utf-8")
    (one,) = read(tmp_path / "page.txt")
    assert (one.document.corrections[0].kind, one.document.retracted) == ("erratum-in", False)
