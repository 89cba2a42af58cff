"""The vectors of vectors/*.txt, by kind: a line each, \\n \\t \\r \\\\ and \\uXXXX for what they
name; a line that starts with "%% " says what the file holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import html5lib

HERE = Path(__file__).parent / "vectors"
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([nrt\\]))")
_CHARACTERS = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
_MARKUP_NAMES = """breaks clobbering frames handlers links markdown mutation scripts styles
    svg_mathml"""
MARKUP_KINDS = tuple(_MARKUP_NAMES.split())
TEXT_KINDS = ("formulas", "invisible", "paths", "records", "templates", "yaml")
KINDS = (*MARKUP_KINDS, *TEXT_KINDS)


def _decode(line: str) -> str:
    def character(found: re.Match[str]) -> str:
        code = found[1] or found[2]
        return chr(int(code, 16)) if code else _CHARACTERS[found[3]]

    return _ESCAPE.sub(character, line)


@cache
def vectors_of(kind: str) -> tuple[str, ...]:
    """The vectors of a kind, each once."""
    lines = (HERE / f"{kind}.txt").read_text(encoding="utf-8").split("\n")
    found = (_decode(line) for line in lines if line and not line.startswith("%% "))
    return tuple(dict.fromkeys(found))


def all_vectors(kinds: Sequence[str] = KINDS) -> tuple[str, ...]:
    """The vectors of several kinds, each once."""
    return tuple(dict.fromkeys(vector for kind in kinds for vector in vectors_of(kind)))


@cache
def swallows(vector: str) -> bool:
    """Whether the vector, left as it is in HTML, takes what follows it into itself."""
    tree = html5lib.parse(f"<div>{vector}<u id=probe></u></div>", namespaceHTMLElements=False)
    return not any(each.get("id") == "probe" for each in tree.iter("u"))


def groups(vectors: Sequence[str], size: int) -> tuple[str, ...]:
    """Fields' contents of `size` vectors each, with a space between."""
    return tuple(" ".join(vectors[place : place + size]) for place in range(0, len(vectors), size))
