"""Books and chapters in NLM's style."""

import pytest

from generator.model import Issued, Name
from generator.references.books import read_book
from generator.references.parse import parse_reference


def test_a_book_is_read_by_rule() -> None:
    item = read_book(
        "Okafor RA, Weiss HB. An introduction to tidal engineering. 2nd ed. Boca Raton (FL): "
        "Shore Press; 2006."
    )
    assert item is not None
    assert (item.type, item.title) == ("book", "An introduction to tidal engineering")
    assert (item.publisher_place, item.publisher) == ("Boca Raton (FL)", "Shore Press")
    assert (item.edition, item.issued) == ("2", Issued(2006))
    assert item.author == (Name("Okafor", "RA"), Name("Weiss", "HB"))


@pytest.mark.parametrize(
    ("printed", "genre"),
    [
        ("[dissertation]. Oslo: University of Oslo; 2011.", "dissertation"),
        ("[master's thesis]. Oslo (NO): University of Oslo; 2011.", "master's thesis"),
        ("[PhD thesis]. University of Oslo, 2011.", "PhD thesis"),
    ],
)
def test_a_thesis_is_told_by_the_brackets_behind_its_title(printed: str, genre: str) -> None:
    item = parse_reference(f"Okafor E. Tides of the fjord {printed}").item
    assert (item.type, item.genre, item.title) == ("thesis", genre, "Tides of the fjord")
    assert item.publisher == "University of Oslo"


def test_a_paper_presented_at_a_meeting_names_it() -> None:
    item = parse_reference(
        "Okafor CA, Jensen VV, Blair BM. Beyond the tide: salt in a kidney transplant recipient. "
        "Paper presented at: Open Forum Tidal Diseases 2020."
    ).item
    assert (item.type, item.container_title) == ("paper-conference", "Open Forum Tidal Diseases")
    assert item.publisher is None


def test_the_words_before_an_articles_number_are_no_publisher() -> None:
    item = parse_reference(
        "Okafor RE, Crocco E (2013) A new scale for salt. Journal of Tidal Science, 1, Article "
        "ID: 1000102. 10.5555/2329-8847.1000102"
    ).item
    assert (item.type, item.publisher, item.page) == ("article-journal", None, "1000102")


def test_a_chapter_is_read_by_rule() -> None:
    item = read_book(
        "Okafor E, Lau R, et al. Salt and well-being. In: Weiss D, Okafor E, editors. Well-being: "
        "the foundations. New York, NY: Shore; 1999. pp. 10–29."
    )
    assert item is not None
    assert (item.type, item.title) == ("chapter", "Salt and well-being")
    assert (item.container_title, item.page) == ("Well-being: the foundations", "10-29")
    assert item.editor == (Name("Weiss", "D"), Name("Okafor", "E"))
    assert (item.publisher_place, item.authors_complete) == ("New York, NY", False)


@pytest.mark.parametrize(
    "raw",
    [
        "Okafor E. Salt. Sea. 1999;7:1-9.",
        "Okafor E. Salt. Foam. Bergen: Shore; 1999.",
        "Shore Board. Tables of the tide. Bergen: Port; 2001.",
        "Okafor E. Salt. In: Proceedings of the tide. Bergen: Port; 2001.",
        "Okafor E. Salt [Internet]. Bergen: Port; 2001 [cited 2002]. Available from: http://x.org",
    ],
)
def test_what_is_unusual_is_left_to_the_labeller(raw: str) -> None:
    assert read_book(raw) is None


@pytest.mark.parametrize(
    ("raw", "page", "length"),
    [
        ("Okafor L, Weiss R, et al. Salt in vesicles of plants. Sci Rep. 2021;11(1):12. 6489. "
         "doi:10.5555/s41598", "6489", "12"),
        ("Okafor CE, et al. Concordance of tides. Tidal Genomics. 2020;6(3):14.:000318", "000318",
         "14"),
        ("Okafor CE, Weiss B. Concordance of tides. Tidal Genomics. 2020b;6(3):14. 31234567",
         "14", None),
    ],
)  # fmt: skip
def test_an_articles_length_before_its_number_is_no_page(
    raw: str, page: str, length: str | None
) -> None:
    parsed = parse_reference(raw)
    assert not parsed.doubtful
    assert (parsed.item.page, parsed.item.number_of_pages) == (page, length)


def test_et_al_that_clings_to_an_initial_closes_the_list() -> None:
    parsed = parse_reference(
        "Okafor, W.J., Millar, J.S., Usher, D.et al. (2005) Salt is cleared by the liver of the "
        "newt. J. Lipid Res. 46, 2681–2691"
    )
    assert not parsed.doubtful
    assert [name.family for name in parsed.item.author] == ["Okafor", "Millar", "Usher"]
    assert not parsed.item.authors_complete


@pytest.mark.parametrize("journal", ["A&A", "ARA&A"])
def test_capitals_joined_by_an_ampersand_are_a_journal(journal: str) -> None:
    item = parse_reference(f"Okafor R., Sneden C., Weiss E. {journal}. 2004;42:385.").item
    assert item.container_title == journal
    assert [name.family for name in item.author] == ["Okafor", "Sneden", "Weiss"]
    item = parse_reference(f"Okafor N., Lardo C. {journal}. 2018;56:83.").item
    assert [name.family for name in item.author] == ["Okafor", "Lardo"]
