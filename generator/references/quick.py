"""The plain NLM string by rule: "Family AB, Family CD. Title. J Abbr. 2006;6(12):924-35.".

Every step checks; the smallest doubt returns None and the labeller reads the string instead.
"""

from __future__ import annotations

import re

from generator.model.identifiers import normalise_doi
from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.name import Name
from generator.references.dates import MONTHS, read_date

_NAME = re.compile(
    r"((?:(?:de|da|di|du|del|della|dos|van|von|der|den|la|le|el|ten|ter|al|bin|af|zu|'t|van't"
    r"|St) )*"
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]+(?:[-‐'’][^\W\d_]+)*"
    r"(?: [A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*[a-zß-ÿ][^\W\d_]*(?:[-‐'’][^\W\d_]+)*)?"
    r"|[DO]['’][A-Z][^\W\d_]+)"
    r" ([A-ZÀ-ÖØ-ÞĀ-Ž]{1,3}|[A-Z]-[A-Z])(?: (Jr|Sr|II|III|IV|2nd|3rd))?"
)
_LOCATOR = re.compile(
    r" ((?:19|20)\d\d)(?: ([A-Z][a-z]{2})(?: (\d\d?))?)?; ?"
    r"(\d{1,4}[A-Z]?)(?:\(([^()]{1,16})\))?: ?"
    r"([A-Za-z]{0,6}\d[\dA-Za-z.]*?(?:[-–][A-Za-z]{0,2}\d[\dA-Za-z.]*?)?)"
    r"(?:\. ?|\s*$|(?= - ))"
)
_REST = re.compile(
    r"(?:Epub (?P<epub>\d{4}(?:/\d\d/\d\d| [A-Z][a-z]{2}(?: \d\d?)?))\. ?)?"
    r"(?:(?:doi: ?|DOI: ?|https?://(?:dx\.)?doi\.org/)(?P<doi>10\.\d{4,9}/[^\s;,]*[^\s;,.])\.?\s*)?"
    r"(?:(?:PMID: ?|PubMed PMID: ?)?(?P<pmid>\d{7,8})[.;]?\s*)?"
    r"(?:(?:PMCID: ?|PubMed Central PMCID: ?)?(?P<pmcid>PMC\d{4,9})\.?\s*)?"
    r"(?:- (?:DOI|PubMed|PMC)\b\s*)*"
)
_LOWER_JOURNALS = frozenset(
    ("eLife", "mBio", "mSphere", "mSystems", "iScience", "npj", "bioRxiv", "medRxiv")
)


def read_plain(raw: str) -> Item | None:
    """The Item of a plain NLM string, or None where anything about it is unusual."""
    dot = raw.find(". ")
    if dot < 3:
        return None
    author: list[Name] = []
    complete = True
    block = raw[:dot]
    for part in block.split(", "):
        found = _NAME.fullmatch(part)
        if found is None:
            if part == "et al" and author:
                complete = False
                continue
            return None
        if not complete:
            return None
        family, given, suffix = found.groups()
        author.append(Name(family=family, given=given, suffix=suffix))
    locator = _LOCATOR.search(raw, dot)
    if locator is None:
        return None
    rest = _REST.fullmatch(raw, locator.end())
    if rest is None:
        return None
    middle = raw[dot + 2 : locator.start()].rstrip()
    split = _split_title(middle)
    if split is None:
        return None
    year, month, day, volume, issue, page = locator.groups()
    number = MONTHS.get(month.lower()) if month else None
    if month and number is None:
        return None
    doi = rest.group("doi")
    epub = rest.group("epub")
    if doi and (doi.count("(") != doi.count(")") or not doi.isascii()):
        return None
    title, container = split
    return Item(
        title=title,
        author=tuple(author),
        authors_complete=complete,
        container_title=container,
        issued=Issued(int(year), number, int(day) if day else None),
        available_date=read_date(epub) if epub else None,
        volume=volume,
        issue=issue,
        page=page.replace("–", "-"),
        doi=normalise_doi(doi) if doi else None,
        pmid=rest.group("pmid"),
        pmcid=rest.group("pmcid"),
    )


def _split_title(middle: str) -> tuple[str, str] | None:
    """Title and journal of "Title. J Abbr." where no other reading is possible."""
    if middle.endswith("."):
        middle = middle[:-1]
    middle = middle.removeprefix(". ")  # "et al. . Title", as some publishers' lists print
    stop = max(middle.rfind(". "), middle.rfind("? "), middle.rfind("! "))
    if stop < 4:
        return None
    title, container = middle[: stop + 1], middle[stop + 2 :].strip()
    if not (3 <= len(container) <= 70) or not _is_journal(container):
        return None
    if title.endswith("."):
        title = title[:-1]
    last = title.rsplit(" ", 1)[-1]
    # "Acta Crystallogr. D" or "vs. J Clin": the stop before may be an abbreviation's own
    if len(last) < 3 and not last.isdigit() and ". " in middle[:stop]:
        return None
    if ". " in title:
        before = title.rsplit(". ", 1)[-1]
        if len(before) < 16 and before[:1].isupper():
            return None  # "Title. Nature. Reviews": a journal that holds a stop
    if title.startswith(("et al", "In:", "[")) or " In: " in title or title.count('"') % 2:
        return None
    return title, container


def _is_journal(text: str) -> bool:
    first = text.split(" ", 1)[0]
    if not (text[0].isupper() or first in _LOWER_JOURNALS):
        return False
    return not any(sign in text for sign in '.,;:?!"“”[]/0123456789') and text != "In"
