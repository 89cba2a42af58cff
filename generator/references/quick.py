"""The plain styles by rule: NLM and its near kin, where every step can be checked.

    Family AB, Family CD, et al. Title. J Abbr. 2006;6(12):924-35. doi: 10.…      NLM, AMA
    Family AB, Family CD (2006) Title. J Abbr 6(12): 924–935.                     Springer, PLOS
    Family AB, Family CD. 2006. Title. J Abbr 6:924–935.                          ASM
    Family AB, Family CD. Title. J Abbr 6: 924–935, 2006.                         APS
    Family AB, Family CD and Family EF, J Abbr, 2006, 6, 924–935.                 RSC
    Family A.B.; Family C.; Title. J Abbr 2006,6(12),924-935                      Bentham
    Family, A. B.; Family, C. J. Abbr. 2006, 6, 924–935.                          ACS

The smallest doubt returns None, and the labeller reads the string instead.
"""

from __future__ import annotations

import re

from generator.model.identifiers import normalise_doi
from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.name import Name
from generator.references.dates import MONTHS, read_date

_CAP = "A-ZÀ-ÖØ-ÞĀ-Ž"
FAMILY = (
    r"((?:(?:de|da|di|du|del|della|dos|van|von|der|den|la|le|el|ten|ter|al|bin|af|zu|"
    r"'t|van't|St) )*"
    rf"[{_CAP}][^\W\d_]+(?:[-‐'’][^\W\d_]+)*"
    rf"(?: [{_CAP}](?=[^\W\d_]*[a-zß-ÿ])[^\W\d_]+(?:[-‐'’][^\W\d_]+)*)?"
    r"|[A-Zd]['’][^\W\d_]+)"
)
_NAME = re.compile(
    rf"{FAMILY} ([{_CAP}]-[{_CAP}]{{1,2}}|[{_CAP}]{{2}}-[{_CAP}]|[{_CAP}]{{1,3}})"
    r"(?: (Jr|Sr|II|III|IV|2nd|3rd))?(?=[\s,.;:(]|$)"
)
_DOTTED = re.compile(rf"{FAMILY} ((?:[{_CAP}]\.[ -]?){{1,4}})(?: (Jr|Sr|II|III)\.?)?")
_INVERTED = re.compile(rf"{FAMILY}, ((?:[{_CAP}]\.(?:-[{_CAP}]\.)?(?: |(?=;))){{1,4}})(; )?")
_ET_AL = frozenset(("et al", "et al."))
_FRONT = re.compile(
    r"(?P<al>,? et al\.?)?(?:\s?(?P<stop>[.:]) (?:(?P<dotted>(?:19|20)\d\d)[a-z]?\. )?"
    r"| \((?P<round>(?:19|20)\d\d)[a-z]?\)[.:]? )"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_VOLUME = r"(?P<volume>\d{1,4}[A-Z]?)(?:\s?\((?P<issue>[^()]{1,16})\))?"
_PAGE = r"(?P<page>[A-Za-z]{0,6}\d[\dA-Za-z.]*?(?:[-–‐−][A-Za-z]{0,2}\d[\dA-Za-z.]*?)?)"
_END = (
    r"(?:Epub (?P<epub>\d{4}(?:/\d\d/\d\d| [A-Z][a-z]{2}(?: \d\d?)?))\. ?)?"
    r"(?:(?:doi: ?|DOI: ?|https?://(?:dx\.)?doi\.org/)?"
    r"(?P<doi>10\.\d{4,9}/[^\s;,]*[^\s;,.])\.?\s*\.?\s*)?"
    r"(?:(?:PMID: ?|PubMed(?: PMID)?: ?)?(?P<pmid>\d{7,8})[.;]?\s*)?"
    r"(?:(?:PMCID: ?|PubMed Central PMCID: ?)?(?P<pmcid>PMC\d{4,9})\.?\s*)?"
    r"(?:- (?:DOI|PubMed|PMC)\b\s*)*$"
)
_BREAK = r"(?:\. ?|,? ?(?=doi:|DOI:|https?:|10\.)|\s+(?=- |\d{7,8}\b|PM)|\s*$)"
_NLM = re.compile(
    rf" {_YEAR}[a-e]?(?: (?P<month>[A-Z][a-z]{{2}})(?: (?P<day>\d\d?))?)?; ?"
    rf"{_VOLUME}: ?(?:(?P<length>\d{{1,3}})\.(?: |:)(?=[A-Za-z]{{0,4}}\d{{1,6}}\.?(?:\s|$)))?"
    rf"{_PAGE}{_BREAK}{_END}"
)
_DATED = re.compile(rf" {_VOLUME}(?:: ?|, ){_PAGE}{_BREAK}{_END}")
_APS = re.compile(rf" {_VOLUME}: ?{_PAGE}, {_YEAR}{_BREAK}{_END}")
_RSC = re.compile(rf", (?P<journal>[^,\d;:]{{2,90}}), {_YEAR}, {_VOLUME}, {_PAGE}\.?$")
_BENTHAM = re.compile(rf",? {_YEAR}, ?{_VOLUME}, ?{_PAGE}{_BREAK}{_END}")
_ACS = re.compile(rf"(?P<journal>[{_CAP}][^\d;:?!]{{2,59}}) {_YEAR}, (?:{_VOLUME}, )?{_PAGE}\.?$")
_LED_BY_J = re.compile(
    r"(?:Am\. Chem\. Soc|Chem\. Soc\.?,|Org\. Chem|Nat\. Prod|Med\. Chem|Inorg\. Biochem|"
    r"Phys\. Chem|Agric\. Food)"
)
"""How journals begin whose "J." stands where an author's initial may stand."""
_NUMBER = re.compile(r"\s*(?:\d{1,3}\. (?=[^\W\d])|\[\d{1,3}\] )?")
_LOWER_JOURNALS = frozenset(
    ("eLife", "mBio", "mSphere", "mSystems", "iScience", "npj", "bioRxiv", "medRxiv", "mAbs")
)

_PLACE_OF_JOURNAL = re.compile(r" \((?:[A-Z][A-Za-z ]+(?: (?:19|20)\d\d)?|(?:19|20)\d\d)\)$")
_FRAGMENTS = frozenset(
    (
        "In",
        "Res",
        "Sci",
        "Biol",
        "Med",
        "Chem",
        "Phys",
        "Rev",
        "Lett",
        "Dis",
        "Surg",
        "Imaging",
        "USA",
    )
)
"""What a dotted abbreviation leaves behind its last stop."""


def read_plain(raw: str) -> Item | None:
    """The Item of a string in a plain style, or None where anything about it is unusual."""
    lead = _NUMBER.match(raw)
    start = lead.end() if lead else 0
    semicolon = raw.find(";", start, start + 60)
    if 0 < semicolon < _first_stop(raw, start) + 8:
        return _read_bentham(raw, start) or _read_acs(raw, start)
    author, ends = read_name_list(raw, start)
    if not author:
        return None
    place = ends[-1]
    front = _FRONT.match(raw, place)
    if front is None:
        found = _RSC.fullmatch(raw, place)
        if found is None and len(author) > 1:
            # "…and Abraham EP, Biochem J, 1966": a journal in the shape of a name
            found = _RSC.fullmatch(raw, ends[-2])
            author.pop()
        journal = found.group("journal") if found else ""
        if found is None or journal[:1].islower() or " and " in journal.lower()[:4]:
            return None
        return _make(found, author, True, None, journal.strip(), found.group("year"))
    complete = front.group("al") is None
    year = front.group("round") or front.group("dotted")
    if year:
        found = _DATED.search(raw, front.end())
    else:
        found = _NLM.search(raw, front.end()) or _APS.search(raw, front.end())
        year = found.group("year") if found else None
    if found is None or year is None:
        return None
    split = _split_title(raw[front.end() : found.start()].strip())
    if split is None:
        return None
    return _make(found, author, complete, split[0], split[1], year)


def _first_stop(raw: str, start: int) -> int:
    stop = raw.find(".", start)
    return stop if stop >= 0 else len(raw)


def read_name_list(raw: str, start: int) -> tuple[list[Name], list[int]]:
    """Names of an NLM list from `start` and where each ends; none where one is unusual."""
    author: list[Name] = []
    ends: list[int] = []
    place = start
    while True:
        found = _NAME.match(raw, place)
        if found is None:
            return [], []
        family, given, suffix = found.groups()
        author.append(Name(family=family, given=given, suffix=suffix))
        place = found.end()
        ends.append(place)
        if raw.startswith(", ", place):
            if raw.startswith("et al", place + 2):
                return author, ends
            following = place + (6 if raw.startswith("and ", place + 2) else 2)
        elif raw.startswith((" and ", " & "), place):
            following = place + (5 if raw[place + 1] == "a" else 3)
        else:
            return author, ends
        if _NAME.match(raw, following) is None:
            # ", J Abbr, 2006": the list is over; anything else that follows is unusual
            return author, ends
        place = following


def _read_bentham(raw: str, start: int) -> Item | None:
    author: list[Name] = []
    complete = True
    place = start
    while (end := raw.find(";", place)) > 0:
        part = raw[place:end].strip()
        found = _DOTTED.fullmatch(part)
        if found is None:
            break
        family, given, suffix = found.groups()
        author.append(Name(family=family, given=given.strip(), suffix=suffix))
        place = end + 1
        if raw.startswith(" et al", place):
            complete = False
            place += 6 + (raw[place + 6 : place + 7] in ".;")
            break
    found = _BENTHAM.search(raw, place)
    if not author or found is None:
        return None
    split = _split_title(raw[place : found.start()].strip(" ;"))
    if split is None or _DOTTED.match(split[0]):
        return None
    return _make(found, author, complete, split[0], split[1], found.group("year"))


def _read_acs(raw: str, start: int) -> Item | None:
    """An entry without a title; a "J." that may be the journal's or the author's is unusual."""
    author: list[Name] = []
    place = start
    while found := _INVERTED.match(raw, place):
        given = found.group(2).strip()
        place = found.end()
        if not found.group(3) and given.endswith(" J."):
            if not _LED_BY_J.match(raw, place):
                return None
            given, place = given[:-3], place - 3
        author.append(Name(family=found.group(1), given=given))
        if not found.group(3):
            break
    whole = _ACS.fullmatch(raw, place)
    if not author or whole is None:
        return None
    journal = whole.group("journal").rstrip(",")
    words = journal.split()
    if sum(not word.endswith((".", ".,")) for word in words) > 2 or not all(
        word[0].isupper() or word in ("of", "in", "the", "and", "&") for word in words
    ):
        return None
    return _make(whole, author, True, None, journal, whole.group("year"))


def _make(
    found: re.Match[str],
    author: list[Name],
    complete: bool,
    title: str | None,
    journal: str,
    year: str,
) -> Item | None:
    parts = found.groupdict()
    month = parts.get("month")
    number = MONTHS.get(month.lower()) if month else None
    doi = parts.get("doi")
    page = parts["page"]
    if (
        (month and number is None)
        or (doi and (doi.count("(") != doi.count(")") or not doi.isascii()))
        or len(re.split("[-–‐−]", page)[-1]) > 9  # a number has run into the last page
        or (parts["issue"] and parts["issue"][0] == " ")
    ):
        return None
    epub = parts.get("epub")
    return Item(
        title=title,
        author=tuple(author),
        authors_complete=complete,
        container_title=journal.removesuffix(" Volumes").removesuffix(" Volume"),
        issued=Issued(int(year), number, int(parts["day"]) if parts.get("day") else None),
        available_date=read_date(epub) if epub else None,
        volume=parts["volume"],
        issue=parts["issue"],
        page=re.sub("[–‐−]", "-", page),
        number_of_pages=parts.get("length"),  # "9:17. 738": seventeen pages, then the number
        doi=normalise_doi(doi) if doi else None,
        pmid=parts.get("pmid"),
        pmcid=parts.get("pmcid"),
    )


def _split_title(middle: str) -> tuple[str, str] | None:
    """Title and journal of "Title. J Abbr." where no other reading is possible."""
    middle = middle.removeprefix(". ")  # "et al. . Title", as some publishers' lists print
    if middle.endswith("."):
        middle = middle[:-1]
    stop = max(middle.rfind(". "), middle.rfind("? "), middle.rfind("! "))
    if stop < 4:
        return None
    title, journal = middle[: stop + 1], middle[stop + 2 :].strip()
    if not (3 <= len(journal) <= 80) or not _is_journal(journal):
        return None
    if title.endswith("."):
        title = title[:-1].rstrip()  # "in Hevea brasiliensis . Phytochemistry"
    last = title.rsplit(" ", 1)[-1].lower()
    # "Acta Crystallogr. D", "vs. J Clin": the stop before may be an abbreviation's own
    if last in ("vs", "cf", "dr", "st", "no", "vol", "al", "approx") or (
        len(last) < 3 and not last.isdigit() and ". " in title
    ):
        return None
    if ". " in title:
        before = title.rsplit(". ", 1)[-1]
        if len(before) < 16 and before[:1].isupper():
            return None  # "Title. Nature. Reviews": a journal that holds a stop
    if title.startswith(("et al", "In:", "[", ",", ";")) or re.search(
        r" In: |\bed(?:itor)?s?\.", title
    ):
        return None
    if title[:1] in "‘'“\"«" or title[-1:] in "’'”\"»,;:]" or re.search(r"\b[A-Z]\. [A-Z]", title):
        return None
    return title, journal


def _is_journal(text: str) -> bool:
    first = text.split(" ", 1)[0]
    if not (text[0].isupper() or first in _LOWER_JOURNALS):
        return False
    if text.startswith(("In ", "In:")) or text in _FRAGMENTS or text.lower() in MONTHS:
        return False
    name = _PLACE_OF_JOURNAL.sub("", text)  # "Spine (Phila Pa 1976)", "J Appl Physiol (1985)"
    return not any(sign in name for sign in '.,;:?!"“”[]/0123456789')
