"""BioMed Central's own article XML, as its journals offered it until 2015: rewritten as JATS and
read as that.

(The markup of its article.dtd: fm, bdy and bm for front, body and back matter, bibl for a work.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from generator.model import Extraction
from generator.sources.bmc_references import ID_TYPES, rewrite_people, rewrite_references
from generator.sources.encodings import decode_head
from generator.sources.jats.blocks import child_of
from generator.sources.jats_xml import read_articles
from generator.sources.page import SavedPage
from generator.sources.xml_text import Element, plain_text

_START = re.compile(r"<art(?=[\s>])")
_FRONT = re.compile(r"<fm[\s>]")
_REVIEW = re.compile(r"(?:\w+ )?review(?: article)?|commissioned review", re.I)
_NAMES = {
    "bdy": "body",
    "bm": "back",
    "st": "title",
    "it": "italic",
    "b": "bold",
    "smcaps": "sc",
    "tbl": "table-wrap",
    "tblbdy": "table",
    "r": "tr",
    "c": "td",
    "kwdg": "kwd-group",
    "abs": "abstract",
    "suppl": "supplementary-material",
}
_POINTERS = {"abbr": ("bibr", "bid"), "figr": ("fig", "fid"), "tblr": ("table", "tid"),
             "supplr": ("supplementary-material", "sid"), "insr": ("aff", "iid")}  # fmt: skip
"""What points somewhere within the article: JATS's ref-type, and where BioMed Central says it."""

_EVENTS = {"rec": "received", "revrec": "rev-recd", "acc": "accepted"}


def matches(page: SavedPage) -> bool:
    """Whether the file is XML with the front matter of BioMed Central's articles."""
    if b"<art" not in page.head:
        return False
    text = decode_head(page.head)
    return _START.search(text) is not None and _FRONT.search(text) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The articles in order; those without a title are named once the others are read."""
    for extraction in read_articles(page, "art", rewrite_article):
        yield replace(extraction, reader="bmc_xml")


def rewrite_article(art: Element) -> Element:
    """The article as JATS; the element given is used up."""
    for references in art.iter("refgrp"):
        rewrite_references(references)
    front = child_of(art, "fm")
    head = child_of(front, "dochead") if front is not None else None
    kind = plain_text(head) or ""
    article = etree.Element("article")
    if _REVIEW.fullmatch(kind):
        article.set("article-type", "review-article")
    if front is not None:
        article.append(_rewrite_front(front, plain_text(child_of(art, "ui")), kind))
    for part in ("bdy", "bm"):
        holder = child_of(art, part)
        if holder is not None:
            article.append(holder)
    _rewrite_blocks(article)
    return article


def _rewrite_front(fm: Element, ui: str | None, kind: str) -> Element:
    front = etree.Element("front")
    journal = etree.SubElement(front, "journal-meta")
    meta = etree.SubElement(front, "article-meta")
    bibl = child_of(fm, "bibl")
    if bibl is None:
        return front
    _add(journal, "journal-title", plain_text(child_of(bibl, "source")))
    _add(journal, "issn", plain_text(child_of(bibl, "issn")))
    _add(meta, "article-id", ui, {"pub-id-type": "publisher-id"})
    for each in bibl.iter("pubid"):
        stated = each.get("idtype") or ""
        _add(meta, "article-id", plain_text(each), {"pub-id-type": ID_TYPES.get(stated, stated)})
    subjects = etree.SubElement(etree.SubElement(meta, "article-categories"), "subj-group")
    for text in (kind, *map(plain_text, bibl.iter("section"))):
        _add(subjects, "subject", text)
    titles = etree.SubElement(meta, "title-group")
    title = child_of(bibl, "title")
    if title is not None:
        etree.strip_tags(title, "p")
        title.tag = "article-title"
        titles.append(title)
    people = child_of(bibl, "aug")
    if people is not None:
        meta.append(_rewrite_authors(people))
    for place in bibl.iter("ins"):
        affiliation = _add(meta, "aff", plain_text(place))
        if affiliation is not None:
            affiliation.set("id", place.get("id") or "")
    _rewrite_dates(fm, bibl, meta)
    for name in ("volume", "issue", "fpage", "lpage"):
        _add(meta, name, plain_text(child_of(bibl, name)))
    _rewrite_permissions(fm, meta)
    for name in ("abs", "kwdg"):
        meta.extend(each for each in fm if each.tag == name)
    return front


def _rewrite_authors(people: Element) -> Element:
    """Contributors with the names and the pointers to institutions that BioMed Central gives."""
    rewrite_people(people)
    people.tag = "contrib-group"
    for name in list(people):
        contrib = etree.SubElement(people, "contrib", {"contrib-type": "author"})
        contrib.append(name)
        contrib.extend(each for each in list(name) if each.tag == "insr")
    return people


def _rewrite_dates(fm: Element, bibl: Element, meta: Element) -> None:
    """The year of the volume, the day of publication, and what went before."""
    year = plain_text(child_of(bibl, "pubdate"))
    if year:
        _add(etree.SubElement(meta, "pub-date", {"pub-type": "collection"}), "year", year)
    history = child_of(fm, "history")
    before = etree.SubElement(meta, "history")
    for event in history if history is not None else ():
        date = child_of(event, "date")
        if date is None:
            continue
        if event.tag == "pub":
            date.tag = "pub-date"
            date.set("pub-type", "epub")
            meta.append(date)
        else:
            date.set("date-type", _EVENTS.get(event.tag, event.tag))
            before.append(date)


def _rewrite_permissions(fm: Element, meta: Element) -> None:
    stated = child_of(fm, "cpyrt")
    if stated is None:
        return
    permissions = etree.SubElement(meta, "permissions")
    texts = (plain_text(child_of(stated, "year")), plain_text(child_of(stated, "collab")))
    if any(texts):
        _add(permissions, "copyright-statement", " ".join(filter(None, ("©", *texts))))
    note = child_of(stated, "note")
    if note is not None:
        note.tag = "license"
        for address in note.iter("url"):
            address.tag = "ext-link"
        permissions.append(note)


def _add(
    parent: Element, name: str, text: str | None, attributes: dict[str, str] | None = None
) -> Element | None:
    """A child with that text; none where there is no text."""
    if not text:
        return None
    child = etree.SubElement(parent, name, attributes or {})
    child.text = text
    return child


def _rewrite_blocks(article: Element) -> None:
    """Sections, pointers, figures and tables, wherever they stand."""
    for group in article.iter("abbrgrp"):
        for pointer in list(group)[:-1]:
            pointer.tail = ", "
        if len(group):
            group[-1].tail = None
        group.text = None
    etree.strip_tags(article, "abbrgrp")
    for holder in [*article.iter("fig", "tbl", "table", "suppl")]:
        _rewrite_holder(holder)
    for element in article.iter(etree.Element):
        if element.tag in _POINTERS:
            kind, attribute = _POINTERS[element.tag]
            element.set("ref-type", kind)
            element.set("rid", element.get(attribute) or "")
            element.tag = "xref"
        elif element.tag == "url":
            element.tag = "ext-link"
        else:
            element.tag = _NAMES.get(element.tag, element.tag)
    for heading in article.iter("title", "entry", "td", "kwd"):
        etree.strip_tags(heading, "p")
    for wrapper in article.iter("abstract", "ack"):
        _unwrap_section(wrapper)


def _rewrite_holder(holder: Element) -> None:
    """A figure, table or file: its title is JATS's label, its text goes into the caption."""
    if holder.tag == "table":  # with OASIS's rows in it
        holder.tag = "table-wrap"
    label, caption, text = (child_of(holder, name) for name in ("title", "caption", "text"))
    if label is not None:
        etree.strip_tags(label, "p")
        label.tag = "label"
    if text is not None:
        # The text begins with the caption's own words, where there is one.
        if caption is not None and (plain_text(text) or "").startswith(plain_text(caption) or "–"):
            holder.remove(caption)
            caption = None
        if caption is None:
            text.tag = "caption"
        else:
            caption.extend(list(text))
            holder.remove(text)


def _unwrap_section(wrapper: Element) -> None:
    """An abstract and acknowledgements come as one section within."""
    while len(wrapper) == 1 and wrapper[0].tag == "sec":
        section = wrapper[0]
        wrapper.extend(list(section))
        wrapper.remove(section)
