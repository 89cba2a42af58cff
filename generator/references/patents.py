"""Patents by rule, where the string says that it is one and which.

    Family AB, Family CD, inventors; Company, assignee. Title. US patent 6,123,456 B1. 2001 May 3.
    Family, A.; Family, C. Title. WO 2012/034567, 2012.
    Family AB (2005) Title. US Patent 6,878,545 B2.

The labeller takes the commas of their numbers for a volume and pages. The smallest doubt returns
None, and it reads the string instead.
"""

from __future__ import annotations

import re

from generator.model.item import Item
from generator.model.name import Name
from generator.references.dates import read_date
from generator.references.names import is_initials, read_names

_OFFICES = {
    "united states": "US", "us": "US", "usa": "US", "world": "WO", "wo": "WO", "pct": "WO",
    "international": "WO", "european": "EP", "ep": "EP", "chinese": "CN", "china": "CN",
    "cn": "CN", "japanese": "JP", "japan": "JP", "jp": "JP", "german": "DE", "germany": "DE",
    "de": "DE", "korean": "KR", "korea": "KR", "kr": "KR", "british": "GB", "uk": "GB",
    "gb": "GB", "canadian": "CA", "canada": "CA", "ca": "CA", "australian": "AU",
    "australia": "AU", "au": "AU", "french": "FR", "france": "FR", "fr": "FR",
}  # fmt: skip
_LANDS = "|".join(sorted((name.title() for name in _OFFICES if len(name) > 3), key=len))
_CODES = "|".join(sorted({*_OFFICES.values(), "UK", "USA", "PCT"}))
_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){2,3}|(?:19|20)\d\d[/ ]\d{5,7}|(?:19|20)?\d{6,11}|RE\d{2},?\d{3}|"
    r"PCT/[A-Z]{2}\d{2,4}/\d{5,6})"
)
_KIND = r"(?: ?[ABCUS][1-9]?(?![\w]))?"
_PATENT = re.compile(
    rf"(?:(?:(?P<land>{_LANDS}|U\.? ?S\.?(?: ?A\.?)?|{_CODES}) )?[Pp]atent"
    r"(?: [Aa]pplication)?(?: [Pp]ubl(?:ication|\.))?(?:,? (?:[Nn]o|[Nn]umber|#)\.?:?)? "
    rf"(?P<code>(?:{_CODES}) ?)?(?P<number>{_DIGITS}{_KIND})"
    rf"|(?P<bare>(?:WO ?(?:19|20)\d\d[/ ]?\d{{5,6}}|(?:US|EP) ?{_DIGITS}(?= ?[AB][1-9])){_KIND}))"
    r"(?![\d/,]*\d)"
)
_REST = re.compile(
    r"[.,;: ]*(?:\(?(?:issued |filed |published )?(?P<date>[^()]{4,24}?)\)?)?[.,; ]*", re.I
)
_MONTH = r"(?:[A-Z][a-z]{2,8}\.?)"
_DATED = re.compile(
    rf"(?:(?:19|20)\d\d[., ]*)?(?:\d{{1,2}} )?{_MONTH}?(?: ?\d{{1,2}})?(?:,? ?(?:19|20)\d\d)?"
)
_INVENTORS = re.compile(
    r"^(?P<names>[^;]{3,400}?),? inventors?(?:; (?P<assignee>[^;]{2,200}?),? assignees?)?\. "
)
_YEAR = re.compile(r"^(?P<names>.{3,400}?)[.,]? \((?P<year>(?:19|20)\d\d)\)[.:,]? ")
_BARE_YEAR = re.compile(r"^(?P<names>.{3,400}?)\. (?P<year>(?:19|20)\d\d)\. ")
_STOP = re.compile(
    r"^(?P<names>.{3,400}?(?:\b[A-Z]\.?|et al\.?))(?:\. |(?<=\.) )(?=[A-Z][\w-]{2,} ?)"
)


def read_patent(raw: str) -> Item | None:
    """The Item of a patent, or None where anything about it is unusual."""
    if "atent" not in raw and "WO" not in raw and "US" not in raw and "EP" not in raw:
        return None
    found = _PATENT.search(raw)
    if found is None or _PATENT.search(raw, found.end()):
        return None
    rest = _REST.fullmatch(raw, found.end())
    date = (rest and rest.group("date")) or ""
    if rest is None or (date and not _DATED.fullmatch(date)):
        return None
    front = raw[: found.start()].rstrip(" (")
    head = next(
        filter(None, (each.match(front) for each in (_INVENTORS, _YEAR, _BARE_YEAR, _STOP))), None
    )
    if head is None:
        return None
    parts = head.groupdict()
    block = parts["names"]
    if block.count(".") == 1:  # it ends the list, not an initial
        block = block.rstrip(".")
    names, complete = read_names(block)
    title = front[head.end() :].strip().rstrip(".,;")
    if not names or not all(map(_is_person, names)) or not _is_title(title):
        return None
    issued = read_date(date or parts.get("year") or "")
    if issued is None and date:
        return None
    assignee = parts.get("assignee")
    return Item(
        type="patent",
        title=title,
        author=names,
        authors_complete=complete,
        issued=issued,
        number=_number(found),
        note=f"Assignee: {assignee}" if assignee else None,
    )


def _number(found: re.Match[str]) -> str:
    """ "US 6,123,456 B1", "WO 2012/034567"."""
    if bare := found.group("bare"):
        return re.sub(r"^([A-Z]{2}) ?", r"\1 ", bare)
    land = re.sub(r"[. ]+", " ", found.group("land") or "").strip().lower().replace("u s", "us")
    code = (found.group("code") or "").strip() or _OFFICES.get(land.replace(" a", "a"), "")
    code = {"UK": "GB", "USA": "US", "PCT": "WO"}.get(code, code)
    return f"{code} {found.group('number')}".strip()


def _is_person(name: Name) -> bool:
    """Whether a name is of a person, with initials or a given name of a word or two."""
    if not name.family or not name.given or re.search(r"\d", name.family + name.given):
        return False
    return all(is_initials(word) or word[0].isupper() for word in name.given.split())


def _is_title(title: str) -> bool:
    """Whether a text is one sentence of some words."""
    return (
        2 < len(title) < 400
        and " " in title
        and re.search(r"[.?!] [A-Z]|\binventors?\b|\bassignees?\b|[Pp]atent\b", title) is None
    )
