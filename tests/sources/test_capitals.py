"""Names and titles that Crossref, exports and some pages state in CAPITALS."""

import json
from pathlib import Path

import pytest

from generator.model import Document, Item, Name
from generator.read_files import Arrival, read_file
from generator.sources.capitals import LEFT, settle_capitals, settle_names, settle_title


def names(*printed: str) -> tuple[Name, ...]:
    return tuple(Name(*each.split(", ")) for each in printed)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (["POLYZOS, Stergios A.", "KITA, Marina"], ["Polyzos, Stergios A.", "Kita, Marina"]),
        (["WINTER, GEORGE D.", "NG, WEI"], ["Winter, George D.", "Ng, Wei"]),
        (["MCDONALD, A. J.", "O'BRIEN, WK"], ["McDonald, A. J.", "O'Brien, WK"]),
        (
            ["VAN DER BERG, WILLEM", "SAINT-JUST, J.-P."],
            ["van der Berg, Willem", "Saint-Just, J.-P."],
        ),
        (["DE LA CRUZ, ANA", "D’ANGELO, JEAN-LUC"], ["de la Cruz, Ana", "D’Angelo, Jean-Luc"]),
        (["MCEWAN, IAN", "DI STEFANO, EVA MARIA"], ["McEwan, Ian", "Di Stefano, Eva Maria"]),
    ],
)
def test_names_in_capitals_are_read_in_ordinary_letters(stated: list[str], read: list[str]) -> None:
    assert settle_names(names(*stated)) == names(*read)


@pytest.mark.parametrize(
    "kept",
    [
        ["Ng, WK", "Smith, J"],  # initials
        ["NG, WK", "Smith, J"],  # as short as initials, in a list in ordinary letters
        ["RJJF, Ramos"],  # initials in the wrong place
        ["de Haas, ANNE"],
    ],
)
def test_initials_and_what_may_be_some_stay(kept: list[str]) -> None:
    assert settle_names(names(*kept)) == names(*kept)


def test_a_group_in_capitals_stays() -> None:
    group = (Name(literal="SHARP COLLABORATIVE GROUP"), Name("SALT"))
    assert settle_names(group) == group


@pytest.mark.parametrize(
    ("stated", "texts", "read"),
    [
        ("SALT HEALTH CARE BRINGS VA IDEAS TO LIFE", (),
         "Salt Health Care Brings VA Ideas to Life"),
        ("THE ROLE OF DNA IN TIDES: A REVIEW OF IL-6, P53 AND COVID-19", (),
         "The Role of DNA in Tides: A Review of IL-6, P53 and COVID-19"),
        ("MEDIATORS OF FOAM GROWTH II", (), "Mediators of Foam Growth II"),
        ("ALZHEIMER’S DISEASE AND <i>SALT</i> TIDES", (),
         "Alzheimer’s Disease and <i>Salt</i> Tides"),
        ("A TALE OF GLOBOCAN TIDES", ("As GLOBOCAN has it.",), "A Tale of GLOBOCAN Tides"),
        ("PET SPAS IN TIDES", ("Each pet in its spas",), "Pet Spas in Tides"),
    ],
)  # fmt: skip
def test_a_title_in_capitals_keeps_what_may_be_an_acronym(
    stated: str, texts: tuple[str, ...], read: str
) -> None:
    assert settle_title(stated, texts) == read


def test_a_title_that_cannot_be_cased_safely_stays_and_is_noted() -> None:
    stated = Document(Item(title="HIV/AIDS IN LES MAUX DU FOIE"))
    assert settle_capitals(stated, ()) == (stated, (LEFT,))
    ordinary = Document(Item(title="HIV in the Foie"))
    assert settle_capitals(ordinary, ()) == (ordinary, ())


def test_crossref_left_authors_and_titles_in_capitals(tmp_path: Path) -> None:
    work = {
        "DOI": "10.5555/tides.1",
        "type": "journal-article",
        "reference-count": 0,
        "title": ["SALT POOLS AND THE GROWTH OF XYZT FOAM"],
        "author": [{"family": "POLYZOU", "given": "Anna S."}],
    }
    page = tmp_path / "work.json"
    page.write_text(json.dumps(work), encoding="utf-8")
    (arrival,) = read_file(page)
    assert isinstance(arrival, Arrival)
    assert arrival.document.item.title == "Salt Pools and the Growth of XYZT Foam"
    assert arrival.document.item.author == (Name("Polyzou", "Anna S."),)


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("JOURNAL OF SALT AND OCEANS", "Journal of Salt and Oceans"),
        ("IEEE TRANSACTIONS ON MEDICAL IMAGING", "IEEE Transactions on Medical Imaging"),
        ("PLOS ONE", "PLOS ONE"),
        ("JAMA", "JAMA"),
    ],
)
def test_a_journal_in_capitals_is_printed_as_journals_are(stated, read):
    """As Web of Science exports them; what may be an acronym stays."""
    document = Document(item=Item(title="Salt", container_title=stated))
    assert settle_capitals(document, ())[0].item.container_title == read
