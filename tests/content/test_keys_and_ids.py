import pytest

from generator.content.keys import LONGEST_KEY, explain_key, make_key
from generator.model import Issued, Item, Name


def item(family: str, year: int | None, title: str) -> Item:
    return Item(author=(Name(family),), issued=Issued(year) if year else None, title=title)


@pytest.mark.parametrize("name", ["Con", "AUX", "nul", "Com1", "LPT9"])
def test_a_name_that_windows_keeps_is_no_key(name: str) -> None:
    assert make_key(Item(author=(Name(name),))) == f"{name.lower()}-work"
    assert "Windows" in (explain_key(name.lower()) or "")


def test_a_key_is_never_long() -> None:
    key = make_key(item("Wolfeschlegelsteinhausenbergerdorff" * 3, 2001, "x" * 200))
    assert len(key) <= LONGEST_KEY
    assert explain_key(key) is None
    assert make_key(item("Li" * 90, None, "a b"), {key}) != key


@pytest.mark.parametrize(
    "key", ["../x", "a/b", "A", "a.b", "", "-a", "a-", "a b", "é", "a\n", "x" * 121, "a\\b"]
)
def test_what_cannot_be_a_key(key: str) -> None:
    assert explain_key(key) is not None
