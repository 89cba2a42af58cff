"""What holds a work, told from its title and its publisher."""

import pytest

from generator.model import Item
from generator.references.parse import parse_reference


def _read(raw: str) -> Item:
    return parse_reference(raw).item


def test_what_holds_a_quoted_title_is_a_journal() -> None:
    item = _read("Ada Okafor, “The Raft Effect,” Publishers Weekly, July 11, 2005, 23.")
    assert (item.type, item.container_title) == ("article-journal", "Publishers Weekly")
    assert (item.title, item.publisher) == ("The Raft Effect", None)


@pytest.mark.parametrize("publisher", ["University of Tides", "Elm University Press"])
def test_who_publishes_a_quoted_title_stays_a_publisher(publisher: str) -> None:
    item = _read(f"Tides, “Daily Data Retrieval,” {publisher}, 2014.")
    assert (item.container_title, item.publisher) == (None, publisher)


def test_what_editors_edited_is_a_book() -> None:
    item = _read(
        "Okafor, Farida & Charles W. Meer. 1997. Optimal Drifts and Bantu rafts. In Larry M. "
        "Lind & Charles W. Meer (eds.), Theoretical Aspects of Bantu Rafts. Stanford: Elm."
    )
    assert item.container_title == "Theoretical Aspects of Bantu Rafts"
    assert (item.type, item.publisher, item.publisher_place) == ("chapter", "Elm", "Stanford")


def test_of_two_sentences_before_a_volume_the_first_is_the_title() -> None:
    item = _read(
        "Okafor, C. (1988, Sept 30). Meer joins Hornets radio, leaves WFU. Old Gold and Black, "
        "72(5), pp. 9, 11."
    )
    assert item.title == "Meer joins Hornets radio, leaves WFU"
    assert (item.container_title, item.volume) == ("Old Gold and Black", "72")


def test_a_title_and_its_subtitle_are_one() -> None:
    item = _read(
        "Margarit, Roxani Eleni. Salt and the Indian Ocean Trade: 150 Years in the Life of a "
        "Medieval Arabian Raft. Chapel Hill: The University of North Tides Press, 2007."
    )
    assert item.title == (
        "Salt and the Indian Ocean Trade: 150 Years in the Life of a Medieval Arabian Raft"
    )
    assert (item.type, item.container_title) == ("book", None)


def test_a_book_and_its_subtitle_are_one() -> None:
    item = _read(
        "Durham, D. (1999) “Salt Lives: Leadership and Drift in Norland.” In Okafor and Okafor, "
        "eds., Civil Society and the Political Imagination in Africa: Critical Rafts, pp. "
        "192-218. Chicago: University of Tides Press."
    )
    assert item.container_title == (
        "Civil Society and the Political Imagination in Africa: Critical Rafts"
    )
