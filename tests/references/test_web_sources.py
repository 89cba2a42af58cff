"""Web pages of which a reference says a name and an address alone: they were in doubt."""

import pytest

from generator.model import Issued, Item
from generator.references.parse import parse_reference
from generator.references.web_sources import read_web_source


@pytest.mark.parametrize(
    ("raw", "title", "url", "accessed"),
    [
        ("Foamzyme. http://www.foam.example/", "Foamzyme", "http://www.foam.example/", None),
        ("iFoam. https://foam.example.", "iFoam", "https://foam.example", None),
        ("Foam Software. www.foam.example", "Foam Software", "http://www.foam.example", None),
        ("Foam Core Team. https://foam.example/ (accessed on 12 March 2021).",
         "Foam Core Team", "https://foam.example/", Issued(2021, 3, 12)),
        ("The Foam Atlas [Internet]. Available from: https://foam.example/?y=1. Accessed May 2020",
         "The Foam Atlas", "https://foam.example/?y=1", Issued(2020, 5)),
        ("Tides could turn again under new plan. [http://tide.example/?id=200017].",
         "Tides could turn again under new plan", "http://tide.example/?id=200017", None),
    ],
)  # fmt: skip
def test_a_name_and_an_address_are_a_web_page(
    raw: str, title: str, url: str, accessed: Issued | None
) -> None:
    read = parse_reference(raw)
    assert not read.doubtful
    assert read.item == Item(type="webpage", title=title, url=url, accessed=accessed)


@pytest.mark.parametrize(
    "raw",
    [
        "Berg A. https://foam.example/",
        "Foam. https://foam.example/a_(b",
        "Foam in 2019. https://foam.example/",
        "Berg A et al. https://foam.example/",
        "Foam of the sea. https://doi.org/10.5555/foam",
        "Available from: http://foam.example/default.htm. Accessed March 3, 2015.",
        "J Foam Vol. http://foam.example/",
        "and the rest of it. http://foam.example/",
    ],
)
def test_what_may_be_more_than_a_name_is_left_to_the_labeller(raw: str) -> None:
    assert read_web_source(raw) is None
