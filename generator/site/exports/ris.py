"""The library's reviews as RIS, as reference managers and PubMed-trained scripts read it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.config import Abstracts
from generator.model import Issued, Item, Name, Review
from generator.model.rich_text import strip_formulas, strip_markup
from generator.site.exports.abstracts import abstract_of
from generator.site.exports.spaces import put_on_line
from generator.site.print_items import SEASONS, is_article_number

TYPES = {
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "article": "UNPB",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "report": "RPRT",
    "software": "COMP",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""RIS's type of a CSL type; every other one is "GEN"."""

_RANGE = re.compile(r"([A-Za-z]*\d+)\s*[-–]\s*([A-Za-z]*\d+)")


def print_review(review: Review, abstracts: Abstracts) -> str:
    """A review's record, with its abstract and keywords, lines ended as RIS asks (CR LF)."""
    document = review.document
    lines = [*item_lines(review.key, document.item)]
    lines += [("KW", word) for word in document.keyword]
    lines.append(("AB", strip_markup(abstract_of(review, abstracts))))
    return print_lines(lines)


def print_lines(lines: list[tuple[str, str]]) -> str:
    """A record; white space of any kind inside a value is one space, so that no value can end
    its line and begin a field."""
    shown = ((tag, put_on_line(value)) for tag, value in lines if value)
    text = "".join(f"{tag}  - {value}\r\n" for tag, value in shown if value)
    return f"{text}ER  - \r\n\r\n"


def item_lines(key: str, item: Item) -> Iterator[tuple[str, str]]:
    """(tag, value) of what a work states; empty values are left out later."""
    title, container, short, series = (
        strip_formulas(text)
        for text in (
            item.title,
            item.container_title,
            item.container_title_short,
            item.collection_title,
        )
    )
    serial = item.type.startswith("article-")
    yield "TY", TYPES.get(item.type, "GEN")
    yield "ID", key
    for name in item.author:
        yield "AU", print_name(name)
    if not item.authors_complete and item.author:
        yield "AU", "et al."
    for name in item.editor:
        yield ("ED" if item.type == "book" else "A2"), print_name(name)
    yield "TI", title
    yield "TT", strip_formulas(item.original_title)
    yield "T2", container or short
    yield ("JA" if serial else "J2"), short
    yield "T3", series
    if item.issued:
        yield "PY", str(item.issued.year or item.issued.literal or "")
        yield "DA", print_date(item.issued)
    yield "VL", item.volume or ""
    yield "IS", item.issue or ("" if serial else item.number or "")
    page = item.page or ""
    pages = None if is_article_number(page) else _RANGE.fullmatch(page)
    yield "SP", pages[1] if pages else page
    yield "EP", pages[2] if pages else ""
    yield "ET", item.edition or ""
    yield "PB", item.publisher or ""
    yield "CY", item.publisher_place or ""
    yield "SN", item.isbn or ""
    for number in item.issn:
        yield "SN", number
    yield "DO", item.doi or ""
    if item.pmid:
        yield "AN", item.pmid
        yield "DB", "PubMed"
    yield "C2", item.pmcid or ""
    yield "UR", item.url or (f"https://arxiv.org/abs/{item.arxiv}" if item.arxiv else "")
    yield "LA", item.language or ""
    yield "Y2", print_date(item.accessed) if item.accessed else ""
    # What CSL's genre calls so is a review to everyone else.
    yield "M3", "Review" if item.genre == "review-article" else item.genre or ""
    yield "N1", item.note or ""


def print_name(name: Name) -> str:
    """ "Taeb, Shahram, Jr", or the group's name whole."""
    if name.literal or not name.family:
        return name.literal or name.given or ""
    particles = (name.dropping_particle, name.non_dropping_particle, name.family)
    parts = [" ".join(part for part in particles if part), name.given or "", name.suffix or ""]
    return ", ".join(parts).rstrip(", ")


def print_date(issued: Issued) -> str:
    """ "2021/04/03/", with what is not known empty."""
    if issued.year is None:
        return ""
    month = issued.month if issued.month and issued.month <= 12 else None
    season = "" if month or not issued.month else SEASONS[issued.month - 21]
    return "/".join(
        (
            f"{issued.year:04d}",
            f"{month:02d}" if month else "",
            f"{issued.day:02d}" if issued.day else "",
            season,
        )
    )
