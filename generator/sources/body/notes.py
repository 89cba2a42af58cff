"""What an article page says of the article and no field takes: its history, whom to write to,
where its authors work, who edited it, what kind of article it calls itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from generator.markup.text import squeeze
from generator.model import Item
from generator.model.issued import write_issued
from generator.sources.article_page import ArticlePage
from generator.sources.body.statements import read_body_statements
from generator.sources.body.text import block_text, fold, tokens_of
from generator.sources.head.dates import read_meta_date
from generator.sources.head.types import read_publication_types
from generator.sources.statements import strip_correspondence

_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?[ -][A-Z][a-z]{2,8}\.?,?[ -](?:19|20)\d\d|"
    r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|"
    r"(?:19|20)\d\d (?:[A-Z][a-z]{2,8})\.? \d{1,2}|(?:19|20)\d\d[-/]\d\d[-/]\d\d|"
    r"[A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d)"
)
_EVENT = re.compile(r"\b(?:received|revised|accepted)\b", re.I)
_HISTORY = re.compile(
    rf"\b(received|revised|accepted)(?: (?:in revised form|for publication|manuscript|date|on|in))*"
    rf"\s*[:,]?\s*({_DATE})",
    re.I,
)
_EDITED = re.compile(
    r"^\W*((?:Academic|Associate|Handling|Reviewing|Guest|Section) Editors?)\s*:", re.I
)
_EQUAL = re.compile(r"\bauthors? (?:have )?contributed equally\b", re.I)
_TO_WRITE_TO = re.compile(r"(?:^|[\s-])(?:corresp\w*|caff|author-?emails?)(?=$|[\s\d-])")
_WORKS_AT = re.compile(
    r"(?:^|[\s-])(?:affiliations?|affl?|author-?affiliations?|nlm-aff|affiliation-(?:list|address|"
    r"text))(?=$|[\s\d-])"
)
_KINDS = ("citation_article_type", "prism.section", "dc.type")
_PLACE = re.compile(
    r"\b(?:universi|institu|depart|hospital|school|colleg|cent(?:er|re)\b|laborator|facul|academ|"
    r"divisi|clini|inc\b|ltd\b|gmbh|corporation|research|national|klinik|hochschul|societ|museum)",
    re.I,
)
_NO_KIND = re.compile(r"text|collection|(?:journal ?)?article|conferencepaper|originalpaper", re.I)
_LINES = ["li", "p", "dd", "h3", "h4"]
_MOST = 400
"""Characters of a line that is a note; a longer one is prose."""


def read_body_notes(page: ArticlePage, item: Item) -> Iterator[str]:
    """Each as "Label: words"."""
    yield from _read_kind(page)
    yield from _read_history(page)
    yield from _read_addresses(page)
    if not any(name.affiliations for name in item.author):
        yield from _read_affiliations(page)
    yield from _read_lines(page)
    yield from _read_contributions(page)
    yield from read_body_statements(page.soup)


def _read_kind(page: ArticlePage) -> Iterator[str]:
    stated = page.meta(*_KINDS)
    if stated and not _NO_KIND.fullmatch(stated) and not read_publication_types([stated]):
        yield f"Article type: {stated}"


def _read_history(page: ArticlePage) -> Iterator[str]:
    """When the article was received, revised and accepted: each event's first date."""
    dates: dict[str, str] = {}
    for text in page.soup.find_all(string=_EVENT, limit=200):
        block = text.parent
        for _ in range(4):
            if block is None or block.name in ("body", "main", "article"):
                break
            words = block_text(block)
            if len(words) > _MOST:
                break
            if found := _HISTORY.findall(words):
                for event, date in found:
                    read = read_meta_date(date, page)
                    dates.setdefault(event.capitalize(), write_issued(read) if read else date)
                break
            block = block.parent
    yield from (f"{event}: {date}" for event, date in dates.items())


def _read_addresses(page: ArticlePage) -> Iterator[str]:
    """To whom one writes: as the body prints it, else the head's addresses."""
    said: dict[str, None] = {}
    boxes = page.soup.find_all(class_=_TO_WRITE_TO) or page.soup.find_all(id=_TO_WRITE_TO)
    for element in boxes:
        if element.find(class_=_TO_WRITE_TO) is None:
            words = block_text(element)
            bare = strip_correspondence(words)
            if len(words) < _MOST and ("@" in words or (bare != words and len(bare) > 30)):
                said.setdefault(bare)
    if not said:
        author = ""
        for key, value in page.metas:
            if key == "citation_author":
                author = value
            elif key == "citation_author_email":
                said.setdefault(f"{author}, {value}" if author else value)
    yield from (f"Correspondence: {words}" for words in said)


def _read_affiliations(page: ArticlePage) -> Iterator[str]:
    """Places of work that no author is known to belong to."""
    said: dict[str, str] = {}
    for box in page.soup.find_all(["div", "ol", "ul", "li", "p", "span", "dd", "address"]):
        if not _WORKS_AT.search(tokens_of(box)) or box.find_parent(["nav", "footer", "form"]):
            continue
        parts = box.find_all(_LINES) or box.find_all("div") or [box]
        for part in parts:
            words = "" if part.find(_LINES) else block_text(part)
            if 15 < len(words) < _MOST and "@" not in words and _PLACE.search(words):
                said.setdefault(fold(words), words)
    texts = [key for key in said if not any(key != other and key in other for other in said)]
    yield from (f"Affiliation: {said[key]}" for key in texts)


def _read_lines(page: ArticlePage) -> Iterator[str]:
    """Editors, and who contributed equally."""
    said: dict[str, None] = {}
    for text in page.soup.find_all(string=re.compile(r"editors?\s*:|contributed equally", re.I)):
        block = text.find_parent(["p", "li", "div", "dd", "td"])
        words = block_text(block) if isinstance(block, Tag) else ""
        if not words or len(words) >= _MOST:
            continue
        if found := _EDITED.match(words):
            said.setdefault(f"Editors and reviewers: {squeeze(words[found.end() :])} ({found[1]})")
        elif _EQUAL.search(words):
            said.setdefault(f"Note: {words}")
    yield from said


def _read_contributions(page: ArticlePage) -> Iterator[str]:
    """What each author did, where it stands with the author's own details, as eLife printed it."""
    said = []
    for text in page.soup.find_all(string=re.compile(r"^\s*Contributions?:\s*$")):
        box = text.find_parent("li")
        line = text.find_parent(["div", "p"])
        name = box.find(["h2", "h3", "h4"]) if isinstance(box, Tag) else None
        if isinstance(name, Tag) and isinstance(line, Tag):
            words = block_text(line).partition(":")[2].strip()
            said.append(f"{block_text(name)}: {words}")
    if said:
        yield f"Author contributions: {'; '.join(dict.fromkeys(said))}"
