"""Shards: the small scripts that the index lies in; how they are cut, named, written and read.

A shard of terms begins at a term chosen by the term's own checksum, so that one edited review
changes the few shards that hold its words and no other. At a *seam*, one term in 1,024, a shard
begins whatever went before: what lies between two seams can be made without the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from zlib import crc32

from generator.site.search.encode import quote

SMALLEST_SHARD = 4_000
LARGEST_SHARD = 16_000
_SEAM = 1_024
_RIPE = 16

_SCRIPT = re.compile(r"litsite\.shard\('[^'\\]*','(.*)'\)\n", re.S)
_ESCAPED = re.compile(r"\\(u202[89]|x3c|.)", re.S)
_PLAIN = {"n": "\n", "r": "\r", "x3c": "<", "u2028": "\u2028", "u2029": "\u2029"}


def shard_path(name: str) -> str:
    """Where the shard of a name lies in the site."""
    return f"search/{name}.js"


def write_shard(name: str, content: str) -> tuple[str, str]:
    """(path, script) of a shard."""
    return shard_path(name), f"litsite.shard({quote(name)},{quote(content)})\n"


def read_shard(script: str) -> str:
    """A shard's content from its script.

    Raises ValueError where it is none of ours.
    """
    found = _SCRIPT.fullmatch(script)
    if found is None:
        raise ValueError("no shard of the search index")
    content = found[1]
    if "\\" in content:
        content = _ESCAPED.sub(lambda escaped: _PLAIN.get(escaped[1], escaped[1]), content)
    return content


def name_shard(first: str) -> str:
    """A file name for the shard that begins at a term: letters and digits, others as hex."""
    if first.isascii() and first.isalnum():
        return first
    return "".join(
        char if char.isascii() and char.isalnum() else f"_{ord(char):x}_" for char in first
    )


def is_seam(term: str) -> bool:
    """Whether a shard begins at a term whatever went before."""
    return crc32(term.encode()) % _SEAM == 0


def is_cut(term: str, line: str, size: int) -> bool:
    """Whether a shard that has grown to `size` ends before a term and its line."""
    if size + len(line) > LARGEST_SHARD:
        return True
    check = crc32(term.encode())
    return check % _SEAM == 0 or (size >= SMALLEST_SHARD and check % _RIPE == 0)


def cut_shards(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """(first term, content) of each shard, from (term, line) in the order of terms."""
    held: list[str] = []
    size = 0
    first = ""
    for term, line in lines:
        if held and is_cut(term, line, size):
            yield first, "\n".join(held)
            held, size = [], 0
        if not held:
            first = term
        held.append(line)
        size += len(line) + 1
    if held:
        yield first, "\n".join(held)
