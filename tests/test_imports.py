"""Imports point one way, as docs/architecture.md draws them."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import generator

PACKAGE = Path(generator.__file__).parent

BELOW = {
    "errors": set(),
    "config": set(),
    "project": {"errors"},
    "progress": set(),
    "whole_file": set(),
    "pool": {"errors"},
    "model": set(),
    "markup": {"model", "errors"},
    "references": {"model", "errors", "markup", "pool"},
    "sources": {"model", "errors", "markup"},
    "content": {"model", "errors", "markup", "references", "config", "pool", "progress"},
    "library": {
        "whole_file",
        "model",
        "errors",
        "markup",
        "references",
        "content",
        "config",
        "pool",
    },
    "site": {"model", "errors", "markup", "references", "content", "library", "config", "pool"},
    "fetch": {"whole_file", "model", "errors", "sources"},
    "cache": {"whole_file", "model", "errors", "library", "site"},
    "prepare": {
        *("model", "errors", "config", "content", "references", "library", "site", "cache", "pool"),
        "progress",
    },
}
"""Each room with the rooms it may import; the modules of the two lines may import every one."""

LINES = {
    "add",
    "build",
    "cluster",
    "commands",
    "incremental",
    "lock",
    "read_files",
    "steps",
}
"""Modules of the two straight lines and their commands; only cli imports them all."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            if node.module == "generator":
                rooms.update(name.name for name in node.names)
            elif node.module and node.module.startswith("generator."):
                rooms.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            rooms.update(
                name.name.split(".")[1] for name in node.names if name.name.startswith("generator.")
            )
    return rooms - {"__version__"}


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_one_way(path: Path):
    room = room_of(path)
    if room in BELOW:
        assert imported_rooms(path) - {room} <= BELOW[room]


def test_every_room_has_its_place():
    known = BELOW.keys() | LINES | {"__init__", "__main__", "cli", "scaffold"}
    assert {room_of(path) for path in MODULES} <= known


def test_build_does_not_load_what_only_adding_needs():
    loaded = "import sys, generator.build, generator.incremental.short_line; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "jinja2" in done.stdout.split()
    only_adding = {
        "bs4",
        "lxml",
        "html5lib",
        "pycrfsuite",
        "http.client",
        "ssl",
        "importlib.metadata",
        "rapidfuzz",  # nor what compares
    }
    assert only_adding.isdisjoint(done.stdout.split())
