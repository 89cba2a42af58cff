"""Pages that were read are passed over by the code that read them, and by no other."""

import ast
from pathlib import Path

import pytest

import generator
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


def test_the_stamp_is_of_all_code_that_reads_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was not of read_files.py, which parses references and settles capitals."""
    reads = (Path(generator.__file__).parent / "read_files.py").read_text(encoding="utf-8")
    imported = {
        node.module.split(".")[1]
        for node in ast.walk(ast.parse(reads))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator.")
    }
    stamps = set()
    package = tmp_path / "generator"
    for name in (None, "read_files.py", *sorted(imported - {"errors", "pool"})):
        (package / "cache").mkdir(parents=True, exist_ok=True)
        if name is not None:
            path = package / name if name.endswith(".py") else package / name / "module.py"
            path.parent.mkdir(exist_ok=True)
            path.write_text("changed", encoding="utf-8")
        monkeypatch.setattr(finished, "__file__", str(package / "cache" / "finished.py"))
        finished.stamp_reading.cache_clear()
        stamps.add(finished.stamp_reading())
    finished.stamp_reading.cache_clear()
    assert len(stamps) == 2 + len(imported - {"errors", "pool"})
