"""What a text names: works as [@key], notes and reviews as [[slug]]."""

from __future__ import annotations

import re

_KEY = r"@[A-Za-z0-9](?:[\w:.#$%&+?~/-]*\w)?"
CITED = rf"{_KEY}(?:\s*;\s*{_KEY})*"
"""Pandoc's citation syntax without locators, within its brackets: @sung-2021-global; @taeb-2025."""

# The bracket comes first, then what must not stand before it: the engine skips to brackets.
_NAMED = re.compile(rf"\[(?<!\\\[)(?:({CITED})\]|\[([^\[\]|]+)(?:\|[^\[\]]+)?\]\])")
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|(`+)(?!`).+?(?<!`)\2(?!`)", re.M | re.S)

_BLOCK = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_HOLDS_BLOCKS = re.compile(r" {0,3}(?:[-*+:]|\d+[.)]|\[\^[^\]]+\]:)\s")


def find_cites(text: str) -> tuple[str, ...]:
    """What a Markdown text names outside of code, in its order, each once: "@key" or a slug."""
    if "[@" not in text and "[[" not in text:
        return ()
    text = drop_code(text)
    names: list[str] = []
    for found in _NAMED.finditer(text):
        names += [name.strip() for name in (found[1].split(";") if found[1] else [found[2]])]
    return tuple(dict.fromkeys(names))


def drop_code(text: str) -> str:
    """The text without code, in which nothing is looked at."""
    if "    " in text or "\t" in text:
        text = _without_indented_code(text)
    if "`" in text or "~~~" in text:
        text = _CODE.sub(" ", text)
    return text


def _without_indented_code(text: str) -> str:
    """The text without blocks that are code by their indent, unless a list or note holds them."""
    kept: list[str] = []
    held = False
    for block in _BLOCK.findall(text):
        if block.startswith(("    ", "\t")):
            if held:
                kept.append(block)
            continue
        held = _HOLDS_BLOCKS.match(block) is not None
        kept.append(block)
    return "\n\n".join(kept)
