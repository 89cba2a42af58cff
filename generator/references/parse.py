"""A printed reference string read into bibliographic facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.model.item import Item
from generator.references.books import read_book
from generator.references.draft import finish_item
from generator.references.glued import read_glued
from generator.references.label import Labelled, draft_by_labels
from generator.references.long_lists import LONG, Shortened, shorten_authors
from generator.references.patents import read_patent
from generator.references.printed_language import take_language
from generator.references.quick import read_plain
from generator.references.scan import scan_reference
from generator.references.scopus import read_scopus
from generator.references.web_of_science import read_cited_reference
from generator.references.web_sources import read_web_source

UNSURE = 0.2
"""A labelling less probable than this is doubtful: of such ones most have a part wrong."""

LONGEST = 3000
"""Characters of a string that are read; what follows goes to the note."""

_STYLES = re.compile(r"</?(?:i|b|em|strong|italic|bold|u|span|a)\b[^<>]{0,60}>", re.I)
_IMPORTANT = re.compile(r"(?:•+|\*{1,3}) ?(?=\w)")
"""What reviews print before the references that matter most."""
_GLUED_ET_AL = re.compile(r"(?<=[A-Z]\.)et al\b")
_BEGINS_WITHIN = re.compile(r"(?:of|and|et|und|by|with|for|from|to)\b")
_KIND_BEHIND = re.compile(
    r"(?<=[a-z)])\. (?:Review|Article|Editorial Material)$|(?<=\?) (?:Review|Article)$"
)
"""What the Web of Science prints between title and journal."""
_NO_NAME = re.compile(r"\d|(?:\S+ ){5}")


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """What a reference string states; `doubtful` where the reading is not to be trusted."""

    item: Item
    doubtful: bool


def parse_reference(raw: str) -> ParsedReference:
    """The facts of one printed reference, in any publisher's style.

    What the string does not hold stays empty, what could not be placed is in the item's `note`;
    never raises.
    """
    raw = _GLUED_ET_AL.sub(" et al", _STYLES.sub("", raw) if "</" in raw else raw)
    raw, language = take_language(raw)
    read = _read(raw)
    return replace(read, item=replace(read.item, language=language)) if language else read


def _read(raw: str) -> ParsedReference:
    """What a string states that says nothing of its language."""
    if marked := _IMPORTANT.match(raw):
        raw = raw[marked.end() :]
    plain = _read_by_rule(raw) if len(raw) <= 2 * LONGEST else None
    if plain:
        return ParsedReference(_mend_title(plain, raw), False)
    shortened = shorten_authors(raw) if len(raw) > LONG else Shortened(raw)
    text, rest = shortened.text[:LONGEST], shortened.text[LONGEST:]
    scanned = scan_reference(text)
    labelled = draft_by_labels(text, scanned)
    if rest:
        labelled.draft.note.append(rest)
    item = _mend_title(shortened.restore(finish_item(labelled.draft, scanned)), text)
    return ParsedReference(item, is_doubtful(text, item, labelled))


def _read_by_rule(raw: str) -> Item | None:
    """The Item of a string whose style leaves no doubt."""
    return (
        read_patent(raw)
        or read_plain(raw)
        or read_scopus(raw)
        or read_cited_reference(raw)
        or read_book(raw)
        or read_web_source(raw)
        or read_glued(raw)
    )


def _mend_title(item: Item, raw: str) -> Item:
    """The item with the quotation mark that stands printed where its title begins or ends, if the
    mark's partner is within ("Exploring a “third food kingdom”"), without a footnote's star and
    the kind of article."""
    if not item.title:
        return item
    title = _KIND_BEHIND.sub("", item.title.rstrip("☆★"))
    opened, closed = title.count("“"), title.count("”")
    if opened > closed and re.search(rf"{re.escape(title)}[.,?!]?”", raw):
        title = f"{title}”"
    elif closed > opened and f"“{title}" in raw:
        title = f"“{title}"
    return replace(item, title=title) if title and title != item.title else item


def is_doubtful(raw: str, item: Item, labelled: Labelled) -> bool:
    """Whether the labelling was unsure, or what it says cannot be a reference."""
    if labelled.probability < UNSURE:
        return True
    title, container = item.title or "", item.container_title or ""
    if not container and not (title and (item.author or item.editor or item.issued or item.url)):
        return True
    if _BEGINS_WITHIN.match(title) or _BEGINS_WITHIN.match(container) or len(container) > 130:
        return True
    if any(_NO_NAME.search(f"{name.family or ''} {name.given or ''}") for name in item.author):
        return True
    if item.page and re.match(r"\d{11}", item.page):
        return True
    return len(item.note or "") > len(raw) / 4
