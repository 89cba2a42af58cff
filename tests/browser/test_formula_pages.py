"""Formulas of a review's text on a narrow screen."""

import pytest

from generator.site.assets import list_assets

pytestmark = pytest.mark.browser

ROW = "".join(f"<mi>x{number}</mi><mo>+</mo>" for number in range(30))


def test_a_long_formula_does_not_widen_the_page(page):
    css = dict(list_assets())["assets/site.css"].decode()
    page.set_viewport_size({"width": 320, "height": 700})
    page.set_content(
        f"<style>{css}</style><main><section class=prose><p>So <math>{ROW}</math></p>"
        f"<math display=block>{ROW}</math></section></main>"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.querySelector('.prose > math').scrollWidth") > 320
