"""Titles and abstracts in a script that runs from right to left."""

import pytest

from generator.site.assets import list_assets

pytestmark = pytest.mark.browser


def test_a_hebrew_review_reads_from_the_right_and_its_citation_line_in_order(page):
    css = dict(list_assets())["assets/site.css"].decode()
    page.set_content(
        f"<style>{css}</style><main><article class=review><header class=head><h1>סקירה</h1>"
        "<p class=cite-line><i>כתב עת</i> <b id=year>2020</b> <span class=dates id=date>1 May 2020"
        "</span></p></header><section class=prose><p><span id=said>זהו תקציר.</span></p></section>"
        "</article></main>"
    )
    at = "id => document.querySelector(id).getBoundingClientRect().left"
    assert page.evaluate(at, "#said") > page.evaluate(at, ".prose") + 100
    assert page.evaluate(at, "i") < page.evaluate(at, "#year") < page.evaluate(at, "#date")


def test_the_end_of_an_arabic_title_in_a_list_stood_at_its_beginning(page):
    css = dict(list_assets())["assets/site.css"].decode()
    page.set_content(
        f"<style>{css}</style><ul class=entries><li><b>2021</b>"
        "<a href=x><span id=first>سبق</span> مراجعة (<span id=last>NAFLD</span>)</a><p>x</ul>"
    )
    at = "id => document.querySelector(id).getBoundingClientRect().left"
    assert page.evaluate(at, "#last") < page.evaluate(at, "#first")
