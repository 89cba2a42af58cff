"""From where a text names a figure to its caption, and back."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
REVIEW = "reviews/lindqvist-2018-beta.html"
TEXT = f"""<section class=prose><h2 id=part-7>Findings of Figure 1</h2><p><strong>Figure 1.</strong>
Lakes are old (Figure 1B), as (<strong>Figs. 1, 2A</strong> and 3) and table 1 say; see Table 1.
Of <i>n</i> in Figures 1 and 20 % rose.
Supplementary Figure 1, Figure S1 and Figure 9 are elsewhere.
Figure 2—figure supplement 1 and Figure 12 too.{"<p>Boats lie still." * 60}</section>"""
CAPTIONS = """<section class=captions><h2 id=figures>Figures</h2><details>
<summary>4 captions</summary>
<div class=caption id=caption-1><h3>Figure 1</h3><p id=p>Lakes by their age.</div>
<div class=caption id=caption-2><h3>FIG. 2</h3><p>Fish.</div>
<div class=caption id=caption-3><h3>Table 1</h3><p>Nets.</div>
<div class=caption id=caption-4><h3>Figure 2—figure supplement 1</h3><p>More fish.</div></details>
</section>"""


@pytest.fixture
def article(page: Page, small_site: Path) -> Page:
    html = (small_site / REVIEW).read_text()
    path = small_site / "reviews/with-figures.html"
    assert "<section class=references>" in html
    html = html.replace("<section class=references>", CAPTIONS + "<section class=references>", 1)
    path.write_text(html.replace("<div class=text>", "<div class=text>" + TEXT, 1))
    page.goto(path.as_uri())
    return page


def test_a_text_that_names_a_figure_did_not_lead_to_it(article: Page) -> None:
    links = article.locator(".prose a[href^='#caption-']")
    assert links.evaluate_all("all => all.map(each => [each.textContent, each.hash])") == [
        ["Figure 1B", "#caption-1"],
        ["Figs. 1", "#caption-1"],
        ["2A", "#caption-2"],
        ["Table 1", "#caption-3"],
        ["Figures 1", "#caption-1"],
        ["Figure 2—figure supplement 1", "#caption-4"],
    ]
    links.first.hover()
    expect(article.locator(".preview")).to_have_text("Figure 1Lakes by their age.")
    expect(article.locator("#p")).to_have_count(1)
    links.first.click()
    expect(article.get_by_text("Lakes by their age.").last).to_be_in_viewport()
    article.go_back()
    expect(links.first).to_be_in_viewport()
