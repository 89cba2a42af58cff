"""BioMed Central's reference lists as JATS: bibl as element-citation, aug as a person-group."""

from __future__ import annotations

import re

from lxml import etree

from generator.sources.author_names import split_short_name
from generator.sources.jats.blocks import child_of
from generator.sources.xml_text import Element, plain_text

ID_TYPES = {"pmpid": "pmid"}
"""JATS's names of kinds of identifiers, where BioMed Central has others."""

_FIELDS = {"pubdate": "year", "cnm": "collab"}
_KNOWN_NAMES = """title aug source pubdate volume issue fpage lpage xrefbib publisher editor
    edition series etal"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
_PUBLISHER = re.compile(r"([^:]{2,80}): (.+)")


def rewrite_references(group: Element) -> None:
    """The list's entries, in place."""
    group.tag = "ref-list"
    for bibl in list(group.iter("bibl")):
        _rewrite_work(bibl)


def rewrite_people(group: Element) -> None:
    """The names of an aug element, in place: initials in the middle go with the given names."""
    for person in list(group):
        if person.tag not in ("au", "editor"):
            continue
        collective = child_of(person, "cnm")
        if collective is not None:
            person.tag = "collab"
            etree.strip_tags(person, "cnm", "p")
            continue
        person.tag = "name"
        given = " ".join(
            text for name in ("fnm", "mi") if (text := plain_text(child_of(person, name)))
        )
        etree.strip_elements(person, "fnm", "mi")
        for old, new in (("snm", "surname"), ("suf", "suffix")):
            child = child_of(person, old)
            if child is not None:
                child.tag = new
        if given:
            etree.SubElement(person, "given-names").text = given


def _rewrite_work(bibl: Element) -> None:
    """One entry: the work as fields, and as a printed string too where a part of it fits none."""
    stated = {str(child.tag) for child in bibl}
    kind = _find_kind(stated)
    citation = etree.Element("element-citation")
    if kind:
        citation.set("publication-type", kind)
    citation.extend(list(bibl))
    bibl.tag = "ref"
    bibl.append(citation)
    if stated - _KNOWN:
        for child in citation:
            child.tail = ". "
    for child in list(citation):
        _rewrite_field(child)


def _find_kind(stated: set[str]) -> str:
    if "title" in stated and "source" in stated:
        return "book" if "publisher" in stated and "volume" not in stated else "journal"
    return "book" if "source" in stated and "volume" not in stated else ""


def _rewrite_field(child: Element) -> None:
    tag = str(child.tag)
    if tag == "title":
        etree.strip_tags(child, "p")
        child.tag = "article-title"
    elif tag == "aug":
        child.tag = "person-group"
        rewrite_people(child)
    elif tag == "editor":
        _rewrite_editors(child)
    elif tag == "publisher":
        _rewrite_publisher(child)
    elif tag == "xrefbib":
        for number in child.iter("pubid"):
            stated = number.get("idtype") or ""
            number.tag = "pub-id"
            number.set("pub-id-type", ID_TYPES.get(stated, stated))
    else:
        child.tag = _FIELDS.get(tag, tag)


def _rewrite_editors(child: Element) -> None:
    """Editors come as one text, parted by commas."""
    names = (plain_text(child) or "").split(",")
    child.text = None
    child.tag = "person-group"
    child.set("person-group-type", "editor")
    for text in filter(None, map(str.strip, names)):
        name = split_short_name(text)
        person = etree.SubElement(child, "name" if name.family else "collab")
        if name.family is None:
            person.text = text
            continue
        etree.SubElement(person, "surname").text = name.family
        etree.SubElement(person, "given-names").text = name.given


def _rewrite_publisher(child: Element) -> None:
    """A publisher comes with its town before a colon."""
    found = _PUBLISHER.fullmatch(plain_text(child) or "")
    child.tag = "publisher-name"
    if found is not None:
        child.text = found[2]
        place = etree.Element("publisher-loc")
        place.text = found[1]
        child.addprevious(place)
