import pytest

from generator.model import Issued
from generator.references.dates import read_date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2003", Issued(2003)),
        ("2003b", Issued(2003)),
        ("(2014, Oct 21)", Issued(2014, 10, 21)),
        ("2003 Nov-Dec", Issued(2003, 11, end=Issued(2003, 12))),
        ("May 1994", Issued(1994, 5)),
        ("12 mai 2001", Issued(2001, 5, 12)),
        ("October 18, 1977", Issued(1977, 10, 18)),
        ("Spring 2000", Issued(2000, 21)),
        ("2020-05-12", Issued(2020, 5, 12)),
        ("02.11.2016", Issued(2016, 11, 2)),
        ("1980/1999", Issued(1980)),
    ],
)
def test_a_printed_date_is_read(text: str, date: Issued) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize("text", ["", "in press", "n.d.", "12345", "May 3", "9-64"])
def test_what_holds_no_year_is_no_date(text: str) -> None:
    assert read_date(text) is None
