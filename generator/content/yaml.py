"""YAML in and out: one loader, one dumper, and no surprises in either.

The loader takes every plain scalar as text; only `true`, `false`, `null` and nothing at all are
special, so that 2021-04-03, 025 and no stay what they look like. It refuses what a person writes
by mistake (tabs as indentation, a key twice, conflict markers) and what nobody writes by hand
(aliases, tags, a second document), each with its line and a remedy.

The dumper writes one canonical form (`content.canonical`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # it is there for loaders

from generator.content.canonical import dump_yaml

__all__ = ["Node", "YamlError", "dump_yaml", "line_in", "load_yaml", "read_tree"]

_DEEPEST = 40
_LONGEST_KEY = 200
"""Characters of a key: YAML reads no more than 1,024, escapes counted, without a "?" before."""
_SPECIAL: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_TAB_INDENT = re.compile(r"^ *\t[ \t]*(?=\S)", re.M)
_CONFLICT = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.M)


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
    try:
        return _Builder(text).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context and "quoted scalar" in error.context:
            mark = error.context_mark  # where the quotation begins, not where the file ends
        problem = " ".join(filter(None, (error.context, error.problem)))
        raise YamlError(
            mark.line + 1 if mark else 1, f"not YAML: {problem}", _remedy(problem)
        ) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(line, f"not YAML: {error.reason}", "remove that character") from None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise YamlError(1, f"not YAML: {error}", "remove that character") from None


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


def _remedy(problem: str) -> str:
    if "mapping values are not allowed" in problem or "expected <block end>" in problem:
        return 'a text that holds ": " or starts with a quote or bracket goes in double quotes'
    if "alias" in problem or "anchor" in problem or "cannot start any token" in problem:
        return "put the text in double quotes"
    if "quoted scalar" in problem:
        return "close the quotation marks on the same line"
    if "flow sequence" in problem or "flow mapping" in problem:
        return "close the bracket: [one, two] or {key: value}"
    if "could not find expected ':'" in problem:
        return "write the key, a colon and a space: title: …"
    if "did not find expected key" in problem:
        return "look above for quotation marks that nothing closes, or that end within the text"
    return "see docs/content-format.md"


class _Builder:
    """Events of libyaml -> Node, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, text: str) -> None:
        self.parser = CParser(text)
        self.open: list[tuple[Node, list[str]]] = []
        self.root: Node | None = None

    def build(self) -> Node | None:
        documents = 0
        while True:
            event: Any = self.parser.get_event()  # its types leave out what loaders need
            line = event.start_mark.line + 1
            if isinstance(event, yaml.StreamEndEvent):
                return self.root
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise YamlError(
                        line, "a second document starts here", "delete the line with ---"
                    )
            elif isinstance(event, yaml.AliasEvent):
                raise YamlError(
                    line,
                    f"*{event.anchor} stands for something written elsewhere",
                    "write the value out; a text that starts with * goes in double quotes",
                )
            elif isinstance(event, yaml.CollectionEndEvent):
                self.open.pop()
            elif isinstance(event, yaml.NodeEvent):
                self._take(event, line)

    def _take(self, event: Any, line: int) -> None:  # noqa: ANN401 # see build
        if event.anchor is not None:
            raise YamlError(
                line,
                f"&{event.anchor} names a value for use elsewhere",
                "write the value out where it is used; a text that starts with & goes in "
                "double quotes",
            )
        if event.tag is not None:
            raise YamlError(
                line,
                f"the tag {event.tag} is not read",
                "delete it; a text that starts with ! goes in double quotes",
            )
        start, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent):
            value: object = event.value
            if event.implicit[0] and not self._is_key():
                value = _SPECIAL.get(event.value, event.value)
            self._place(Node(value, line, start, end))
            return
        node = Node({} if isinstance(event, yaml.MappingStartEvent) else [], line, start, end)
        node.flow = bool(event.flow_style)
        self._place(node)
        if len(self.open) >= _DEEPEST:
            raise YamlError(line, "brackets are nested too deeply", "see docs/content-format.md")
        self.open.append((node, []))

    def _is_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1][0].value, dict) and not self.open[-1][1]

    def _place(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent, pending = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node.value)
            parent.children.append(node)
            return
        mapping = cast("dict[str, object]", parent.value)
        if pending:
            mapping[pending.pop()] = node.value
            parent.children.append(node)
            return
        if not isinstance(node.value, str):
            raise YamlError(node.line, "a key must be text", "write the key, a colon and a space")
        if len(node.value) > _LONGEST_KEY:
            raise YamlError(node.line, "a key is longer than a line of text", "shorten it")
        if node.value in mapping:
            raise YamlError(
                node.line,
                f"the key {node.value!r} stands here a second time",
                "keep one of the two",
            )
        mapping[node.value] = None
        pending.append(node.value)
        parent.keys.append(node)


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
