"""Books: the place and the publisher about a colon, and the title before them."""

import pytest

from generator.model import Item
from generator.references.parse import parse_reference


def _read(raw: str) -> Item:
    return parse_reference(raw).item


@pytest.mark.parametrize(
    ("raw", "title", "place", "publisher"),
    [
        ("Okafor, Chinwe. Tides. New York: Gannet, 1991.", "Tides", "New York", "Gannet"),
        (
            "Larsson, Ulrich. Raft Risk Society. Cambridge: Tern Press, 1999.",
            "Raft Risk Society",
            "Cambridge",
            "Tern Press",
        ),
        (
            "Meer, Ana de. Maré: O mar sem nenhum fim. Belo Horizonte, Brazil: Itatiaia, 1987.",
            "Maré: O mar sem nenhum fim",
            "Belo Horizonte, Brazil",
            "Itatiaia",
        ),
        (
            "Okafor, Donald. 1998. Drift and Uncertainty in Raft Models. Ann Arbor: University "
            "of Tides Press.",
            "Drift and Uncertainty in Raft Models",
            "Ann Arbor",
            "University of Tides Press",
        ),
        (
            "Lind, K., & Meer, L. (1998). Beginning sailing and beyond (3rd ed.). South "
            "Melbourne: Gannet.",
            "Beginning sailing and beyond",
            "South Melbourne",
            "Gannet",
        ),
        (
            "Chinwe Okafor, Rafts and National Drift (Cambridge: Tern Press, 2000).",
            "Rafts and National Drift",
            "Cambridge",
            "Tern Press",
        ),
    ],
)
def test_a_book_has_its_title_its_place_and_its_publisher(
    raw: str, title: str, place: str, publisher: str
) -> None:
    item = _read(raw)
    assert (item.type, item.container_title) == ("book", None)
    assert (item.title, item.publisher_place, item.publisher) == (title, place, publisher)
    assert len(item.author) == (2 if "&" in raw else 1)
    assert item.issued is not None


def test_who_publishes_an_edited_book_is_not_its_title() -> None:
    item = _read(
        "Lind JI (1998) A new raft from the Upper Salt Formation (Albian-Cenomanian: Cretaceous) "
        "of eastern Norland. In: Lucas SG, Meer JI, Estep JW, editors. Lower and Middle Salt "
        "Terrestrial Ecosystems. Albuquerque, NM: New Norland Museum of Natural History and "
        "Science. pp. 283–295."
    )
    assert item.container_title == "Lower and Middle Salt Terrestrial Ecosystems"
    assert item.publisher == "New Norland Museum of Natural History and Science"
    assert (item.type, item.publisher_place, item.page) == ("chapter", "Albuquerque, NM", "283-295")


@pytest.mark.parametrize(
    "raw",
    [
        "Lind, K. (2010). Rafts of the North: Principles and Drift. Tern Press, New York.",
        "R. Lind, C. Meer, RAFT: Timber Description and Design, Gannet Academic Publishers, 1989.",
        "Okafor, C. 1997. Raft: Perspectives on Salt. Norland University Press, Baltimore, MD.",
    ],
)
def test_a_subtitle_is_no_publisher(raw: str) -> None:
    item = _read(raw)
    assert item.publisher_place is None or ":" not in item.publisher_place
    assert item.publisher is not None
    assert not any(word in item.publisher for word in ("Principles", "Timber", "Perspectives"))


def test_a_country_behind_a_university_is_no_publisher() -> None:
    item = _read("Lind D (2007) Salt for tides. Ph.D. Thesis. University of Tides: Italy. pp 106.")
    assert item.publisher == "University of Tides"
