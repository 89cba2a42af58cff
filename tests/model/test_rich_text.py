from promptly import promptly

from generator.model.rich_text import strip_formulas, strip_markup

FORMULA = "<math><mi>x</mi><mo>&lt;</mo></math>"


def test_formulas_are_their_words() -> None:
    assert strip_formulas(f"<i>a</i> {FORMULA} b {FORMULA}") == "<i>a</i> x&lt; b x&lt;"
    assert strip_markup(f"H<sub>2</sub>O, {FORMULA}, p < 0.05") == "H2O, x&lt;, p < 0.05"
    assert strip_formulas(None) == ""


def test_formulas_without_end_cost_time_in_proportion() -> None:
    text = "</math>" + "<math>" * 100_000
    with promptly():
        assert strip_formulas(text) == text
