"""References as Scopus's RIS holds them."""

import time

import pytest

from generator.references.parse import parse_reference


@pytest.mark.parametrize(
    ("raw", "volume", "issue", "page", "container"),
    [
        ("Li A., Wong B.C., Salt: An overview, Sea, 7, 3, pp. 1-9, (1999)", "7", "3", "1-9", "Sea"),
        ("Li A., Salt, brine and tides, J. Sea, 71, pp. 209-249, (2021)", "71", None, "209-249",
         "J. Sea"),
        ("Li A., Salt on tides, PLoS ONE, 8, 4, (2013)", "8", "4", None, "PLoS ONE"),
        ("Li A., Salt on tides, PLoS ONE, 8, e61234, (2013);", "8", None, "e61234", "PLoS ONE"),
        ("Li A., Salt, Sea, 12, SUPPL. 1, pp. S3-S9, (2003)", "12", "SUPPL. 1", "S3-S9", "Sea"),
    ],
)  # fmt: skip
def test_volume_issue_and_pages_are_told_apart(raw, volume, issue, page, container):
    """The issue was taken for the page, and the pages for the issue."""
    item = parse_reference(raw).item
    assert (item.volume, item.issue, item.page) == (volume, issue, page)
    assert item.container_title == container
    assert (item.author[0].family, item.author[0].given) == ("Li", "A.")


def test_names_and_et_al():
    raw = "van der Meer A.-B., O'Brien K., Jr., Ortíz-Paz M.C., Et al., Salt of, Sea, 7, pp. 1-9, (1999)"  # noqa: E501
    item = parse_reference(raw).item
    assert [(each.family, each.given, each.suffix) for each in item.author] == [
        ("van der Meer", "A.-B.", None),
        ("O'Brien", "K.", "Jr"),
        ("Ortíz-Paz", "M.C.", None),
    ]
    assert not item.authors_complete
    assert item.title == "Salt of"


def test_other_styles_are_left_to_others():
    raw = "Li A, Wong BC. Salt: an overview. Sea 1999;7(3):1-9."
    assert parse_reference(raw).item.title == "Salt: an overview"
    assert parse_reference("Gray D.E., The tides of the year, (2000)").item.container_title is None


def test_a_long_string_of_names_costs_no_minutes():
    started = time.process_time()
    parse_reference("Aa b" * 2000 + ", 7, pp. 1-9, (1999)")
    assert time.process_time() - started < 5
