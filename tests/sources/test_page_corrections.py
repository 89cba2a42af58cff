"""Publishers' pages say that an article was retracted or corrected; until then only PubMed's, JATS
and Crossref's records of it did."""

from __future__ import annotations

from pathlib import Path

import pytest
from saved_files import read

HEAD = (
    '<html><head><meta name="citation_title" content="Tides of salt"><meta name="citation_author" '
    'content="Anna Berg"><meta name="citation_doi" content="10.5555/tides.77"></head><body><main>'
    "<h1>Tides of salt</h1>{notice}<h2>Abstract</h2><p>Salt comes and goes with the tide, and so "
    "do the oysters in the bay, which is known to all who ever had one of them for breakfast.</p>"
    "<p>We asked whether this article has been retracted by the tide, as is said of many in the "
    "bay.</p></main></body></html>"
)
ON = "to this article was published on 3 May 2021"
LINK = '<a href="https://doi.org/10.5555/tides.99">{}</a>'


def read_page(tmp_path: Path, notice: str):
    (tmp_path / "a.html").write_text(HEAD.format(notice=notice), encoding="utf-8")
    (one,) = read(tmp_path / "a.html")
    return one.document


@pytest.mark.parametrize(
    ("notice", "kind", "doi"),
    [
        (
            f"<p>An {LINK.format('Author Correction')} {ON}</p>"
            '<p>This article has been <a href="#change-history">updated</a></p>',
            "erratum-in",
            "10.5555/tides.99",
        ),
        (
            f"<p>The {LINK.format('Retraction Note')} to this article has been published</p>",
            "retraction-in",
            "10.5555/tides.99",
        ),
        (
            f"<div>{LINK.format('Matters Arising')} {ON}</div>",
            "comment-in",
            "10.5555/tides.99",
        ),
        (
            '<div class="amendment amendment-eoc toc-section"><h2>Expression of Concern</h2>'
            '<div class="amendment-citation"><p>3 May 2021: The Staff (2021) Expression: Tides. '
            f"PLOS SHORE 15(1). {LINK.format('View')}</p></div><p>{'Long words. ' * 60}</p></div>",
            "expression-of-concern-in",
            "10.5555/tides.99",
        ),
        (
            f"<p>Correction published on 3 May 2021, see {LINK.format('<i>Tides</i> 2021')}.</p>",
            "erratum-in",
            "10.5555/tides.99",
        ),
        (
            "<div>This article has been corrected. See <cite>Tides. 2021 May 3;5:9</cite>.</div>",
            "erratum-in",
            None,
        ),
        (
            "<div>This article was originally published with errors, which have been corrected. "
            "Please see Correction (https://doi.org/10.5555/tides.99)</div>",
            "erratum-in",
            "10.5555/tides.99",
        ),
        (
            '<section><h2>Referred to by</h2><ol><li><article><h3><a href="/pii/S99"><span>'
            "Corrigendum to “Tides of salt” [Tides 5 (2021) 1–9]</span></a></h3></article></li>"
            "</ol></section>",
            "erratum-in",
            None,
        ),
    ],
)
def test_a_notice_is_kept_with_its_link(tmp_path: Path, notice: str, kind: str, doi: str | None):
    document = read_page(tmp_path, notice)
    ((found),) = document.corrections
    assert (found.kind, found.doi) == (kind, doi)
    assert found.citation
    assert document.retracted == (kind == "retraction-in")


@pytest.mark.parametrize(
    "notice",
    [
        "<p>The correction to this article is not yet known.</p>",
        '<div style="display:none"><p>This article has been retracted.</p></div>',
        '<p>This article has been <a href="#h">updated</a></p>',
        '<ol id="references"><li>This article has been corrected. Tide J 2001;1:2.</li></ol>',
        "<nav><h2>Linked articles</h2><a href='/b'>Corrections of the coast</a></nav>",
    ],
)
def test_what_is_no_notice_is_left_out(tmp_path: Path, notice: str):
    assert read_page(tmp_path, notice).corrections == ()
