"""A JATS article's tree made ready to be read: what lays it out for the eye of an editor undone,
footnotes that stand within sentences put behind the text."""

from __future__ import annotations

import copy
import re

from lxml import etree

from generator.sources.jats.blocks import child_of
from generator.sources.xml_text import Element, local_name, plain_text

_BEFORE_SIGN = re.compile(r"\s*\n\s*(?=[,;:)\]?!%’”]|\.(?!\d))")
_AFTER_OPENING = re.compile(r"(?<=[(\[“‘])\s*\n\s*$")
_DASH = re.compile(r"\s*\n\s*([-–—])\s*\n\s*")
_AS_IT_IS = frozenset({"preformat", "code"})
_WITH_NOTES = frozenset({"table-wrap", "fn-group", "fig", "table-wrap-foot", "sub-article"})


def settle_layout(article: Element) -> None:
    """Takes out the line breaks that indented files have before a comma and after a bracket:
    between elements they would become spaces."""
    for element in article.iter(etree.Element):
        if local_name(element) in _AS_IT_IS:
            continue
        if len(element) and element.text and "\n" in element.text:
            element.text = _AFTER_OPENING.sub("", element.text)
        for child in element:
            if child.tail and "\n" in child.tail:
                child.tail = _settle_tail(child.tail, child.getnext() is not None)


def _settle_tail(tail: str, is_between: bool) -> str:
    found = _BEFORE_SIGN.match(tail)
    tail = tail[found.end() :] if found else tail
    if not is_between:
        return tail
    dash = _DASH.fullmatch(tail)
    return dash.group(1) if dash else _AFTER_OPENING.sub("", tail)


def lift_footnotes(article: Element) -> None:
    """Puts the footnotes of the running text into a group behind it, their marks in their place."""
    body = child_of(article, "body")
    notes = [
        note
        for note in (body.iter(etree.Element) if body is not None else ())
        if local_name(note) == "fn"
        and not any(local_name(above) in _WITH_NOTES for above in note.iterancestors())
    ]
    if not notes:
        return
    back = child_of(article, "back")
    if back is None:
        back = etree.SubElement(article, "back")
    group = etree.SubElement(back, "fn-group")
    for number, note in enumerate(notes, start=1):
        label = plain_text(child_of(note, "label")) or str(number)
        moved = copy.deepcopy(note)
        moved.tail = None
        if child_of(moved, "label") is None:
            etree.SubElement(moved, "label").text = label
        group.append(moved)
        before = note.getprevious()
        pointed = before is not None and not before.tail and before.get("rid") == note.get("id")
        mark = etree.Element("sup")
        mark.text = "" if pointed and note.get("id") else label
        mark.tail = note.tail
        holder = note.getparent()
        if holder is not None:
            holder.replace(note, mark)
