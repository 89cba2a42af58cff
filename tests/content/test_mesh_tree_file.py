from pathlib import Path

import pytest

from generator.content.check import check_files
from generator.content.load import load_config
from generator.content.mesh_tree import load_mesh_tree, read_mesh_tree
from generator.errors import ContentError


def test_each_line_is_a_name_and_its_place() -> None:
    text = "\ufeffSea;G01\nSalts, Sea;G01.202\r\n\nWaves; and Rips;G01.202.303\n"
    assert read_mesh_tree(text, "t") == {
        "G01": "Sea",
        "G01.202": "Salts, Sea",
        "G01.202.303": "Waves; and Rips",
    }


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("Sea;G01\n<html>\n", 2, "'<html>'"),
        ("Sea;G1\n", 1, "no name and place"),
        (";G01\n", 1, "no name and place"),
        ("Sea;G01\nShore;G01\n", 2, "the place of 'Sea' already"),
        ("\n", None, "no descriptor"),
    ],
)
def test_what_is_no_tree_is_told_with_its_line(text: str, line: int | None, says: str) -> None:
    with pytest.raises(ContentError) as raised:
        read_mesh_tree(text, "content/mesh-tree.txt")
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("content/mesh-tree.txt", line)
    assert says in problem.message
    assert "mtrees" in problem.remedy


def test_a_wrong_file_is_not_told_line_by_line_to_its_end() -> None:
    with pytest.raises(ContentError) as raised:
        read_mesh_tree("<p>\n" * 5000, "t")
    assert len(raised.value.problems) == 10


def test_the_file_is_found_as_downloaded(tmp_path: Path) -> None:
    assert load_mesh_tree(tmp_path) == {}
    (tmp_path / "mtrees2026.bin").write_text("Sea;G01\n", encoding="utf-8")
    assert load_config(tmp_path).mesh_tree == {"G01": "Sea"}
    assert check_files(tmp_path) == ()
    (tmp_path / "mesh-tree.txt").write_text("Sea;G01\n", encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        load_mesh_tree(tmp_path)
    assert raised.value.problems[0].remedy == "keep one"
