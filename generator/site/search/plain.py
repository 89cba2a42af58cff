"""Markdown -> plain words, for search and for passages: fast, and forgiving of odd marks."""

from __future__ import annotations

import re
from html import unescape

_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|~\n^]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_KEPT_BASE = 0xE000  # escaped marks wait in the private use area while the others are dropped
_KEPT = re.compile("[\ue000-\ue07f]")
_CITATION = re.compile(r"\s?\[@[^\]\n]*\]|\[\^[^\]\n]*\]:?")
_NOTE_LINK = re.compile(r"\[\[(?:[^\[\]|\n]+\|)?([^\[\]|\n]+)\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.S)
_LINE_MARK = re.compile(
    r"^[ \t]*(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+|\d+[.)][ \t]+|[|:\- \t]+$)", re.M
)
_EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*{1,3}|`+|~~")
_SPACE = re.compile(r"\s+")


def plain_text(markdown: str) -> str:
    """The words of Markdown on one line; citations' keys and addresses of links are left out."""
    if not _SPECIAL.search(markdown):
        return markdown.strip()
    text = _ESCAPED.sub(lambda found: chr(_KEPT_BASE + ord(found[1])), markdown)
    if "[" in text:
        text = _CITATION.sub("", text)
        text = _LINK.sub(r"\1", _NOTE_LINK.sub(r"\1", text))
    if "<" in text:
        text = _TAG.sub("", _AUTOLINK.sub(r"\1", text))
    text = _LINE_MARK.sub("", text)
    text = _EMPHASIS.sub("", text).replace("|", " ")
    if "&" in text:
        text = unescape(text)
    text = _KEPT.sub(lambda found: chr(ord(found[0]) - _KEPT_BASE), text)
    return _SPACE.sub(" ", text).strip()
