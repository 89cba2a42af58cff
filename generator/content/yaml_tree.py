"""The events of PyYAML's parser -> a tree of nodes; see yaml.py for what is read and refused."""

from __future__ import annotations

import re
from typing import Any, cast

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # it is there for loaders

from generator.content.flow_values import TEX
from generator.content.yaml_node import Node, YamlError

_DEEPEST = 40
_LONGEST_KEY = 200
"""Characters of a key: YAML reads no more than 1,024, escapes counted, without a "?" before."""
_TEX = re.compile(rf"\\(?:\\|({TEX}))")
_LAYOUT = re.compile(r"mapping values|find expected (?:key|':')|<block end>|any token|alias|anchor")
"""What PyYAML says where lines or quotation marks are not as it expects them."""
_SPECIAL: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}


def build_tree(text: str) -> Node | None:
    """The value that a text states with the place of each of its parts; None where it holds none.

    Raises YamlError.
    """
    try:
        return _Builder(text).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context and "quoted scalar" in error.context:
            mark = error.context_mark  # where the quotation begins, not where the file ends
        problem = " ".join(filter(None, (error.context, error.problem)))
        line = mark.line + 1 if mark else 1
        cause = None
        if _LAYOUT.search(problem):
            from generator.content.yaml_causes import find_cause  # few files have faults

            cause = find_cause(text, line)
        raise cause or YamlError(line, f"not YAML: {problem}", _remedy(problem)) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlError(line, f"not YAML: {error.reason}", "remove that character") from None
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise YamlError(1, f"not YAML: {error}", "remove that character") from None


def _remedy(problem: str) -> str:
    if "mapping values are not allowed" in problem or "expected <block end>" in problem:
        return 'a text that holds ": " or starts with a quote or bracket goes in double quotes'
    if "alias" in problem or "anchor" in problem or "cannot start any token" in problem:
        return "put the text in double quotes"
    if "escape" in problem or "hexdecimal" in problem:  # of a backslash
        return "write two backslashes for one, or put the text in single quotes"
    if "quoted scalar" in problem:
        return "close the quotation marks on the same line"
    if "flow sequence" in problem or "flow mapping" in problem:
        return "part the entries by commas and close the bracket: [one, two] or {key: value}"
    if "could not find expected ':'" in problem:
        return "write the key, a colon and a space: title: …"
    if "did not find expected key" in problem:
        return "look above for quotation marks that nothing closes, or that end within the text"
    return "see docs/content-format.md"


def _refuse_tex(quoted: str, line: int) -> None:
    """Raises YamlError where a command of TeX stands in double quotes with one backslash."""
    for found in _TEX.finditer(quoted) if "\\" in quoted else ():
        if found[1]:
            command = re.match(r"\\\w+", quoted[found.start() :])
            raise YamlError(
                line + quoted.count("\n", 0, found.start()),
                f"{command[0] if command else found[0]} in double quotes is a control character",
                "write two backslashes for one, or put the text in single quotes",
            )


class _Builder:
    """Events of libyaml -> Node, without recursion, so that no nesting can exhaust the stack."""

    def __init__(self, text: str) -> None:
        self.text = text
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
            if event.style == '"':
                _refuse_tex(self.text[start:end], line)
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
