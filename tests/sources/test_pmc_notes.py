"""What PMC pages say beside the text, in the layouts of 2008, 2016 and 2024."""

from pathlib import Path

from saved_files import read_one

HEAD = (
    '<html><head><meta name="ncbi_app" content="pmc-frontend"><link rel="canonical" '
    'href="https://pmc.ncbi.nlm.nih.gov/articles/PMC9999909/"><meta name="citation_title" '
    'content="Tides"><meta name="citation_author" content="Anna Berg"><meta '
    'name="citation_author" content="Lu Min"></head>'
)
NEW = HEAD + (
    '<body><main><article><section class="front-matter"><section class="pmc-layout__citation">'
    "Front Tides. 2021 Mar 4;8:61.</section><h1>Tides</h1>"
    '<div class="cg p"><a href="/x"><span class="name western">Anna Berg</span></a><sup>1,2</sup>, '
    '<a href="/y"><span class="name western">Lu Min</span></a><sup>2,*</sup></div>'
    '<div id="aip_a" class="d-panel p"><div id="a1"><sup>1</sup>Harbour, Bergen.</div>'
    '<div id="a2"><sup>2</sup>School of Salt, Oslo.</div><div class="author-notes p">'
    '<div class="fn" id="c1"><sup>*</sup><p>Corresponding author.</p></div></div></div>'
    '<div id="anp_a" class="d-panel p"><div class="notes p"><section class="history"><p>Received '
    "2021 Jan 5; Accepted 2021 Feb 10.</p></section></div></div>"
    '<div id="clp_a" class="d-panel p"><div class="p">Copyright © 2021 A. Berg and L. Min.<p>Open '
    "access.</p></div></div></section>"
    '<section class="body main-article-body"><section class="abstract"><h2>Abstract</h2><p>Salt '
    "decides where eelgrass grows, and the tide decides where salt goes, and neither asks.</p>"
    '</section><section id="fn-group1" class="fn-group"><h2>Footnotes</h2><div class="fn-group p">'
    '<div class="fn p"><p>Conflict of interest: A. Berg sells salt.</p></div><div class="fn p">'
    "<p>Data are in the harbour.</p></div></div></section></section></article></main></body></html>"
)
OLD = HEAD + (
    '<body><div class="fm-citation">Tide Tech. 2008 January; 56(1): 57–67.</div>'
    '<div class="fm-copyright"><a href="c.html">Copyright</a> © Shore Media B.V. 2007</div>'
    '<div class="contrib-group fm-author">Anna Berg,<sup>1</sup> and Lu Min<sup>2</sup></div>'
    '<div class="fm-affl"><sup>1</sup>Harbour, Bergen</div><div class="fm-affl"><sup>2</sup>School '
    'of Salt, Oslo</div><div class="fm-pubdate">Received April 3, 2007; Accepted May 2, 2007.</div>'
    "<h2>Competing interests</h2><p>None.</p></body></html>"
)


def test_affiliations_follow_the_marks_behind_the_names(tmp_path: Path):
    author = read_one(tmp_path, NEW).document.item.author
    assert [name.affiliations for name in author] == [
        ("Harbour, Bergen.", "School of Salt, Oslo."),
        ("School of Salt, Oslo.",),
    ]
    author = read_one(tmp_path, OLD).document.item.author
    assert [name.affiliations for name in author] == [
        ("Harbour, Bergen",),
        ("School of Salt, Oslo",),
    ]


def test_the_copyright_line_is_the_articles(tmp_path: Path):
    assert read_one(tmp_path, NEW).document.copyright == "Copyright © 2021 A. Berg and L. Min."
    assert read_one(tmp_path, OLD).document.copyright == "Copyright © Shore Media B.V. 2007"


def test_interests_are_read_from_a_footnote_or_a_section(tmp_path: Path):
    assert read_one(tmp_path, NEW).document.conflict_of_interest == "A. Berg sells salt."
    assert read_one(tmp_path, OLD).document.conflict_of_interest == "None."


def test_history_and_footnotes_are_kept(tmp_path: Path):
    assert read_one(tmp_path, NEW).unplaced == (
        "Received: 2021 Jan 5",
        "Accepted: 2021 Feb 10",
        "Note: * Corresponding author.",
        "Note: Data are in the harbour.",
    )
    assert read_one(tmp_path, OLD).unplaced == (
        "Received: April 3, 2007",
        "Accepted: May 2, 2007",
    )
