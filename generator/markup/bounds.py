"""Markdown that no person writes, set right before it is rendered: it would take minutes.

Python-Markdown needs time in proportion to the square of some marks, and a call a level of what
is nested. A paragraph of too many is shown as the characters it is; what people write stays.
"""

from __future__ import annotations

import re
from html import escape

_LONGEST_LINE = 30_000
_MOST_BRACKETS = 4_000_000
"""Brackets of a paragraph times its length: each is looked after to the paragraph's end."""
_MOST_LINES = 1_000
"""Lines of one paragraph that are a heading, or marks alone: "-", "***", "="."""
_MOST_OPEN = 1_000
"""Signs "<" that no ">" follows on their line."""
_MOST_FOOTNOTES = 5_000
"""Marks of footnotes, in the text and before them."""
_MARKS = re.compile(r"^[ \t]*(?:#.*|(?:[-*+=_]|\d{1,9}[.)])[ \t*_=-]*)$", re.M)
_DEEP = re.compile(
    r"(?:[ \t]{160,}(?:[-*+]|\d+[.)])[ \t]|[ \t]*(?:>[ \t]?|(?:[-*+]|\d{1,9}[.)])[ \t]+){40})"
).match
"""Lists and quotations in one another, some forty levels deep."""
_OPEN = re.compile(r"<(?![^<>\n]*>)")


def bound_markdown(text: str) -> str:
    """The Markdown with those paragraphs as plain words that would take too long."""
    lines = text.count("\n")
    if lines > _MOST_LINES and len(_OPEN.findall(text)) > _MOST_OPEN:
        text = _OPEN.sub("&lt;", text)
    if text.count("[^") > _MOST_FOOTNOTES:
        text = text.replace("[^", r"\[^")
    heavy = (
        lines > _MOST_LINES
        or len(text) > _LONGEST_LINE
        or text.count("[") * len(text) > _MOST_BRACKETS
        or _is_deep(text.split("\n"))
    )
    return "\n\n".join(map(_bound_paragraph, text.split("\n\n"))) if heavy else text


def _bound_paragraph(paragraph: str) -> str:
    lines = paragraph.split("\n")
    if (
        max(map(len, lines)) > _LONGEST_LINE
        or paragraph.count("[") * len(paragraph) > _MOST_BRACKETS
        or (len(lines) > _MOST_LINES and len(_MARKS.findall(paragraph)) > _MOST_LINES)
        or _is_deep(lines)
    ):
        return show_as_words(paragraph)
    return paragraph


def _is_deep(lines: list[str]) -> bool:
    return any(not line[:1].isalpha() and _DEEP(line) is not None for line in lines)


def show_as_words(text: str) -> str:
    """The HTML of a paragraph as the characters it is."""
    return f"<p>{escape(text)}</p>"
