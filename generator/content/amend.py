"""A file that a person has edited, with some fields changed: every other line stays as it is.

Fields that did not change keep their lines, order and comments, and so do the entries of a list
of which others changed. Where that cannot be done (front matter as one flow mapping), the file is
written anew in canonical form.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from generator.content.canonical import dump_entries, dump_yaml
from generator.content.faults import Faults
from generator.content.references_file import read_references, write_reference
from generator.content.review_file import (
    join_file,
    read_review_file,
    write_front,
)
from generator.content.yaml import Node, YamlError, read_tree, settle_ends
from generator.model import Reference, Review

_COMMENT = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
_TOP_COMMENT = re.compile(r"(?:#[^\n]*|[ \t]*)\n")
_LINE_COMMENT = re.compile(r"[ \t]+#[^\n]*")


def amend_review_file(held: str, wanted: Review) -> str:
    """The text of a review's file, changed to state `wanted`; the same text where it does.

    The text held must be one that reads without problems.
    """
    wanted = replace(wanted, references=(), has_references=False)
    review, parts = read_review_file(wanted.key, held, Faults())
    if review == wanted:
        return held
    front = parts.front
    old, new = write_front(review), write_front(wanted)
    if review.body == wanted.body:
        if old == new:  # the two differ in nothing that is written
            return held
        body = parts.body
    else:
        body = f"\n{wanted.body}" if wanted.body else ""
    if old != new:
        front = amend_yaml(front, old, new)
    text = f"{_first_line(held)}\n{front}---\n{body}"
    if not _states(text, wanted):
        text = join_file(dump_yaml(new), wanted.body)
    return _as_held(text, held)


def amend_references_file(held: str, wanted: Sequence[Reference]) -> str:
    """The text of a references file, changed to state `wanted`; the same text where it does."""
    faults = Faults()
    plain = settle_ends(held)
    references = read_references(plain, faults)
    if references == tuple(wanted):
        return held
    old: dict[str, object] = {"references": [write_reference(each) for each in references]}
    new: dict[str, object] = {"references": [write_reference(each) for each in wanted]}
    text = amend_yaml(plain, old, new)
    if not _states_list(text, tuple(wanted)):
        text = dump_yaml(new)
    return _as_held(text, held)


def amend_yaml(text: str, old: Mapping[str, object], new: Mapping[str, object]) -> str:
    """YAML that states `old`, changed to state `new` key by key."""
    blocks = _split_blocks(text)
    if blocks is None:
        return dump_yaml(new)
    held = {block.key: block for block in blocks}
    for key in old:
        if key not in new and key in held:
            held[key].text = ""
    before: str | None = None
    for key, value in new.items():
        if key in old and old[key] == value:
            pass  # its lines, if it has any, say so already
        elif key not in held:
            block = _Block(key, "", dump_yaml({key: value}), None)
            places = [place for place, each in enumerate(blocks) if each.key == before]
            blocks.insert(places[0] + 1 if places else 0, block)
            held[key] = block
        else:
            held[key].text = _rewrite(held[key], old.get(key), value)
        before = key
    return "".join(block.lead + block.text for block in blocks)


@dataclass(slots=True)
class _Block:
    """A top-level key's lines (`text`) with the comments above them (`lead`)."""

    key: str
    lead: str
    text: str
    node: Node | None
    start: int = 0


def _split_blocks(text: str) -> list[_Block] | None:
    """The text in blocks, the last one ("") for the comments at its end; None where keys do not
    each start a line."""
    if not text.endswith("\n"):
        text += "\n"
    root = read_tree(text)
    if root is None:
        return [_Block("", text if text.strip() else "", "", None)]
    if root.flow or not isinstance(root.value, dict) or not root.keys:
        return None
    starts = [key.start for key in root.keys]
    if any(start and text[start - 1] != "\n" for start in starts):
        return None
    blocks = []
    lead = text[: starts[0]]
    for place, (key, node) in enumerate(zip(root.keys, root.children, strict=True)):
        end = starts[place + 1] if place + 1 < len(starts) else len(text)
        whole = text[starts[place] : end]
        cut = _comments_at_end(whole, node, starts[place])
        blocks.append(_Block(str(key.value), lead, whole[:cut], node, starts[place]))
        lead = whole[cut:]
    return [*blocks, _Block("", lead, "", None)]


def _comments_at_end(whole: str, node: Node, start: int) -> int:
    end_of_value = 1
    if not isinstance(node.value, dict | list):  # a block scalar may end in empty lines
        end_of_value = node.end - start
    return _comments_from(whole, end_of_value, _TOP_COMMENT)


def _comments_from(text: str, past: int, comment: re.Pattern[str] = _COMMENT) -> int:
    """Where the comments and empty lines at the end of a text begin, on a line that starts at
    `past` or later."""
    start = len(text)
    while start > past:
        line = text.rfind("\n", 0, start - 1) + 1
        if line < past or not comment.fullmatch(text, line, start):
            break
        start = line
    return start


def _rewrite(block: _Block, old: object, new: object) -> str:
    node = block.node
    if node is not None and isinstance(old, list) and isinstance(new, list):
        amended = _amend_list(block, node, old, new)
        if amended is not None:
            return amended
    text = dump_yaml({block.key: new})
    if node is not None and block.text.count("\n") == 1 == text.count("\n"):
        comment = _LINE_COMMENT.fullmatch(block.text[node.end - block.start :].rstrip("\n"))
        if comment:
            return text.rstrip("\n") + comment.group() + "\n"
    return text


def _amend_list(
    block: _Block, node: Node, old: Sequence[object], new: Sequence[object]
) -> str | None:
    """A block list's lines with those entries written anew that differ; None where the list is
    not one entry after another, each from a line of its own."""
    if node.flow or len(node.children) != len(old) or not old or not new:
        return None
    entries = []
    text = block.text
    line_starts = [text.rfind("\n", 0, child.start - block.start) + 1 for child in node.children]
    indents = {
        text[start : child.start - block.start]
        for start, child in zip(line_starts, node.children, strict=True)
    }
    dash = next(iter(indents))
    if len(indents) != 1 or not re.fullmatch(r" *- +", dash) or len(set(line_starts)) < len(old):
        return None
    head = text[: line_starts[0]]
    cut = _comments_from(head, 1)
    head, lead = head[:cut], head[cut:]
    for place, start in enumerate(line_starts):
        end = line_starts[place + 1] if place + 1 < len(line_starts) else len(text)
        whole = text[start:end]
        cut = _comments_from(whole, 1)
        entries.append((lead, whole[:cut]))
        lead = whole[cut:]
    indent = dash[: dash.index("-")]
    out = [head]
    marks = [_digest(each) for each in old], [_digest(each) for each in new]
    matcher = SequenceMatcher(None, *marks, autojunk=False)
    for what, start, stop, new_start, new_stop in matcher.get_opcodes():
        for place in range(max(stop - start, new_stop - new_start)):
            if start + place < stop:
                out.append(entries[start + place][0])
            if what == "equal":
                out.append(entries[start + place][1])
            elif new_start + place < new_stop:
                out.append(dump_entries(block.key, [new[new_start + place]], indent))
    return "".join([*out, lead])


def _digest(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _first_line(held: str) -> str:
    return held.removeprefix("\ufeff").partition("\n")[0].rstrip("\r")


def _states(text: str, wanted: Review) -> bool:
    try:
        faults = Faults()
        return read_review_file(wanted.key, text, faults)[0] == wanted and not faults.found
    except YamlError:
        return False


def _states_list(text: str, wanted: tuple[Reference, ...]) -> bool:
    try:
        faults = Faults()
        return read_references(text, faults) == wanted and not faults.found
    except YamlError:
        return False


def _as_held(text: str, held: str) -> str:
    """The text with the line ends and the byte order mark of the file it replaces."""
    if "\r\n" in held:
        text = text.replace("\n", "\r\n")
    return "\ufeff" + text if held.startswith("\ufeff") and not text.startswith("\ufeff") else text
