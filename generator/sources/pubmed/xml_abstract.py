"""The abstracts of a PubMed XML record: labelled parts, other languages, plain language."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from generator.model import Section
from generator.model.languages import language_name
from generator.sources.labels import labelled
from generator.sources.xml_text import inline_markdown, plain_text


def read_abstracts(
    abstract: etree._Element | None, others: Iterable[etree._Element]
) -> tuple[tuple[Section, ...], str | None]:
    """The sections, the article's own abstract first, and the copyright line."""
    sections = []
    copyright_line = None
    if abstract is not None:
        copyright_line = plain_text(abstract.find("CopyrightInformation"))
        markdown = _paragraphs(abstract)
        if markdown:
            sections.append(Section("Abstract", markdown))
    for other in others:
        markdown = _paragraphs(other)
        if markdown:
            sections.append(Section(_name_other(other), markdown))
        copyright_line = copyright_line or plain_text(other.find("CopyrightInformation"))
    return tuple(sections), copyright_line


def _paragraphs(abstract: etree._Element) -> str:
    parts = []
    for part in abstract.iterchildren("AbstractText"):
        text = inline_markdown(part)
        if text:
            parts.append(labelled(part.get("Label"), text))
    return "\n\n".join(parts)


def _name_other(other: etree._Element) -> str:
    """ "Abstract (Spanish)", "Plain language summary", or "Other abstract" (of a database)."""
    kind = (other.get("Type") or "").strip().lower()
    language = (other.get("Language") or "eng").strip().lower()
    plain = "plain-language" in kind or "plain language" in kind
    if language in ("eng", "en", ""):
        return "Plain language summary" if plain else "Other abstract"
    name = language_name(language)
    return f"Plain language summary ({name})" if plain else f"Abstract ({name})"
