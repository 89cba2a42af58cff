"""A review as Ovid, Scopus, Web of Science and Zotero export it."""

import pytest

from generator.model.issued import write_issued
from generator.sources import extract_page
from generator.sources.reading import read_page
from generator.sources.records.marked_text import split_copyright

ABSTRACT = (
    "BACKGROUND: Salt was low (p < 0.05 & n > 3). METHODS: We searched. RESULTS: It rose 10%."
)
OVID = f"""1.
TY  - JOUR
DB  - Ovid MEDLINE(R) <2016 to 2022>
AN  - 70000001
T1  - Effects of tides on salt: an overview. [Review] [45 refs]
A1  - Müller, Anna Maria
A1  - O'Brien, K.L.
Y1  - 2019//
N2  - {ABSTRACT}
KW  - *Salts/ae [Adverse Effects]
JF  - Journal of Tidal Medicine
JA  - J. Tidal Med.
LA  - English
VL  - 12
IS  - 3
SP  - 100
EP  - 109
UR  - https://ovidsp.ovid.com/ovidweb.cgi?T=JS&CSC=Y&NEWS=N&PAGE=fulltext&D=med16&AN=70000001
DO - https://dx.doi.org/10.5555/JTM.2019.1
ER  -
"""
SCOPUS = f"""\ufeffTY  - JOUR
AU  - Müller, A.M.
AU  - O'Brien, K.L.
TI  - Effects of tides on salt: an overview
PY  - 2019
T2  - Journal of Tidal Medicine
J2  - J. Tidal Med.
VL  - 12
IS  - 3
SP  - 100
EP  - 109
DO  - 10.5555/JTM.2019.1
AB  - {ABSTRACT}
SN  - 0022538X (ISSN)
M3  - Review
DB  - Scopus
N1  - Export Date: 12 May 2023; Cited By: 12; Correspondence Address: K. O'Brien
N1  - References: Li A., Salt: An overview, Sea, 7, pp. 1-9, (1999);
 Gray D.E., The tides of the year, Sea, 8, pp. 2-8, (2000)
C2  - 70000001
ER  -
"""
WEB_OF_SCIENCE = f"""TY  - JOUR
AU  - Müller, AM
AU  - O'Brien, KL
TI  - Effects of tides on salt: an overview
T2  - JOURNAL OF TIDAL MEDICINE
AB  - {ABSTRACT}
SN  - 0022-538X
DA  - OCT
PY  - 2019
VL  - 12
IS  - 3
SP  - 100
EP  - 109
DO  - 10.5555/jtm.2019.1
AN  - WOS:000300000000001
M3  - Review
ER  -

EF
"""
ZOTERO_RIS = f"""TY  - JOUR
TI  - Effects of tides on salt: an overview
AU  - Müller, Anna Maria
AU  - O'Brien, K. L.
T2  - Journal of Tidal Medicine
AB  - {ABSTRACT}
DA  - 2019/10//
PY  - 2019
VL  - 12
IS  - 3
SP  - 100
EP  - 109
J2  - J Tidal Med
N1  - PMID: 70000001
PMCID: PMC7000001
ER  -
"""
ZOTERO_BIBTEX = """
@article{muller_effects_2019,
\ttitle = {Effects of tides on salt: an overview},
\tvolume = {12},
\tissn = {0022-538X},
\tabstract = {BACKGROUND: Salt was low (p {\\textless} 0.05 \\& n {\\textgreater} 3). METHODS: We searched. RESULTS: It rose 10\\%.},
\tnumber = {3},
\tjournal = {Journal of Tidal Medicine},
\tauthor = {Müller, Anna Maria and O'Brien, K. L.},
\tmonth = oct,
\tyear = {2019},
\tnote = {PMID: 70000001
PMCID: PMC7000001
Read twice},
\tpages = {100--109},
}
"""  # noqa: E501
EXPORTS = {
    "ovid.ris": OVID,
    "scopus.ris": SCOPUS,
    "savedrecs.ris": WEB_OF_SCIENCE,
    "zotero.ris": ZOTERO_RIS,
    "zotero.bib": ZOTERO_BIBTEX,
}


@pytest.fixture(params=EXPORTS)
def exported(request, tmp_path):
    path = tmp_path / request.param
    path.write_text(EXPORTS[request.param], encoding="utf-8")
    (one,) = extract_page(read_page(path))
    return request.param, one


def test_an_article_is_read_alike_from_each_database(exported):
    name, one = exported
    item = one.document.item
    assert item.title == "Effects of tides on salt: an overview"
    assert [(each.family, each.given[0]) for each in item.author] == [
        ("Müller", "A"),
        ("O'Brien", "K"),
    ]
    assert (item.volume, item.issue, item.page) == ("12", "3", "100-109")
    assert item.issued.year == 2019
    if name != "savedrecs.ris":
        assert item.pmid == "70000001"
    if not name.startswith("zotero"):
        assert item.doi == "10.5555/jtm.2019.1"
        assert item.genre == "review-article"
    else:
        assert item.pmcid == "PMC7000001"


def test_labels_of_an_abstract_with_a_less_than_sign_are_kept(exported):
    """p < 0.05 was taken for markup, and the labels stayed within one run of text."""
    _, one = exported
    (abstract,) = one.sections
    assert [part.split(":")[0] for part in abstract.markdown.split("\n\n")] == [
        "**Background",
        "**Methods",
        "**Results",
    ]
    assert "(p < 0.05 & n > 3)" in abstract.markdown


def test_scopus_gives_the_reference_list(tmp_path):
    path = tmp_path / "scopus.ris"
    path.write_text(SCOPUS, encoding="utf-8")
    (one,) = extract_page(read_page(path))
    assert [each.raw[:8] for each in one.references] == ["Li A., S", "Gray D.E"]


def test_a_month_without_its_year_is_that_years(tmp_path):
    """Web of Science's DA; the month was lost."""
    path = tmp_path / "savedrecs.ris"
    for stated, issued in (("OCT", "2019-10"), ("OCT 15", "2019-10-15"), ("?", "2019")):
        path.write_text(WEB_OF_SCIENCE.replace("OCT", stated), encoding="utf-8")
        (one,) = extract_page(read_page(path))
        assert write_issued(one.document.item.issued) == issued


def test_a_subscribers_way_to_a_database_is_no_address_of_the_article(tmp_path):
    path = tmp_path / "ovid.ris"
    path.write_text(OVID.replace("UR  -", "UR  - https://example.org/a\nUR  -"), encoding="utf-8")
    (one,) = extract_page(read_page(path))
    assert one.document.item.url == "https://example.org/a"
    assert [each for each in one.unplaced if "ovidweb.cgi" in each]


def test_what_zotero_notes_beside_identifiers_stays_a_note(tmp_path):
    path = tmp_path / "zotero.bib"
    path.write_text(ZOTERO_BIBTEX, encoding="utf-8")
    (one,) = extract_page(read_page(path))
    assert one.document.item.note == "Read twice"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Salt rose. © 2020 Elsevier B.V. All rights reserved.",
         "© 2020 Elsevier B.V. All rights reserved."),
        ("Salt rose. Copyright © 2020, The Authors. Published by Sea Press.",
         "Copyright © 2020, The Authors. Published by Sea Press."),
        ("Salt rose. (c) 2020 Sea Press", "(c) 2020 Sea Press"),
        ("Salt rose (c) in part.", None),
        ("© 2020 Elsevier B.V.", None),
        ("", None),
    ],
)  # fmt: skip
def test_the_copyright_line_that_ends_an_abstract_is_none_of_it(text, line):
    rest, found = split_copyright(text)
    assert found == line
    assert rest == ("Salt rose." if line else text)


def test_rows_of_the_web_of_science_are_read_as_its_tagged_lines(tmp_path) -> None:
    """Its tab-delimited file says what its plain text does."""
    columns = {
        "PT": "J",
        "AU": "Müller, AM; O'Brien, KL",
        "AF": "Müller, Anna Maria; O'Brien, Kim L.",
        "TI": "Effects of tides on salt; an overview",
        "C1": "[Müller, Anna Maria; O'Brien, Kim L.] Univ; [O'Brien, Kim L.] Shore",
        "CR": "Berg T, 2010, SEA, V2, P1, DOI [10.5555/1; 10.5555/2]; Li A, 1999, SEA, V7, P1",
        "PY": "2019",
    }  # fmt: skip
    path = tmp_path / "savedrecs.txt"
    path.write_text("\ufeff" + "\n".join("\t".join(each) for each in (columns, columns.values())))
    (extraction,) = extract_page(read_page(path))
    item = extraction.document.item
    assert item.title == columns["TI"]
    assert [(name.family, len(name.affiliations)) for name in item.author] == [
        ("Müller", 1),
        ("O'Brien", 2),
    ]
    assert [each.raw[:6] for each in extraction.references] == ["Berg T", "Li A, "]
