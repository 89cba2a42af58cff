"""Statements on interests as publishers label them."""

import pytest

from generator.sources.interests import declares_interests, strip_conflict_label


@pytest.mark.parametrize(
    ("stated", "bare"),
    [
        ("Competing interests: The authors sail.", "The authors sail."),
        ("CONFLICTS OF INTEREST None. The authors sail.", "None. The authors sail."),
        ("Conflict of Interest The authors sail.", "The authors sail."),
        ("Declaration of Conflicting InterestsThe author(s) sail.", "The author(s) sail."),
        ("Potential competing interests: W.N. sails.", "W.N. sails."),
        ("Conflicts of Interest: none", "none"),
        ("Disclosures Wing Ng, none", "Wing Ng, none"),
        ("Competing interests statement:The authors sail.", "The authors sail."),
        ("Conflicts of interest were not found.", "Conflicts of interest were not found."),
        ("Competing interests", "Competing interests"),
        ("We sail.", "We sail."),
    ],
)
def test_the_label_is_no_part_of_the_statement(stated: str, bare: str) -> None:
    assert strip_conflict_label(stated) == bare


def test_a_declaration_is_known_without_a_label() -> None:
    assert declares_interests("The authors declare that they have no competing interests.")
    assert not declares_interests("We have no data.")
