"""What `litsite add` says where a page differs from what content/ keeps."""

import pytest

from generator.content.merging.differences import tell_difference


def test_texts_that_begin_alike_are_told_where_they_part():
    """Both were cut after sixty characters, and looked the same."""
    start = "Salt is there and stays there for as long as the sea is wide and deep, and "
    told = str(tell_difference("abstract", start + "cold.", start + "warm."))
    assert "cold" in told
    assert "warm" in told


def test_lists_that_begin_alike_are_told_where_they_part():
    figures = [{"label": f"Figure {place}", "caption": "Tides."} for place in range(5)]
    told = str(tell_difference("figures", figures, [*figures[:-1], {"label": "Figure 9"}]))
    assert "4 Tides." in told
    assert "Figure 9" in told


@pytest.mark.parametrize(("kept", "arrived"), [("2018-05", "2018"), ("2018-05-03", "2018-05")])
def test_a_date_told_less_exactly_is_no_difference(kept, arrived):
    assert tell_difference("issued", kept, arrived) is None
    assert tell_difference("issued", arrived, kept) is not None


def test_what_differs_at_the_end_is_shown_though_marks_differ_before():
    kept = "BACKGROUND: The tide came in and went out again, for weeks. RESULTS: It rose."
    arrived = kept.replace("BACKGROUND:", "**Background:**") + " © 2020 Sea Press"
    told = str(tell_difference("abstract", kept, arrived))
    assert "… RESULTS: It rose." in told
    assert "© 2020 Sea Press" in told


def test_a_page_that_names_fewer_or_without_their_numbers_differed():
    """Adding a library's own .nbib told of every review that its MeSH differs."""
    mesh = [{"name": "Child*", "ui": "D002648"}, {"name": "Tides / genetics*", "ui": "D1 / Q2"}]
    assert tell_difference("mesh", mesh, ["Tides / genetics*", "Child*"]) is None
    assert tell_difference("mesh", ["Child"], mesh) is not None
    water = [{"name": "Water", "ui": "D014867", "registry-number": "059QF0KO0R"}, "Salt"]
    assert tell_difference("substances", water, ["Water"]) is None
    assert tell_difference("substances", water, ["Fire"]) is not None
    assert tell_difference("ISSN", ["1313-2989", "1313-2970"], "1313-2970") is None
    assert tell_difference("author", [{"literal": "A"}, {"literal": "B"}], [{"literal": "B"}])


def test_a_licence_that_begins_with_http_differed():
    kept = "http://creativecommons.org/licenses/by/4.0"
    assert tell_difference("license", kept, "https://creativecommons.org/licenses/by/4.0/") is None
    assert tell_difference("license", kept, "https://creativecommons.org/licenses/by-nc/4.0/")
