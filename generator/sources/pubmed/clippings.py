"""A PubMed page that a clipper keeps as Markdown -> the lines of a copy."""

from __future__ import annotations

import html
import re

_MARKDOWN = re.compile(r"^#{1,6} \S|\]\(https?://", re.M)
_FRONT = re.compile(r"\s*---\n(.*?)\n---\n", re.S)
_TITLE = re.compile(r"^title:\s*[\"']?(.+?)[\"']?\s*$", re.M)
_START = re.compile(r"^[ \t]*(?:(?:#{1,6}|[-*+]|\d{1,4}\.|>)[ \t]+)+", re.M)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\\n]|\\.)*)\]\((?:[^()\n]|\([^()\n]*\))*\)")
_STRONG = re.compile(r"(?<!\\)(\*\*|__)(?=\S)([^\n]{1,400}?)(?<=\S)\1")
_MARKED = re.compile(r"(?<![\\\w*])([*_])(?=[^\s*_])([^*_\n]{1,400}?)(?<=\S)\1(?![\w*])")
_TAG = re.compile(r"</?(?:sup|sub|i|b|em|strong|span)\b[^<>\n]*>")


def bare_markdown(text: str) -> str:
    """The text without Markdown's marks; what is no Markdown stays as it is."""
    if _MARKDOWN.search(text) is None:
        return text
    front = _FRONT.match(text)
    if front:
        title = _TITLE.search(front[1])
        text = (f"{title[1]}\n" if title else "") + text[front.end() :]
    text = _START.sub("", text)
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _LINK.sub(r"\1", text)  # what a link round a picture leaves
    text = _MARKED.sub(r"\2", _STRONG.sub(r"\2", text))
    text = html.unescape(re.sub(r"\\([^A-Za-z0-9\s])", r"\1", _TAG.sub("", text)))
    return re.sub(r"(?<=\w\.)(?=Epub \d{4})", " ", text)
