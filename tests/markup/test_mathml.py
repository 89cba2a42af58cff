"""Formulas of saved pages are presentation MathML that every parser takes."""

import pytest
from bs4 import BeautifulSoup

from generator.markup.mathml import math_to_text

CASES = {
    "text in no token, as Nu's checker and EPUBCheck refuse it": (
        "<mml:math>1729 apples</mml:math>",
        "<math><mtext>1729 apples</mtext></math>",
    ),
    "digits in no token": ("<math><mrow>42</mrow></math>", "<math><mrow><mn>42</mn></mrow></math>"),
    "brackets that <mfenced> draws": (
        "<mml:math><mml:mi>f</mml:mi><mml:mfenced><mml:mi>x</mml:mi><mml:mi>y</mml:mi></mml:mfenced></mml:math>",
        "<math><mi>f</mi><mrow><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo></mrow></math>",
    ),
    "brackets of its own, no separators": (
        '<math><mfenced open="|" close=">" separators=""><mi>a</mi><mi>b</mi></mfenced></math>',
        "<math><mrow><mo>|</mo><mi>a</mi><mi>b</mi><mo>&gt;</mo></mrow></math>",
    ),
    "separators, the last of which is said again": (
        '<math><mfenced separators="; ,"><mi>a</mi><mi>b</mi><mi>c</mi><mi>d</mi></mfenced></math>',
        "<math><mrow><mo>(</mo><mi>a</mi><mo>;</mo><mi>b</mi><mo>,</mo><mi>c</mi><mo>,</mo><mi>d</mi>"
        "<mo>)</mo></mrow></math>",
    ),
    "one bracket": (
        '<math><mfenced open="{" close=""><mn>1</mn></mfenced></math>',
        "<math><mrow><mo>{</mo><mn>1</mn></mrow></math>",
    ),
    "numbers and names of Content MathML": (
        "<math><apply><times/><cn> 2 </cn><ci>x</ci></apply></math>",
        "<math><mn>2</mn><mi>x</mi></math>",
    ),
    "letters in bold, Greek ones and digits too": (
        '<math><mi mathvariant="bold">v</mi><mstyle mathvariant="bold"><mi>β</mi><mn>2</mn>'
        "<mo>&amp;</mo></mstyle></math>",
        "<math><mi>𝐯</mi><mstyle><mi>𝛃</mi><mn>𝟐</mn><mo>&amp;</mo></mstyle></math>",
    ),
    "letters that Unicode had before": (
        '<math><mi mathvariant="double-struck">R</mi><mi mathvariant="script">L</mi>'
        '<mi mathvariant="fraktur">C</mi><mi mathvariant="fraktur">a</mi></math>',
        "<math><mi>ℝ</mi><mi>ℒ</mi><mi>ℭ</mi><mi>𝔞</mi></math>",
    ),
    "an upright letter, which <mi> sets in italics": (
        '<math><mi mathvariant="normal">d</mi><mi mathvariant="normal">sin</mi></math>',
        "<math><mtext>d</mtext><mi>sin</mi></math>",
    ),
    "annotations": (
        "<math><semantics><mi>x</mi><annotation>x^2</annotation></semantics></math>",
        "<math><mi>x</mi></math>",
    ),
}


@pytest.mark.parametrize(("page", "text"), CASES.values(), ids=CASES)
def test_formula_as_text(page: str, text: str) -> None:
    formula = BeautifulSoup(page, "lxml-xml").find("math")
    assert formula is not None
    assert math_to_text(formula) == text
