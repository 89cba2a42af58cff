"""docs/content-format.md is true: its examples are a folder without problems."""

import re
from pathlib import Path

from generator.content.check import check_content
from generator.content.load import load_review
from generator.content.review_file import FRONT_KEYS, write_review_file
from generator.model.csl import FIELD_OF_KEY

PAGE = Path(__file__).parents[2] / "docs" / "content-format.md"
_EXAMPLE = re.compile(r"^```\w+ (content/\S+)\n(.*?)^```$", re.M | re.S)


def test_the_examples_are_a_folder_without_problems(tmp_path: Path) -> None:
    examples = dict(_EXAMPLE.findall(PAGE.read_text(encoding="utf-8")))
    for name, text in examples.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    folder = tmp_path / "content"
    assert check_content(folder) == ()
    assert len(examples) == 8
    # The review's example is in the form that litsite writes.
    review = load_review(folder, "ng-2001-tides")
    assert write_review_file(review) == examples["content/reviews/ng-2001-tides.md"]


def test_every_field_is_named() -> None:
    text = PAGE.read_text(encoding="utf-8")
    named = set(re.findall(r"[A-Za-z-]+", " ".join(re.findall(r"`[^`\n]+`", text))))
    assert set(FIELD_OF_KEY) | set(FRONT_KEYS) <= named
