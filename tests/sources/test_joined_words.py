"""Titles whose spaces were lost, or gained, with the tags between their words."""

import pytest
from bs4 import BeautifulSoup

from generator.markup.rich_text import to_rich_text
from generator.sources.body.title import read_printed_title
from generator.sources.joined_words import part_joined_words

OTHERS = "Growth of Helicobacter pylori and infection. E. coli in Salmonella. Care of trials, Mice."


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        ("Ties BetweenHelicobacter pyloriInfection", "Ties Between Helicobacter pylori Infection"),
        ("Salt and growth ofE. coliin foam", "Salt and growth of E. coli in foam"),
        ("Tides ofSalmonella in foam", "Tides of Salmonella in foam"),
        ("TheHelicobacter pylorigrowth", "The Helicobacter pylori growth"),
        ("ActiveCandida albicansinfection", "Active Candida albicans infection"),
    ],
)
def test_a_title_lost_the_space_before_a_species_with_its_italics(stated: str, read: str) -> None:
    assert part_joined_words(stated, OTHERS) == read


@pytest.mark.parametrize(
    "title",
    [
        "HealthCare ofTrials in GenBank",  # trials is a word of its own, no name
        "CareHelicobacter pyloriform foam",  # what would be left is no word of the page
        "MacDonald and the inDrop machine",
        "MmPPOX, HeLa and pHluorin",
        "Foam ofListeria",  # which nothing else on the page names
    ],
)
def test_words_that_nothing_else_on_the_page_parts_stay(title: str) -> None:
    assert part_joined_words(title, OTHERS) == title


@pytest.mark.parametrize(
    ("heading", "meta", "read"),
    [
        # the meta lost spaces
        ("Growth of <i>E. coli</i> in salt", "Growth ofE. coliin salt",
         "Growth of <i>E. coli</i> in salt"),
        # the heading lost them
        ("Growth of<i>Foam fundus</i>in salt", "Growth of Foam fundus in salt",
         "Growth of <i>Foam fundus</i> in salt"),
        ("Ca<sup>2+</sup>in foam", "Ca2+ in foam", "Ca<sup>2+</sup> in foam"),
        # one of them gained some
        ("CO <sub>2</sub> in foam", "CO2 in foam", "CO<sub>2</sub> in foam"),
        ("CO<sub>2</sub>H in foam", "CO 2 H in foam", "CO<sub>2</sub>H in foam"),
        ("The <i>p</i>-foam of <i>M</i>PPOX", "The p-foam of MPPOX",
         "The <i>p</i>-foam of <i>M</i>PPOX"),
        ("T <sub>2</sub> foam", "T 2 foam", "T <sub>2</sub> foam"),
    ],
)  # fmt: skip
def test_a_heading_has_the_spaces_of_the_meta_at_its_tags(
    heading: str, meta: str, read: str
) -> None:
    assert read_printed_title(BeautifulSoup(f"<h1>{heading}</h1>", "lxml"), meta) == read


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("Growth of<i>Escherichia coli</i>in salt", "Growth of <i>Escherichia coli</i> in salt"),
        ("in<i>vitro</i>and<em>in vivo</em>", "in <i>vitro</i> and <i>in vivo</i>"),
        ("M<i>m</i>PPOX of<i>n</i>PPOX", "M<i>m</i>PPOX of<i>n</i>PPOX"),
        ("H<sub>2</sub>O, <i>pseudo</i>sis", "H<sub>2</sub>O, <i>pseudo</i>sis"),
    ],
)
def test_a_small_word_and_italics_are_two_words(marked: str, read: str) -> None:
    assert to_rich_text(marked) == read
