"""What fields state of a reference and what its printed string says, put together."""

from generator.model import Issued, Item, Name, RawReference
from generator.references.entries import read_reference

CROSSREF = Item(
    title="Salt in the tide pools of the north",
    author=(Name(family="Okafor", given="T"),),
    authors_complete=False,
    container_title="J Tide",
    issued=Issued(2001),
    volume="7",
    page="120",
    doi="10.5555/tide.7",
)
PRINT = (
    "Okafor T, Weiss SB, Lau H (2001) Salt in the tide pools of the north. J Tide 7(2):120–131. "
    "PMID: 11112222"
)


def test_a_first_author_and_page_are_completed_from_the_print() -> None:
    item, doubtful = read_reference(RawReference(PRINT, 1, CROSSREF))
    assert [name.family for name in item.author] == ["Okafor", "Weiss", "Lau"]
    assert (item.authors_complete, item.page, item.issue) == (True, "120-131", "2")
    assert (item.doi, item.pmid, doubtful) == ("10.5555/tide.7", "11112222", False)


def test_a_list_that_print_cuts_too_stays_incomplete() -> None:
    item, _ = read_reference(RawReference(PRINT.replace(", Lau H", ", et al."), 1, CROSSREF))
    assert [name.family for name in item.author] == ["Okafor", "Weiss"]
    assert not item.authors_complete


def test_the_print_of_another_first_author_completes_nothing() -> None:
    item, _ = read_reference(RawReference(PRINT.replace("Okafor T, ", ""), 1, CROSSREF))
    assert item.author == CROSSREF.author
    assert not item.authors_complete


def test_an_article_of_one_author_is_complete() -> None:
    print_ = PRINT.replace(", Weiss SB, Lau H", "")
    item, _ = read_reference(RawReference(print_, 1, CROSSREF))
    assert item.author == CROSSREF.author
    assert item.authors_complete


def test_a_journal_that_fields_cut_before_its_letter_is_taken_from_the_print() -> None:
    stated = Item(container_title="J. Phys. Chem.", volume="112", issued=Issued(2008))
    print_ = "Okafor S, Castel X and Weiss R 2008 J. Phys. Chem. C 112 15813–7"
    item, _ = read_reference(RawReference(print_, 1, stated))
    assert (item.container_title, item.volume) == ("J. Phys. Chem. C", "112")


def test_a_page_that_fields_make_of_the_doi_yields_to_the_printed_one() -> None:
    stated = Item(container_title="Semicond. Sci. Technol.", volume="20", page="004")
    print_ = "Okafor T 2005 Semicond. Sci. Technol. 20 S35"
    item, _ = read_reference(RawReference(print_, 1, stated))
    assert (item.volume, item.page) == ("20", "S35")


def test_fields_that_state_all_but_the_language_have_it_from_the_print() -> None:
    item, _ = read_reference(RawReference(f"{PRINT} (in Russian)", 1, CROSSREF))
    assert (item.language, item.doi) == ("ru", "10.5555/tide.7")


def test_a_thesis_that_fields_call_a_book_is_told_by_the_print() -> None:
    stated = Item(
        type="book",
        title="Tides of the fjord",
        author=(Name(family="Okafor", given="T"),),
        issued=Issued(2002),
        publisher="University of Oslo",
    )
    print_ = "Okafor T (2002) Tides of the fjord. PhD thesis, University of Oslo, Norway."
    item, doubtful = read_reference(RawReference(print_, 1, stated))
    assert (item.type, item.genre, doubtful) == ("thesis", "PhD thesis", False)
    assert read_reference(RawReference(print_.replace("PhD thesis, ", ""), 1, stated))[0] == stated
