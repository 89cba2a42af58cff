"""JATS's abstracts, of an article's own XML and as databases keep them."""

from __future__ import annotations

import re

from generator.markup.text import squeeze
from generator.model import Section
from generator.model.languages import language_name
from generator.sources.jats.blocks import child_of, title_of, write_blocks
from generator.sources.labels import labelled
from generator.sources.medline_abstract import read_printed_abstract
from generator.sources.records.marked_text import (
    has_tags,
    read_abstract_element,
    read_markdown,
    unescape,
)
from generator.sources.xml_text import LANG, Element, Rule, local_name, plain_text

_OWN_TITLES = re.compile(r"(?:structured )?(?:abstract|summary)\s*[.:]?", re.I)
_KINDS = {
    "plain-language-summary": "Plain language summary",
    "key-points": "Key points",
    "author-highlights": "Highlights",
    "highlights": "Highlights",
    "executive-summary": "Executive summary",
    "graphical": "Graphical abstract",
    "teaser": "Teaser",
    "toc": "Summary for the table of contents",
    "editor": "Editor's summary",
    "short": "Short abstract",
    "web-summary": "Web summary",
    "summary": "Summary",
    "precis": "Precis",
    "synopsis": "Synopsis",
}


def read_jats_abstract(element: Element, rule: Rule | None) -> Section | None:
    """An abstract or trans-abstract as a section; None where it holds no words."""
    markdown = "\n\n".join(_parts(element, rule))
    if not markdown:
        return None
    return Section(_name(element), markdown)


def _parts(element: Element, rule: Rule | None) -> list[str]:
    """Its paragraphs, those of a titled part with the title in bold before the first."""
    if not any(local_name(child) == "sec" for child in element):
        return write_blocks(element, rule)
    parts = []
    for child in element:
        if local_name(child) == "sec":
            blocks = write_blocks(child, rule)
            title = plain_text(title_of(child))
            if title and blocks:
                blocks[0] = labelled(title.rstrip(".: "), blocks[0])
            parts += blocks
        elif local_name(child) == "p":
            parts += write_blocks(child, rule)
    return parts


def _name(element: Element) -> str:
    kind = (element.get("abstract-type") or "").lower()
    title = plain_text(title_of(element))
    if title and not _OWN_TITLES.fullmatch(title):
        # A part's label may stand as the whole's title: "Background".
        return title.rstrip(".:") if kind else "Abstract"
    if kind in _KINDS:
        return _KINDS[kind]
    language = element.get(LANG) or ""
    if local_name(element) == "trans-abstract" and language:
        return f"Abstract ({language_name(language)})"
    return "Abstract"


def read_marked_abstract(text: str) -> tuple[Section, ...]:
    """An abstract that a database holds: JATS's elements, HTML, or plain text with labels."""
    element = read_abstract_element(text)
    if element is not None:
        title = child_of(element, "title")
        words = plain_text(title)
        parts = _parts(element, None)
        if words and not _OWN_TITLES.fullmatch(words) and parts:
            parts[0] = labelled(words, parts[0])
        return (Section("Abstract", "\n\n".join(parts)),) if parts else ()
    if has_tags(text):
        markdown = read_markdown(text).strip()
    else:  # "p < 0.05" is no markup
        paragraphs = (squeeze(part) for part in re.split(r"\n\s*\n", unescape(text)))
        printed = (section for part in paragraphs for section in read_printed_abstract(part))
        markdown = "\n\n".join(section.markdown for section in printed)
    return (Section("Abstract", markdown),) if markdown else ()
