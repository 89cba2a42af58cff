"""Dates as the literature prints them: a year, a month, a day, a range, a season."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from dataclasses import dataclass

_EDTF = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

_DAY = re.compile(r"(\d{4})(?:-(\d\d?)-|/(\d\d?)/)(\d\d?)")
_RUN_TOGETHER = re.compile(r"((?:18|19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_MONTH = re.compile(r"(\d{4})-(\d\d)")


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
    """The date that EDTF text states, or a person's "2021-4-3", "2021/04/03" and "20210403"; any
    other text becomes a literal, never a guess ("2003-4" may be two years)."""
    edtf = text.strip()
    if loose := _DAY.fullmatch(edtf) or _RUN_TOGETHER.fullmatch(edtf):
        edtf = "-".join([part.zfill(2) for part in loose.groups() if part])
    first, slash, last = edtf.partition("/")
    start = _EDTF.fullmatch(first)
    if start is None:
        return Issued(literal=text)
    end = read_issued(last) if slash and _EDTF.fullmatch(last) else None
    if slash and end is None:
        return Issued(literal=text)
    year, month, day = (int(part) if part else None for part in start.groups())
    if month is not None and not _is_month(month):
        return Issued(literal=text)
    if day is not None and not 1 <= day <= 31:
        return Issued(literal=text)
    return Issued(year, month, day, end)


@dataclass(frozen=True, slots=True)
class NoDate:
    """Why a text in the form of a date is none, and what of it is one, or ""."""

    message: str
    known: str


def find_no_date(text: str) -> NoDate | None:
    """What is wrong with a text in the form of a date, or of a range of two, whose month or day
    does not exist; None for a date, and for what has not the form of one ("1998-99", "in press").
    """
    first, slash, last = text.strip().partition("/")
    if slash and _EDTF.fullmatch(first) and _EDTF.fullmatch(last):
        end = find_no_date(last)
        return find_no_date(first) or (end and NoDate(end.message, first))
    if found := _DAY.fullmatch(text.strip()) or _RUN_TOGETHER.fullmatch(text.strip()):
        year, month, day = [part for part in found.groups() if part]
        if _is_month(int(month)):
            return _find_no_day(int(year), int(month), int(day))
    elif found := _MONTH.fullmatch(text.strip()):
        year, month = found.groups()
        if _is_month(int(month)) or int(month) == (int(year) + 1) % 100 or month > year[2:]:
            return None  # 1998-99 may be two years
    else:
        return None
    return NoDate(f"there is no month {month}", year if int(year) else "")


def _find_no_day(year: int, month: int, day: int) -> NoDate | None:
    season = month > 12
    count = 0 if season else monthrange(year or 4, month)[1]
    if 1 <= day <= count:
        return None
    name = "a season" if season else f"{month_name[month]} {year}"
    return NoDate(f"{name} has {count or 'no'} days", f"{year:04d}-{month:02d}")


def _is_month(month: int) -> bool:
    return 1 <= month <= 12 or 21 <= month <= 24
