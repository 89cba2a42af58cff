"""The cite scripts under node: styles against citeproc-js, formats against our own exports."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from cite_scripts import print_styles, run_records

from generator.model import Issued, Item, Name
from generator.site.exports import bibtex, nbib, ris
from generator.site.exports.records import csl_record
from generator.site.print_items import is_article_number
from generator.sources.records.csl_items import read_csl_item

HERE = Path(__file__).parent
EXPECTED = [
    json.loads(line) for line in (HERE / "expected.jsonl").read_text(encoding="utf-8").splitlines()
]
ODD = (
    Item(title="A <math><mi>x</mi></math> <i>and</i></b> {b} \\ ~^$#_%&", type="chapter",
         container_title="Book & <i>more</i>", editor=(Name(family="Li", given="X.-Y."),)),
    Item(title="Range", issued=Issued(2003, 11, end=Issued(2003, 12)), issn=("1", "2"), url="a b"),
    Item(title="Number and year", issued=Issued(2021), page="50193-2021"),
    Item(title="Cut short", issued=Issued(2002), page="11998-2003"),
    Item(title="Season", issued=Issued(2021, 21), available_date=Issued(2021, 1, 2)),
    Item(title="x\r\nER  - \r\n\x85TY  - JOUR\u2028PMID- 1", author=(Name(literal="a\nb, c"),)),
    Item(title="Days", issued=Issued(2021, 4, 3, end=Issued(2021, 4, 9)), arxiv="2101.00001",
         authors_complete=False, author=(Name(family="Sand, von", given="Anne and Bo", suffix="Jr",
         orcid="0000-0002-1825-0097", affiliations=("Here. " * 30,)),)),
    Item(title="Years", issued=Issued(2021, 12, end=Issued(2022, 1)), type="report", number="7",
         genre="Working paper", publisher="Elm", note="a note", language="en", edition="2"),
    Item(title="Literal", issued=Issued(literal="in press"), type="webpage", isbn="9780306406157",
         collection_title="Series", url="https://example.org/" + "a" * 90, page="e1-e9"),
    Item(type="book", title="<i>x</i> <math><mi>y</mi></math>", editor=(Name(family="Li"),),
         original_title="<b>z</b>", accessed=Issued(2024, 2, 3), genre="review-article"),
    Item(title="Lone", author=(Name(family="Silva Santos"), Name(family="Sol", given="Ada")),
         doi="10.1007/1_8", url="https://e.example/~a{b}_c%20d", number_of_pages="9"),
    Item(),
)  # fmt: skip


def same_markup(text: str) -> str:
    """citeproc's ways to write an ampersand, "Jr" and italics within italics, as ours."""
    text = text.replace("&#38;", "&amp;")
    text = re.sub(r'<span style="font-style:normal;">(.*?)</span>', r"</i>\1<i>", text)
    # APA and MLA ask for "Jr."; their CSL styles print what the record has.
    text = re.sub(r"(?<=[., ])([JS]r)\b(?!\.)", r"\1.", text)
    # MLA 5.37: what begins an element after a full stop has a capital.
    text = re.sub(r"([.?!](?:</i>)? )n(?=os?\. )", r"\1N", text)
    # Citing Medicine asks for the volume of a chapter's book; its CSL style leaves it out.
    text = re.sub(r"( In: .+?)\. Vol\. \d+(?=\. )", r"\1", text)
    # Citing Medicine says what is no text; its CSL style does not.
    text = re.sub(r"(?<=[?!]) \[dataset\]\.| \[dataset\]", "", text)
    # APA 6.17 and 9.27: a subtitle begins with a capital, an article's number with "Article".
    text = re.sub(r"(?<=[:?!] )“?\w", lambda found: found[0].lower(), text)
    text = re.sub(r"\bArticle (?=e\d|\d{5})", "", text)
    return text.replace("<i></i>", "")


def test_an_article_number_with_its_year_is_no_range_of_pages() -> None:
    """It was printed as 50193–52021."""
    item = Item(
        title="Breath",
        type="article-journal",
        container_title="Ear",
        issued=Issued(2021),
        volume="7",
    )
    numbered, ranged = run_records(
        [csl_record("x", replace(item, page=page)) for page in ("50193-2021", "11998-2003")]
    )
    for style in ("NLM", "AMA", "APA", "MLA", "Vancouver"):
        assert "50193-2021" in numbered[style], style
    assert "11998–12003" in ranged["APA"]
    assert "SP  - 50193-2021\r\n" in numbered["RIS"]
    assert "pages = {50193-2021}" in numbered["BibTeX"]


def test_a_journal_s_name_in_an_index_s_small_letters_is_printed_as_it_is_written() -> None:
    item = Item(
        title="Bees", type="article-journal", container_title="eLife", container_title_short="elife"
    )
    (printed,) = run_records([csl_record("x", item)])
    for style in ("NLM", "AMA", "Vancouver"):
        assert "eLife" in printed[style], style


@pytest.mark.parametrize("page", ["e00776-18", "00776-18", "e01234-2021"])
def test_an_article_number_that_ends_in_its_year_is_no_range_of_pages(page: str) -> None:
    """AMA printed e00776-e00718."""
    printed = print_styles(replace(TIDES, page=page))
    assert is_article_number(page)
    for style in ("NLM", "AMA", "APA", "MLA", "Vancouver"):
        assert page in printed[style], style
    assert f"SP  - {page}\r\n" in printed["RIS"]


def test_a_newspaper_s_article_has_its_day() -> None:
    """AMA said "Published online May 3, 2020:A4", MLA "May 2020", NLM "2020 May 3;A4"."""
    news = Item(
        title="Seaweed saves", type="article-newspaper", container_title="The Tide Times",
        issued=Issued(2020, 5, 3), page="A4",
    )  # fmt: skip
    printed = print_styles(news)
    assert "<i>The Tide Times</i>. May 3, 2020:A4." in printed["AMA"]
    assert "<i>The Tide Times</i>, 3 May 2020, p. A4." in printed["MLA"]
    assert "The Tide Times. 2020 May 3:A4." in printed["NLM"]


def test_the_volume_of_a_chapter_s_book_is_printed() -> None:
    """NLM and Vancouver left out which volume holds the chapter."""
    printed = print_styles(
        Item(
            title="Drift", type="chapter", container_title="Rafts of the north", volume="2",
            edition="3", publisher="Elm", issued=Issued(2004), page="11-35",
        )
    )  # fmt: skip
    for style in ("NLM", "Vancouver"):
        assert "Rafts of the north. 3rd ed. Vol. 2. Elm; 2004. p. 11–35." in printed[style]


def test_pages_apart_are_printed_each_as_a_range() -> None:
    printed = print_styles(replace(TIDES, page="440-444, 444e1-2"))
    assert ":440–4, 444e1-2." in printed["NLM"]
    assert ":440-444, 444e1-2." in printed["AMA"]
    assert "440–444, 444e1-2." in printed["APA"]
    assert "pp. 440–44, 444e1-2." in printed["MLA"]


@pytest.mark.parametrize("page", ["xv-xvii", "194-199A"])
def test_numerals_and_lettered_pages_are_ranges(page: str) -> None:
    printed = print_styles(replace(TIDES, page=page))
    for style in ("NLM", "APA", "MLA"):
        assert page.replace("-", "–") in printed[style], style
    assert "pp. " in printed["MLA"]


def test_a_book_s_volume_series_and_number_of_pages_are_printed() -> None:
    book = Item(
        type="book",
        title="Rafts of the north",
        author=ADA,
        publisher="Elm",
        issued=Issued(2021),
        volume="4",
        collection_title="Lake studies",
        number_of_pages="212",
    )
    printed = print_styles(book)
    assert printed["NLM"] == (
        "Okafor A. Rafts of the north. Vol. 4. Elm; 2021. 212 p. (Lake studies)."
    )
    assert printed["AMA"] == "Okafor A. <i>Rafts of the North</i>. Vol 4. Elm; 2021."
    assert printed["APA"] == "Okafor, A. (2021). <i>Rafts of the north</i> (Vol. 4). Elm."
    assert printed["MLA"] == (
        "Okafor, Ada. <i>Rafts of the North</i>. Vol. 4, Elm, 2021. Lake studies."
    )


def test_the_months_that_an_issue_covers_are_printed() -> None:
    printed = print_styles(replace(TIDES, issued=Issued(2003, 11, end=Issued(2003, 12))))
    assert "Tides. 2003 Nov–Dec;12:1–9." in printed["NLM"]
    assert "vol. 12, Nov.–Dec. 2003" in printed["MLA"]


def test_what_is_published_ahead_of_its_issue_says_so_in_apa() -> None:
    ahead = replace(TIDES, volume=None, page=None, status="ahead of print")
    assert print_styles(ahead)["APA"].endswith("<i>Tides</i>. Advance online publication.")
    assert "Advance" not in print_styles(replace(TIDES, status="ahead of print"))["APA"]


def test_title_case_reaches_into_brackets_and_a_stop_into_both_quotation_marks() -> None:
    printed = print_styles(replace(TIDES, title="Drift (first of two parts): the ‘third raft’"))
    assert "“Drift (First of Two Parts): The ‘Third Raft.’” <i>Tides</i>" in printed["MLA"]


def test_initials_that_pubmed_writes_without_stops_have_theirs_in_mla() -> None:
    printed = print_styles(replace(TIDES, author=(Name(family="Okafor", given="AB"), *ADA)))
    assert printed["MLA"].startswith("Okafor, A. B., and Ada Okafor.")


ADA = (Name(family="Okafor", given="Ada"),)
TIDES = Item(
    title="Drift of rafts",
    author=ADA,
    container_title="Tides",
    issued=Issued(2021),
    volume="12",
    page="1-9",
)


def test_junior_has_its_stop_where_styles_print_stops() -> None:
    king = Name(family="King", given="Martin L.", suffix="Jr")
    printed = print_styles(replace(TIDES, author=(king, *ADA)))
    assert printed["APA"].startswith("King, M. L., Jr., &amp; Okafor, A. (2021)")
    assert printed["MLA"].startswith("King, Martin L., Jr., and Ada Okafor.")
    assert printed["NLM"].startswith("King ML Jr, Okafor A.")
    stopped = print_styles(replace(TIDES, author=(replace(king, suffix="Jr."), *ADA)))
    assert stopped["NLM"].startswith("King ML Jr, Okafor A.")
    assert stopped["AMA"].startswith("King ML Jr, Okafor A.")


def test_a_season_is_printed() -> None:
    printed = print_styles(replace(TIDES, issued=Issued(2021, 21)))
    assert "Tides. 2021 Spring;12:1–9." in printed["NLM"]
    assert "vol. 12, Spring 2021" in printed["MLA"]


def test_what_is_in_press_says_so() -> None:
    printed = print_styles(
        Item(title="Drift", author=ADA, container_title="Tides", status="in press")
    )
    assert printed["NLM"] == printed["Vancouver"] == "Okafor A. Drift. Tides. Forthcoming."
    assert printed["AMA"] == "Okafor A. Drift. <i>Tides</i>. In press."
    assert printed["APA"] == "Okafor, A. (in press). Drift. <i>Tides</i>."
    assert printed["MLA"] == "Okafor, Ada. “Drift.” <i>Tides</i>, forthcoming."


def test_a_patent_is_cited_with_its_number_and_inventors() -> None:
    printed = print_styles(
        Item(type="patent", title="A raft", author=ADA, number="US 9", issued=Issued(2016, 2, 9))
    )
    assert printed["NLM"] == "Okafor A, inventor. A raft. Patent US 9. 2016 Feb 9."
    assert printed["AMA"] == "Okafor A, inventor. A raft. Patent US 9. February 9, 2016."
    assert printed["APA"] == "Okafor, A. (2016). <i>A raft</i> (Patent No. US 9)."
    assert printed["MLA"] == "Okafor, Ada. <i>A Raft</i>. Patent US 9, 9 Feb. 2016."


def test_a_translated_title_names_its_language_or_its_original() -> None:
    printed = print_styles(
        replace(TIDES, title="Drift of rafts", original_title="Floßdrift", language="de")
    )
    assert printed["NLM"] == "Okafor A. [Drift of rafts]. Tides. 2021;12:1–9. German."
    assert "(2021). Floßdrift [Drift of rafts]. <i>Tides</i>" in printed["APA"]


def test_a_preprint_s_server_is_named_once() -> None:
    item = Item(
        type="article",
        title="Drift",
        author=ADA,
        container_title="bioRxiv",
        publisher="bioRxiv",
        issued=Issued(2020),
        doi="10.1101/1",
    )
    printed = print_styles(item)
    assert printed["APA"] == ("Okafor, A. (2020). <i>Drift</i>. bioRxiv. https://doi.org/10.1101/1")
    assert (
        printed["MLA"] == "Okafor, Ada. “Drift.” <i>bioRxiv</i>, 2020, https://doi.org/10.1101/1."
    )
    assert all(printed[style].count("bioRxiv") == 1 for style in ("NLM", "AMA", "APA", "MLA"))


def test_a_preprint_of_arxiv_is_cited_with_its_address() -> None:
    item = Item(type="article", title="Drift", container_title="arXiv", arxiv="2101.00001")
    for style in ("NLM", "AMA", "APA", "MLA"):
        assert "https://arxiv.org/abs/2101.00001" in print_styles(item)[style], style


def test_an_address_is_not_ended_by_the_angle_bracket_of_a_doi() -> None:
    printed = print_styles(replace(TIDES, doi="10.1002/(sici)1097(1998)49:8<693::aid>3.0.co;2-o"))
    for style in ("APA", "MLA"):
        assert "https://doi.org/10.1002/(sici)1097(1998)49:8%3C693::aid%3E3.0" in printed[style]


@pytest.mark.parametrize("style", ["nlm", "ama", "apa", "mla"])
def test_a_style_agrees_with_citeproc(style: str) -> None:
    printed = run_records([line["record"] for line in EXPECTED])
    assert len(printed) >= 500
    differs = [
        (ours[style.upper()], line[style])
        for ours, line in zip(printed, EXPECTED, strict=True)
        if same_markup(ours[style.upper()]) != same_markup(line[style])
        and (style, line["record"]["type"]) not in BY_MANUAL
    ]
    assert differs == []


BY_MANUAL = {("nlm", "article"), ("ama", "dataset")}
"""What is printed as the style's manual has it, not its CSL style: see the tests below."""


def test_a_preprint_s_server_says_that_it_is_one_in_nlm() -> None:
    """As ICMJE's samples and PubMed have it; it was "bioRxiv; 2023"."""
    item = Item(
        type="article", title="Drift", author=ADA, container_title="bioRxiv",
        issued=Issued(2023, 4, 5), doi="10.1101/1",
    )  # fmt: skip
    printed = print_styles(item)
    cited = "Okafor A. Drift. bioRxiv [Preprint]. 2023 Apr 5. doi:10.1101/1"
    assert printed["NLM"] == printed["Vancouver"] == cited


def test_a_preprint_s_number_follows_no_date_in_ama() -> None:
    item = Item(type="article", title="Drift", container_title="arXiv", number="2304.1",
                issued=Issued(2023, 4, 5), url="https://example.org/1")  # fmt: skip
    assert print_styles(item)["AMA"] == (
        "Drift. <i>arXiv</i>. Preprint posted online April 5, 2023. https://example.org/1"
    )


@pytest.mark.parametrize(
    ("kind", "described"), [("dataset", "Dataset"), ("software", "Computer software")]
)
def test_data_and_software_say_what_they_are_and_who_keeps_them(kind: str, described: str) -> None:
    """AMA left the repository out, NLM and APA what it is."""
    item = Item(type=kind, title="Drift", author=ADA, publisher="Dryad", issued=Issued(2020, 5),
                doi="10.5061/1")  # fmt: skip
    printed = print_styles(item)
    assert printed["AMA"] == "Okafor A. Drift. Dryad; 2020. doi:10.5061/1"
    assert printed["NLM"] == f"Okafor A. Drift [{kind}]. Dryad; 2020. doi:10.5061/1"
    assert printed["Vancouver"] == printed["NLM"]
    assert f"(2020). <i>Drift</i> [{described}]. Dryad." in printed["APA"]


def test_who_translated_a_book_is_named() -> None:
    """No style did."""
    book = Item(
        type="book", title="Rafts", author=ADA, publisher="Elm", issued=Issued(2003), edition="2",
        translator=(Name(family="Brady", given="Lisa"),),
    )  # fmt: skip
    printed = print_styles(book)
    assert printed["NLM"] == "Okafor A. Rafts. 2nd ed. Brady L, translator. Elm; 2003."
    assert printed["AMA"] == "Okafor A. <i>Rafts</i>. 2nd ed. Brady L, trans. Elm; 2003."
    assert printed["APA"] == "Okafor, A. (2003). <i>Rafts</i> (L. Brady, Trans.; 2nd ed.). Elm."
    assert printed["MLA"] == (
        "Okafor, Ada. <i>Rafts</i>. Translated by Lisa Brady, 2nd ed., Elm, 2003."
    )
    two = print_styles(replace(book, translator=(*book.translator, *ADA)))
    assert "Brady L, Okafor A, translators. Elm" in two["NLM"]
    assert "(L. Brady &amp; A. Okafor, Trans.; 2nd ed.)" in two["APA"]


def test_a_subtitle_begins_with_a_capital_in_apa() -> None:
    """It was printed as the record has it: "Rafts: a history"."""
    for title, printed in (
        ("Rafts: a history", "Rafts: A history"),
        ("Why drift? evidence from lakes", "Why drift? Evidence from lakes"),
        ("Rafts: “lost” wood", "Rafts: “Lost” wood"),
        ("Drift: mRNA, n-3 and p53", "Drift: mRNA, n-3 and p53"),
        ("Drift: n-3 fats", "Drift: n-3 fats"),
        ("Ratio 2:1: β-catenin", "Ratio 2:1: β-catenin"),
    ):
        assert f"(2021). {printed}. <i>" in print_styles(replace(TIDES, title=title))["APA"]
        book = replace(TIDES, type="chapter", title="Wood", container_title=title)
        assert f"In <i>{printed}</i>" in print_styles(book)["APA"]
    german = replace(TIDES, title="Floße: eine Geschichte", language="de")
    assert "Floße: eine Geschichte" in print_styles(german)["APA"]


@pytest.mark.parametrize(
    ("page", "printed"),
    [("e0209899", "Article e0209899"), ("1345678", "Article 1345678"),
     ("eaau6977", "Article eaau6977"), ("50193-2021", "Article 50193-2021"), ("S12", "S12"),
     ("1234", "1234"), ("e1-e9", "e1–e9")],
)  # fmt: skip
def test_an_article_s_number_is_called_so_in_apa(page: str, printed: str) -> None:
    assert f"<i>12</i>, {printed}." in print_styles(replace(TIDES, page=page))["APA"]


def test_one_page_was_cited_as_a_range() -> None:
    printed = print_styles(replace(TIDES, page="389-389"))
    assert "389" in printed["NLM"]
    for style in ("NLM", "AMA", "APA", "MLA", "Vancouver"):
        assert not re.search("389[-–]", printed[style])


def test_a_web_page_keeps_its_address_in_vancouver() -> None:
    """Nothing said where it is."""
    page = Item(type="webpage", title="Drift", container_title="Tides", issued=Issued(2022),
                url="https://example.org/1", accessed=Issued(2024, 3, 4))  # fmt: skip
    printed = print_styles(page)
    assert printed["Vancouver"] == printed["NLM"]
    assert printed["NLM"].endswith(
        "[cited 2024 Mar 4]. Drift. Available from: https://example.org/1"
    )


def test_a_chinese_name_is_printed_as_it_is_read() -> None:
    author = [{"family": "王", "given": "小明"}, {"family": "Li", "given": "Na"}]
    (printed,) = run_records([{"id": "a", "type": "article-journal", "author": author}])
    assert printed["NLM"].startswith("王小明, Li N.")
    assert printed["MLA"].startswith("王小明, and Na Li.")


LINKS = re.compile(
    r" (?:doi:|Available from: |(?:PubMed )?PMID: |PubMed Central ).*| \[(?:Internet|cited .*?)\]"
)


UNPRINTED = ("article", "dataset", "webpage")


def test_vancouver_is_nlm_without_its_links() -> None:
    records = [line["record"] for line in EXPECTED]
    for record, each in zip(records, run_records(records), strict=True):
        bare = each["NLM"] if record["type"] in UNPRINTED else LINKS.sub("", each["NLM"])
        assert re.findall(r"\w+", each["Vancouver"]) == re.findall(r"\w+", bare), each["NLM"]


def as_items() -> list[tuple[str, Item]]:
    items = [
        (line["record"]["id"], read_csl_item(line["record"]).document.item) for line in EXPECTED
    ]
    return items + [(f"odd-{number}", item) for number, item in enumerate(ODD)]


def test_the_browser_prints_the_same_files_as_the_exports() -> None:
    items = as_items()
    printed = run_records([csl_record(key, item) for key, item in items])
    differs = []
    for (key, item), theirs in zip(items, printed, strict=True):
        ours = {
            "BibTeX": bibtex.print_entry(key, item),
            "RIS": ris.print_lines(list(ris.item_lines(key, item))),
            "NBIB": nbib.print_lines([line for line in nbib.item_lines(item) if line[0] != "LA"]),
        }
        differs += [(text, theirs[name]) for name, text in ours.items() if text != theirs[name]]
        assert json.loads(theirs["CSL-JSON"])[0]["id"] == key
    assert differs == []
