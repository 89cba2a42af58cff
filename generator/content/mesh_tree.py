"""The tree of MeSH as the National Library of Medicine publishes it: a name and a place a line."""

from __future__ import annotations

import re
from pathlib import Path

from generator.content.files import name_file, read_file
from generator.errors import ContentError, Problem

NAME = "mesh-tree.txt"
_AS_DOWNLOADED = re.compile(r"mtrees\d*\.bin")
_PLACE = re.compile(r"[A-Z]\d\d(?:\.\d{3})*")
_MOST = 10
"""Problems that are told of one file: a wrong file is wrong on every line."""
_REMEDY = "download mtrees….bin from the National Library of Medicine again"


def find_mesh_tree(folder: Path) -> tuple[str, ...]:
    """The names of the tree files in content/: mesh-tree.txt, or as downloaded, mtrees2026.bin."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return ()
    return tuple(name for name in names if name == NAME or _AS_DOWNLOADED.fullmatch(name))


def load_mesh_tree(folder: Path) -> dict[str, str]:
    """The name of the descriptor at each place of the tree, by its number ("C04.557"), in the
    file's order; empty where content/ holds no such file.

    Raises ContentError with the first problems of the file, or where there are two files.
    """
    names = find_mesh_tree(folder)
    if not names:
        return {}
    if len(names) > 1:
        message = f"a second tree of MeSH beside {names[0]}"
        raise ContentError((Problem(name_file(folder, names[1]), None, message, "keep one"),))
    return read_mesh_tree(read_file(folder, names[0]) or "", name_file(folder, names[0]))


def read_mesh_tree(text: str, path: str) -> dict[str, str]:
    """The tree that the lines "Body Regions;A01" state.

    Raises ContentError.
    """
    tree: dict[str, str] = {}
    problems: list[Problem] = []
    for line, row in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if not row.strip():
            continue
        name, semicolon, number = (part.strip() for part in row.rpartition(";"))
        if not semicolon or not name or not _PLACE.fullmatch(number):
            shown = row if len(row) <= 60 else f"{row[:60]}…"
            message = f"{shown!r} is no name and place such as 'Body Regions;A01'"
            problems.append(Problem(path, line, message, _REMEDY))
        elif tree.setdefault(number, name) != name:
            message = f"{number} is the place of {tree[number]!r} already"
            problems.append(Problem(path, line, message, _REMEDY))
        if len(problems) == _MOST:
            break
    if not tree and not problems:
        problems.append(Problem(path, None, "there is no descriptor in it", _REMEDY))
    if problems:
        raise ContentError(tuple(problems))
    return tree
