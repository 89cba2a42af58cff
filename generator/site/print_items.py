"""Dates, journals and locators as a citation line prints them."""

from __future__ import annotations

import re

from generator.model import Issued, Item
from generator.model.rich_text import strip_markup

_MONTH_NAMES = """January February March April May June July August September October November
    December"""
_MONTHS = tuple(_MONTH_NAMES.split())
SEASONS = ("Spring", "Summer", "Autumn", "Winter")
_RANGE = re.compile(r"(?<=\d)-(?=[a-zA-Z]?\d)")
_NUMBER_AND_YEAR = re.compile(r"[A-Za-z]?([0-9]{5,9})-([0-9]{2}|[0-9]{4})")


def print_date(issued: Issued | None) -> str:
    """ "3 April 2021", "April 2021", "Spring 2021", "November–December 2003", "2021"."""
    if issued is None:
        return ""
    if issued.year is None:
        return issued.literal or ""
    parts = []
    if issued.day is not None:
        parts.append(str(issued.day))
    if issued.month is not None:
        parts.append(
            _MONTHS[issued.month - 1] if issued.month <= 12 else SEASONS[issued.month - 21]
        )
    end = issued.end
    if end is None:
        return " ".join([*parts, str(issued.year)])
    if end.year == issued.year:
        if not parts:
            return str(issued.year)
        return f"{' '.join(parts)}–{print_date(end)}"
    return f"{' '.join([*parts, str(issued.year)])}–{print_date(end)}"


def print_iso(date: str) -> str:
    """ "23 November 2026" for "2026-11-23"; any other text as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", date)
    if found is None or not 1 <= int(found[2]) <= 12:
        return date
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {int(found[1])}"


def print_year(issued: Issued | None) -> str:
    """The year, or the printed date where no year could be read, or ""."""
    if issued is None:
        return ""
    return str(issued.year) if issued.year is not None else issued.literal or ""


def short_label(item: Item) -> str:
    """ "Taeb 2025": the first author's family name and the year; the title's first words, or what
    identifies it, where nobody is named."""
    year = print_year(item.issued)
    if item.author:
        first = item.author[0]
        name = first.family or first.literal or first.given or ""
    else:
        words = strip_markup(item.title).split() if item.title else ()
        name = " ".join(words[:4]) or identified_as(item) or "Untitled"
    return f"{name} {year}".strip()


def identified_as(item: Item) -> str:
    """The DOI, PMID, arXiv number, PMCID or address of a work; "" where it has none."""
    if item.doi:
        return item.doi
    if item.pmid:
        return f"PubMed {item.pmid}"
    if item.arxiv:
        return f"arXiv {item.arxiv}"
    return item.pmcid or item.url or ""


def print_pages(page: str) -> str:
    """ "243–262" for "243-262", "389" for "389-389"; article numbers as they are."""
    first, dash, last = page.partition("-")
    if not dash or first == last:
        return first or page
    if first.isdecimal() and last.isdecimal():
        return page if is_article_number(page) else f"{first}–{last}"
    return page if is_article_number(page) else _RANGE.sub("–", page)


def is_article_number(page: str) -> bool:
    """Whether what looks like pages is an article's number and its year: "50193-2021", "e00776-18";
    MEDLINE's 11998-2003 for 11998 to 12003 is pages."""
    found = _NUMBER_AND_YEAR.fullmatch(page)
    if not found:
        return False
    first, last = found[1], found[1][: -len(found[2])] + found[2]
    return first[0] == "0" or not 0 <= int(last) - int(first) < 1000


def write_last_page(first: str, last: str) -> str:
    """ "895" for 884 and 95, as programs expect it of what MEDLINE cuts short."""
    cut = len(first) - len(last)
    return first[:cut] + last if cut > 0 and first.isdecimal() and last.isdecimal() else last


def locator(item: Item) -> str:
    """ "2021;71(3):209–249", "2022:107753", as NLM prints it; what is not known is left out."""
    return join_locator(
        print_year(item.issued), item.volume or "", item.issue or "", item.page or ""
    )


def join_locator(year: str, volume: str, issue: str, page: str) -> str:
    """`locator` of its parts, "" where one is not known."""
    if issue:
        volume = f"{volume}({issue})"
    if page:
        volume = f"{volume}:{print_pages(page)}"
    if not (year and volume):
        return year or volume.removeprefix(":")
    return year + volume if volume[0] == ":" else f"{year};{volume}"


def container(item: Item) -> str:
    """Where the work appeared, plain: the journal's abbreviation or name, the book's title."""
    short, long = item.container_title_short, item.container_title
    if short and long and short.casefold() == long.casefold():
        short = long  # "elife" is how an index files eLife, not its name
    title = short or long
    return strip_markup(title) if title else ""


def publisher(item: Item) -> str:
    """ "Springer, Berlin", with the edition before it; of a patent its number."""
    patent = item.number if item.type == "patent" else None
    parts = (
        patent and f"patent {patent}",
        item.edition and f"{item.edition} ed.",
        item.publisher,
        item.publisher_place,
    )
    return ", ".join(part for part in parts if part)
