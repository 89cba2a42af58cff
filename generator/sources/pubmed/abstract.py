"""The abstract of a PubMed page: its parts, other languages, keywords, copyright."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

from generator.markup.markdown import html_to_markdown
from generator.markup.text import squeeze, text_of
from generator.model import Section
from generator.sources.pubmed.terms import split_keywords

_LANGUAGES = {
    "ara": "Arabic",
    "chi": "Chinese",
    "zho": "Chinese",
    "cze": "Czech",
    "dan": "Danish",
    "dut": "Dutch",
    "fre": "French",
    "ger": "German",
    "gre": "Greek",
    "heb": "Hebrew",
    "hun": "Hungarian",
    "ita": "Italian",
    "jpn": "Japanese",
    "kor": "Korean",
    "nor": "Norwegian",
    "per": "Persian",
    "pol": "Polish",
    "por": "Portuguese",
    "rum": "Romanian",
    "rus": "Russian",
    "spa": "Spanish",
    "swe": "Swedish",
    "tur": "Turkish",
    "ukr": "Ukrainian",
}
_FIRST = ("eng", "enc", "en")


@dataclass(frozen=True, slots=True)
class Abstract:
    """The sections, and what stands below them; `stated_empty`: "No abstract available"."""

    sections: tuple[Section, ...] = ()
    keyword: tuple[str, ...] = ()
    copyright: str | None = None
    stated_empty: bool = False


def read_abstract(soup: BeautifulSoup, parts: Mapping[str, Tag]) -> Abstract:
    """All abstracts of the page: `#abstract` and any `.abstract` block beside it."""
    block = parts.get("abstract")
    others = [each for each in soup.find_all("div", class_="abstract") if each is not block]
    if block is None:
        sections = [section for each in others for section in _read_plain(each, "Abstract")]
        return Abstract(tuple(sections))
    empty = block.find("em", class_="empty-abstract")
    keyword: tuple[str, ...] = ()
    for label in block.find_all("strong", class_="sub-title"):
        if re.match(r"key\s?words?\b", text_of(label) or "", re.I) and label.parent:
            keyword = split_keywords(squeeze(label.parent.get_text()))
            label.parent.extract()
            break
    printed = block.find(class_="copyright")
    copyright_line = text_of(printed) if isinstance(printed, Tag) else None
    if isinstance(printed, Tag):
        printed.extract()
    contents = block.find_all("div", class_="abstract-content")
    sections = []
    for content in contents:
        markdown = html_to_markdown(content)
        if markdown and not content.find("em", class_="empty-abstract"):
            sections.append(Section(_name_abstract(content, block, bool(sections)), markdown))
    if not contents and not empty:
        sections = _read_plain(block, "Abstract")
    sections.sort(key=lambda section: section.heading != "Abstract")
    for each in others:
        sections += _read_plain(each, "Other abstract")
    return Abstract(tuple(sections), keyword, copyright_line, empty is not None)


def _name_abstract(content: Tag, block: Tag, others: bool) -> str:
    """ "Abstract" for English, or for the only one; else with the language's English name."""
    code = str(content.get("id", "")).removesuffix("-abstract").lower()
    if code in _FIRST:
        return "Abstract"
    language = _LANGUAGES.get(code)
    if language is None:
        button = _find_button(block, code)
        language = text_of(button) if isinstance(button, Tag) else None
    if language is None:
        return "Abstract" if not others else f"Abstract ({code or 'other'})"
    return f"Abstract ({language})"


def _find_button(block: Tag, code: str) -> Tag | None:
    """The button that shows the abstract in this language."""
    for button in block.find_all(["button", "a"]):
        if button.get("data-language-code") == code:
            return button
    return None


def _read_plain(block: Tag, heading: str) -> list[Section]:
    """A block of another layout: its title, and all below that."""
    title = block.find(["h2", "h3"])
    name = text_of(title) if isinstance(title, Tag) else None
    if isinstance(title, Tag):
        title.extract()
    markdown = html_to_markdown(block)
    return [Section(name or heading, markdown)] if markdown else []
