"""YAML in and out: one loader, one dumper, and no surprises in either.

The loader takes every plain scalar as text; only `true`, `false`, `null` and nothing at all are
special, so that 2021-04-03, 025 and no stay what they look like. It refuses what a person writes
by mistake (tabs as indentation, a key twice, conflict markers) and what nobody writes by hand
(aliases, tags, a second document), each with its line and a remedy.

The dumper writes one canonical form (`content.canonical`).
"""

from __future__ import annotations

import re

from generator.content.canonical import dump_yaml
from generator.content.yaml_node import Node, YamlError, line_in

__all__ = ["Node", "YamlError", "dump_yaml", "line_in", "load_yaml", "read_tree"]

_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.M)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)


def load_yaml(text: str) -> object:
    """The value that YAML text states: dict, list, str, bool or None.

    Raises YamlError.
    """
    root = read_tree(text)
    return None if root is None else root.value


def read_tree(text: str) -> Node | None:
    """The value with the place of each of its parts; None where the text holds none.

    Raises YamlError.
    """
    refuse_conflict_markers(text)
    for found in _TAB_INDENT.finditer(text):
        raise YamlError(
            text.count("\n", 0, found.start()) + 1,
            "a tab indents this line",
            "YAML wants spaces: put two spaces in the tab's place",
        )
    # Imported here: most builds read nothing but the canonical form, and that without PyYAML.
    from generator.content.yaml_tree import build_tree

    return build_tree(text)


def settle_ends(text: str) -> str:
    """The text without a byte order mark, its lines ended by line feeds alone."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def refuse_conflict_markers(text: str, first_line: int = 1) -> None:
    """Raises YamlError where git left both sides of a merge in the text."""
    found = _CONFLICT.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found:
        raise YamlError(
            first_line + text.count("\n", 0, found.start()),
            f"a merge conflict marker stands here: {found.group()[:40]!r}",
            "choose one side and delete the marker lines",
        )
