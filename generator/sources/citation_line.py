"""The line that NLM prints under a journal's name: "2005 Jan;79(2):884-95. doi: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.markup.text import squeeze
from generator.model import Issued

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_PART = r"[A-Z][a-z]{2,8}"
_DATE = re.compile(
    rf"(?P<year>[12]\d{{3}})"
    rf"(?:[ -](?P<month>{_PART})\.?(?: (?P<day>\d{{1,2}}))?)?"
    rf"(?:\s?[-–/]\s?(?P<year2>[12]\d{{3}})?\s?(?P<month2>{_PART})?\.?(?: ?(?P<day2>\d{{1,2}}))?)?"
)
_BOOK = re.compile(
    r"\bIn:\s*(?P<title>.+?)(?:\s*\[Internet\])?\.\s+"
    r"(?P<place>[^:;.]+):\s*(?P<publisher>[^;]+);\s*(?P<date>[12]\d{3}[^.]*)\.?"
    r"(?:\s+(?P<own>[12]\d{3} [A-Z][a-z]{2}(?: \d{1,2})?)\b)?"
)
CITATION_START = re.compile(
    rf"[12]\d{{3}}(?:[ -/–]{{1,3}}(?:{_PART}|\d{{1,2}}|[12]\d{{3}}))*\s?"
    r"(?:[;:]|\.\s*$|\.\s+(?:doi|pii|Online|Epub))"
)
"""How a citation line begins; for telling it from other lines of a text copy."""


@dataclass(frozen=True, slots=True)
class CitationLine:
    """What the line states; None where it does not."""

    issued: Issued | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None


def read_date(text: str) -> Issued | None:
    """A date as NLM prints it: "2005 Jan 3", "2003 Nov-Dec", "2021 Spring", "1998 Dec-1999 Jan".

    A text that does not begin with a year gives None, any other unread text a literal.
    """
    text = squeeze(text).strip(" .;")
    found = _DATE.fullmatch(text)
    if found is None:
        return Issued(literal=text) if re.match(r"[12]\d{3}", text) else None
    year = int(found["year"])
    month = _month(found["month"])
    if found["month"] and month is None:
        return Issued(literal=text)
    day = int(found["day"]) if found["day"] else None
    if day is not None and not 1 <= day <= 31:
        return Issued(literal=text)
    end = None
    if found["year2"] or found["month2"] or found["day2"]:
        month2 = _month(found["month2"])
        if found["month2"] and month2 is None:
            return Issued(literal=text)
        day2 = int(found["day2"]) if found["day2"] else None
        end_month = month2 or (month if day2 else None)
        end = Issued(int(found["year2"]) if found["year2"] else year, end_month, day2)
    return Issued(year, month, day, end)


def _month(name: str | None) -> int | None:
    if not name:
        return None
    return _SEASONS.get(name.lower()) or _MONTHS.get(name.lower()[:3])


def read_citation_line(line: str) -> CitationLine:
    """Date, volume, issue and pages: "2019 Oct;10 Suppl 1:S5-12.", "2022 Feb 8;14(2):351."

    A supplement stays in the volume, as MEDLINE holds it ("10 Suppl 1"); what follows the pages
    (doi, Epub date) is not this function's.
    """
    line = re.split(
        r"\.\s+(?=doi:|pii:|Epub|Online ahead|eCollection|Print)|\s+doi:", squeeze(line)
    )[0]
    line = line.strip().rstrip(".").strip()
    date, mark, rest = line.partition(";")
    if not mark:
        date, mark, pages = line.partition(":")
        return CitationLine(read_date(date), page=_page(pages))
    volume_issue, _, pages = _split_pages(rest)
    volume_issue = volume_issue.strip()
    volume: str | None
    issue: str | None
    found = re.fullmatch(
        r"(?P<volume>[^()]*?)\s*\((?P<issue>.*)\)\s*(?P<more>[^()]*)", volume_issue
    )
    if found:
        volume, issue = found["volume"], squeeze(f"{found['issue']} {found['more']}")
    else:
        volume, issue = volume_issue, None
    return CitationLine(read_date(date), volume or None, issue or None, _page(pages))


@dataclass(frozen=True, slots=True)
class BookSource:
    """The book that a chapter stands in, as NLM prints it; `issued` is the chapter's own date."""

    title: str
    publisher_place: str
    publisher: str
    issued: Issued | None = None


def read_book_source(text: str) -> BookSource | None:
    """The book of "In: StatPearls [Internet]. Place: House; 2024 Jan–. 2024 Feb 12."."""
    found = _BOOK.search(text)
    if found is None:
        return None
    own = read_date(found["own"]) if found["own"] else None
    return BookSource(
        squeeze(found["title"]),
        squeeze(found["place"]),
        squeeze(found["publisher"]),
        own or read_date(found["date"].rstrip("–-− ")),
    )


def _split_pages(rest: str) -> tuple[str, str, str]:
    """At the colon outside brackets: an issue may hold one."""
    depth = 0
    for place, char in enumerate(rest):
        depth += (char == "(") - (char == ")")
        if char == ":" and depth <= 0:
            return rest[:place], ":", rest[place + 1 :]
    return rest, "", ""


def _page(text: str) -> str | None:
    return text.strip().rstrip(".;").strip() or None


def read_epub_date(text: str) -> Issued | None:
    """The date of "Epub 2019 Oct 30." or "Online ahead of print" lines' own date."""
    found = re.search(r"\bEpub\s+([12]\d{3}[^.;]*)", text)
    return read_date(found.group(1)) if found else None
