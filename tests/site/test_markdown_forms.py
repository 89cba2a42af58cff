"""Markdown as people write it elsewhere, in notes and in what else is the reader's own."""

import re
import time

import pytest
from bs4 import BeautifulSoup

from generator.model import Note
from generator.site.markdown import to_html
from generator.site.search.plain import plain_text


def shape(text, **more):
    """The HTML of a text without the spaces between tags."""
    return re.sub(r"\s*\n\s*", "", str(to_html(text, **more)))


def test_code_between_fences_keeps_its_lines_and_says_no_language():
    html = to_html("As:\n\n```python\ndef f(a):\n    return a < 1  # [@ng]\n```\n\nSo.")
    code = BeautifulSoup(html, "lxml").select_one("pre > code")
    assert code.text == "def f(a):\n    return a < 1  # [@ng]\n"
    assert "python" not in html
    assert html.endswith("<p>So.</p>")


@pytest.mark.parametrize("fence", ["```", "~~~", "`````", "```r title=x"])
def test_fences_of_any_kind_hold_code(fence):
    mark = fence.split("r")[0]
    html = to_html(f"a\n{fence}\n# b\n\n- c\n{mark}\nd")
    assert html == "<p>a</p>\n<pre><code># b\n\n- c\n</code></pre>\n<p>d</p>"


def test_code_that_is_not_closed_goes_to_the_end():
    assert str(to_html("a\n\n```\nb & c")) == "<p>a</p>\n<pre><code>b &amp; c\n</code></pre>"


def test_code_may_stand_in_a_list():
    html = shape("1. do\n\n   ```\n   ls\n   ```\n2. done")
    assert html == ("<ol><li><p>do</p><pre><code>ls</code></pre></li><li><p>done</p></li></ol>")


def test_a_list_may_follow_a_line_directly():
    assert shape("See:\n- one\n- two") == "<p>See:</p><ul><li>one</li><li>two</li></ul>"
    assert shape("So\n1. one\n2. two") == "<p>So</p><ol><li>one</li><li>two</li></ol>"


def test_a_line_that_happens_to_begin_with_a_number_is_no_list():
    assert shape("It was found in\n1998. Then it was lost.").count("<p>") == 1


@pytest.mark.parametrize("spaces", [2, 3, 4])
def test_lists_are_nested_by_any_indent(spaces):
    indent = " " * spaces
    text = f"- a\n{indent}- b\n{indent * 2}- c\n{indent}- d\n- e"
    assert shape(text) == (
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>"
    )


def test_what_stands_below_an_item_belongs_to_it():
    html = shape("1. a\n   - b\n\n     below b\n\n   below a\n2. c\n\nafter")
    assert html == (
        "<ol><li><p>a</p><ul><li><p>b</p><p>below b</p></li></ul><p>below a</p></li>"
        "<li><p>c</p></li></ol><p>after</p>"
    )


def test_indented_code_and_lines_across_are_no_lists():
    assert shape("text\n\n    - code\n\n* * *\n\n- - -") == (
        "<p>text</p><pre><code>- code</code></pre><hr><hr>"
    )


def test_tasks_have_boxes():
    html = shape("- [ ] read\n- [x] written\n- [y] none")
    assert html == (
        '<ul><li class="task">☐ read</li><li class="task">☑ written</li><li>[y] none</li></ul>'
    )
    assert plain_text("- [ ] read [@ng-2001]\n- [x] [@li-1999], done") == "read, done"


def test_text_is_struck_out_by_two_tildes_only():
    assert shape("not ~~this *one*~~") == "<p>not <del>this <em>one</em></del></p>"
    assert shape("~5 mg and ~~ 6 ~~") == "<p>~5 mg and ~~ 6 ~~</p>"
    assert shape("`~~a~~`") == "<p><code>~~a~~</code></p>"


def test_columns_are_aligned_as_written():
    table = BeautifulSoup(to_html("| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |"), "lxml")
    for name in ("th", "td"):
        assert [cell.get("class") for cell in table(name)] == [None, ["center"], ["right"]]
    assert not table.select("[style]")
    spanned = to_html("|  | b |  |\n|--|--:|--|\n| 1 | 2 | 3 |")
    assert '<th colspan="2">b</th>' in spanned
    assert '<th scope="row">1</th>' in spanned
    assert '<td class="right">2</td>' in spanned


def test_cells_of_many_words_are_told_from_others():
    words = "many *words* [here](https://example.org/a-long-address-that-counts-for-one) " * 4
    table = BeautifulSoup(to_html(f"| a | b |\n|---|--:|\n| 1 | {words} |"), "lxml")
    assert [cell.get("class") for cell in table("td")] == [None, ["right", "long"]]


def test_a_picture_alone_is_a_figure_with_its_title_below():
    html = shape('![The *tide*](tide.png "At noon")', pictures=True)
    figure = BeautifulSoup(html, "lxml").figure
    assert figure.img.attrs == {"src": "tide.png", "alt": "The tide"}
    assert figure.figcaption.text == "At noon"
    assert "figure" not in shape("See ![x](tide.png) there", pictures=True)
    assert shape("![x](tide.png)") == "<p><span>x</span></p>"  # a review shows none


@pytest.mark.parametrize(
    "text",
    [
        "![word](https://example.org/pixel.png)",
        "![word](//example.org/pixel.png)",
        "![word](data:image/png;base64,AAAA)",
        "![word](javascript:alert(1))",
    ],
)
def test_of_a_picture_that_is_not_shown_the_words_are_kept(text):
    for pictures in (True, False):
        html = str(to_html(text, pictures=pictures))
        assert "<img" not in html
        assert "word" in html


def test_a_picture_of_the_web_is_a_link():
    assert shape("![word](https://example.org/a.png)", pictures=True) == (
        '<p><a href="https://example.org/a.png">word</a></p>'
    )


def test_many_fences_and_items_take_no_longer_than_their_length():
    begun = time.perf_counter()
    for text in ("```\n" * 20_001, "- a\n" * 3_000, "~~" * 9_000, "```x`\n" * 20_000):
        to_html(text)
    assert time.perf_counter() - begun < 20


def test_a_note_begins_with_its_words(render):
    note = Note(
        "plan",
        "Plan for <i>E. coli</i>",
        "![The sea](tide.png)\n\n- [ ] [@ng-2023-tides] on *tides*\n- then [[second]]\n",
    )
    second = Note(
        "second", "The <i>second</i>", "```\ncode\n```\n\nBack to [[plan]], or [[plan|it]]."
    )
    pages = render((), (note, second))
    listed = BeautifulSoup(pages["notes/index.html"], "lxml").select(".plain p")
    assert [each.text for each in listed] == [
        "@ng-2023-tides on tides; then The second",
        "Back to Plan for E. coli, or it.",
    ]
    page = BeautifulSoup(pages["notes/second.html"], "lxml")
    assert page.select_one(".prose a").text == "Plan for E. coli"
    assert "&lt;i&gt;" not in pages["notes/second.html"] + pages["notes/plan.html"]
