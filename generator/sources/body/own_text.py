"""The own text of an open article on a publisher's page: its sections, in print order.

Publishers lay it out in a dozen ways: headings in one row with the paragraphs, sections in boxes,
headings in boxes of their own. One rank of heading begins a section in each of them, which the
headings that every article has tell ("Introduction", "Methods", "Conclusions").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bs4 import BeautifulSoup, Tag
from bs4.element import PageElement

from generator.markup.markdown import html_to_markdown
from generator.markup.text import squeeze
from generator.model import Extraction, Section
from generator.sources.article_page import ArticlePage
from generator.sources.body.figures import read_figures, settle_figures
from generator.sources.body.interests import heads_interests
from generator.sources.body.pointers import point_citations, write_pointers
from generator.sources.body.text import HEADINGS, block_text, fold, is_hidden, tokens_of
from generator.sources.licenses import is_open
from generator.sources.statements import name_statement

_NUMBER = r"(?:\d+(?:\.\d+)*\.?|[IVX]+\.)?\s*"
_USUAL = re.compile(
    rf"{_NUMBER}(?:introduction|background|main(?: text)?|(?:[\w,]+ ){{0,3}}methods?(?:[ /]\w+)*|"
    r"results?(?: and discussion)?|(?:general )?discussion(?: and (?:\w+ )?conclusions?)?|"
    r"(?:summary and |discussion and )?(?:concluding remarks|conclusions?)(?: and .{3,40})?|"
    r"future (?:directions|perspectives)|search strategy)",
    re.I,
)
_ABSTRACT = re.compile(r"(?:\w+ )?abstract|summary|résumé|resumen|zusammenfassung|resumo", re.I)
_REFERENCES = re.compile(
    rf"{_NUMBER}(?:references?(?: cited| and notes)?(?: \(\d+\))?|literature(?: cited)?|"
    r"bibliography|works cited|cited literature|notes and references)\W*",
    re.I,
)
_BEHIND = re.compile(
    r"(?:(?:online )?methods|appendi(?:x|ces)\b.{0,80}|glossary|abbreviations|(?:foot|end)?notes)",
    re.I,
)
"""Sections that some publishers print behind the reference list."""
_PASSED_OVER = re.compile(
    r"key\s?-?words?:?|highlights|(?:graphical|visual|video) abstract|article (?:info(?:rmation)?|"
    r"notes|outline|highlights|metrics)|(?:author|contributor) (?:information|details|affiliations)"
    r"|about (?:this|the) .{3,30}|rights and permissions|copyright.{0,60}|additional information|"
    r"(?:electronic )?supplementa(?:ry|l) (?:materials?|data|information|files?)|"
    r"supporting information|additional files?|change history|publisher(?:'|’)?s note|"
    r"(?:reader )?comments?|discuss this article|responses?|decision letter|author response|"
    r"(?:open )?peer review.{0,40}|reviewer (?:comments|reports?)|editor(?:'|’)?s? note|"
    r"(?:related|recommended|similar|suggested|citing) (?:articles?|content|reading)|"
    r"cited by.{0,20}|metrics|altmetric|share|cite(?: this.{0,20})?|citations?|downloads?|figures?|"
    r"figures? (?:and|&) tables?|tables?|affiliations?|authors?|article|full text|(?:pre-?)?"
    r"publication history|edited by|reviewed by|on this page|navigation|download.{0,20}|"
    r"disclaimer.{0,40}|jump to:?|at a glance|associated (?:data|content)|search.{0,40}",
    re.I,
)
_PARTS = re.compile(r"section snippets|article preview|access (?:this article|options)", re.I)
"""Headings of a page that holds the beginnings of an article alone."""
_ELSEWHERE = frozenset("nav aside footer form figure table caption dialog button select li".split())
_UNSEEN = re.compile(
    r"(?:^|[\s-])(?:(?:is-|u-|js-)?hid(?:e|den)|mfp-hide|modal\S*|popup|popover|tooltip|print-only|"
    r"(?:u-|d-)?display-none|d-none)(?=$|[\s-])"
)
_FURNITURE = re.compile(
    r"(?:^|[\s-])(?:section-nav|jump\w*|downloads?|toolbar|share|social|advert\w*|promo|btn|"
    r"buttons?|callout|fig-services|summation-navigation|nav|popup|link-group|viewer|icon|zoom|"
    r"full-?size|open-?in|supplementary-?material|ext-?links?|powerpoint|ppt|external-ref|figure-links?)"
    r"(?=$|[\s-])"
)
_LONGEST_FURNITURE = 300
_LEAST = 2_000
"""Characters of a text; a page that holds less of one holds a part of it."""


def add_own_text(extraction: Extraction, page: ArticlePage) -> Extraction:
    """With the text and the figures of the page, where the article's licence opens them.

    The page is taken apart: nothing else can be read from its soup afterwards.
    """
    document = extraction.document
    if not is_open(document.license):
        return extraction
    anchors = tuple(each.anchor for each in extraction.references if each.anchor)
    chosen = _choose_sections(page.soup, document.item.title or "")
    _drop_furniture(each.box for each in chosen)
    address = (page.page.url or "").partition("#")[0]
    for each in chosen:
        _bare_links(each.box, address)
    figures = tuple(dict.fromkeys(figure for each in chosen for figure in read_figures(each.box)))
    sections = tuple(
        Section(each.heading, markdown)
        for each in chosen
        if (markdown := _write(each.box, anchors))
    )
    if sum(len(each.markdown) for each in sections) < _LEAST:
        return extraction
    own = {fold(each.heading) for each in sections}
    before = (each for each in extraction.sections if fold(each.heading) not in own)
    return replace(
        extraction,
        document=replace(document, figures=document.figures or figures),
        sections=(*before, *sections),
    )


def _write(box: Tag, anchors: Sequence[str]) -> str:
    point_citations(box, frozenset(anchors))
    settle_figures(box)
    return write_pointers(html_to_markdown(box), anchors)


@dataclass(slots=True)
class _Part:
    """What stands between two headings: the first one's words, "" for what has none."""

    heading: str
    nodes: list[PageElement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Chosen:
    heading: str
    box: Tag


def _choose_sections(soup: BeautifulSoup, title: str) -> list[_Chosen]:
    """The sections of the article's own text, each in a box without its heading."""
    root = soup.body or soup
    headings = [each for each in root.find_all(HEADINGS) if not _is_elsewhere(each)]
    words = {id(each): block_text(each) for each in headings}
    if any(_PARTS.fullmatch(each) for each in words.values()):
        return []
    rank = _find_rank(headings, words)
    if rank is None:
        return []
    tops = [each for each in headings if each.name <= rank and words[id(each)]]
    chosen: list[_Chosen] = []
    begun = behind = False
    for part in _part(root, tops, words):
        heading = part.heading
        if _REFERENCES.fullmatch(heading):
            behind = begun
            continue
        if _ABSTRACT.fullmatch(heading) or _USUAL.fullmatch(heading):
            begun = True
        usable = begun and (_BEHIND.fullmatch(heading) if behind else not _is_passed_over(heading))
        if not usable or fold(heading) == fold(title) or (not heading and not _is_prose(part)):
            continue
        box = soup.new_tag("div")
        for node in part.nodes:
            box.append(node.extract())
        chosen.append(_Chosen(heading or "Text", box))
    return chosen


def _is_passed_over(heading: str) -> bool:
    return (
        _PASSED_OVER.fullmatch(heading) is not None
        or _ABSTRACT.fullmatch(heading) is not None
        or name_statement(heading) is not None
        or heads_interests(heading)
    )


def _find_rank(headings: Sequence[Tag], words: dict[int, str]) -> str | None:
    """The name of the headings that begin sections: of the highest of those that articles have,
    the parts of an abstract left out; None where there are none."""
    abstract, found = "", ""
    parts: set[str] = set()
    for each in headings:
        said = words[id(each)]
        if _ABSTRACT.fullmatch(said):
            abstract = each.name
        elif _USUAL.fullmatch(said) and not _is_in_abstract(each):
            said = said.lower().lstrip("0123456789. ")
            if each.name <= abstract or said == "introduction" or said in parts:
                abstract = ""
            if not abstract:
                found = min(found or each.name, each.name)
            parts.add(said)
    return found or None


def _is_in_abstract(heading: Tag) -> bool:
    return any(
        re.search(r"(?:^|[\s-])abs(?:tract\w*|\d+)?(?:$|[\s-])", tokens_of(each))
        for each in heading.parents
        if each.name not in ("body", "html", "main", "article", "[document]")
    )


def _is_elsewhere(heading: Tag) -> bool:
    """Whether a heading stands in the site's furniture, in a figure, or where nobody sees it."""
    for each in (heading, *heading.parents):
        if each.name in _ELSEWHERE or is_hidden(each):
            return True
        if each.name not in ("body", "html") and _UNSEEN.search(tokens_of(each)):
            return True
    return False


def _part(root: Tag, tops: Sequence[Tag], words: dict[int, str]) -> Iterator[_Part]:
    """What the root holds, cut at the headings; a section that has a box ends with it."""
    holds = Counter(id(parent) for each in tops for parent in each.parents)
    marks = {id(each): each for each in tops}
    boxes = {id(box): each for each in tops if (box := _find_box(each, holds)) is not None}
    parts = [_Part("")]

    def walk(node: Tag) -> None:
        for child in node.children:
            if id(child) in marks:
                parts.append(_Part(words[id(child)]))
            elif isinstance(child, Tag) and id(child) in holds:
                walk(child)
                if id(child) in boxes:
                    parts.append(_Part(""))
            else:
                parts[-1].nodes.append(child)

    walk(root)
    return iter(parts)


def _find_box(heading: Tag, holds: Counter[int]) -> Tag | None:
    """The largest element that holds the heading, its text, and no other section's heading."""
    box = heading
    while box.parent is not None and holds[id(box.parent)] == 1:
        box = box.parent
    return box if box is not heading and _has_text(box) else None


def _has_text(box: Tag) -> bool:
    """Whether an element holds running text, not a heading and links alone."""
    length = 0
    for text in box.find_all(string=True):
        if text.parent is not None and text.parent.name not in ("a", "option", "li", *HEADINGS):
            length += len(text.strip())
            if length > 100:
                return True
    return False


def _is_prose(part: _Part) -> bool:
    """Whether what stands below no heading is of the article: paragraphs of some length."""
    nodes = [
        each
        for each in part.nodes
        if isinstance(each, Tag) and (each.name == "p" or each.get("role") == "paragraph")
    ]
    part.nodes[:] = nodes
    return any(len(each.get_text()) > 200 for each in nodes)


def _drop_furniture(boxes: Iterator[Tag]) -> None:
    for box in boxes:
        for each in box.find_all(True):
            if each.decomposed or not each.attrs:
                continue
            tokens = tokens_of(each)
            if (
                is_hidden(each)
                or _UNSEEN.search(tokens)
                or (
                    _FURNITURE.search(tokens)
                    and len(squeeze(each.get_text())) < _LONGEST_FURNITURE
                    and each.find(["p", "math"]) is None
                )
            ):
                each.decompose()


def _bare_links(box: Tag, address: str) -> None:
    """Leaves of links within the page their words."""
    for link in box.find_all("a", href=True):
        there, _, place = str(link["href"]).partition("#")
        if place and there in ("", address):
            link["href"] = f"#{place}"
