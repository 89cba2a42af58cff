"""A PubMed page after a redesign: what no reader takes is told, never lost in silence."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from saved_files import read

CASES = Path(__file__).parent / "pubmed_html"


def test_every_part_that_is_renamed_is_told_and_kept(tmp_path: Path):
    """Its id and its link in the page's menu renamed together, a part was gone untold."""
    whole = (CASES / "structured-abstract" / "page.html").read_text(encoding="utf-8")
    (plain,) = read(CASES / "structured-abstract" / "page.html")
    for part, word in (
        ("conflict-of-interest", "None declared."),
        ("figures", "at noon"),
        ("similar", "A second tide"),
        ("citedby", "Tides revisited"),
        ("references", "A book about salt"),
        ("publication-types", "Systematic Review"),
        ("mesh-terms", "Escherichia coli"),
        ("substances", "Transforming Growth Factor beta"),
        ("grants", "R01 HL12345"),
        ("supplementary-concepts", "Tidal syndrome"),
    ):
        renamed = re.sub(rf'(id="|href="#){part}"', r'\1other"', whole)
        assert renamed != whole
        (tmp_path / "page.html").write_text(renamed, encoding="utf-8")
        (one,) = read(tmp_path / "page.html")
        assert f"#{part}" in one.not_found, part
        assert word in "\n".join(one.unplaced), part
    assert plain.not_found == ()


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [("full-docsum", "docsum", "#similar"), ("figure", "picture", "#figures")],
)
def test_a_part_in_which_nothing_is_found_is_told_without_a_menu(
    tmp_path: Path, old: str, new: str, part: str
):
    whole = (CASES / "structured-abstract" / "page.html").read_text(encoding="utf-8")
    whole = re.sub(r"<aside>.*?</aside>", "", whole, flags=re.S)
    (tmp_path / "page.html").write_text(
        re.sub(rf"{old}(?!s)", new, whole).replace('"amount"', '"count"'), encoding="utf-8"
    )
    (one,) = read(tmp_path / "page.html")
    assert part in one.not_found


def test_the_article_is_found_by_what_is_round_its_heading(tmp_path: Path):
    whole = (CASES / "renamed-parts" / "page.html").read_text(encoding="utf-8")
    (plain,) = read(CASES / "renamed-parts" / "page.html")
    (tmp_path / "page.html").write_text(
        whole.replace('id="article-details"', 'id="article"'), encoding="utf-8"
    )
    (one,) = read(tmp_path / "page.html")
    assert one.unplaced == plain.unplaced


def test_text_of_the_heading_that_no_reader_takes_is_told(tmp_path: Path):
    """What stood within the heading beside title, authors and citation was lost untold."""
    whole = (CASES / "structured-abstract" / "page.html").read_text(encoding="utf-8")
    changed = whole.replace(
        '<ul class="identifiers" id="full-view-identifiers">',
        '<div class="note">In the name of the <b>Tidal Society</b>.</div> Loose words.'
        '<div class="in-clipboard-label">Item in Clipboard</div>'
        '<ul class="identifiers" id="full-view-identifiers"><li><span class="identifier mid">'
        "Manuscript ID: NIHMS77</span></li>",
        1,
    )
    for name, text in (("plain.html", whole), ("page.html", changed)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        os.utime(tmp_path / name, (0, 0))  # the day on which a page was saved is its file's
    (plain,) = read(tmp_path / "plain.html")
    (one,) = read(tmp_path / "page.html")
    assert one.document == plain.document
    assert set(one.unplaced) - set(plain.unplaced) == {
        "Heading: In the name of the Tidal Society.",
        "Heading: Loose words.",
        "Identifier: Manuscript ID: NIHMS77",
    }


def test_where_linkouts_lead_is_kept_with_their_category(tmp_path: Path):
    whole = (CASES / "structured-abstract" / "page.html").read_text(encoding="utf-8")
    links = (
        '<div id="linkout"><h2 class="title">LinkOut - more resources</h2><ul><li><h3>Medical</h3>'
        '<ul><li><a href="https://trials.example/77">Tide trials</a></li></ul></li></ul></div>'
    )
    changed = re.sub(r'<div id="linkout".*?</div>', links, whole, count=1, flags=re.S)
    assert changed != whole
    (tmp_path / "page.html").write_text(changed, encoding="utf-8")
    (one,) = read(tmp_path / "page.html")
    assert "LinkOut (Medical): Tide trials, https://trials.example/77" in one.unplaced
