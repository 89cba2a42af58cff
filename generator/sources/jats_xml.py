"""JATS and NLM article XML, of publishers, PMC and Europe PMC: one article or a set.

The abstract and the reference list are always read; sections, tables and captions where the
text is open, with in-text citations as [@id] pointers into the list. (NISO Z39.96-2021.)
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from generator.model import Document, Extraction, Figure, RawReference, Section
from generator.sources.encodings import decode_head
from generator.sources.interests import is_conflict
from generator.sources.jats.abstracts import read_jats_abstract
from generator.sources.jats.blocks import (
    child_of,
    read_figure,
    title_of,
    write_blocks,
    write_footnotes,
)
from generator.sources.jats.heading import (
    children_of,
    descend,
    read_jats_copyright,
    read_jats_grants,
    read_jats_item,
    read_jats_license,
    read_jats_related,
)
from generator.sources.jats.layout import lift_footnotes, settle_layout
from generator.sources.jats.notes import (
    read_jats_conflict,
    read_jats_unplaced,
    states_conflict,
)
from generator.sources.jats.pointers import point_citations
from generator.sources.jats.references import anchors_of, read_jats_references
from generator.sources.licenses import is_open
from generator.sources.page import SavedPage
from generator.sources.pubmed.terms import is_retracted
from generator.sources.records.record_set import RecordSet
from generator.sources.xml_records import BrokenRecord, iterate_records
from generator.sources.xml_text import Element, Rule, local_name, plain_text

_ARTICLE = re.compile(r"<article(?=[\s>])")
_SIGNS = re.compile(r"<(?:front|article-meta|journal-meta|article-id)[\s>]")
_MARKS = frozenset({"fn", "bibr", "table-fn", "author-notes"})
_FIGURES = frozenset({"fig", "table-wrap", "chem-struct-wrap"})
_SKIPPED_GROUPS = frozenset({"abbreviations", "subject", "classification", "heading"})


def matches(page: SavedPage) -> bool:
    """Whether the file is XML with a JATS article's front matter."""
    if b"<article" not in page.head and b"\0" not in page.head[:64]:
        return False
    text = decode_head(page.head).lstrip()
    if not text.startswith("<") or re.search(r"<html[\s>]|<!doctype html", text[:5000], re.I):
        return False
    return _ARTICLE.search(text) is not None and _SIGNS.search(text) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The articles in order; those without a title are named once the others are read."""
    yield from read_articles(page, "article")


def read_articles(
    page: SavedPage, tag: str, rewrite: Callable[[Element], Element] | None = None
) -> Iterator[Extraction]:
    """The articles that stand in elements of a name, which `rewrite` makes JATS of."""
    records = RecordSet("article")
    for element in iterate_records(page, (tag,)):
        if isinstance(element, BrokenRecord):
            records.refuse(element.reason)
            continue
        article = element if rewrite is None else rewrite(element)
        yield from records.take(read_article(article), _name(article))
    records.close("fetch these articles again; the others were read")


def _name(article: Element) -> str | None:
    return next(
        (plain_text(each) for each in article.iter() if local_name(each) == "article-id"), None
    )


def read_article(article: Element) -> Extraction | None:
    """One article; None where it has no title."""
    front = child_of(article, "front")
    meta = child_of(front, "article-meta") if front is not None else None
    if front is None or meta is None:
        return None
    settle_layout(article)
    lift_footnotes(article)
    item = read_jats_item(article, meta, child_of(front, "journal-meta"))
    if item.title is None:
        return None
    back = child_of(article, "back")
    body = child_of(article, "body")
    holders = [each for each in (body, back) if each is not None]
    references = tuple(entry for holder in holders for entry in read_jats_references(holder))
    anchors = {key: own for holder in holders for key, own in anchors_of(holder).items()}
    rule, finish = point_citations(anchors)
    license_text = read_jats_license(meta)
    is_open = _is_open(meta, license_text)
    sections = list(_read_abstracts(meta, rule))
    figures: tuple[Figure, ...] = ()
    if is_open:
        sections += _read_sections(body, back, rule)
        figures = tuple(_read_figures(article, rule))
    corrections = tuple(dict.fromkeys(read_jats_related(meta)))
    total = descend(meta, "counts", "ref-count")
    stated = total.get("count", "") if total is not None else ""
    document = Document(
        item=item,
        keyword=tuple(dict.fromkeys(_read_keywords(meta))),
        grants=tuple(read_jats_grants(meta)),
        figures=tuple(
            Figure(each.label, finish(each.caption) if each.caption else None) for each in figures
        ),
        corrections=corrections,
        references_total=_missing_total(stated, references),
        retracted=is_retracted((), corrections),
        conflict_of_interest=read_jats_conflict(meta, back),
        copyright=read_jats_copyright(meta),
        license=license_text,
    )
    return Extraction(
        document=document,
        sections=tuple(Section(each.heading, finish(each.markdown)) for each in sections),
        references=references,
        reader="jats_xml",
        unplaced=tuple(read_jats_unplaced(article, meta, back, is_open)),
    )


def _is_open(meta: Element, license_text: str | None) -> bool:
    """Whether the article says that anybody may copy its text."""
    kinds = [
        each.get("license-type") or ""
        for each in meta.iter(etree.Element)
        if local_name(each) == "license"
    ]
    return is_open(license_text, *kinds)


def _missing_total(stated: str, references: Sequence[RawReference]) -> int | None:
    count = len({each.number for each in references})
    return int(stated) if stated.isdigit() and int(stated) > count else None


def _read_abstracts(meta: Element, rule: Rule) -> Iterator[Section]:
    """The article's own abstract first, then those for other readers and in other languages."""
    elements = children_of(meta, "abstract", "trans-abstract")
    elements.sort(
        key=lambda each: local_name(each) != "abstract" or each.get("abstract-type") is not None
    )
    for element in elements:
        section = read_jats_abstract(element, rule)
        if section is not None:
            yield section


def _read_sections(body: Element | None, back: Element | None, rule: Rule) -> Iterator[Section]:
    """The text's sections, then what stands behind it: acknowledgements, appendices, notes."""
    loose: list[Element] = []
    for child in body if body is not None else ():
        if local_name(child) == "sec":
            yield from _flush(loose, rule)
            heading = _heading_of(child)
            yield from _section(heading or "Text", write_blocks(child, rule))
        else:
            loose.append(child)
    yield from _flush(loose, rule)
    for child in back if back is not None else ():
        name = local_name(child)
        groups = children_of(child, "app") if name == "app-group" else [child]
        for part in groups:
            kind = local_name(part)
            heading = _heading_of(part)
            if kind == "ack":
                yield from _section(heading or "Acknowledgements", write_blocks(part, rule))
            elif kind == "fn-group" and not states_conflict(part):
                yield from _section(heading or "Footnotes", write_footnotes(part, rule))
            elif kind in ("app", "sec", "glossary", "notes"):
                if is_conflict(heading or part.get("sec-type")):
                    continue
                yield from _section(heading or "Appendix", write_blocks(part, rule))


def _heading_of(section: Element) -> str | None:
    """A section's title without the marks of footnotes and citations in it."""
    title = copy.deepcopy(title_of(section))
    for mark in list(title.iter(etree.Element)) if title is not None else ():
        if local_name(mark) == "xref" and mark.get("ref-type") in _MARKS:
            tail = mark.tail
            mark.clear()
            mark.tail = tail
    return plain_text(title)


def _flush(loose: list[Element], rule: Rule) -> Iterator[Section]:
    """Paragraphs that stand in no section."""
    if loose:
        holder = etree.Element("body")
        # Copies: an element has one parent, and the article is read on.
        holder.extend(map(copy.deepcopy, loose))
        loose.clear()
        yield from _section("Text", write_blocks(holder, rule))


def _section(heading: str, blocks: list[str]) -> Iterator[Section]:
    if blocks:
        yield Section(heading.rstrip(":").rstrip(), "\n\n".join(blocks))


def _read_figures(article: Element, rule: Rule) -> Iterator[Figure]:
    for element in article.iter(etree.Element):
        name = local_name(element)
        if name in _FIGURES and not any(
            local_name(each) == "sub-article" for each in element.iterancestors()
        ):
            figure = read_figure(element, rule)
            if figure is not None:
                yield figure


def _read_keywords(meta: Element) -> Iterator[str]:
    for group in children_of(meta, "kwd-group"):
        if (group.get("kwd-group-type") or "").lower() in _SKIPPED_GROUPS:
            continue
        for keyword in group.iter(etree.Element):
            name = local_name(keyword)
            if name == "kwd" or name == "compound-kwd":
                text = plain_text(keyword)
                if text:
                    yield text.rstrip(".;,").rstrip() or text
