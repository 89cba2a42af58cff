"""Years and places that end a title, and numbers that end the name of a journal or meeting."""

import pytest

from generator.model import Item
from generator.references.parse import parse_reference


def _read(raw: str) -> Item:
    return parse_reference(raw).item


@pytest.mark.parametrize(
    ("raw", "title", "year", "page"),
    [
        (
            "OKAFOR, Jean-Louis. Les algues et la mer, leurs récits et leurs voyages (1856-1893). "
            "Paris: Orme, 1991.",
            "Les algues et la mer, leurs récits et leurs voyages (1856-1893)",
            1991,
            None,
        ),
        (
            "A.B. Lind, C. Moon, Drift research: an academic literature review (1995–2005) and "
            "future research directions, International Journal of Rafting 112 (2) (2008) 510–520.",
            "Drift research: an academic literature review (1995–2005) and future research "
            "directions",
            2008,
            "510-520",
        ),
    ],
)
def test_the_years_that_a_title_is_about_are_not_when_it_appeared(
    raw: str, title: str, year: int, page: str | None
) -> None:
    """The books of 1991 and 2008 were dated 1856 and 1995."""
    item = _read(raw)
    assert (item.title, item.page) == (title, page)
    assert item.issued is not None
    assert item.issued.year == year


def test_pages_in_brackets_behind_a_quoted_title_stay_pages() -> None:
    item = _read(
        "Okafor, Skip, ‘A Theology of Rafts for the Coast’ (377-393) in Skip Meer (ed.), Drifters "
        "and Friends, Berrien Springs: Elm University Press, 2014."
    )
    assert (item.title, item.page) == ("A Theology of Rafts for the Coast", "377-393")


@pytest.mark.parametrize("place", ["Norway", "western Texas, USA"])
def test_the_country_that_ends_the_title_of_an_article_is_no_publisher(place: str) -> None:
    item = _read(
        "Lind, V. T., Kring, D.A., Meer, J.H. & Okafor, R.J., Age and effects of the rafting "
        f"impact, {place}. Geology, v. 33, no. 12, pp. 945-948. 2005."
    )
    assert item.title == f"Age and effects of the rafting impact, {place}"
    assert (item.container_title, item.publisher, item.publisher_place) == ("Geology", None, None)


@pytest.mark.parametrize("meeting", ["IJCAI-95", "ICCV’11", "CHI ’90"])
def test_the_short_year_of_a_meeting_is_no_volume(meeting: str) -> None:
    item = _read(
        "Lind, R., & Okafor, S. (1995). Approximating optimal rafts for partially observable "
        f"domains. In Proceedings of {meeting}, 1088-1094."
    )
    assert (item.container_title, item.volume) == (f"Proceedings of {meeting}", None)
    assert item.page == "1088-1094"


def test_a_number_before_a_pmid_is_the_volume() -> None:
    item = _read(
        "Lind W, Kornhuber H, Okafor V (1968) The sense of drifting: comparison of the human "
        "capacity with that of rafts. Journal of Neurophysiology 31. 4972033"
    )
    assert (item.container_title, item.volume) == ("Journal of Neurophysiology", "31")


def test_the_word_volumes_is_no_part_of_a_journal() -> None:
    item = _read(
        "Baum J, Chen L et al. (2009) Drifting proteins of rafts. Int J Parasitol Volumes 3: "
        "371-380. PubMed: 19000690."
    )
    assert (item.container_title, item.volume) == ("Int J Parasitol", "3")


def test_the_first_of_two_pages_is_no_volume() -> None:
    item = _read(
        "Dean, Brian. (1988, March 18). Council passes rafts. Old Coast, 71(23), pp. 1, 8."
    )
    assert (item.volume, item.issue, item.page) == ("71", "23", "1, 8")


@pytest.mark.parametrize("journal", ["Support. Care Rafts", "Sci. Rafts. "])
def test_the_word_before_an_identifier_is_no_part_of_a_journal(journal: str) -> None:
    item = _read(
        "Lind SA, Okafor E (2009) Transient drifting following infusion of rafts. "
        f"{journal}DOI: 10.1007/s00520-009-0704-5"
    )
    assert item.container_title is not None
    assert item.container_title.rstrip(".") == journal.strip(" .")
    assert item.doi == "10.1007/s00520-009-0704-5"
