"""Pictures in notes: which ones a text shows, and of which it is told what is wrong."""

from pathlib import Path

import pytest

from generator.content.check import advise, check_content
from generator.content.pictures import Shown, find_pictures, name_picture
from generator.site.markdown import to_html

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.mark.parametrize(
    ("text", "address", "told"),
    [
        ("![Noon](noon.png)", "noon.png", True),
        ("![](noon.png 'Noon')", "noon.png", False),
        ("![Noon](<at noon.png>)", "at noon.png", True),
        ("![Noon][1]\n\n[1]: noon.png", "noon.png", True),
        ("-   List\n\n    ![Noon](noon.png)", "noon.png", True),
        ('<img src="noon.png" alt="Noon">', "noon.png", True),
        ('<img src="noon.png" alt="">', "noon.png", True),
        ('<p><Img src="noon.png"></p>', "noon.png", False),
        ('<image src="noon.png" alt="A > B">', "noon.png", True),
    ],
)
def test_a_picture_is_found_as_markdown_has_it(text: str, address: str, told: bool) -> None:
    assert find_pictures(text) == (Shown(address, told),)
    if name_picture(address):
        assert "<img" in to_html(text, pictures=True)
    assert "<img" not in to_html(text)


@pytest.mark.parametrize(
    "text",
    [
        "`![Noon](noon.png)`",
        "Code:\n\n    ![Noon](noon.png)\n",
        "```\n\n![Noon](noon.png)\n```",
        r"\![Noon](noon.png)",
        "<!-- ![Noon](noon.png) -->",
        "[Noon](noon.png)!",
        "![@noon-2001-tide]",
    ],
)
def test_what_shows_no_picture_names_none(text: str) -> None:
    assert find_pictures(text) == ()


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a.png", "//example.org/a.png", "data:image/png;base64,AA", "../a.png",
     "/a.png", "b/../../a.png", "%2e%2e/a.png", r"..\a.png", "a.html", "a.png?x", ".a.png",
     "javascript:a.png", "", "a\n.png"],
)  # fmt: skip
def test_an_address_that_leads_elsewhere_is_no_pictures(address: str) -> None:
    assert name_picture(address) is None
    assert "<img" not in to_html(f'<img src="{address}" alt="A > B">', pictures=True)


def test_a_picture_without_words_is_a_warning_and_no_problem(tmp_path: Path) -> None:
    notes = tmp_path / "content" / "notes"
    notes.mkdir(parents=True)
    (notes / "noon.png").write_bytes(PNG)
    (notes / "sea.md").write_text("# Sea\n\n![](noon.png)\n", encoding="utf-8")
    assert check_content(tmp_path / "content") == ()
    assert [str(each) for each in advise(tmp_path / "content")] == [
        "content/notes/sea.md:3: the picture noon.png has no words for those who do not see it "
        "(write what it shows: ![words](noon.png))"
    ]
