"""Dates as EDTF text, and as people write them."""

import pytest

from generator.model.issued import Issued, NoDate, find_no_date, read_issued


@pytest.mark.parametrize("text", ["2021-04-03", "2021-4-3", "2021/04/03", " 2021/4/3 ", "20210403"])
def test_a_date_of_a_persons_hand_is_read(text: str) -> None:
    assert read_issued(text) == Issued(2021, 4, 3)


@pytest.mark.parametrize(
    "text", ["2003-4", "2003/04", "2021-13-5", "20211305", "19981999", "4/3/2021", "in press"]
)
def test_what_is_no_sure_date_stays_as_printed(text: str) -> None:
    assert read_issued(text) == Issued(literal=text)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2020-13-45", "2020"),
        ("2021-02-30", "2021-02"),
        ("1900/2/29", "1900-02"),
        ("2021-00", "2021"),
        ("2001-21-05", "2001-21"),
        ("2001-11-30/2001-11-31", "2001-11-30"),
        ("0000-00-00", ""),
        ("20210230", "2021-02"),
    ],
)
def test_a_date_whose_month_or_day_does_not_exist_is_none(text: str, known: str) -> None:
    found = find_no_date(text)
    assert isinstance(found, NoDate)
    assert found.known == known
    assert not known or find_no_date(known) is None


@pytest.mark.parametrize(
    "text", ["2000-02-29", "1998-99", "1999-00", "2001-24", "2001-02/2001-03", "in press", "2003"]
)
def test_a_date_or_another_text_is_not_refused(text: str) -> None:
    assert find_no_date(text) is None
