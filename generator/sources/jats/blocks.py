"""JATS's blocks -> Markdown: sections, paragraphs, lists, tables, captions, formulas."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from generator.markup.escape import escape_line_start, escape_markdown
from generator.markup.tables import Cell, write_table
from generator.markup.text import MAX_DEPTH, lines_of, squeeze
from generator.model import Figure
from generator.sources.xml_text import (
    Element,
    Rule,
    all_text,
    inline_markdown,
    link_words,
    local_name,
    markdown_of,
    plain_text,
)

_BLOCK_NAMES = """p sec list def-list disp-quote disp-formula disp-formula-group boxed-text fig
    fig-group table-wrap table-wrap-group supplementary-material media statement verse-group
    preformat app glossary fn-group title array chem-struct-wrap ack notes speech treatment-sec
    taxon-treatment code floats-group caption"""
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_DROPPED = frozenset(
    {"label", "object-id", "ref-list", "graphic", "alt-text", "long-desc", "sec-meta"}
)
_ONLY_DOI = re.compile(r"\W*DOI\W*\s*(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4,9}/\S+\W*", re.I)
_OBJECT_DOI = re.compile(r"\s*\*\*DOI:?\*\*:?\s*\S*10\.\d{4,9}/\S+$", re.I)
"""A figure's own DOI below its caption, as eLife and PLOS print it: no word of the caption."""

_HIGHEST, _LOWEST = 3, 6


def write_blocks(
    element: Element, rule: Rule | None = None, level: int = _HIGHEST, depth: int = 0
) -> list[str]:
    """The blocks of an element in order; runs of words between them become paragraphs."""
    if depth > MAX_DEPTH:
        return [escape_line_start(squeeze(escape_markdown(all_text(element))))]
    blocks: list[str] = []
    run: list[str] = [_words(element.text)]

    def close() -> None:
        text = squeeze("".join(run))
        run.clear()
        if text and not _ONLY_DOI.fullmatch(text):
            blocks.append(escape_line_start(text))

    for child in element:
        name = local_name(child)
        if name in _BLOCKS:
            close()
            blocks += _RULES.get(name, write_blocks)(child, rule, level, depth + 1)
        elif name and name not in _DROPPED:
            run.append(markdown_of(child, rule))
        run.append(_words(child.tail))
    close()
    return [block for block in blocks if block.strip()]


def _words(text: str | None) -> str:
    return escape_markdown(re.sub(r"\s+", " ", text)) if text else ""


def title_of(element: Element) -> Element | None:
    """The title of a section, box or caption."""
    for child in element:
        if local_name(child) == "title":
            return child
    return None


def child_of(element: Element, *names: str) -> Element | None:
    """The first child of one of these names."""
    return next((child for child in element if local_name(child) in names), None)


def _section(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    heading = inline_markdown(title_of(element), rule)
    inner = write_blocks(element, rule, min(level + bool(heading), _LOWEST), depth)
    return [f"{'#' * level} {heading}", *inner] if heading else inner


def _nothing(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    return []


def _list(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    items: list[str] = []
    numbered = element.get("list-type") in ("order", "number")
    for item in element:
        if local_name(item) != "list-item":
            continue
        label = child_of(item, "label")
        inner = "\n\n".join(write_blocks(item, rule, _LOWEST, depth + 1))
        printed = squeeze(all_text(label)) if label is not None else ""
        if re.search(r"\w", printed) and not numbered:
            inner = f"{escape_markdown(printed)} {inner}"
        if not inner:
            continue
        mark = f"{f'{len(items) + 1}.':<4}" if numbered else "-   "
        items.append(mark + inner.replace("\n", "\n    ").replace("\n    \n", "\n\n"))
    return ["\n".join(items)] if items else []


def _definitions(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    blocks = []
    heading = inline_markdown(title_of(element), rule)
    for item in element:
        if local_name(item) != "def-item":
            continue
        term = inline_markdown(child_of(item, "term"), rule)
        meaning = " ".join(
            part
            for each in item
            if local_name(each) == "def"
            for part in write_blocks(each, rule, _LOWEST, depth + 1)
        )
        blocks.append(f"**{term}**: {meaning}" if term else meaning)
    return [f"{'#' * level} {heading}", *blocks] if heading and blocks else blocks


def _quotation(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    inner = "\n\n".join(write_blocks(element, rule, level, depth))
    return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n"))] if inner else []


def _box(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    """A box or statement: its label and title in bold, then what it holds."""
    holder = child_of(element, "caption")
    label = plain_text(child_of(element, "label")) or ""
    title = title_of(element)
    if title is None and holder is not None:
        title = title_of(holder)
    words = inline_markdown(title, rule)
    head = " ".join(part for part in (escape_markdown(label), words) if part)
    inner = write_blocks(element, rule, level, depth)
    return [f"**{head}**", *inner] if head else inner


def _formula(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    label = plain_text(child_of(element, "label"))
    text = squeeze(markdown_of(element, rule))
    if not text:
        return []
    return [escape_line_start(f"{text} {escape_markdown(label)}" if label else text)]


def _preformatted(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    text = "\n".join(f"    {line}" for line in lines_of(all_text(element)))
    return [text] if text.strip() else []


def _figure(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    """A figure's label and caption as a paragraph: the picture itself is not kept."""
    figure = read_figure(element, rule)
    if figure is None:
        return []
    parts = (f"**{escape_markdown(figure.label)}.**" if figure.label else "", figure.caption or "")
    return [escape_line_start(" ".join(part for part in parts if part))]


def _supplement(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    """A file beside the article: its label, which leads to it, and its caption."""
    blocks = _figure(element, rule, level, depth)
    media = child_of(element, "media")
    if blocks and (label := re.match(r"(\*\*)?([^*\n]+?)(?(1)\.\*\*|$)", blocks[0])):
        for holder in (element, media) if media is not None else (element,):
            linked = link_words(holder, label[2])
            if linked != label[2]:
                return [blocks[0].replace(label[2], linked, 1), *blocks[1:]]
    return blocks


def _table(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    blocks = _figure(element, rule, level, depth)
    for table in element.iter(etree.Element):
        if local_name(table) in ("table", "tgroup"):
            blocks += write_table(_list_rows(table, rule))
    foot = child_of(element, "table-wrap-foot")
    return blocks + (_notes(foot, rule, level, depth) if foot is not None else [])


def _list_rows(table: Element, rule: Rule | None) -> Iterator[list[Cell]]:
    """The rows of a table of XHTML's model or of OASIS's."""
    for row in table.iter(etree.Element):
        if local_name(row) in ("tr", "row"):
            yield [
                Cell(inline_markdown(cell, rule), cell.get("colspan"), cell.get("rowspan"))
                for cell in row
                if local_name(cell) in ("td", "th", "entry")
            ]


def _notes(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    blocks = []
    for note in element:
        if local_name(note) in ("p", "fn-group", "attrib"):
            blocks += _notes(note, rule, level, depth) or write_blocks(note, rule, level, depth)
        elif local_name(note) == "fn":
            label = plain_text(child_of(note, "label"))
            inner = write_blocks(note, rule, level, depth)
            if inner and label:
                inner[0] = f"<sup>{escape_markdown(label)}</sup> {inner[0]}"
            blocks += inner
    return blocks


def write_footnotes(element: Element, rule: Rule | None) -> list[str]:
    """The notes of a group, each with its mark."""
    return _notes(element, rule, _HIGHEST, 0)


def _titled_notes(element: Element, rule: Rule | None, level: int, depth: int) -> list[str]:
    heading = inline_markdown(title_of(element), rule)
    blocks = _notes(element, rule, level, depth)
    return [f"{'#' * level} {heading}", *blocks] if heading and blocks else blocks


def read_figure(element: Element, rule: Rule | None) -> Figure | None:
    """The label and caption of a figure or table; None where it has neither."""
    label = plain_text(child_of(element, "label"))
    caption = child_of(element, "caption")
    words = []
    if caption is not None:
        for part in caption:
            if local_name(part) in ("title", "p"):
                text = inline_markdown(part, rule)
                text = _OBJECT_DOI.sub("", text)
                if text and not _ONLY_DOI.fullmatch(text):
                    words.append(text)
    text = escape_line_start(" ".join(words))
    if not label and not text:
        return None
    return Figure(label.rstrip(" .:") if label else None, text or None)


_Writer = Callable[[Element, Rule | None, int, int], list[str]]
_RULES: dict[str, _Writer] = {
    "sec": _section,
    "app": _section,
    "ack": _section,
    "notes": _section,
    "glossary": _section,
    "treatment-sec": _section,
    "title": _nothing,
    "list": _list,
    "def-list": _definitions,
    "disp-quote": _quotation,
    "verse-group": _quotation,
    "boxed-text": _box,
    "statement": _box,
    "disp-formula": _formula,
    "preformat": _preformatted,
    "code": _preformatted,
    "fig": _figure,
    "supplementary-material": _supplement,
    "media": _supplement,
    "chem-struct-wrap": _figure,
    "table-wrap": _table,
    "fn-group": _titled_notes,
}
