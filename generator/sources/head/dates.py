"""Dates as publishers' metas write them, and which one of a page's dates is which."""

from __future__ import annotations

import re

from generator.markup.text import squeeze
from generator.model import Issued
from generator.sources.article_page import ArticlePage
from generator.sources.citation_line import read_date

_MONTHS = """January February March April May June July August September October November
    December"""
_MONTH_NAMES = tuple(_MONTHS.split())
_ISSUE_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_cover_date",
    "citation_year",
    "prism.coverdate",
    "prism.publicationdate",
    "dcterms.issued",
    "dc.issued",
    "dc.date.issued",
    "dc.date",
    "dcterms.date",
    "wkhealth_article_publication_date",
    "wkhealth_date",
    "eprints.date",
)
_ONLINE_DATES = ("citation_online_date", "citation_epub_date")


def read_issued_date(page: ArticlePage) -> Issued | None:
    """When the article appeared in its issue; for one without an issue, online."""
    for name in (*_ISSUE_DATES, *_ONLINE_DATES):
        for text in page.metas_named(name):
            issued = read_meta_date(text, page)
            if issued is not None:
                return issued
    for record in page.records:
        for key in ("datePublished", "dateCreated"):
            value = record.get(key)
            issued = read_meta_date(value, page) if isinstance(value, str) else None
            if issued is not None:
                return issued
    return None


def read_online_date(page: ArticlePage) -> Issued | None:
    """When the article was first online, where the page says so."""
    text = page.meta(*_ONLINE_DATES)
    return read_meta_date(text, page) if text else None


def read_meta_date(text: str, page: ArticlePage | None = None) -> Issued | None:
    """The date of "2015/01/09", "2021/6", "January 22, 2014", "08 June 2016", "01/15/2015" …

    Two numbers that may both be the month are told apart by the page's own words; where nothing
    tells, only the year is known.
    """
    text = squeeze(text)
    text = re.sub(r"[T ]\d{1,2}:\d{2}.*$", "", text).strip(" .,;")
    if found := re.fullmatch(r"(\d{4})(?:[/.-](\d{1,2})(?:[/.-](\d{1,2}))?)?", text):
        return _checked(*(int(part or 0) for part in found.groups()))
    if found := re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text):
        return _checked(*(int(part) for part in found.groups()))
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return _read_ambiguous(int(found[1]), int(found[2]), int(found[3]), page)
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{4})", text):
        return _checked(int(found[2]), int(found[1]), 0)
    if found := re.fullmatch(r"([A-Za-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})", text):
        return _read_words(found[3], found[1], found[2])
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})", text):
        return _read_words(found[3], found[2], found[1])
    issued = read_date(text)
    return issued if issued is not None and issued.year is not None else None


def _read_words(year: str, month: str, day: str | None) -> Issued | None:
    issued = read_date(f"{year} {month.capitalize()}" + (f" {day}" if day else ""))
    return issued if issued is not None and issued.year is not None else None


def _checked(year: int, month: int, day: int) -> Issued | None:
    """Without the parts that are 0 or no month or day."""
    if not 1500 <= year <= 2200:
        return None
    if not 1 <= month <= 12:
        return Issued(year)
    return Issued(year, month, day if 1 <= day <= 31 else None)


def _read_ambiguous(first: int, second: int, year: int, page: ArticlePage | None) -> Issued | None:
    if first > 12 >= second:
        return _checked(year, second, first)
    if second > 12 >= first or first == second:
        return _checked(year, first, second)
    american, european = Issued(year, first, second), Issued(year, second, first)
    if page is None:
        return Issued(year)
    for name in ("dc.date", "dcterms.issued", "prism.publicationdate", "article:published_time"):
        stated = page.meta(name) or ""
        if found := re.match(r"(\d{4})-(\d{2})-(\d{2})", stated):
            other = Issued(int(found[1]), int(found[2]), int(found[3]))
            if other in (american, european):
                return other
    seen = [each for each in (american, european) if _is_printed(each, page.page.text)]
    return seen[0] if len(seen) == 1 else Issued(year)


def _is_printed(date: Issued, text: str) -> bool:
    """Whether the page prints the date with its month in words."""
    name = _MONTH_NAMES[(date.month or 1) - 1]
    month = rf"{name[:3]}(?:{name[3:]})?\.?"
    pattern = (
        rf"\b0?{date.day}\s+{month},?\s+{date.year}\b|\b{month}\s+0?{date.day},?\s+{date.year}\b"
    )
    return re.search(pattern, text) is not None
