"""Strings whose separators were lost with their tags: "Avery SVMicrobial …Nature20064577587".

What can be told apart by letter case and by sums is; the rest leaves the string to the labeller.
"""

from __future__ import annotations

import math
import re

from generator.model.identifiers import normalise_doi
from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.name import Name
from generator.references.pmid_years import year_of_pmid

_SEAMS = re.compile(r"[a-z)][A-Z]|[a-z]\d|[A-Z]{2}[a-z]")
_LONGEST = 1200
_DOI = re.compile(r"10\.\d{4,5}/\S+$")
_NAME = re.compile(
    r"((?:[a-z]{1,4} )*[A-Z][^\W\d_]*(?:['’′‐-][A-Za-z][^\W\d_]*)*"
    r"(?: (?:[a-z]{2,4} )*[A-Z][^\W\d_]*[a-z])*)"
    r" ([A-Z]{1,3}|[A-Z]-[A-Z])(Jr|Sr|III|2nd|3rd)?(?=[A-Z][a-z]|[A-Z]{3}|A |[A-Z]-|\d|[OD]['’′])"
)
_FAMILY_SEAM = re.compile(r"(?<!Mc)(?<!Mac)(?<!De)(?<!Di)(?<!La)(?<!Le)(?<=[a-z])[A-Z]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_JOURNAL_SEAM = re.compile(r"(?<=[a-z?!)\]’”0-9])(?=[A-Z])")
_CAMEL = re.compile(r"PLoS|BioSystems|PeerJ|BioEssays|FEBSLett|ChemBioChem|IUBMB")
_LAST_NUMBERS = re.compile(r"\d[\dA-Za-z]*$")
_NUMBERS = re.compile(r"([1-9]\d{0,3}[A-Z]?)?((?:e|S|R|L|H|F|C|E|G)[1-9]\d*)")


def read_glued(raw: str) -> Item | None:
    """The Item of a string without separators, or None where it is not such a string."""
    text = raw.strip()
    if len(text) > _LONGEST or _NAME.match(text) is None or len(_SEAMS.findall(raw)) < 2:
        return None
    author, rest = _take_authors(text)
    if not author:
        return None
    early = _YEAR.match(rest)
    if early:
        rest = rest[4:]
    doi_found = _DOI.search(rest)
    tail = doi_found.group() if doi_found else ""
    body = rest[: doi_found.start()] if doi_found else rest
    numbers = _find_numbers(body)
    if numbers is None:
        return None
    digits = numbers.group()
    if early:
        year = int(early.group())
    elif _YEAR.match(digits):
        year, digits = int(digits[:4]), digits[4:]
    else:
        return None
    split = _split_numbers(digits, year, tail == "")
    words = _split_words(body[: numbers.start()])
    if split is None or words is None:
        return None
    volume, page, pmid = split
    doi, pmid_behind = _split_tail(tail, year)
    return Item(
        title=words[0],
        author=author,
        container_title=words[1],
        issued=Issued(year),
        volume=volume,
        page=page,
        doi=normalise_doi(doi),
        pmid=pmid_behind or pmid,
    )


def _split_words(text: str) -> tuple[str, str] | None:
    """Title and journal: the last seam between a small and a capital letter."""
    shielded = _CAMEL.sub(lambda found: found.group()[0] + found.group()[1:].lower(), text)
    seams = [found.start() for found in _JOURNAL_SEAM.finditer(shielded)]
    if not seams or seams[-1] < 8:
        return None
    return text[: seams[-1]].strip(), text[seams[-1] :].strip()


def _take_authors(text: str) -> tuple[tuple[Name, ...], str]:
    """The names that a text begins with, and what follows them."""
    author: list[Name] = []
    place = 0
    while found := _NAME.match(text, place):
        if _FAMILY_SEAM.search(found.group(1)):
            break
        author.append(Name(family=found.group(1), given=found.group(2), suffix=found.group(3)))
        place = found.end()
    return tuple(author), text[place:]


def _find_numbers(body: str) -> re.Match[str] | None:
    """The digits and letters that a text ends in, from the last word on."""
    numbers = _LAST_NUMBERS.search(body)
    while numbers and (inner := re.search(r"[a-z]{2,}(?=\d)", numbers.group())):
        numbers = _LAST_NUMBERS.search(body, numbers.start() + inner.end())
    return numbers


def _split_tail(tail: str, year: int) -> tuple[str, str | None]:
    """A DOI and the PMID glued to it; no DOI where it cannot be told where it ends."""
    if found := re.fullmatch(r"(.*?)(\d{8})", tail):
        if found.group(2)[0] == "0":
            return tail, None
        if abs(year_of_pmid(found.group(2)) - year) < 2.5:
            return found.group(1), found.group(2)
        return "", None
    if year < 1998 and re.search(r"\d{7}$", tail):
        return "", None
    return tail, None


def _split_numbers(
    digits: str, year: int, may_end_in_pmid: bool
) -> tuple[str | None, str | None, str | None] | None:
    """Volume, pages and PMID of a run of digits: the split in which all numbers make sense."""
    best: tuple[float, tuple[str | None, str | None, str | None]] | None = None
    for pmid_length in (0, 7, 8) if may_end_in_pmid else (0,):
        if pmid_length >= len(digits):
            continue
        pmid = digits[-pmid_length:] if pmid_length else None
        head = digits[:-pmid_length] if pmid_length else digits
        cost = 2.5 if may_end_in_pmid and pmid is None else 0.0
        if pmid is not None:
            if pmid[0] == "0" or not pmid.isdigit():
                continue
            if int(pmid) > 45_000_000:
                continue
            cost += max(0.0, abs(year_of_pmid(pmid) - year) - 1.5) * (0.7 if year > 1994 else 0.0)
        for more, volume, page in _volume_and_pages(head):
            if best is None or cost + more < best[0]:
                best = (cost + more, (volume, page, pmid))
    return best[1] if best and best[0] < 9 else None


def _volume_and_pages(head: str) -> list[tuple[float, str | None, str | None]]:
    lettered = _NUMBERS.fullmatch(head)
    if lettered:
        return [(0.0, lettered.group(1), lettered.group(2))]
    out: list[tuple[float, str | None, str | None]] = []
    if not head.isdigit():
        return out
    for length in range(1, min(5, len(head))):
        volume, pages = head[:length], head[length:]
        if volume[0] == "0" or pages[0] == "0":
            continue
        weight = (0.0, 0.0, 0.3, 2.0)[length - 1]
        if len(pages) < 5:
            out.append((weight + 3.0, volume, pages))
        for cut in {len(pages) // 2, (len(pages) - 1) // 2}:
            first, last = pages[:cut], pages[cut:]
            if cut and last[0] != "0" and int(first) <= int(last):
                out.append((weight + math.log1p(int(last) - int(first)), volume, f"{first}-{last}"))
    return out
