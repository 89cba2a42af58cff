"""PubMed's "Abstract (text)" files."""

from __future__ import annotations

from pathlib import Path

from promptly import promptly
from saved_files import read


def test_a_record_of_very_many_lines_holds_nothing_up(tmp_path: Path) -> None:
    """Each line of an "Abstract (text)" file looked through all lines before it."""
    lines = "%A a\n" * 60_000
    record = "{}. J Tide. 2021;1(2):3-9.\n\nTides.\n\nNg W.\n\n{}\nPMID: 9000000{}\n\n\n"
    text = record.format(1, "", 1) + record.format(2, lines, 2)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with promptly(10):
        found = read(tmp_path / "a.txt")
    assert [each.document.item.pmid for each in found] == ["90000001", "90000002"]
