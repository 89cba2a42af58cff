"""Dates in PubMed XML: PubDate with its parts or a MedlineDate, ArticleDate, history."""

from __future__ import annotations

import re

from lxml import etree

from generator.markup.text import squeeze
from generator.model import Issued
from generator.sources.citation_line import read_date


def read_pub_date(element: etree._Element | None) -> Issued | None:
    """A date in parts or as MEDLINE prints it ("2003 Nov-Dec", "1998 Dec-1999 Jan").

    What cannot be read stays as a literal: no part is guessed.
    """
    if element is None:
        return None
    parts = {child.tag: squeeze(child.text or "") for child in element}
    printed = parts.get("MedlineDate")
    if printed:
        return read_date(printed) or Issued(literal=printed)
    year = parts.get("Year", "")
    if not year:
        return None
    month, day = parts.get("Month", ""), parts.get("Day", "")
    season = parts.get("Season", "")
    if re.fullmatch(r"[12]\d{3}", year):
        number = int(month) if month.isdigit() else 0
        if 1 <= number <= 12:
            return _whole(int(year), number, day)
        if not month and not season:
            return Issued(int(year))
    text = squeeze(f"{year} {season or month} {day}")
    return read_date(text) or Issued(literal=text)


def _whole(year: int, month: int, day: str) -> Issued:
    if day.isdigit() and 1 <= int(day) <= 31:
        return Issued(year, month, int(day))
    return Issued(year, month) if not day else Issued(literal=f"{year}-{month:02d}-{day}")
