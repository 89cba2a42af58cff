"""A review's abstract as other programs' fields hold it: one run of text."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.config import Abstracts
from generator.model import Review
from generator.site.search.plain import plain_text
from generator.site.sections import show_sections, split_body

_LABEL = re.compile(r"\*\*([^*\n]{1,80}):\*\*(?=\s|$)|#{3,6} ([^\n]{1,80}?):?(?:\n|$)")
"""The label of a part: in bold before its words, or its heading."""
_BOLD = re.compile(r"(?<![\\*])\*\*(?=\S)([^*\n]+)(?<=\S)\*\*")
_ITALIC = re.compile(r"(?<![\\*])\*(?=\S)([^*\n]+)(?<=\S)\*")
_TAG = re.compile(r"<(/?)(i|b|sub|sup)>")
_KEPT = re.compile("\ue100(/?)([ibpu])\ue101")
_LETTERS = {"i": "i", "b": "b", "sub": "u", "sup": "p"}
_NAMES = {letter: name for name, letter in _LETTERS.items()}


def abstract_of(review: Review, abstracts: Abstracts) -> str:
    """The abstract as rich text, its labels in capitals as MEDLINE prints them ("" for none).

    As much of it as a site with this setting shows.
    """
    return _print_abstract(review.body, abstracts)


@lru_cache(maxsize=8)  # each of a review's exports asks for it
def _print_abstract(body: str, abstracts: Abstracts) -> str:
    sections = show_sections(split_body(body), abstracts)
    markdown = next((each.markdown for each in sections if each.heading == "Abstract"), "")
    paragraphs = [_print_paragraph(each) for each in markdown.split("\n\n")]
    return " ".join(each for each in map(str.strip, paragraphs) if each)


def _print_paragraph(markdown: str) -> str:
    """One paragraph as rich text: of its markup <i> <b> <sub> <sup> are left."""
    found = _LABEL.match(markdown)
    label = ""
    if found:
        label = plain_text(found[1] or found[2]).upper() + ": "
        markdown = markdown[found.end() :]
    if "*" in markdown:
        markdown = _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", markdown))
    if "<" not in markdown:
        return label + plain_text(markdown)
    marked = _TAG.sub(lambda tag: f"\ue100{tag[1]}{_LETTERS[tag[2]]}\ue101", markdown)
    return label + _KEPT.sub(lambda tag: f"<{tag[1]}{_NAMES[tag[2]]}>", plain_text(marked))
