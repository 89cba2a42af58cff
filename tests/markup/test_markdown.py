"""HTML -> Markdown -> HTML keeps every word."""

import html
import re

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from promptly import promptly

from generator.markup.markdown import html_to_markdown
from generator.markup.rich_text import to_rich_text
from generator.markup.text import squeeze

EXTENSIONS = ["tables", "footnotes", "sane_lists", "def_list"]


def back(text: str) -> str:
    return markdown.markdown(text, extensions=EXTENSIONS)


def words(page: str) -> str:
    return squeeze(BeautifulSoup(page, "lxml").get_text(" "))


PRINTABLE = st.text(
    alphabet=st.characters(min_codepoint=32, max_codepoint=0x3FF, exclude_categories=["Cc", "Cs"]),
    min_size=1,
    max_size=40,
)
NASTY_TEXTS = """* ** _ __ ` ``` [a](b) [^1] [x]: ![ # ## 1. 1) - + > | || --- === : ~~ <b> </b>
    <script>
    &amp; &lt; &nbsp; & \\ \\* {{x}} {%x%} https://a.example/x_y_z <http://x> a_b_c 2*3*4 *[HTML]:
    $x$
    [@smith] [[slug]] : | !"""
NASTY = st.sampled_from(NASTY_TEXTS.split())
TEXTS = st.lists(st.one_of(PRINTABLE, NASTY), min_size=1, max_size=8).map(" ".join)


@pytest.mark.parametrize("text", ["index.html", "https://e.org/a", "a/b.txt"])
def test_words_that_look_like_a_file_or_an_address_are_words(text: str) -> None:
    """Beautiful Soup warns of them; warnings fail here."""
    assert to_rich_text(text) == text
    assert html_to_markdown(text) == text


@settings(max_examples=300)
@given(TEXTS)
def test_a_paragraph_comes_back_as_its_words(text):
    page = f"<p>{html.escape(text)}</p>"
    assert words(back(html_to_markdown(page))) == words(page)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.sampled_from(["i", "b", "sub", "sup", "span", "a"]), TEXTS), max_size=5)
)
def test_inline_markup_comes_back_as_its_words(parts):
    inner = " und ".join(f"<{tag}>{html.escape(text)}</{tag}>" for tag, text in parts)
    page = f"<p>x {inner} y</p>"
    assert words(back(html_to_markdown(page))).replace(" ", "") == words(page).replace(" ", "")


@settings(max_examples=200)
@given(
    st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(["ul", "ol", "blockquote", "table"])
)
def test_blocks_come_back_as_their_words(texts, block):
    texts = [html.escape(text) for text in texts]
    if block == "table":
        rows = "".join(f"<tr><td>{text}</td><td>b</td></tr>" for text in texts)
        page = f"<table><tr><th>A</th><th>B</th></tr>{rows}</table>"
    elif block == "blockquote":
        page = "<blockquote>" + "".join(f"<p>{text}</p>" for text in texts) + "</blockquote>"
    else:
        page = f"<{block}>" + "".join(f"<li>{text}</li>" for text in texts) + f"</{block}>"
    assert words(back(html_to_markdown(page))).replace(" ", "") == words(page).replace(" ", "")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>H<sub>2</sub>O, <i>E. coli</i>, <b>10<sup>-3</sup></b></p>",
         "H<sub>2</sub>O, *E. coli*, **10<sup>-3</sup>**"),
        ("<p><em> spaced </em>word</p>", "*spaced* word"),
        ("<h2>Methods</h2><p>Text</p><h3>Part</h3>", "### Methods\n\nText\n\n#### Part"),
        ("<ul><li>one</li><li>two<ol><li>deep</li></ol></li></ul>",
         "-   one\n-   two\n\n    1.  deep"),
        ('<p><a href="https://doi.org/10.5555/x">link</a> <a href="javascript:x">no</a></p>',
         "[link](https://doi.org/10.5555/x) no"),
        ('<p>Salt!<a href="https://doi.org/10.5555/x">1</a></p>',
         r"Salt\![1](https://doi.org/10.5555/x)"),
        ("<p>kept<script>alert(1)</script><style>p{}</style></p>", "kept"),
        ("<p>{{ config }} {% raw %}</p>", "{{ config }} {% raw %}"),
        ("<p>a&nbsp;b\u2009c\u00ad</p>", "a b c"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1|2</td></tr></table>",
         "| A | B |\n| --- | --- |\n| 1\\|2 |  |"),
        ('<table><tr><th rowspan="2">A</th><th colspan="2">B</th></tr><tr><td>1</td><td>2</td></tr>'
         "<tr><td>3</td></tr></table>",
         "| A | B |  |\n| --- | --- | --- |\n|  | 1 | 2 |\n| 3 |  |  |"),
        ("<p>5 &lt; 6 &amp; 7 &gt; 3</p>", "5 < 6 & 7 > 3"),
        ("text &amp;amp; more", "text &amp;amp; more"),
    ],
)  # fmt: skip
def test_rules(page, expected):
    assert html_to_markdown(page) == expected


def test_mathml_stays_and_annotations_go():
    page = (
        '<p>x <mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msup><mml:mi>x</mml:mi>'
        "<mml:mn>2</mml:mn></mml:msup><annotation>x^2</annotation></mml:math></p>"
    )
    assert html_to_markdown(page) == "x <math><msup><mi>x</mi><mn>2</mn></msup></math>"


@pytest.mark.parametrize("tag", ["div", "i", "span", "ul", "blockquote", "sub"])
def test_tags_nested_beyond_sense_do_no_harm(tag):
    deep = 3_000
    page = f"<{tag}>" * deep + "word" + f"</{tag}>" * deep
    assert "word" in html_to_markdown(page)
    assert "word" in to_rich_text(page)


@settings(max_examples=200)
@given(TEXTS)
def test_a_title_keeps_its_words_as_they_are(text):
    shown = to_rich_text(f"<h1>{html.escape(text)}</h1>")
    bare = re.sub(r"\s", "", shown)
    assert bare == re.sub(r"\s", "", squeeze(text)) or "<b>" in text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<i>In vitro</i> effects", "<i>In vitro</i> effects"),
        ("TGF-<em>β</em> <strong>1</strong>", "TGF-<i>β</i> <b>1</b>"),
        ("a <i> b </i>c", "a <i>b</i> c"),
        ("p &lt; 0.05 &amp; more", "p < 0.05 & more"),
        ("x<br>y", "x y"),
        ("Ca<sup>2+</sup><sup>*</sup>", "Ca<sup>2+*</sup>"),
    ],
)
def test_rich_text(page, expected):
    assert to_rich_text(page) == expected


def test_what_a_page_marked_for_its_reader_was_kept_as_the_authors_own():
    """Hits of a search, and the key sentences of another library's page."""
    assert html_to_markdown("<p>One <mark>two <i>three</i></mark> four.</p>") == (
        "One two *three* four."
    )


@pytest.mark.parametrize("picture", ['<img src="x.gif" alt="">', '<img class="math" alt="">'])
def test_thousands_of_pictures_in_one_element_are_read_promptly(picture: str) -> None:
    """Each looked through all that stands around it: four thousand took 40 s."""
    with promptly():
        html_to_markdown(f"<p>{f'{picture} word ' * 4_000}</p>")


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ('<span class="inline-eqn"><img src="e6.gif" alt=""></span>', r"\[formula\]"),
        ('<img class="math" src="e6.gif" alt="Equation">', r"\[formula\]"),
        ('<img class="inline-graphic" src="s.gif" alt="Inline graphic">', r"\[picture\]"),
        ('<img src="s.gif" alt="open square">', "open square"),
        (
            '<span class="inline-eqn"><math><mi>x</mi></math><img alt=""></span>',
            "<math><mi>x</mi></math>",
        ),
        ('<img src="spacer.gif" alt="">', ""),
    ],
)
def test_a_formula_that_is_but_a_picture_leaves_a_mark(picture: str, words: str) -> None:
    """IOP's "black squares (), red triangles ()"."""
    assert html_to_markdown(f"<p>black ({picture}) and red</p>") == f"black ({words}) and red"
