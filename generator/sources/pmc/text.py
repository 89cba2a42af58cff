"""The text of an open PubMed Central article: sections, tables, captions, in-text citations."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, Tag

from generator.markup.markdown import html_to_markdown
from generator.model import Section
from generator.sources.body.figures import settle_figures
from generator.sources.body.pointers import point_citations, write_pointers
from generator.sources.body.text import HEADINGS, block_text

_PASSED_OVER = re.compile(
    r"(?:graphical )?abstract\b.*|summary|references?|literature cited|bibliography|"
    r"associated data|actions|permalink|resources|keywords?:?|key words?:?|similar articles|"
    r"cited by other articles|links to ncbi databases|contributor information|article notes|"
    r"footnotes?|copyright.*|article information|publication types|add to collections?|"
    r"formats?:?|save items?|on this page|cite|share",
    re.I,
)
_DROPPED_NAMES = """script style nav button form .goto .jig-ncbiinpagenav .pmc_figs_hidden .fm-ids
    .figpopup-sensitive-area .large-thumb-canvas .img-box .icnblk_img .figure-link .usa-sr-only
    .d-buttons .p-actions .back-to-top .supplementary-materials .lrg-fig-link"""
_DROPPED = ", ".join(_DROPPED_NAMES.split())


def read_pmc_sections(soup: BeautifulSoup, anchors: Sequence[str]) -> tuple[Section, ...]:
    """The sections below the abstract; `anchors` are the reference list's ids in order, to which
    in-text citations point as [@id]."""
    sections: list[Section] = []
    for heading, content in _find_sections(soup):
        if not heading or _PASSED_OVER.fullmatch(heading):
            continue
        box = copy.copy(content)
        point_citations(box, frozenset(anchors))
        for part in box.select(_DROPPED):
            if not part.decomposed:
                part.decompose()
        settle_figures(box)
        markdown = write_pointers(html_to_markdown(box), anchors)
        if markdown:
            sections.append(Section(heading, markdown))
    return tuple(sections)


def _find_sections(soup: BeautifulSoup) -> Iterator[tuple[str, Tag]]:
    """Each section's heading and content without it, in any of the three layouts."""
    body = soup.find("section", class_="main-article-body")
    if isinstance(body, Tag):
        boxes = list(body.find_all("section", recursive=False))
        if not any(box.find(HEADINGS) for box in boxes):
            boxes = [box for each in boxes for box in each.find_all("section", recursive=False)]
    else:
        boxes = [
            box
            for box in soup.find_all("div", class_="sec")
            if box.find_parent("div", class_="sec") is None
        ]
    for box in boxes:
        heading = box.find(HEADINGS)
        if isinstance(heading, Tag) and _is_own(heading, box):
            title = block_text(heading)
            content = copy.copy(box)
            first = content.find(HEADINGS)
            if isinstance(first, Tag):
                first.decompose()
            yield title, content
    for title_box in soup.find_all("div", class_="section-title"):
        content_box = title_box.find_next_sibling("div", class_="section-content")
        if isinstance(content_box, Tag):
            yield block_text(title_box), content_box


def _is_own(heading: Tag, box: Tag) -> bool:
    """Whether a heading is the section's, not that of a part of it."""
    parent = heading.find_parent(["section", "div"])
    while parent is not None and parent is not box:
        if parent.name == "section" or "sec" in (parent.get("class") or ()):
            return False
        parent = parent.parent
    return True
