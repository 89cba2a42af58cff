"""What a JATS article says beside its text: interests, footnotes, its history, its editors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from generator.markup.text import squeeze
from generator.model.issued import write_issued
from generator.model.name import print_name
from generator.sources.interests import (
    declares_interests,
    is_conflict,
    strip_conflict_label,
)
from generator.sources.jats.blocks import child_of, title_of
from generator.sources.jats.heading import children_of, read_jats_date
from generator.sources.jats.names import read_contributor
from generator.sources.statements import name_statement, strip_correspondence
from generator.sources.xml_text import Element, all_text, local_name, plain_text

_UNTITLED = {"ack": "Acknowledgements", "bio": "About the authors"}
_KINDS = {
    "data-availability": "Data availability",
    "ethics-statement": "Ethics",
    "funding-information": "Funding",
    "author-contributions": "Author contributions",
}
_STATEMENT_WORDS = 5
"""A custom field of this many words is a statement, not a switch of the publisher's programs."""


def states_conflict(element: Element) -> bool:
    """Whether a footnote, or each one of a group, is about interests."""
    if local_name(element) == "fn-group":
        notes = children_of(element, "fn")
        return is_conflict(plain_text(title_of(element))) or (
            bool(notes) and all(map(states_conflict, notes))
        )
    kind = element.get("fn-type") or element.get("sec-type") or element.get("notes-type")
    if is_conflict(kind):
        return True
    if local_name(element) == "fn":
        return kind in (None, "other") and declares_interests(plain_text(element))
    return is_conflict(plain_text(title_of(element)))


def read_jats_conflict(meta: Element, back: Element | None) -> str | None:
    """The statement on interests, wherever publishers put it; footnotes of one list together."""
    for holder in (meta, back):
        for element in holder.iter(etree.Element) if holder is not None else ():
            name = local_name(element)
            if name not in ("fn", "sec", "notes", "fn-group") or not states_conflict(element):
                continue
            parent = element.getparent()
            notes = [element]
            if name == "fn" and parent is not None:
                notes = [each for each in children_of(parent, "fn") if states_conflict(each)]
            text = _join_sentences(
                part
                for note in notes
                for each in note.iter(etree.Element)
                if local_name(each) == "p" and (part := plain_text(each))
            )
            if text:
                return strip_conflict_label(text)
    return None


def _join_sentences(parts: Iterable[str]) -> str:
    """Statements as one text; a semicolon after one that ends without a sign."""
    text = ""
    for part in parts:
        text += ("" if not text else " " if text[-1] in ".;:!?" else "; ") + part
    return text


def read_jats_unplaced(
    article: Element, meta: Element, back: Element | None, is_open: bool
) -> Iterator[str]:
    """What the article states and no field takes, each with its label."""
    yield from _read_kinds(article, meta)
    titles = child_of(meta, "title-group")
    for each in children_of(titles, "trans-title-group", "trans-title", "alt-title"):
        if text := plain_text(each):
            label = "Title in another language" if "trans" in local_name(each) else "Short title"
            yield f"{label}: {text}"
    for date in children_of(child_of(meta, "history") if titles is not None else None, "date"):
        event, read = date.get("date-type"), read_jats_date(date)
        if event and read:
            yield f"{event.capitalize()}: {write_issued(read)}"
    yield from _read_people(meta)
    yield from _read_addresses(meta)
    yield from dict.fromkeys(_read_statements(article, meta))
    for group in children_of(meta, "funding-group"):
        if text := plain_text(child_of(group, "funding-statement")):
            yield f"Funding: {text}"
    for part in children_of(article, "sub-article", "response"):
        title = next((each for each in part.iter() if local_name(each) == "article-title"), None)
        if text := plain_text(title):
            yield f"Printed with it: {text}"
    if not is_open:
        yield from _read_back(back)
        if child_of(article, "body") is not None:
            yield "The text itself: not copied, because no open licence is stated"


def _read_kinds(article: Element, meta: Element) -> Iterator[str]:
    kind = article.get("article-type")
    if kind:
        yield f"Article type: {kind}"
    subjects = [
        plain_text(each)
        for group in children_of(meta, "article-categories")
        for each in group.iter(etree.Element)
        if local_name(each) == "subject"
    ]
    if any(subjects):
        yield "Subjects: " + "; ".join(filter(None, dict.fromkeys(subjects)))
    for each in children_of(meta, "article-id"):
        if (each.get("pub-id-type") or "").lower() in ("publisher-id", "manuscript", "pii"):
            yield f"Publisher's item: {plain_text(each)}"


def _read_people(meta: Element) -> Iterator[str]:
    """Those who are no authors, and what the authors did."""
    others, did = [], []
    for group in children_of(meta, "contrib-group"):
        for contrib in children_of(group, "contrib"):
            name = read_contributor(contrib, {})
            if name is None:
                continue
            if (contrib.get("contrib-type") or "author").lower() not in ("author", "collab"):
                others.append(print_name(name))
            elif roles := [text for each in children_of(contrib, "role")
                           if (text := plain_text(each))]:  # fmt: skip
                did.append(f"{print_name(name)} ({', '.join(roles)})")
    if others:
        yield "Editors and reviewers: " + ", ".join(others)
    if did:
        yield "Roles of authors: " + "; ".join(did)


def _read_back(back: Element | None) -> Iterator[str]:
    """What stands behind a text that is not copied, and is no part of it."""
    for part in children_of(back, "ack", "sec", "notes", "bio", "fn-group"):
        title = plain_text(title_of(part)) or _UNTITLED.get(local_name(part) or "")
        title = _KINDS.get(part.get("sec-type") or part.get("notes-type") or "") or title
        if local_name(part) == "fn-group" and not (title and name_statement(title)):
            yield from _read_footnotes(part)
        elif (
            title
            and not states_conflict(part)
            and (name_statement(title) or local_name(part) == "bio")
        ):
            words = " ".join(_list_paragraphs(part))
            if words:
                yield f"{title.rstrip(':.')}: {words}"


def _list_paragraphs(part: Element) -> Iterator[str]:
    for each in part.iter(etree.Element):
        if local_name(each) == "p" and (text := plain_text(each)):
            yield text


def _read_addresses(meta: Element) -> Iterator[str]:
    """E-mail addresses that stand beside their author's name, and whom the authors speak for."""
    notes = child_of(meta, "author-notes")
    printed = all_text(notes) if notes is not None else ""
    for group in children_of(meta, "contrib-group"):
        for contrib in children_of(group, "contrib"):
            name = read_contributor(contrib, {})
            for email in contrib.iter(etree.Element):
                words = plain_text(email) if local_name(email) == "email" else None
                if name and words and words not in printed:
                    yield f"Correspondence: {print_name(name)}, {words}"
    for holder in (meta, *children_of(meta, "contrib-group")):
        for each in children_of(holder, "on-behalf-of"):
            if text := plain_text(each):
                yield f"On behalf of: {text}"


def _read_statements(article: Element, meta: Element) -> Iterator[str]:
    """Footnotes of the heading and statements beside it: contributions, addresses, data."""
    notes = child_of(meta, "author-notes")
    for each in children_of(notes, "corresp"):
        if text := plain_text(each):
            yield f"Correspondence: {strip_correspondence(text)}"
    yield from _read_footnotes(notes)
    titles = child_of(meta, "title-group")
    for holder in titles.iter(etree.Element) if titles is not None else ():
        yield from _read_footnotes(holder)
    for each in children_of(child_of(article, "front"), "notes"):
        parts = [each, *children_of(each, "sec")]
        title = next(filter(None, (plain_text(title_of(part)) for part in parts)), None)
        words = " ".join(text for part in each.iter(etree.Element) if local_name(part) == "p"
                         and (text := plain_text(part)))  # fmt: skip
        if words and not states_conflict(each):
            yield f"{title.rstrip(':.') if title else 'Note'}: {words}"
    for group in children_of(meta, "custom-meta-group", "custom-meta-wrap"):
        for each in children_of(group, "custom-meta"):
            named = plain_text(child_of(each, "meta-name"))
            stated = plain_text(child_of(each, "meta-value"))
            if named and stated and len(stated.split()) >= _STATEMENT_WORDS:
                yield f"{named.rstrip(':.')}: {stated}"


def _read_footnotes(holder: Element | None) -> Iterator[str]:
    for note in children_of(holder, "fn"):
        text = plain_text(note)
        if not text or states_conflict(note):
            continue
        does = note.get("fn-type") == "con" and not re.search(r"\bequal", text)
        label = plain_text(child_of(note, "label"))
        text = text.removeprefix(label).lstrip() if label else text
        kind = "Author contributions" if does else "Note"
        yield f"{kind}: {squeeze(f'{label} {text}') if label else text}"
