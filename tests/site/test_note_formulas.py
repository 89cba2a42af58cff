"""TeX in notes was shown raw, and Markdown took its "_" and its backslashes."""

import pytest

from generator.content.note_file import read_note_file
from generator.markup.escape import escape_markdown
from generator.site.markdown import to_html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (r"At $\alpha_s(M_Z)$, of *foam*.",
         "At <span>α<sub>s</sub>(M<sub>Z</sub>)</span>, of <em>foam</em>."),
        (r"$H_0$ and $x_1$, at $p<0.05$",
         "<span>H<sub>0</sub></span> and <span>x<sub>1</sub></span>, at <span>p &lt; 0.05</span>"),
        (r"\(E = mc^2\) or so", "<span>E = mc<sup>2</sup></span> or so"),
        (r"\[ x^2 \]", "<span>x<sup>2</sup></span>"),
        ("$$\nE = mc^2\n$$", "<span>E = mc<sup>2</sup></span>"),
    ],
)  # fmt: skip
def test_simple_tex_is_shown_as_it_prints(text: str, shown: str) -> None:
    assert to_html(text) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    "tex", [r"$\frac{a_1}{b_1}$", r"$$\int_0^1 *x* dx$$", r"\(\sqrt{s_{NN}} < 3\)"]
)
def test_tex_that_is_not_simple_stays_legible(tex: str) -> None:
    legible = tex.replace("<", "&lt;")
    assert to_html(f"At {tex} we are") == f"<p>At <code>{legible}</code> we are</p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It costs $5 and then $10 more", "It costs $5 and then $10 more"),
        ("`$x_1$` and `\\(x\\)`", r"<code>$x_1$</code> and <code>\(x\)</code>"),
        (r"\$x_1$ is a word_with_lines$", "$x_1$ is a word_with_lines$"),
        (r"free \[Ca^2+\] and x", "free [Ca^2+] and x"),
        (r"\[not a link\] and \(not one\)", "[not a link] and (not one)"),
        ("HK$100 (*US*$13)", "HK$100 (<em>US</em>$13)"),
    ],
)
def test_prices_code_and_escaped_brackets_are_no_formulas(text: str, shown: str) -> None:
    assert to_html(text) == f"<p>{shown}</p>"


def test_tex_that_litsite_wrote_is_read_as_it_stood_on_the_page() -> None:
    assert "x<sub>ij</sub>" in to_html(escape_markdown(r"of $x_{ij}$"))
    assert r"<code>$\frac{a_1}{b}$</code>" in to_html(escape_markdown(r"of $\frac{a_1}{b}$"))


def test_tex_holds_no_markup() -> None:
    html = to_html(r"$\alpha<b>x</b>$ $\frac{<img src=x onerror=y>}{2}$ $x_{<script>}$")
    assert "<img" not in html
    assert "<script" not in html


def test_a_note_s_title_has_its_formulas_too() -> None:
    assert read_note_file("a", "# Of $x_1$ and $5\n", "a.md").title == "Of x<sub>1</sub> and $5"
