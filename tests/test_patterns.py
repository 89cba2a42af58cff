"""Regular expressions that every Python from 3.11 on matches alike."""

import ast
import re
from pathlib import Path

import generator

PACKAGE = Path(generator.__file__).parent

ATOMIC = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
"""A group repeated possessively, or an atomic one. Up to 3.11.4 (Debian 12 has 3.11.2) they
match wrongly where the group may match in several ways (python/cpython#106052)."""


def texts_of(path: Path) -> list[str]:
    """The strings of a module, those with values in them piece by piece."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return [text for text in nodes if isinstance(text, str)]


def test_no_group_is_repeated_possessively():
    """Titles with formulas were read otherwise by Debian's own Python."""
    paths = [*PACKAGE.rglob("*.py"), *(PACKAGE.parent / "training").rglob("*.py")]
    assert len(paths) > 100
    found = {
        f"{path.relative_to(PACKAGE.parent)}: {text}"
        for path in paths
        for text in texts_of(path)
        if ATOMIC.search(text)
    }
    assert not found
    assert ATOMIC.search("(?:ab?)*+")
    assert ATOMIC.search("(?>ab?)")
