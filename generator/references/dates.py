"""Dates as reference strings print them."""

from __future__ import annotations

import re

from generator.model.issued import Issued

_MONTH_NAMES = """
jan january janvier januar enero gennaio janeiro
feb february février fevrier februar febrero febbraio fevereiro
mar march mars märz maerz marzo março
apr april avril abril aprile
may mai mayo maggio maio
jun june juin juni junio giugno junho
jul july juillet juli julio luglio julho
aug august août aout agosto
sep sept september septembre septiembre settembre setembro
oct october octobre oktober octubre ottobre outubro okt
nov november novembre noviembre novembro
dec december décembre decembre dezember diciembre dicembre dezembro dez
"""
MONTHS = {
    name: number
    for number, line in enumerate(_MONTH_NAMES.split("\n")[1:13], 1)
    for name in line.split()
}
SEASONS = {
    **dict.fromkeys(("spring", "printemps", "frühling", "primavera"), 21),
    **dict.fromkeys(("summer", "été", "sommer", "verano"), 22),
    **dict.fromkeys(("autumn", "fall", "automne", "herbst", "otoño"), 23),
    **dict.fromkeys(("winter", "hiver", "invierno"), 24),
}
_YEAR = re.compile(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?!\d)")
_BACKWARD = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?!\d)")
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(r"(?<!\d)([12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|\w)")


def read_date(text: str) -> Issued | None:
    """The date inside printed text ("2003 Nov-Dec", "(2014, Oct 21)", "Spring 2000"), or None.

    A date without a year is None; of two years the first is taken ("1980/1999").
    """
    if text.isdigit() and len(text) == 4 and text[0] in "12":
        return Issued(int(text))
    found = _ISO.search(text)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        if month and 1 <= month <= 12:
            return Issued(year, month, day if day and 1 <= day <= 31 else None)
    found = _BACKWARD.search(text)
    if found:
        day, month, year = map(int, found.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            return Issued(year, month, day)
        return Issued(year)
    found = _YEAR.search(text)
    if not found:
        return None
    year = int(found.group())
    months = [
        number
        for word in _WORD.findall(text.lower())
        if (number := MONTHS.get(word) or SEASONS.get(word))
    ]
    if not months:
        return Issued(year)
    if len(months) > 1 and months[1] != months[0]:
        return Issued(year, months[0], end=Issued(year, months[1]))
    day_found = _DAY.search(text[: found.start()] + " " + text[found.end() :])
    day = int(day_found.group(1)) if day_found and months[0] <= 12 else None
    return Issued(year, months[0], day)
