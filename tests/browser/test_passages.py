"""From a reference to the sentences of the article that cite it, and back."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
REVIEW = "reviews/lindqvist-2018-beta.html"
WARM = '<a class=cited href="#ref-osei-2002-warm">Osei 2002</a>'
RARE = '<a class=cited href="#ref-osei-2003-rare">Osei, 2003</a>'
TEXT = f"""<section class=prose><h2 id=part-7>Findings</h2>
<p>Lakes are old. Fish of <i>Perca</i> spp. (Fig. 2) grow in them ({WARM}; {RARE}), which was
seen twice ({WARM}). Nobody knows why.</p>
<table><tr><td>Lake A<td>{WARM}</table></section>
<section class=prose><h2 id=part-8>Thoughts</h2><p>{"So it is said. " * 60}{WARM} says no.</p>
<p>Nets tear.<sup><a class=cited href="#ref-osei-2002-warm">1</a>,2</sup> Boats do not.</p>
<ul><li>{"word " * 200}{WARM}</ul></section>"""


@pytest.fixture
def article(page: Page, small_site: Path) -> Page:
    html = (small_site / REVIEW).read_text()
    assert "<div class=text>" in html
    path = small_site / "reviews/with-text.html"
    html = html.replace(
        "<ol class=refs", "<form class=tools data-tools=nyjc></form><ol class=refs", 1
    )
    path.write_text(html.replace("<div class=text>", "<div class=text>" + TEXT, 1))
    page.goto(path.as_uri())
    return page


def test_who_came_to_a_reference_could_not_see_where_the_text_cites_it(article: Page) -> None:
    """jackyzha0/quartz#106: backlinks without context."""
    article.locator(".prose a", has_text="Osei 2002").first.click()
    row = article.locator("#ref-osei-2002-warm")
    said = row.locator(".passages li")
    expect(said).to_have_count(5)  # the sentence that cites it twice is one
    expect(said.first).to_have_text(
        "Findings: Fish of Perca spp. (Fig. 2) grow in them (Osei 2002; Osei, 2003), which was"
        " seen twice (Osei 2002)."
    )
    expect(said.first.locator("i")).to_have_text("Perca")
    expect(said.nth(1)).to_have_text("Findings: Lake A · Osei 2002")
    expect(said.nth(2)).to_have_text("Thoughts: Osei 2002 says no.")
    expect(said.nth(3)).to_have_text("Thoughts: Nets tear.1,2")
    assert len(said.nth(4).text_content() or "") < 300
    expect(said.nth(4)).not_to_be_visible()
    row.get_by_text("2 more").click()
    expect(said.nth(4)).to_be_visible()
    row.locator(".passages a").nth(2).click()
    place = article.locator(".prose a.cited:target")
    expect(place).to_be_in_viewport()
    assert "says no" in (place.locator("xpath=..").text_content() or "")
    article.go_back()
    expect(row).to_be_in_viewport()


def test_the_browser_ends_sentences_as_the_build_does(article: Page) -> None:
    """ "et al. Smith", "e.g. In", "vs. Placebo", "Fig. 2" and "Dr. Who" cut quotes short."""
    cases = json.loads((Path(__file__).parents[1] / "library/sentences.json").read_text())
    for sentences in cases:
        text = " ".join(sentences).replace("*", "")
        found = article.evaluate(
            """text => {
                const ends = [...litsite.findEnds(text), {end: text.length}];
                return ends.map((each, at) => text.slice(at ? ends[at - 1].next : 0, each.end));
            }""",
            text,
        )
        assert found == [each.replace("*", "") for each in sentences]


def test_a_line_that_is_opened_stays_where_it_was_clicked(article: Page) -> None:
    """The passages of the line above it go, and their height with them."""
    article.evaluate("location.hash = 'ref-osei-2002-warm'")
    expect(article.locator(".passages")).to_be_visible()
    row = article.locator("#ref-osei-2003-rare")
    row.scroll_into_view_if_needed()
    top = row.evaluate("each => each.getBoundingClientRect().top")
    row.click(position={"x": 5, "y": 12})
    expect(row.locator(".passages")).to_be_visible()
    expect(article.locator(".passages")).to_have_count(1)
    assert abs(row.evaluate("each => each.getBoundingClientRect().top") - top) <= 1


def test_what_an_opened_line_quotes_is_neither_filtered_for_nor_cited(article: Page) -> None:
    article.evaluate("location.hash = 'ref-osei-2002-warm'")
    expect(article.locator(".passages")).to_be_visible()
    article.get_by_label("Filter").fill("perca")
    expect(article.locator(".refs > li:visible")).to_have_count(0)
    article.get_by_label("Filter").fill("")
    article.locator(".prose a", has_text="Osei 2002").first.hover()
    expect(article.locator(".preview")).to_contain_text("Warm lakes")
    expect(article.locator(".preview")).not_to_contain_text("Perca")
