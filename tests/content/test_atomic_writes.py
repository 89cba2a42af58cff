"""A stop at any instant leaves every file of content/ whole."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from generator.content.files import read_file, remove_leftovers, write_file
from generator.content.load import load_review
from generator.content.save import save_review
from generator.errors import ContentError
from generator.model import Document, Item, Reference, Review

REVIEW = Review("a", Document(Item(title="Tides")), references=(Reference("r", Item()),))


@pytest.mark.parametrize("call", ["fsync", "fdopen", "replace", "rename", "open"])
def test_a_stop_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    write_file(tmp_path, "reviews/a.md", "old")

    def stop(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, call, stop)
    try:
        write_file(tmp_path, "reviews/a.md", "new, and longer")
    except KeyboardInterrupt:
        expected = {"old", "new, and longer"} if call == "open" else {"old"}
    else:
        expected = {"new, and longer"}  # this system's way does not use the call
    monkeypatch.undo()
    assert read_file(tmp_path, "reviews/a.md") in expected
    assert [path.name for path in (tmp_path / "reviews").iterdir()] == ["a.md"]


def test_a_full_disk_is_told_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_review(tmp_path, REVIEW)

    def fail(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    changed = replace(REVIEW, document=Document(Item(title="Ebb")))
    with pytest.raises(ContentError) as raised:
        save_review(tmp_path, changed)
    assert "No space left on device" in raised.value.problems[0].message
    monkeypatch.undo()
    assert load_review(tmp_path, "a").document.item.title == "Tides"


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    save_review(tmp_path, REVIEW)
    (tmp_path / "references/.litsite-abc.new").write_text("half", encoding="utf-8")
    assert load_review(tmp_path, "a").references == REVIEW.references
    assert remove_leftovers(tmp_path) == ("references/.litsite-abc.new",)
    assert remove_leftovers(tmp_path) == ()


@pytest.mark.skipif(os.name != "posix", reason="links need a Unix file system")
def test_nothing_is_written_through_a_link_that_leaves_content(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "reviews").symlink_to(outside)
    with pytest.raises(ContentError):
        save_review(folder, replace(REVIEW, references=()))
    assert not list(outside.iterdir())
    (folder / "references").mkdir()
    (folder / "references/b.yaml").symlink_to(outside / "b.yaml")
    with pytest.raises(ContentError):
        save_review(folder, replace(REVIEW, key="b"))
    assert not list(outside.iterdir())


@pytest.mark.parametrize("key", ["../a", "con", "A", "a/b", ""])
def test_a_key_that_is_no_key_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(Exception, match="no key"):
        save_review(tmp_path / "content", replace(REVIEW, key=key))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    write_file(tmp_path, "a.md", "one")
    (tmp_path / "a.md").chmod(0o640)
    write_file(tmp_path, "a.md", "two")
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640
