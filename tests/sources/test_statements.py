"""Statements and notes that publishers' pages print beside an article, none of them lost."""

from pathlib import Path

import pytest
from saved_files import read_one

from generator.sources.statements import name_statement

HEAD = (
    '<html><head><meta name="citation_title" content="Tides"><meta name="citation_author" '
    'content="Anna Berg"><meta name="citation_author_email" content="anna@sea.example"><meta '
    'name="citation_doi" content="10.5555/tides.77"><meta name="prism.section" content="Letter">'
    "</head><body><main>"
)
END = "</main></body></html>"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Funding", "funding_statement"),
        ("Sources of Funding", "funding_statement"),
        ("Grant information", "funding_statement"),
        ("Financial support and sponsorship", "funding_statement"),
        ("Role of the funding source", "funding_statement"),
        ("Data availability statement", "data_availability"),
        ("Data and code availability", "data_availability"),
        ("Availability of data and materials", "data_availability"),
        ("Data Accessibility", "data_availability"),
        ("Authors’ contributions", "author_contributions"),
        ("CRediT authorship contribution statement", "author_contributions"),
        ("Contributions by the Authors", "author_contributions"),
        ("Ethics approval and consent to participate", "ethics_statement"),
        ("Human and Animal Rights and Informed Consent", "ethics_statement"),
        ("Institutional Review Board Statement", "ethics_statement"),
        ("5. Acknowledgments:", "acknowledgments"),
        ("Acknowledgements and Disclosures", "acknowledgments"),
        ("Data", None),
        ("Funding of harbours in the north", None),
        ("Ethics of tides", None),
        ("References", None),
        ("", None),
    ],
)
def test_headings_of_statements_are_told_from_others(heading: str, field: str | None) -> None:
    assert name_statement(heading) == field


def test_a_publisher_s_page_keeps_its_statements(tmp_path: Path) -> None:
    """Only the one on interests was kept; funding, data, contributions and thanks were lost."""
    body = (
        "<nav><h2>Funding</h2><p>Jump there</p></nav>"
        "<section class=abstract><h2>Abstract</h2><p>Salt decides where eelgrass grows, and the "
        "tide decides where salt goes, and neither asks the crab that lives "
        "there.</p><h3>Funding</h3><p>None, says the abstract.</p></section>"
        "<div><h2>Funding</h2></div><div class=nav><h3>Jump to section</h3></div>"
        "<div><p>Paid by the sea.</p><p>It asked for nothing.</p></div>"
        "<p><strong>Data Availability: </strong>All in the harbour office.</p>"
        "<h3>Authors’ contributions</h3><p>AB rowed.</p>"
        "<h2>Ethics declarations</h2><div><h3>Informed consent</h3><p>The fish agreed.</p></div>"
        "<button>Acknowledgements</button><div><p>We thank the tide.</p></div>"
        "<h2>Supplementary data</h2><p>Table S1. Tides.</p>"
        "<footer><h2>Funding</h2><p>Support our site</p></footer>"
    )
    one = read_one(tmp_path, HEAD + body + END)
    document = one.document
    assert document.funding_statement == "Paid by the sea. It asked for nothing."
    assert document.data_availability == "All in the harbour office."
    assert document.author_contributions == "AB rowed."
    assert document.ethics_statement == "The fish agreed."
    assert document.acknowledgments == "We thank the tide."
    assert "Supplementary material: Table S1. Tides." in one.unplaced


def test_a_publisher_s_page_keeps_history_addresses_editors_and_its_kind(tmp_path: Path) -> None:
    body = (
        "<h1>Tides</h1><ol class=affiliations><li><h3>School of Salt, Oslo</h3><ul><li>Anna Berg"
        "</li></ul></li></ol><ul><li><span>Received </span>July 6, 2014.</li><li>Accepted: 5 "
        "December 2014</li></ul><dl><dt>Revised</dt><dd>1 October 2014</dd></dl>"
        "<p><strong>Academic Editor:</strong> Lu Min</p><p>These authors contributed equally: AB."
        "</p><p>Letters received in winter tell of storms.</p>"
    )
    assert read_one(tmp_path, HEAD + body + END).unplaced == (
        "Article type: Letter",
        "Received: 2014-07-06",
        "Accepted: 2014-12-05",
        "Revised: 2014-10-01",
        "Correspondence: Anna Berg, anna@sea.example",
        "Affiliation: School of Salt, Oslo",
        "Editors and reviewers: Lu Min (Academic Editor)",
        "Note: These authors contributed equally: AB.",
    )


def test_whom_to_write_to_is_kept_as_printed(tmp_path: Path) -> None:
    body = "<p class=corresp-list><span class=corresp>Correspondence to: A, a@b.example</span></p>"
    one = read_one(tmp_path, HEAD + body + END)
    assert "Correspondence: A, a@b.example" in one.unplaced


@pytest.mark.parametrize(
    "note",
    [
        '<li class="fn-conflict"><p>One author has shares in the tide.</p></li>',
        '<div class="NLM_notes"><p>The authors declare no competing financial interest.</p></div>',
    ],
)
def test_interests_in_a_footnote_of_a_publisher_s_page_are_kept(tmp_path: Path, note: str) -> None:
    stated = read_one(tmp_path, HEAD + note + END).document.conflict_of_interest
    assert stated
    assert stated in note


def test_interests_under_two_headings_are_both_kept(tmp_path: Path) -> None:
    body = "<h4>Disclosure</h4><p>AB sells salt.</p><h4>Conflict of Interests</h4><p>None.</p>"
    stated = read_one(tmp_path, HEAD + body + END).document.conflict_of_interest
    assert stated == "AB sells salt. None."


def test_words_that_say_how_open_an_article_is_are_its_licence(tmp_path: Path) -> None:
    words = "This is an open-access article, free of all copyright, for anybody and any purpose."
    assert read_one(tmp_path, f"{HEAD}<p>{words}</p>{END}").document.license == words
    footer = "<footer><p>We publish open access articles under Creative Commons.</p></footer>"
    assert read_one(tmp_path, HEAD + footer + END).document.license is None
    plain = "<p>Our open access article charges are low.</p>"
    assert read_one(tmp_path, HEAD + plain + END).document.license is None


def test_a_heading_that_is_one_by_its_class_heads_its_statement(tmp_path: Path) -> None:
    body = (
        '<div class="head1 section-title">Acknowledgements</div><div>We thank the tide.</div>'
        '<div class="head1 section-title">Footnotes</div><div><p>Not thanks.</p></div>'
    )
    assert read_one(tmp_path, HEAD + body + END).document.acknowledgments == "We thank the tide."


def test_a_copyright_meta_needs_no_sign_and_an_address_no_class(tmp_path: Path) -> None:
    head = HEAD.replace("</head>", '<meta name="dc.copyright" content="2014 The Crew"></head>')
    one = read_one(tmp_path, head + '<div id="correspondence">E-mail: a@sea.example</div>' + END)
    assert one.document.copyright == "2014 The Crew"
    assert "Correspondence: E-mail: a@sea.example" in one.unplaced
