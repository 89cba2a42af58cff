"""A text that cites by author and year is not told both twice."""

import pytest
from bs4 import BeautifulSoup

from generator.site.markdown import to_html

TARGETS = {"@a": ("../works/a.html", "Osei 2005"), "@b": ("#ref-b", "Müller 1999")}

BOTH = ["Müller 1999", "Osei 2005"]


@pytest.mark.parametrize(
    ("text", "words", "links"),
    [
        ("It is (Osei et al., 2005 [@a]).", "It is (Osei et al., 2005).", ["Osei et al., 2005"]),
        ("As Osei *et al*. (2005) [@a] say", "As Osei et al. (2005) say", ["Osei et al. (2005)"]),
        ("Muller and Ng 1999b [@b], so", "Muller and Ng 1999b, so", ["Muller and Ng 1999b"]),
        ("It was in 2005 [@a].", "It was in 2005 (Osei 2005).", ["Osei 2005"]),
        ("Ng 1999 [@b] or 2004 [@a]", "Ng 1999 (Müller 1999) or 2004 (Osei 2005)", BOTH),
        ("Osei 2005 [@a; @b]", "Osei 2005 (Osei 2005; Müller 1999)", BOTH[::-1]),
        ("Osei 2005 [@nobody]", "Osei 2005 (@nobody)", []),
    ],
)  # fmt: skip
def test_words_that_name_the_work_are_its_link(text, words, links):
    soup = BeautifulSoup(to_html(text, TARGETS.get), "lxml")
    assert soup.get_text().strip() == words
    assert [link.text for link in soup.find_all("a")] == links
