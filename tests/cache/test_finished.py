"""Pages that were read are passed over by the code that read them, and by no other."""

from pathlib import Path

import pytest

from generator.cache import finished


def test_files_are_known_until_the_code_that_reads_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = finished.Finished(tmp_path)
    assert first.reviews == {}
    first.note("aa", 1)
    first.note("bb", 2000)
    assert finished.Finished(tmp_path).reviews == {"aa": 1, "bb": 2000}
    monkeypatch.setattr(finished, "stamp_reading", lambda: "other")
    later = finished.Finished(tmp_path)
    assert later.reviews == {}
    later.note("cc", 1)
    assert finished.Finished(tmp_path).reviews == {"cc": 1}


def test_a_file_of_an_earlier_version_counts_as_nothing(tmp_path: Path) -> None:
    (tmp_path / "added").write_text("aa\nbb\n", encoding="utf-8")
    assert finished.Finished(tmp_path).reviews == {}
