"""References as the Web of Science cites them."""

import pytest

from generator.model import Issued, Item, Name
from generator.references.parse import parse_reference
from generator.references.web_of_science import read_cited_reference


def cited(name: Name | None, journal: str, year: int, **more: str) -> Item:
    return Item(
        author=(name,) if name else (),
        authors_complete=name is None,
        container_title=journal,
        issued=Issued(year),
        **more,  # type: ignore[arg-type]  # texts
    )


@pytest.mark.parametrize(
    ("raw", "item"),
    [
        (
            "Berg T, 2010, J TIDAL MED, V2, P11, DOI 10.5555/JTM.2010.11",
            cited(
                Name("Berg", "T"),
                "J TIDAL MED",
                2010,
                volume="2",
                page="11",
                doi="10.5555/jtm.2010.11",
            ),
        ),
        (
            "de Wit AB, 2011, SEA-SHORE INT, V372, DOI [10.5555/sea.n71, 10.5555/sea.n160]",
            cited(Name("de Wit", "AB"), "SEA-SHORE INT", 2011, volume="372", doi="10.5555/sea.n71"),
        ),
        (
            "Oro, AB, 2014, PORT LETT, V9, ARTN 77881, DOI DOI 10.5555/PORT(1).7",
            cited(
                Name("Oro", "AB"),
                "PORT LETT",
                2014,
                volume="9",
                page="77881",
                doi="10.5555/port(1).7",
            ),
        ),
        (
            "Gray D. E., 2012, ANN SALT, V7, PE12",
            cited(Name("Gray", "D. E."), "ANN SALT", 2012, volume="7", page="E12"),
        ),
        (
            "Tide Agency Norway, 2013, SALT REP SER, V3",
            cited(Name(literal="Tide Agency Norway"), "SALT REP SER", 2013, volume="3"),
        ),
        (
            "[Anonymous], 1999, TIDES, V1, P2",
            cited(None, "TIDES", 1999, volume="1", page="2"),
        ),
        (
            "Moe K, 2017, ARXIV, DOI arXiv:1701.00001",
            cited(Name("Moe", "K"), "ARXIV", 2017, arxiv="1701.00001"),
        ),
    ],
)
def test_a_page_was_the_volume(raw: str, item: Item) -> None:
    read = parse_reference(raw)
    assert read.item == item
    assert not read.doubtful


@pytest.mark.parametrize(
    "raw",
    [
        "[Anonymous], 1999, TABLES TIDE",
        "Berg T, 1999, HDB SALT",
        "Berg T, Ng W, 2010, Salt and tides, J Tidal Med, V2, P11",
        "2010, TIDES, V1",
        "",
    ],
)
def test_what_may_be_a_book_or_in_another_style_is_left(raw: str) -> None:
    assert read_cited_reference(raw) is None
