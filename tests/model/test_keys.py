import pytest
from promptly import promptly

from generator.model import Issued, Item, Name
from generator.model.keys import (
    make_keys,
    make_stem,
    number_key,
    settle_scripts,
    transliterate,
)


@pytest.mark.parametrize(
    ("family", "year", "title", "key"),
    [
        ("Taeb", 2025, "Revolutionizing Cancer Treatment: …", "taeb-2025-revolutionizing"),
        ("O'Brien", 1999, "The <i>β</i>-catenin pathway", "obrien-1999-beta"),
        ("Müller-Łukasz", 2001, "On an Über problem", "mullerlukasz-2001-uber"),
        ("王", 2020, "中文", "wang-2020-zhongwen"),
        ("Li", None, "Λ phage", "li-lambda"),
        ("Li", 2001, "μ-opioid receptors", "li-2001-mu"),
        ("Κουντούρας", 2001, "αβ T cells", "koyntoyras-2001-alphabeta"),
        ("ΠΟΛΥΖΟΣ", 2001, "Ελικοβακτηρίδιο", "polyzos-2001-elikovaktiridio"),
        ("Κita", 2001, "ΤNF and TNF", "kita-2001-tnf"),
        ("Li", 2001, "A", "li-2001-a"),
    ],
)
def test_family_year_and_first_significant_word(
    family: str, year: int | None, title: str, key: str
) -> None:
    issued = Issued(year) if year else None
    item = Item(author=(Name(family=family),), issued=issued, title=title)
    assert make_stem(item) == key


def test_a_taken_key_gets_a_number() -> None:
    assert number_key("li-2001-cells", ()) == ("li-2001-cells", 1)
    assert number_key("li", {"li", "li-2"}) == ("li-3", 3)


def test_keys_of_one_list_are_unlike_each_other() -> None:
    cells, two = (Item(author=(Name(family="Li"),), title=title) for title in ("Cells", "2"))
    plain = Item(author=(Name(family="Li"),))
    keys = make_keys([cells, cells, plain, two, plain, cells, plain])
    assert keys == ("li-cells", "li-cells-2", "li", "li-2", "li-3", "li-cells-3", "li-4")


def test_a_list_of_one_name_costs_time_in_proportion() -> None:
    with promptly():
        assert make_keys([Item()] * 50_000)[-1] == "work-50000"


def test_a_group_author_gives_its_first_significant_word() -> None:
    item = Item(author=(Name(literal="The World Health Organization"),), issued=Issued(2001))
    assert make_stem(item) == "world-2001"


def test_an_item_without_anything_is_still_named() -> None:
    assert make_stem(Item()) == "work"


def test_every_greek_letter_is_named_as_in_english() -> None:
    assert transliterate("αβγΔλςΩµ") == "alphabetagammadeltalambdasigmaomegamu"


@pytest.mark.parametrize(
    ("printed", "settled"),
    [("Κita", "Kita"), ("Сmith-Иванов", "Cmith-Иванов"), ("ΑMPK, ΝΟ", "AMPK, ΝΟ")],
)
def test_a_letter_that_looks_like_a_latin_one_is_that_in_latin_words(
    printed: str, settled: str
) -> None:
    assert settle_scripts(printed) == settled


@pytest.mark.parametrize("text", ["ΔF508", "Αβ", "TNFα", "κB", "Κίτα", "Кит", "Kita", "μm", "НОМ"])
def test_words_with_letters_of_their_own_script_stay(text: str) -> None:
    assert settle_scripts(text) == text
