"""Dates as the literature prints them: a year, a month, a day, a range, a season."""

from __future__ import annotations

import re
from dataclasses import dataclass

_EDTF = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

_DAY = re.compile(r"(\d{4})(?:-(\d\d?)-|/(\d\d?)/)(\d\d?)")


@dataclass(frozen=True, slots=True)
class Issued:
    """A date of publication; a part that is not known is None.

    `month` 1 to 12, or 21 to 24 for spring, summer, autumn, winter (EDTF level 1). `end` closes
    a range ("2003 Nov-Dec"). `literal` holds a date that could not be read, as printed.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    end: Issued | None = None
    literal: str | None = None


def write_issued(issued: Issued) -> str:
    """EDTF text: "2025", "2021-04-03", "2003-11/2003-12", "2021-21"; a literal as it is."""
    if issued.year is None:
        return issued.literal or ""
    text = f"{issued.year:04d}"
    if issued.month is not None:
        text += f"-{issued.month:02d}"
        if issued.day is not None:
            text += f"-{issued.day:02d}"
    return f"{text}/{write_issued(issued.end)}" if issued.end else text


def read_issued(text: str) -> Issued:
    """The date that EDTF text states, or a person's "2021-4-3" and "2021/04/03"; any other text
    becomes a literal, never a guess ("2003-4" may be two years)."""
    edtf = text.strip()
    if loose := _DAY.fullmatch(edtf):
        edtf = "-".join([part.zfill(2) for part in loose.groups() if part])
    first, slash, last = edtf.partition("/")
    start = _EDTF.fullmatch(first)
    if start is None:
        return Issued(literal=text)
    end = read_issued(last) if slash and _EDTF.fullmatch(last) else None
    if slash and end is None:
        return Issued(literal=text)
    year, month, day = (int(part) if part else None for part in start.groups())
    if month is not None and not (1 <= month <= 12 or 21 <= month <= 24):
        return Issued(literal=text)
    if day is not None and not 1 <= day <= 31:
        return Issued(literal=text)
    return Issued(year, month, day, end)
