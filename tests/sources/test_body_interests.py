"""Statements on interests on publishers' pages."""

import pytest
from bs4 import BeautifulSoup

from generator.sources.body.interests import read_conflict


@pytest.mark.parametrize(
    ("html", "stated"),
    [
        (
            "<h2>Ethics declarations</h2><div><h3>Conflict of Interest</h3><p>Ada Ode sails.</p>"
            "<h3>Human and Animal Rights</h3><p>Nobody was harmed.</p></div>",
            "Ada Ode sails.",
        ),
        ("<h2>Conflicts of Interest Statement</h2><p>None declared.</p>", "None declared."),
        (
            "<p><strong>Funding: </strong>A grant.</p>"
            "<p><strong>Competing interests:</strong> None exist.</p>",
            "None exist.",
        ),
        ("<ul><li><a>Competing interests</a></li></ul><p>Bees.</p>", None),
        ("<h2>Conflict</h2><p>Of bees and wasps.</p>", None),
        ("<h2>Competing interests</h2><h2>References</h2><p>One.</p>", None),
        ("<p>We saw <b>competing interests</b> in bees.</p>", None),
    ],
)
def test_a_publisher_s_page_keeps_its_statement_on_interests(html: str, stated: str | None) -> None:
    assert read_conflict(BeautifulSoup(html, "lxml")) == stated
