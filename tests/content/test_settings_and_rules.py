import dataclasses

import pytest

from generator.config import Config
from generator.content.rules_files import read_people, read_works
from generator.content.settings import read_settings
from generator.errors import ContentError
from generator.model import Issued, Item
from generator.model.rules import PeopleRules, PersonRule, WorkRules


def test_site_yaml_may_be_empty_or_say_everything() -> None:
    assert read_settings("", "site.yaml") == Config()
    text = """
        title: My tides
        description: All about tides
        base-url: https://example.org/tides/
        language: de
        abstracts: snippet
        works: {page-from: 3}
        author: W. Ng
        rights: Yours
    """
    assert read_settings(text, "site.yaml") == Config(
        title="My tides",
        description="All about tides",
        base_url="https://example.org/tides/",
        language="de",
        abstracts="snippet",
        works_page_from=3,
        author="W. Ng",
        rights="Yours",
    )


@pytest.mark.parametrize("language", ["English", "en_GB", "e", "12"])
def test_a_language_that_no_browser_knows_is_told(language: str) -> None:
    with pytest.raises(ContentError) as told:
        read_settings(f"language: {language}\n", "site.yaml")
    assert [each.line for each in told.value.problems] == [1]
    assert read_settings("language: pt-BR\n", "site.yaml").language == "pt-BR"


def test_people_yaml() -> None:
    assert read_people("", "people.yaml") == PeopleRules()
    text = """
        people:
        - name: Ana M. de la Cruz
          orcid: https://orcid.org/0000-0002-1825-0097
          variants: [A. Cruz, Cruz AM]
        - {name: Wei Wang, reviews: wang-2001-tides}
        keep-apart:
        - [Wei Wang, Wen Wang]
    """
    cruz = PersonRule("Ana M. de la Cruz", "0000-0002-1825-0097", ("A. Cruz", "Cruz AM"))
    wang = PersonRule("Wei Wang", reviews=("wang-2001-tides",))
    assert read_people(text, "people.yaml") == PeopleRules(
        (cruz, wang), (("Wei Wang", "Wen Wang"),)
    )


def test_works_yaml() -> None:
    assert read_works("# nothing yet\n", "works.yaml") == WorkRules()
    text = """
        same-as:
        - [https://doi.org/10.5555/A, 12, sung-2021-global]
        not-same:
        - [PMC7, pmid:8]
        retracted: [10.5555/B]
        corrections:
          12: {title: Right, issued: "2021-04", PMID: 13}
    """
    rules = read_works(text, "works.yaml")
    assert rules == WorkRules(
        same_as=(("10.5555/a", "12", "sung-2021-global"),),
        not_same=(("PMC7", "8"),),
        retracted=("10.5555/b",),
        corrections={"12": {"title": "Right", "issued": Issued(2021, 4), "pmid": "13"}},
    )
    corrected = dataclasses.replace(Item(volume="1"), **rules.corrections["12"])
    assert (corrected.title, corrected.volume) == ("Right", "1")
