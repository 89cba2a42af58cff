"""Texts of databases that may hold markup: HTML's, JATS's, entities, or none of them."""

from __future__ import annotations

import html
import re

from lxml import etree

from generator.markup.escape import escape_line_start, escape_markdown
from generator.markup.markdown import html_to_markdown
from generator.markup.rich_text import to_rich_text
from generator.markup.text import squeeze
from generator.sources.xml_records import new_parser

_TAG = re.compile(
    r"</?(?:jats:|mml:|html:)?(?:i|em|b|strong|bold|italic|sub|sup|sc|scp|span|p|sec|title|math|"
    r"br|u|underline|list|list-item|xref|ext-link|inline-formula|div|ul|ol|li|h[1-6]|a)\b[^<>]*>",
    re.I,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.I)
_COPYRIGHT = re.compile(
    r"\s*((?:Copyright:? )?(?:©|\(c\)) ?(?:[12]\d{3}|The Author|Author|by )[^©]{0,250})\Z",
    re.I,
)
_RENAMED = {"italic": "i", "bold": "b", "scp": "span", "sc": "span"}
_NAMES = re.compile(r"(</?)(?:jats:)?(italic|bold|scp|sc)\b", re.I)
_NAMESPACES = (
    '<abstract xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1" '
    'xmlns:mml="http://www.w3.org/1998/Math/MathML" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:xml="http://www.w3.org/XML/1998/namespace">'
)


def has_tags(text: str) -> bool:
    """Whether a text holds markup: "p < 0.05" does not."""
    return _TAG.search(text) is not None


def read_rich(text: str | None) -> str | None:
    """A title's rich text; "p < 0.05" stays what it is, "R&amp;D" is R&D."""
    if not text:
        return None
    if not has_tags(text):
        return squeeze(unescape(text)) or None
    marked = _NAMES.sub(lambda found: found.group(1) + _RENAMED[found.group(2).lower()], text)
    marked = re.sub(r"(</?)jats:", r"\1", marked)
    # What is no tag is a sign: an HTML parser would drop it with what follows.
    marked = re.sub(r"<(?![/!]?[A-Za-z])", "&lt;", marked)
    return to_rich_text(marked) or None


def read_plain(text: str | None) -> str | None:
    """The words of a text, without its markup."""
    rich = read_rich(text)
    return squeeze(re.sub(r"</?(?:i|b|sub|sup)>", "", rich)) if rich else None


def unescape(text: str) -> str:
    """Entities as characters, also those that were escaped twice."""
    if _ENTITY.search(text):
        text = html.unescape(text)
    return html.unescape(text) if _ENTITY.search(text) else text


def read_abstract_element(text: str) -> etree._Element | None:
    """An abstract in JATS's elements as one element; None where it is none or not well-formed."""
    if re.search(r"<(?:jats:)?(?:p|sec|title)\b", text) is None:
        return None
    bare = re.sub(r"(</?)jats:", r"\1", text)
    try:
        return etree.fromstring((_NAMESPACES + bare + "</abstract>").encode(), new_parser())
    except etree.XMLSyntaxError:
        return None


def read_markdown(text: str) -> str:
    """The Markdown of a text that may hold HTML; line breaks between paragraphs are kept."""
    if has_tags(text):
        return html_to_markdown(re.sub(r"<(?![/!]?[A-Za-z])", "&lt;", text))
    paragraphs = [squeeze(unescape(part)) for part in re.split(r"\n\s*\n|\r\n\s*\r\n", text)]
    return "\n\n".join(escape_line_start(escape_markdown(part)) for part in paragraphs if part)


def split_copyright(text: str) -> tuple[str, str | None]:
    """An abstract without the copyright line that Scopus and publishers end it with, and that."""
    found = _COPYRIGHT.search(text, max(len(text) - 300, 0))
    if found is None or not text[: found.start()].strip():
        return text, None
    return text[: found.start()], squeeze(found[1])
