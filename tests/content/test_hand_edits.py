"""A file that a person has edited keeps its lines, order and comments when a field changes."""

import random
import re
from dataclasses import replace
from pathlib import Path

import content_records as make
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.content.load import load_review, read_review
from generator.content.save import save_review
from generator.errors import ContentError
from generator.model import Item, Name, Reference, Review

HAND_MADE = """\
---
# My favourite review.
title: 'Tides: an overview'   # checked in print
volume: 12

author:      # all of them
  - family: Ortiz de Zárate
    given: Maite
  - literal: TIDE Study Group   # the group

keyword:
- tides
# to be checked:
- salt
x-shelf: [left, 3]
sources: []
# last line
---


## Notes

Mine.\x20\x20
"""
HAND_MADE_LIST = """\
# print order
references:
  # the first is wrong in print
  - {id: a-2001-b, number: 1, title: No}
  - id: c-2002-d   # a comment
    number: 2
    title: >
      Folded
      title
  - id: e-2003-f
    title: Last
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    for name, text in (
        ("reviews/key.md", HAND_MADE),
        ("references/key.yaml", HAND_MADE_LIST),
    ):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(text.encode())
    return folder


def read(folder: Path) -> tuple[str, str]:
    return (
        (folder / "reviews/key.md").read_bytes().decode(),
        (folder / "references/key.yaml").read_bytes().decode(),
    )


def test_saving_what_was_loaded_changes_no_byte(folder: Path) -> None:
    review = load_review(folder, "key")
    assert review.document.item.author == (
        Name("Ortiz de Zárate", "Maite"),
        Name(literal="TIDE Study Group"),
    )
    assert [each.item.title for each in review.references] == ["No", "Folded title\n", "Last"]
    assert not save_review(folder, review)
    assert read(folder) == (HAND_MADE, HAND_MADE_LIST)


def change(review: Review, **changes: object) -> Review:
    item = replace(review.document.item, **changes)
    return replace(review, document=replace(review.document, item=item))


def test_a_changed_field_is_the_only_line_that_changes(folder: Path) -> None:
    review = change(load_review(folder, "key"), title="Tides", doi="10.1000/x")
    assert save_review(folder, review)
    expected = HAND_MADE.replace(
        "title: 'Tides: an overview'   # checked", "title: Tides   # checked"
    )
    # A new field comes behind the one that it follows in canonical order.
    expected = expected.replace("volume: 12\n", "volume: 12\nDOI: 10.1000/x\n")
    assert read(folder) == (expected, HAND_MADE_LIST)


def test_a_field_that_is_gone_leaves_its_comments(folder: Path) -> None:
    review = load_review(folder, "key")
    assert save_review(folder, change(review, author=()))
    text = read(folder)[0]
    assert "author" not in text
    assert "# My favourite review." in text
    assert "volume: 12\n\n\nkeyword:\n- tides\n# to be checked:\n- salt\n" in text


def test_entries_of_a_list_that_did_not_change_keep_their_lines(folder: Path) -> None:
    review = load_review(folder, "key")
    document = replace(review.document, keyword=("tides", "salt", "water"))
    second = replace(review.references[1], item=replace(review.references[1].item, pmid="7"))
    references = (review.references[0], second, review.references[2], Reference("g-h", Item()))
    assert save_review(folder, replace(review, document=document, references=references))
    text, listed = read(folder)
    assert "keyword:\n- tides\n# to be checked:\n- salt\n- water\nx-shelf" in text
    assert listed.startswith(HAND_MADE_LIST[: HAND_MADE_LIST.index("  - id: c-2002")])
    assert '    PMID: "7"\n' in listed
    assert "  - id: e-2003-f\n    title: Last\n  - id: g-h\n" in listed


def test_a_changed_body_leaves_the_front_matter_as_it_is(folder: Path) -> None:
    review = replace(load_review(folder, "key"), body="## Notes\n\nNew.\n")
    assert save_review(folder, review)
    front = HAND_MADE[: HAND_MADE.rindex("---") + 4]
    assert read(folder)[0] == f"{front}\n## Notes\n\nNew.\n"


def test_line_ends_and_byte_order_mark_stay(folder: Path) -> None:
    path = folder / "reviews/key.md"
    windows = "\ufeff" + HAND_MADE.replace("\n", "\r\n")
    path.write_bytes(windows.encode())
    review = load_review(folder, "key")
    assert review.body == "## Notes\n\nMine.  \n"
    assert not save_review(folder, review)
    assert save_review(folder, change(review, volume="13"))
    assert read(folder)[0] == windows.replace("volume: 12", 'volume: "13"')


def test_a_broken_file_is_never_written_over(folder: Path) -> None:
    review = load_review(folder, "key")
    path = folder / "reviews/key.md"
    path.write_text("---\ntitle: a: b\n---\n", encoding="utf-8")
    with pytest.raises(ContentError):
        save_review(folder, change(review, volume="13"))
    assert path.read_text(encoding="utf-8") == "---\ntitle: a: b\n---\n"


def scramble(text: str, seed: int) -> str:
    """Front matter as a person leaves it: other order, comments, other quotes."""
    chance = random.Random(seed)
    front, body = text.removeprefix("---\n").split("\n---\n", 1)
    blocks = re.findall(r"^\S[^\n]*(?:\n[ -][^\n]*)*", front, re.M)
    chance.shuffle(blocks)
    lines = []
    for place, block in enumerate(blocks):
        if chance.random() < 0.5:
            lines.append(f"# remark {place}")
        if chance.random() < 0.2:
            lines.append("")
        lines.append(block + ("  # aside" if block.endswith('"') and "\n" not in block else ""))
    return "---\n" + "\n".join([*lines, "# the end", "---\n"]) + body


@make.quickly(30)
@given(first=make.REVIEWS, second=make.REVIEWS, seed=st.integers(0, 99), which=st.sets(make.WORDS))
def test_any_change_to_a_hand_edited_file_keeps_its_remarks(
    tmp_path_factory: pytest.TempPathFactory,
    first: Review,
    second: Review,
    seed: int,
    which: set[str],
) -> None:
    folder = tmp_path_factory.mktemp("project") / "content"
    first = replace(first, key="key", extra={})
    save_review(folder, first)
    path = folder / "reviews/key.md"
    path.write_bytes(scramble(path.read_bytes().decode(), seed).encode())
    edited = path.read_bytes().decode()
    held = load_review(folder, "key")
    assert not save_review(folder, held)
    assert path.read_bytes().decode() == edited
    wanted = replace(
        held,
        document=replace(held.document, keyword=second.document.keyword, item=second.document.item),
        references=second.references,
    )
    save_review(folder, wanted)
    assert load_review(folder, "key") == wanted
    after = path.read_bytes().decode()
    for remark in re.findall(r"^# .*", edited, re.M):
        assert f"\n{remark}\n" in after
    assert not save_review(folder, wanted)


def test_a_record_that_cannot_be_written_is_refused_before_anything_is(tmp_path: Path) -> None:
    review = Review("key", read_review("key", "---\n---\n", None).document)
    with pytest.raises(ContentError):
        save_review(tmp_path, change(review, doi="not a DOI"))
    assert not list(tmp_path.iterdir())
