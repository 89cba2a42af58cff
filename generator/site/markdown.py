"""Markdown -> sanitised HTML: plain paragraphs are marked here, all else is converted.

See sanitise.py for what may stand on a page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from markupsafe import Markup

from generator.markup.bounds import bound_markdown
from generator.site.in_text import LinkTarget, no_target

ID_PREFIX = "t-"
"""Every id inside rendered text starts with this."""

_PLAIN = re.compile(r"(?!\d+[.)]|[-+:=>#~| ])[^\\`*_\[\]<>&{}\n:|!^$\x02\x03]+")
_WORD_COLON = re.compile(r":(?<=[\w)%]:) (?=\w)")  # a colon is looked for first


def is_plain(text: str) -> bool:
    """Whether no character of one paragraph could mean anything to Markdown, or to HTML."""
    return _PLAIN.fullmatch(_WORD_COLON.sub("; ", text)) is not None and "~~" not in text


def is_plain_text(text: str) -> bool:
    """Whether every paragraph is: nothing but its paragraphs has to be marked."""
    return all(map(is_plain, text.strip().split("\n\n")))


def to_html(
    text: str,
    targets: LinkTarget = no_target,
    prefix: str = ID_PREFIX,
    pictures: bool = False,
    sizes: Mapping[str, tuple[int, int]] = MappingProxyType({}),
) -> Markup:
    """The sanitised HTML of Markdown; `targets` says where [@key] and [[slug]] lead; `pictures`
    are kept where the page is in notes/, where they lie, and `sizes` are width and height by path.

    A page with several texts gives each its `prefix`, so that no two ids are the same. Level-1
    headings are not ours to give (a page has one) and come out as plain text.
    """
    text = text.strip()
    if not text:
        return Markup()
    text = bound_markdown(text)
    paragraphs = text.split("\n\n")
    if all(map(is_plain, paragraphs)):
        return Markup("\n".join([f"<p>{each}</p>" for each in paragraphs]))
    # Imported here: few abstracts need more, and an edit does not wait for Python-Markdown.
    from generator.site.convert_markdown import convert_markdown

    return Markup(convert_markdown(text, targets, prefix, pictures, sizes))
