"""Markdown -> plain words, for search and for passages: fast, and forgiving of odd marks."""

from __future__ import annotations

import re
from html import unescape

_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~\n^]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT_BASE = 0xE000  # escaped marks wait in the private use area while the others are dropped
_KEPT = re.compile("[\ue000-\ue07f]")
_CITATION = re.compile(r"(\[@[^\]\n]*\]|\[\^[^\]\n]*\]:?)")
_NOTE_LINK = re.compile(r"\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.S)
_LINE_MARK = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|[|:\- \t]+$)", re.M
)
# Each way starts with a character of its own: the engine then skips to it.
_OPENS_OR_CLOSES = r"(?:(?<!\w[*_])[*_]{0,2}(?=\S)|(?<=\S[*_])[*_]{0,2}(?!\w))"
_EMPHASIS = re.compile(rf"\*{_OPENS_OR_CLOSES}|_{_OPENS_OR_CLOSES}|\*\*{{0,2}}|``*|~~")


def plain_text(markdown: str) -> str:
    """The words of Markdown on one line; citations' keys and addresses of links are left out."""
    if not _SPECIAL.search(markdown):
        return markdown.strip()
    text = _ESCAPED.sub(lambda found: chr(_KEPT_BASE + ord(found[1])), markdown)
    text = _LINE_MARK.sub("", text)
    if "[" in text:
        if "[@" in text or "[^" in text:
            text = _drop_citations(text)
        text = _LINK.sub(r"\1", _NOTE_LINK.sub(r"\1", text))
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    text = _EMPHASIS.sub("", text).replace("|", " ")
    if "&" in text:
        text = unescape(text)
    text = _KEPT.sub(lambda found: chr(ord(found[0]) - _KEPT_BASE), text)
    return " ".join(text.split())


def _drop_citations(text: str) -> str:
    """The text without citations, each with one space before it, and without marks of notes."""
    parts = _CITATION.split(text)
    for place in range(1, len(parts), 2):
        before = parts[place - 1]
        if parts[place][1] == "@" and before[-1:].isspace():
            parts[place - 1] = before[:-1]
        parts[place] = ""
    return "".join(parts)
