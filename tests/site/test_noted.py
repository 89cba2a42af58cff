"""What a page reads of reviews is noted; what it reads of others is not."""

from __future__ import annotations

import pytest

from generator.site.noted import Noted


def test_a_review_that_is_read_is_noted_and_no_other_key() -> None:
    noted: set[int] = set()
    works = Noted(
        {"moss-2001": "a review here", "fern-1990": "cited only"}, {"moss-2001": 7}, noted
    )
    assert works["fern-1990"] == "cited only"
    assert not noted
    assert works["moss-2001"] == "a review here"
    assert noted == {7}


def test_asking_what_is_there_notes_nothing() -> None:
    noted: set[int] = set()
    works = Noted({"moss-2001": 1}, {"gone-1999": 0, "moss-2001": 1}, noted)
    assert "moss-2001" in works
    assert list(works) == ["moss-2001"]
    with pytest.raises(KeyError):
        works["gone-1999"]
    assert not noted
