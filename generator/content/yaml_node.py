"""What YAML states with the places where it does, and what is said of text that is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


class YamlError(ValueError):
    """Text that is not YAML as content/ holds it: where, what, and what to do."""

    def __init__(self, line: int, message: str, remedy: str) -> None:
        super().__init__(f"line {line}: {message} ({remedy})")
        self.line = line
        self.message = message
        self.remedy = remedy


@dataclass(slots=True)
class Node:
    """A value with its place: `start` is an offset into the text, `line` counts from 1, `end` is
    where a scalar ends.

    Of a mapping, `keys` are the nodes of its keys and `children` those of its values, in order;
    of a list, `children` are its entries. `flow` tells `{…}` and `[…]` from block style.
    """

    value: object
    line: int
    start: int
    end: int
    flow: bool = False
    keys: list[Node] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


def line_in(node: Node, path: Sequence[str | int]) -> int:
    """The line (from 1) on which the value at a path of keys and places stands, or its nearest
    parent's."""
    line = node.line
    for step in path:
        if isinstance(step, int) and step < len(node.children):
            node = node.children[step]
            line = node.line
        elif isinstance(step, str):
            names = [key.value for key in node.keys]
            if step not in names:
                break
            place = names.index(step)
            line, node = node.keys[place].line, node.children[place]
        else:
            break
    return line
