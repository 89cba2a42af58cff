"""A mapped file is searched as its bytes are, by memmem and without it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator.library.shelf import mapped_text
from generator.library.shelf.mapped_text import MappedText


@pytest.mark.parametrize("known", [True, False])
def test_parts_are_found_where_bytes_have_them(
    known: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not known:
        monkeypatch.setattr(mapped_text, "_find_memmem", lambda: None)
    chance = random.Random(7)
    data = bytes(chance.choice(b"ab\t\n\0") for _ in range(5000))
    (tmp_path / "text").write_bytes(data)
    text = MappedText(tmp_path / "text")
    for _ in range(3000):
        start = chance.choice((0, len(data), chance.randrange(len(data) + 9)))
        part = bytes(chance.choice(b"ab\t\n\0") for _ in range(chance.randint(1, 6)))
        assert text.find(part, start) == data.find(part, start), (part, start)
    assert text[17:90] == data[17:90]


def test_a_search_changes_no_file_and_outlives_its_name(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(b"\none\ttwo\n" * 3)
    text = MappedText(path)
    path.unlink()
    assert text.find(b"two", 6) == 14
    assert text.find(b"three") == -1


def test_an_empty_file_is_none(tmp_path: Path) -> None:
    (tmp_path / "text").write_bytes(b"")
    with pytest.raises(ValueError, match="empty"):
        MappedText(tmp_path / "text")
