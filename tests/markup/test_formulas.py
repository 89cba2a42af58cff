"""Formulas of TeX in titles and abstracts: simple ones are what they print, others stay."""

import time

import pytest

from generator.markup.escape import escape_markdown
from generator.markup.formulas import print_formulas, print_markdown_formulas, read_formula


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"$\alpha_s(M_Z)$", "α<sub>s</sub>(M<sub>Z</sub>)"),
        (r"$\sim 10^{5}\,M_\odot$ in $N$", "~10<sup>5</sup> M<sub>⊙</sub> in N"),
        (r"10$^{-3}$ M$_\odot$, $^3$He", "10<sup>-3</sup> M<sub>⊙</sub>, <sup>3</sup>He"),
        (r"$z<0.1$ or $p > 3$", "z < 0.1 or p > 3"),
        (r"$\bar{\nu}_e$ at $90^\circ$", "ν̄<sub>e</sub> at 90°"),
        (r"$H_0 = 70~\mathrm{km~s^{-1}}$", "H<sub>0</sub> = 70 km s<sup>-1</sup>"),
        (r"$x_{\text{eff, old}}$ of $O(n \log n)$", "x<sub>eff, old</sub> of O(n log n)"),
        (r"$|\psi\rangle$, $\le 5\%$", "|ψ⟩, ≤5%"),
    ],
)
def test_a_simple_formula_is_what_it_prints(text: str, printed: str) -> None:
    assert print_formulas(text) == printed
    assert print_markdown_formulas(escape_markdown(text)) == printed


@pytest.mark.parametrize(
    "text",
    [
        r"$\frac{a}{b}$", r"$\sqrt{s_{NN}}$", r"$\mathbb{R}^n$", r"$\bar{ab}$", r"$\unknown x$",
        r"$$E = mc^2$$", r"$x_^2$", r"$x^{2$", r"$a & b_1$", r"$\begin{matrix} a \end{matrix}$",
        "It costs $5 and then $10 more", "US$5–$7", "A$5 or A$ 6", "$5 per patient_day and $10",
        "HK$100 (US$13)", r"$\sum_{i} x_i$", "one $ and no other_one",
    ],
)  # fmt: skip
def test_what_is_not_simple_or_no_formula_stays_as_printed(text: str) -> None:
    assert print_formulas(text) == text
    assert print_markdown_formulas(escape_markdown(text)) == escape_markdown(text)


def test_what_a_formula_prints_is_no_markup_of_markdown() -> None:
    assert print_markdown_formulas(escape_markdown("$x^*$, $[a,b]_i$")) == (
        r"x<sup>\*</sup>, \[a,b\]<sub>i</sub>"
    )
    assert print_markdown_formulas(r"\\(x\_{ij}\\) and *y*") == "x<sub>ij</sub> and *y*"
    assert print_markdown_formulas("$<sub>a</sub>_b$") == "$<sub>a</sub>_b$"


@pytest.mark.parametrize("text", ["$a ", r"\(a ", "$a_{", "${", "$$ ", r"$\{$"])
def test_marks_that_never_end_take_no_time(text: str) -> None:
    begun = time.perf_counter()
    print_formulas(text * 5_000)
    print_markdown_formulas(escape_markdown(text * 5_000))
    read_formula(text[1:] * 5_000)
    assert time.perf_counter() - begun < 5
