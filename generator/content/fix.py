"""What is safe to fix in content/ without asking: the form of a value, never what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.canonical import write_scalar
from generator.content.files import name_file, read_file, remove_leftovers, write_file
from generator.content.items import CANONICAL
from generator.content.yaml import Node, YamlError, read_tree
from generator.errors import ContentError

_STATED = re.compile(r'\b(DOI|PMID|PMCID)\b(?:: "?([\w./;()-]+)"?(?=[,}\n]|\Z))?')
"""Where a text may state an identifier, with one that is written in the plainest way."""
_DELIMITERS = re.compile(r"\A(---)[ \t]*\n(.*?\n)??(---)[ \t]*$", re.M | re.S)


def fix_content(folder: Path) -> tuple[str, ...]:
    """Fixes what is safe in every file of content/ and tells what it did, a line each.

    A byte order mark, CRLF line ends, spaces after a --- line, a DOI written as an address, a
    PMID or PMCID with its name before it, and files that a stopped run left.
    """
    fixed = [f"{name_file(folder, path)}: removed" for path in remove_leftovers(folder)]
    for pattern, front in (("reviews/*.md", True), ("notes/*.md", True), ("**/*.yaml", False)):
        for place in sorted(folder.glob(pattern)):
            path = place.relative_to(folder).as_posix()
            if any(part.startswith(".") for part in place.relative_to(folder).parts):
                continue
            try:
                text = read_file(folder, path)
            except ContentError:
                continue  # check tells why it cannot be read
            if text is None:
                continue
            new, done = fix_text(text, front)
            if new != text:
                write_file(folder, path, new)
                fixed += [f"{name_file(folder, path)}: {each}" for each in done]
    return tuple(fixed)


def fix_text(text: str, has_front: bool) -> tuple[str, tuple[str, ...]]:
    """A file's text fixed, and what was done; `has_front` where YAML stands above Markdown."""
    done: list[str] = []
    if text.startswith("\ufeff"):
        text = text.removeprefix("\ufeff")
        done.append("byte order mark taken out")
    if "\r\n" in text:
        text = text.replace("\r\n", "\n")
        done.append("Windows line ends made plain")
    if not has_front:
        return _fix_identifiers(text, done), tuple(done)
    found = _DELIMITERS.match(text)
    if found is None:
        return text, tuple(done)
    front, body = found[2] or "", text[found.end() :]
    if found.group() != f"---\n{front}---":
        done.append("spaces after --- taken out")
    return f"---\n{_fix_identifiers(front, done)}---{body}", tuple(done)


def _fix_identifiers(text: str, done: list[str]) -> str:
    if all(CANONICAL[each[1]][0].fullmatch(each[2] or "") for each in _STATED.finditer(text)):
        return text
    try:
        root = read_tree(text)
    except YamlError:
        return text
    found = [] if root is None else list(find_identifiers(root))
    for key, node in sorted(found, key=lambda pair: -pair[1].start):
        value = node.value
        normal = CANONICAL[key][1](value) if isinstance(value, str) else None
        if normal is not None and normal != value:
            text = text[: node.start] + write_scalar(normal) + text[node.end :]
            done.append(f"{key} {value} written as {normal}")
    return text


def find_identifiers(node: Node) -> Iterator[tuple[str, Node]]:
    """Every DOI, PMID and PMCID of a YAML file, key and value, however deep."""
    for place, child in enumerate(node.children):
        key = node.keys[place].value if node.keys else None
        if isinstance(key, str) and key in CANONICAL and not child.children:
            yield key, child
        else:
            yield from find_identifiers(child)
