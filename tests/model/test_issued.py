"""Dates as EDTF text, and as people write them."""

import pytest

from generator.model.issued import Issued, read_issued


@pytest.mark.parametrize("text", ["2021-04-03", "2021-4-3", "2021/04/03", " 2021/4/3 "])
def test_a_date_of_a_persons_hand_is_read(text: str) -> None:
    assert read_issued(text) == Issued(2021, 4, 3)


@pytest.mark.parametrize("text", ["2003-4", "2003/04", "2021-13-5", "4/3/2021", "in press"])
def test_what_is_no_sure_date_stays_as_printed(text: str) -> None:
    assert read_issued(text) == Issued(literal=text)
