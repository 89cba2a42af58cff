"""`citation_reference` metas: fields as "citation_title=…; citation_author=…", or plain strings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.markup.text import squeeze
from generator.model import Item, Name, RawReference
from generator.model.identifiers import (
    list_issns,
    normalise_doi,
    normalise_isbn,
    normalise_pmcid,
    normalise_pmid,
)
from generator.sources.article_page import ArticlePage
from generator.sources.author_names import INITIALS, is_group, split_name
from generator.sources.head.authors import read_comma_name
from generator.sources.head.dates import read_meta_date
from generator.sources.head.item import clean_title, join_pages

_FIELD = re.compile(r"(?:^|;)\s*citation_([a-z_]+)\s*=")
_ET_AL = re.compile(r",?\s*\bet\.? al\b\.?.*$", re.I)


def read_meta_references(page: ArticlePage) -> tuple[RawReference, ...]:
    """The reference list of the head, in print order; entries without any words are kept, so
    that numbers stay right."""
    values = page.metas_named("citation_reference", "citation_references")
    references = tuple(
        read_meta_reference(value, number) for number, value in enumerate(values, start=1)
    )
    stated = [each for each in references if each.raw or each.item]
    return references if stated else ()


def read_meta_reference(value: str, number: int | None = None) -> RawReference:
    """One reference; a plain string becomes its raw string."""
    marks = list(_FIELD.finditer(value))
    if not marks:
        raw = squeeze(re.sub(r"</?\w[^<>]*>", "", value))
        return RawReference(raw=raw, number=number)
    fields: dict[str, list[str]] = {}
    ends = [mark.start() for mark in marks[1:]] + [len(value)]
    for mark, end in zip(marks, ends, strict=True):
        text = squeeze(value[mark.end() : end].strip().rstrip(";"))
        if text and text.lower() not in ("null", "undefined"):
            fields.setdefault(mark.group(1), []).append(text)
    item = _read_item({name: values[0] for name, values in fields.items()})
    authors, complete = read_reference_authors(fields.get("author", []))
    editors, _ = read_reference_authors(fields.get("editor", []))
    item = replace(item, author=authors, authors_complete=complete, editor=editors)
    anchor = fields.get("id", [None])[0]
    known = item != Item(type=item.type)
    return RawReference(
        raw="",
        number=number,
        item=item if known else None,
        anchor=anchor if anchor and re.search(r"[A-Za-z]", anchor) else None,
    )


def _read_item(fields: dict[str, str]) -> Item:
    journal = fields.get("journal_title") or fields.get("journal_abbrev")
    meeting = fields.get("conference_title") or fields.get("conference")
    book = fields.get("inbook_title") or fields.get("book_title")
    thesis = fields.get("dissertation_institution")
    report = fields.get("technical_report_institution")
    title = fields.get("title")
    if book and not title:
        title, book = book, None
    kinds = (
        ("article-journal", journal and _is_located(fields)),
        ("paper-conference", meeting),
        ("chapter", book),
        ("thesis", thesis),
        ("report", report),
        ("book", title and (fields.get("publisher") or fields.get("isbn"))),
    )
    short = fields.get("journal_abbrev")
    date = fields.get("publication_date") or fields.get("date") or fields.get("year")
    year = re.search(r"\b(1[5-9]\d\d|20\d\d)[a-z]?$", date or "")
    issued = read_meta_date(date) if date else None
    return Item(
        type=next((kind for kind, told in kinds if told), "document"),
        title=clean_title(title) if title else None,
        container_title=journal or meeting or book,
        container_title_short=short if short and short != journal else None,
        publisher=fields.get("publisher") or thesis or report,
        issued=issued or (read_meta_date(year.group(1)) if year else None),
        volume=fields.get("volume"),
        issue=fields.get("issue"),  # citation_number is the place in the list
        page=join_pages(
            fields.get("pages") or fields.get("firstpage") or fields.get("first_page"),
            fields.get("lastpage") or fields.get("last_page"),
        ),
        number=fields.get("technical_report_number"),
        doi=normalise_doi(fields.get("doi")),
        pmid=normalise_pmid(fields.get("pmid")),
        pmcid=normalise_pmcid(fields.get("pmcid")),
        isbn=normalise_isbn(fields.get("isbn")),
        issn=list_issns([fields.get("issn")]),
    )


def _is_located(fields: dict[str, str]) -> bool:
    """Whether a volume or issue shows that the "journal" is one: books are named so as well."""
    return bool(fields.get("volume") or fields.get("issue") or not fields.get("title"))


def read_reference_authors(values: Sequence[str]) -> tuple[tuple[Name, ...], bool]:
    """Names of one value an author or of one value for all, and whether the list is whole."""
    complete = True
    names: list[Name] = []
    for value in values:
        shorter = _ET_AL.sub("", value).strip()
        complete = complete and shorter == value.strip()
        shorter = re.sub(r"\s+eds?\b\.?.*$", "", shorter)
        if len(values) > 1 or not re.search(r",.*,|;|\band\b|&", shorter):
            one = [shorter]
            if "," in shorter and all(_is_whole(part) for part in shorter.split(",")):
                one = shorter.split(",")
        elif ";" in shorter:
            one = shorter.split(";")
        else:
            one = re.split(r"\s*,\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", shorter)
        names += [read_reference_name(part) for part in one if part.strip(" .,")]
    return tuple(names), complete


def _is_whole(part: str) -> bool:
    """Whether a piece between commas is a name of its own: "S Mali", "Mali S"."""
    words = part.split()
    return len(words) > 1 and any(INITIALS.fullmatch(word) for word in words)


def read_reference_name(text: str) -> Name:
    """ "S Mali", "YH. Chou", "Willets K A", "Gibson, Robert" or a group's name."""
    text = squeeze(text).strip(" ,;")
    if is_group(text):
        return Name(literal=text)
    if "," in text:
        return read_comma_name(text)
    words = text.split()
    leading = trailing = 0
    while leading < len(words) - 1 and _is_initials(words[leading]):
        leading += 1
    while trailing < len(words) - 1 and _is_initials(words[-1 - trailing]):
        trailing += 1
    if leading:
        return Name(family=" ".join(words[leading:]), given=" ".join(words[:leading]))
    if trailing:
        return Name(family=" ".join(words[:-trailing]), given=" ".join(words[-trailing:]))
    return split_name(text)


def _is_initials(word: str) -> bool:
    return INITIALS.fullmatch(word) is not None and word.upper() == word
