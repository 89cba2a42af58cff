"""Notes of thousands of hostile marks took Python-Markdown minutes, or broke it off."""

import markdown
import pytest
from promptly import promptly

from generator.content.pictures import find_pictures
from generator.site.markdown import to_html


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- \n" * 8_000,
        "- a\n***\n" * 8_000,
        "- a\n=\n" * 8_000,
        "- <a\n" * 8_000,
        "- <a\n\n" * 8_000,
        "# a\n" * 16_000,
        "\n".join("    " * depth + "- a" for depth in range(600)),
        "\n".join("> " * (line % 600) + "- a" for line in range(600)),
        "* " * 4_000 + "a",
        "1. " * 4_000 + "a",
        "\n\n".join(f"a[^{number}]\n\n[^{number}]: b" for number in range(8_000)),
    ],
    ids=lambda text: text[:8].replace("\n", " "),
)
def test_thousands_of_hostile_list_items_hold_nothing_up(text: str) -> None:
    with promptly(8):
        html = to_html(text)
        find_pictures(f"{text}\n\n![x](y.png)")
    assert "a" in html


def test_what_is_around_them_is_rendered() -> None:
    html = to_html("A *tide*.\n\n" + "* " * 4_000 + "a\n\nAnother *tide*.")
    assert html.count("<em>tide</em>") == 2


def test_a_long_list_of_a_person_stays_a_list() -> None:
    html = to_html("\n".join(f"- {number} tides\n    - ebb" for number in range(3_000)))
    assert html.count("<li>") == 6_000


def test_a_glossary_without_empty_lines_broke_the_build() -> None:
    """Each definition was read within the one before, until Python gave up."""
    html = to_html("\n".join(f"Tide {number}\n: Water\n: *Salt*" for number in range(600)))
    assert html.count("<dl>") == 1
    assert html.count("<dt>") == 600
    assert html.count("<dd><em>Salt</em></dd>") == 600
    assert to_html("a\n: b\n\nc\n: d") == to_html("a\n: b\nc\n: d")


def test_what_is_nested_past_all_sense_is_shown_as_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(self: markdown.Markdown, text: str) -> str:
        self.parser.state.set("list")  # as it stood in the middle
        raise RecursionError

    with monkeypatch.context() as patched:
        patched.setattr(markdown.Markdown, "convert", break_off)
        assert to_html("- <b>a</b>\n- c\n\nd") == "<p>- &lt;b&gt;a&lt;/b&gt;\n- c</p>\n<p>d</p>"
    assert to_html("- a") == "<ul>\n<li>a</li>\n</ul>"
