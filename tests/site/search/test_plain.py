"""Markdown's marks go, its words stay."""

import pytest

from generator.site.search.plain import plain_text


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("plain words", "plain words"),
        (
            "a **bold** and *slanted* _word_, snake_case stays",
            "a bold and slanted word, snake_case stays",
        ),
        ("p \\< 0.05 and 3 \\* 4 &lt; 13", "p < 0.05 and 3 * 4 < 13"),
        ("H<sub>2</sub>O and p < 0.05", "H2O and p < 0.05"),
        ("see [this](https://example.org/a_(b)) now", "see this now"),
        ("as shown [@smith-2012-gut; @b] by [[note|our note]]", "as shown by our note"),
        ("### Aim\n\n- one\n- two\n\n> three", "Aim one two three"),
        ("`code` ~~gone~~", "code gone"),
        ("The sea [@ng-2001-tides], and\n[@x] more [@a; @b].", "The sea, and more."),
        ("Salt[^1] and [^note [@x] sand.\n\n[^1]: From [@x]  Rome", "Salt and sand. From Rome"),
        ("**bold**, *it* and _so_; snake_case 2*3 **", "bold, it and so; snake_case 23"),
        ("`code` ``more`` ~~gone~~ a ~ b \\*kept\\*", "code more gone a ~ b *kept*"),
        ("_a_b_ __c__ *_d_* e_ _", "a_b c d e _"),
        ("# Head\n\n- one\n- two | three\n", "Head one two three"),
        ("no\xa0break\u2003wide\x1ffield", "no\xa0break\u2003wide\x1ffield"),
        ("no\xa0break\u2003wide\n", "no break wide"),
    ],
)
def test_words_of_markdown(markdown: str, words: str) -> None:
    assert plain_text(markdown) == words
