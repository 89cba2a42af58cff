"""A review's Markdown body -> its sections, as much of them as the site may show."""

from __future__ import annotations

import re
from html import unescape

from generator.config import Abstracts
from generator.library.sentences import split_sentences
from generator.model import Review, Section

SNIPPET = 2
"""Sentences of an abstract that a site with `abstracts: snippet` shows."""
NOTES = "Notes"
"""The reader's own section, which every site shows."""

_HEADING = re.compile(r"^## +(.+?)(?: +#*)?$", re.M)
_FENCE = re.compile(r"^(?:```|~~~)", re.M)


def split_body(body: str) -> tuple[Section, ...]:
    """The sections of a body, one a level-2 heading; text before the first has heading ""."""
    if "```" in body or "~~~" in body:
        return _split_fenced(body)
    pieces = _HEADING.split(body)
    sections = [Section("", pieces[0].strip())] if pieces[0].strip() else []
    for place in range(1, len(pieces), 2):
        sections.append(Section(pieces[place].strip(), pieces[place + 1].strip()))
    return tuple(sections)


def _split_fenced(body: str) -> tuple[Section, ...]:
    """As split_body, where "## " may stand in a code block."""
    sections: list[Section] = []
    heading, fenced = "", False
    lines: list[str] = []
    for line in body.splitlines():
        if _FENCE.match(line):
            fenced = not fenced
        found = None if fenced else _HEADING.fullmatch(line)
        if found:
            sections.append(Section(heading, "\n".join(lines).strip()))
            heading, lines = found[1].strip(), []
        else:
            lines.append(line)
    sections.append(Section(heading, "\n".join(lines).strip()))
    return tuple(section for section in sections if section.heading or section.markdown)


def is_abstract(section: Section) -> bool:
    """Whether it is an abstract, in any language."""
    return section.heading.casefold().startswith("abstract")


def show_sections(sections: tuple[Section, ...], abstracts: Abstracts) -> tuple[Section, ...]:
    """The sections that a site with this setting shows.

    Under "snippet" and "none" the publisher's text stays at home: of an abstract the first
    sentences or nothing, of the other sections only the reader's notes.
    """
    if abstracts == "full":
        return sections
    shown = []
    for section in sections:
        if section.heading.casefold() == NOTES.casefold():
            shown.append(section)
        elif abstracts == "snippet" and section.heading == "Abstract":
            shown.append(Section(section.heading, _begin(section.markdown)))
    return tuple(shown)


def _begin(markdown: str) -> str:
    """The first sentences of a text's first paragraph."""
    paragraph = " ".join(markdown.split("\n\n", 1)[0].split())
    sentences = split_sentences(paragraph)
    text = " ".join(sentences[:SNIPPET])
    return f"{text} …" if text != " ".join(markdown.split()) else text


_ABSTRACT = re.compile(r"^## +Abstract[ #]*$", re.M)
_MARKS = re.compile(r"</?(?:sub|sup|i|b)>|<math.*?</math>|(?<!\\)\*+|\\(?=\W)", re.S)
PREVIEW = 320


def begin_abstract(review: Review) -> str:
    """How a review's abstract begins, as plain text cut at a word; its summary where it has one."""
    text = review.summary or ""
    if not text:
        found = _ABSTRACT.search(review.body)
        if found is None:
            return ""
        text = review.body[found.end() : found.end() + 3 * PREVIEW].strip()
        text = text.partition("\n## ")[0]
    if "<" in text or "*" in text or "\\" in text:
        text = _MARKS.sub("", text)
    text = " ".join(unescape(text).split())
    if len(text) <= PREVIEW:
        return text
    return text[:PREVIEW].rpartition(" ")[0].rstrip(" ,.;:") + " …"
