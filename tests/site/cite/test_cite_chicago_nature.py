"""Chicago (18th edition, author-date) and Nature, as their manuals print what is cited."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from cite_scripts import print_styles, run_records

from generator.model import Issued, Item, Name

ADA = Name(family="Okafor", given="Ada")
BO = Name(family="Meer", given="Bo H.")
CLARA = Name(family="Lind", given="Clara")
DRIFT = Item(
    title="Drift of rafts: a history of salt",
    author=(ADA,),
    container_title="Nature Genetics",
    container_title_short="Nat Genet",
    issued=Issued(2021),
    volume="12",
    issue="3",
    page="321-328",
    doi="10.1/x",
)


def assert_printed(item: Item, chicago: str, nature: str) -> None:
    printed = print_styles(item)
    assert (printed["Chicago"], printed["Nature"]) == (chicago, nature)


def test_an_article() -> None:
    assert_printed(
        DRIFT,
        "Okafor, Ada. 2021. “Drift of Rafts: A History of Salt.” <i>Nature Genetics</i> 12 (3): "
        "321–28. https://doi.org/10.1/x.",
        "Okafor, A. Drift of rafts: a history of salt. <i>Nat. Genet.</i> <b>12</b>, 321–328 "
        "(2021).",
    )


@pytest.mark.parametrize(
    ("count", "chicago", "nature"),
    [
        (2, "Okafor, Ada, and Bo H. Meer. 2021", "Okafor, A. &amp; Meer, B. H. Drift"),
        (3, "Okafor, Ada, Bo H. Meer, and Clara Lind.", "Okafor, A., Meer, B. H. &amp; Lind, C. "),
        (5, "Clara Lind, Ada Okafor, and Bo H. Meer.", "Okafor, A. &amp; Meer, B. H. Drift"),
        (6, "Bo H. Meer, and Clara Lind. 2021", "Okafor, A. <i>et al.</i> Drift"),
        (7, "Okafor, Ada, Bo H. Meer, Clara Lind, et al. 2021", "Okafor, A. <i>et al.</i> Drift"),
    ],
)
def test_many_authors(count: int, chicago: str, nature: str) -> None:
    printed = print_styles(replace(DRIFT, author=((ADA, BO, CLARA) * 3)[:count]))
    assert chicago in printed["Chicago"]
    assert nature in printed["Nature"]


def test_authors_of_whom_the_list_names_some_end_in_et_al() -> None:
    printed = print_styles(replace(DRIFT, authors_complete=False))
    assert printed["Chicago"].startswith("Okafor, Ada, et al. 2021.")
    assert printed["Nature"].startswith("Okafor, A. <i>et al.</i> Drift")


@pytest.mark.parametrize(
    ("page", "printed"),
    [("71-72", "71–72"), ("100-104", "100–104"), ("101-108", "101–8"), ("600-613", "600–613"),
     ("1103-1104", "1103–4"), ("321-328", "321–28"), ("1496-1504", "1496–504"),
     ("e0209899", "e0209899")],
)  # fmt: skip
def test_pages_and_article_numbers_in_chicago(page: str, printed: str) -> None:
    assert f"12 (3): {printed}. https" in print_styles(replace(DRIFT, page=page))["Chicago"]


def test_an_article_without_a_date_volume_or_page() -> None:
    bare = replace(DRIFT, issued=None, volume=None, issue=None, page=None)
    assert_printed(
        bare,
        "Okafor, Ada. n.d. “Drift of Rafts: A History of Salt.” <i>Nature Genetics</i>. "
        "https://doi.org/10.1/x.",
        "Okafor, A. Drift of rafts: a history of salt. <i>Nat. Genet.</i> https://doi.org/10.1/x.",
    )
    printed = print_styles(replace(bare, status="in press", doi=None))
    assert printed["Chicago"].startswith("Okafor, Ada. Forthcoming. “Drift")
    assert printed["Nature"].endswith("<i>Nat. Genet.</i> (in the press).")


def test_an_article_in_an_issue_without_a_volume() -> None:
    assert (
        "<i>Nature Genetics</i>, no. 3: 321–28."
        in (print_styles(replace(DRIFT, volume=None))["Chicago"])
    )


def test_a_book() -> None:
    book = Item(
        type="book", title="Rafts of the north: a history", author=(ADA,), publisher="Elm",
        publisher_place="Turku", issued=Issued(2021), edition="2", translator=(CLARA,),
    )  # fmt: skip
    assert_printed(
        book,
        "Okafor, Ada. 2021. <i>Rafts of the North: A History</i>. 2nd ed. Translated by Clara "
        "Lind. Elm.",
        "Okafor, A. <i>Rafts of the North: A History</i> 2nd edn (transl. Lind, C.) (Elm, 2021).",
    )
    edited = replace(book, author=(), editor=(CLARA, BO), translator=(), edition=None)
    assert_printed(
        edited,
        "Lind, Clara, and Bo H. Meer, eds. 2021. <i>Rafts of the North: A History</i>. Elm.",
        "Lind, C. &amp; Meer, B. H. (eds) <i>Rafts of the North: A History</i> (Elm, 2021).",
    )


def test_a_chapter() -> None:
    assert_printed(
        Item(
            type="chapter", title="Drift", author=(ADA,), container_title="Rafts of the north",
            editor=(CLARA, BO), edition="3", volume="2", publisher="Elm", issued=Issued(2004),
            page="101-108",
        ),
        "Okafor, Ada. 2004. “Drift.” In <i>Rafts of the North</i>, 3rd ed., vol. 2, edited by "
        "Clara Lind and Bo H. Meer, 101–8. Elm.",
        "Okafor, A. Drift. in <i>Rafts of the North</i> 3rd edn, Vol. 2 (eds Lind, C. &amp; Meer, "
        "B. H.) 101–108 (Elm, 2004).",
    )  # fmt: skip


def test_a_preprint() -> None:
    assert_printed(
        Item(
            type="article", title="Drift", author=(ADA,), container_title="bioRxiv",
            issued=Issued(2023, 4, 5), doi="10.1101/1",
        ),
        "Okafor, Ada. 2023. “Drift.” Preprint, bioRxiv, April 5. https://doi.org/10.1101/1.",
        "Okafor, A. Drift. Preprint at bioRxiv https://doi.org/10.1101/1 (2023).",
    )  # fmt: skip


def test_data() -> None:
    assert_printed(
        Item(
            type="dataset", title="Drift", author=(ADA,), publisher="Dryad", issued=Issued(2020, 5),
            doi="10.5061/1",
        ),
        "Okafor, Ada. 2020. “Drift.” Dataset. Dryad. https://doi.org/10.5061/1.",
        "Okafor, A. Drift. <i>Dryad</i> https://doi.org/10.5061/1 (2020).",
    )  # fmt: skip


def test_a_web_page_with_and_without_a_date() -> None:
    page = Item(
        type="webpage", title="Drift", container_title="Tides", issued=Issued(2022, 3, 4),
        url="https://example.org/1", accessed=Issued(2024, 3, 5),
    )  # fmt: skip
    assert_printed(
        page,
        "“Drift.” 2022. Tides, March 4. https://example.org/1.",
        "Drift. <i>Tides</i> https://example.org/1 (2022).",
    )
    assert_printed(
        replace(page, issued=None),
        "“Drift.” n.d. Tides. Accessed March 5, 2024. https://example.org/1.",
        "Drift. <i>Tides</i> https://example.org/1 (accessed 5 March 2024).",
    )


def test_a_thesis_a_report_a_patent_and_a_newspaper() -> None:
    thesis = Item(type="thesis", title="Drift", author=(ADA,), genre="PhD thesis",
                  publisher="University of Tides", issued=Issued(2010))  # fmt: skip
    assert_printed(
        thesis,
        "Okafor, Ada. 2010. “Drift.” PhD thesis, University of Tides.",
        "Okafor, A. <i>Drift</i>. PhD thesis, University of Tides (2010).",
    )
    office = (Name(literal="Raft Office"),)
    assert_printed(
        replace(thesis, type="report", author=office, genre="Working paper", number="7"),
        "Raft Office. 2010. <i>Drift</i>. Working paper no. 7. University of Tides.",
        "Raft Office. <i>Drift</i>. Working paper No. 7 (University of Tides, 2010).",
    )
    assert_printed(
        Item(type="patent", title="A raft", author=(ADA,), number="US 9", issued=Issued(2016, 2)),
        "Okafor, Ada. 2016. “A Raft.” Patent US 9, issued February 2016.",
        "Okafor, A. A raft. Patent US 9 (2016).",
    )
    assert_printed(
        Item(type="article-newspaper", title="Salt saves “us”", container_title="The Tide Times",
             issued=Issued(2020, 5, 3), page="A4"),
        "“Salt Saves ‘Us.’” 2020. <i>The Tide Times</i>, May 3.",
        "Salt saves “us”. <i>The Tide Times</i> (3 May 2020).",
    )  # fmt: skip


def test_a_translated_title() -> None:
    printed = print_styles(replace(DRIFT, original_title="Floßdrift", language="de"))
    assert "2021. “Floßdrift” [Drift of rafts: a history of salt]. <i>" in printed["Chicago"]
    assert "Drift of rafts: a history of salt (in German). <i>" in printed["Nature"]


@pytest.mark.parametrize(
    ("long", "short", "printed"),
    [
        ("Cell Metabolism", "Cell Metab", "Cell Metab."),
        ("JAMA", None, "JAMA"),
        ("eLife", "elife", "eLife"),
        ("J. Rafts", None, "J. Rafts"),
        ("Proceedings of the Raft Office USA", "Proc Raft Off USA", "Proc. Raft Off. USA"),
    ],
)
def test_a_journal_is_abbreviated_with_stops_in_nature(
    long: str, short: str | None, printed: str
) -> None:
    item = replace(DRIFT, container_title=long, container_title_short=short)
    assert f"<i>{printed}</i> <b>12</b>" in print_styles(item)["Nature"]


def test_no_record_leaves_empty_brackets_or_doubled_signs() -> None:
    lines = (Path(__file__).parent / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line)["record"] for line in lines]
    odd = re.compile(
        r"undefined|null|\(\)|\[\]|“”|<i></i>|\.\.(?!\.)|, ,|,\.|  |: \.|\( | \)|^[ .,]"
    )
    for record, printed in zip(records, run_records(records), strict=True):
        for style in ("Chicago", "Nature"):
            text = printed[style]
            assert not odd.search(re.sub(r"https?://\S+", "U", text)), text
            assert text.count("<i>") == text.count("</i>"), text
            assert text or not record.get("title")
