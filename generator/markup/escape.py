"""Text as Markdown that renders as that very text: what would be read as markup is escaped."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"([\\`*_\[\]])")
_ANGLE = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_LINE_START = re.compile(r"^(\s*)([#>+=|~:-]|\d+[.)](?=\s|$))")


def escape_markdown(text: str) -> str:
    """Text as Markdown that renders as that very text (inside a line)."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _ENTITY.sub("&amp;", text)
    return _ANGLE.sub("&lt;", text)


def escape_line_start(text: str) -> str:
    """A paragraph whose first characters would open a heading, list or quotation, escaped."""
    if text.startswith("<<<<<<<"):  # else content/ would take it for what git leaves of a merge
        return "&lt;" + text[1:]
    found = _LINE_START.match(text)
    if found is None:
        return text
    mark = found.group(2)
    if mark[0].isdigit():
        return found.group(1) + mark[:-1] + "\\" + mark[-1] + text[found.end() :]
    if mark in "=|~:":  # Python-Markdown knows no backslash before these
        return f"{found.group(1)}&#{ord(mark)};{text[found.end() :]}"
    return found.group(1) + "\\" + text[len(found.group(1)) :]
