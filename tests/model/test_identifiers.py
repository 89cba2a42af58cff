"""Identifiers in their one canonical form."""

import pytest

from generator.model.identifiers import is_cut_sici, normalise_doi

SICI = "10.1002/(sici)1097-0000(199909)32:5<443::aid-x1>3.0.co;2-5"


@pytest.mark.parametrize(
    "printed",
    [
        SICI.upper() + ".",
        "https://doi.org/10.1002/%28SICI%291097-0000%28199909%2932%3A5%3C443%3A%3AAID-X1%3E3.0.CO%3B2-5",
        SICI.replace("<", "&lt;").replace(">", "&gt;"),
    ],
)
def test_a_doi_made_of_a_sici_is_not_cut_at_its_angle_bracket(printed: str) -> None:
    """Cut, it names no article, and all articles of one issue would be one work."""
    assert normalise_doi(printed) == SICI


def test_a_sici_that_is_cut_identifies_nothing() -> None:
    assert normalise_doi("10.1002/(SICI)1097-0000(199909)32:5<443::AID") is None


def test_markup_behind_a_doi_is_no_part_of_it() -> None:
    assert normalise_doi("10.5555/salt</a>") == "10.5555/salt"


@pytest.mark.parametrize(
    "doi",
    [
        "10.1002/1529-0131(200011)43:11<2523::aid-anr20>3.0.co;2-z",
        "10.1890/0012-9658(1999)080[1187:mtimes]2.0.co;2",
        "10.1175/1520-0493(1969)097<0163:tides>2.3.co;2",
    ],
)
def test_a_sici_that_does_not_say_so_is_kept_whole_or_not_at_all(doi: str) -> None:
    assert normalise_doi(doi.upper() + ".") == doi
    place = max(doi.find("<"), doi.find("["))
    assert normalise_doi(doi[: place + 4]) is None
    cut = doi[:place].rstrip(":")  # as earlier versions stored it
    assert normalise_doi(cut) is None
    assert is_cut_sici(cut)
    assert not is_cut_sici(doi)


def test_a_doi_made_of_an_elsevier_number_is_no_sici() -> None:
    assert normalise_doi("10.1016/0022-3956(75)90026-6") == "10.1016/0022-3956(75)90026-6"
