"""The usual entry of references/<key>.yaml, read whole by one expression.

Nine entries of ten hold the same few keys. What holds more, or anything to complain about, is
left to `entry_lines`, which reads a line at a time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from generator.content.faults import Faults
from generator.content.flow_values import CONTROLS, Declined, read_flow, read_quoted
from generator.content.items import NO_SICI, make_usual_item, read_date_text, read_names
from generator.model import Item, Name
from generator.model.by_text import ByText
from generator.model.csl import CSL_TYPES


class Stated(NamedTuple):
    """What an entry states beside its id and its number."""

    item: Item
    raw: str | None
    doubtful: bool
    list_title: str | None


_NOT_PLAIN = rf'{CONTROLS}"#\\\[\]{{}}`'
_ASCII = "[ -!$-9;-Z^-z|~]*+"  # what is plain of ASCII is looked up faster
PLAIN = (
    r"(?!(?:true|false|null)$)"
    rf"[^\W_]{_ASCII}[^{_NOT_PLAIN}:]*+(?::(?=[^ \n]){_ASCII}[^{_NOT_PLAIN}:]*+)*+(?<! )"
)
"""A text without quotes."""

TYPE = "[a-z_-]+"
NAMES = r"\{.+\}(?:\n  - \{.+\})*+"
DOI = rf"10\.[0-9]{{4,9}}/{NO_SICI}[a-z0-9._;():/-]*[a-z0-9/]"
PMID = "[1-9][0-9]{0,8}"
PMCID = "PMC[1-9][0-9]{0,9}"
"""Forms of values that nothing is wrong with; of types and names, what may be one."""

_FAMILY = r"[^\W_][A-Za-z'-]*+[\w'’ -]*+(?<! )"
_QUOTED, _GIVEN = "[A-Za-z]{1,5}", r"[^\W_][A-Za-z'. -]*+[\w'’. -]*+(?<! )"
_NAME = re.compile(rf'\{{family: ({_FAMILY}), given: (?:"({_QUOTED})"|({_GIVEN}))\}}')
_SPECIAL = ("true", "false", "null")
_NOT_SPECIAL = "(?![tfn](?:rue|alse|ull)[,}])"
GIVEN, NEXT_NAME = ", given: ", "}\n  - {family: "
_NAME_INSIDE = rf'{_NOT_SPECIAL}{_FAMILY}{GIVEN}(?:"{_QUOTED}"|{_NOT_SPECIAL}{_GIVEN})'
NAMES_INSIDE = rf"{_NAME_INSIDE}(?:\}}\n  - \{{family: {_NAME_INSIDE})*+"
"""Names of family and given name that nothing is wrong with, without the first "{family: " and the
last brace; GIVEN and NEXT_NAME stand between their parts."""

NAME_START = "\n  - "
"""What stands between two names of an entry."""


def _text(key: str, also: str = "") -> str:
    """A line, if there is one, with a text in quotes (first group) or plain (second)."""
    return rf'(?:  {key}: (?:"([^"\\{CONTROLS}]++)"|({PLAIN}){also})(?:\n|\Z))?+'


def _form(key: str, form: str) -> str:
    """A line, if there is one, with a value of one form."""
    return rf"(?:  {key}: {form}(?:\n|\Z))?+"


@cache
def _compile_usual() -> Callable[[str], re.Match[str] | None]:
    """An entry's lines after id and number where it holds what most hold, in the order written."""
    form = (
        _form("type", f"({TYPE})")
        + _text("title")
        + rf"(?:  author:\n  - ({NAMES})(?:\n|\Z))?+"
        + _form("authors-complete", "(false)")
        + _text("container-title")
        + _text("publisher")
        + _text("publisher-place")
        + _text("issued")
        + _text("volume")
        + _text("issue")
        + _text("page")
        + _form("DOI", f"({DOI})")
        + _form("PMID", f'"({PMID})"')
        + _form("PMCID", f"({PMCID})")
        + _text("URL")
        + _form("doubtful", "(true)")
        + _text("raw", rf'|("(?:[^"\\{CONTROLS}]++|\\.)++")')
    )
    return re.compile(form, re.M).fullmatch  # takes longer than reading many an entry


class UsualEntry(NamedTuple):
    """What a usual entry states beside its id and its number, "" where nothing: texts as `Item`
    has them, the authors each as written, the date as EDTF text."""

    type: str
    title: str
    authors: Sequence[str]
    authors_complete: bool
    container_title: str
    publisher: str
    publisher_place: str
    issued: str
    volume: str
    issue: str
    page: str
    doi: str
    pmid: str
    pmcid: str
    url: str
    doubtful: bool
    raw: str


def read_usual(text: str) -> UsualEntry | None:
    """What the lines of an entry below its number state; None where it has others than the usual.

    Raises Declined where the form is not canonical. The authors are not looked at: KNOWN_NAMES
    does that.
    """
    found = _compile_usual()(text)
    if found is None:
        return None
    (
        kind, title, title_, authors, incomplete, container, container_, publisher, publisher_,
        place, place_, issued, issued_, volume, volume_, issue, issue_, page, page_,
        doi, pmid, pmcid, url, url_, doubtful, raw, raw_, raw__,
    ) = found.groups("")  # fmt: skip
    if kind and kind not in CSL_TYPES:
        raise Declined
    return _make_entry(
        UsualEntry,
        (
            kind or "article-journal",
            title or title_,
            authors.split(NAME_START) if authors else (),
            not incomplete,
            container or container_,
            publisher or publisher_,
            place or place_,
            issued or issued_,
            volume or volume_,
            issue or issue_,
            page or page_,
            doi,
            pmid,
            pmcid,
            url or url_,
            bool(doubtful),
            raw or raw_ or (read_quoted(raw__) if raw__ else ""),
        ),
    )


_make_entry = tuple.__new__  # half the time of UsualEntry(…)


def state_usual(entry: UsualEntry) -> Stated:
    """A usual entry as records.

    Raises Declined.
    """
    names = tuple([KNOWN_NAMES[text] for text in entry.authors])
    date = read_date_text(entry.issued) if entry.issued else None
    item = make_usual_item(
        entry.type,
        entry.title or None,
        names,
        entry.authors_complete,
        entry.container_title or None,
        entry.publisher or None,
        entry.publisher_place or None,
        date,
        entry.volume or None,
        entry.issue or None,
        entry.page or None,
        entry.doi or None,
        entry.pmid or None,
        entry.pmcid or None,
        entry.url or None,
    )
    return Stated(item, entry.raw or None, entry.doubtful, None)


def read_name(text: str) -> Name:
    """The name that a flow mapping states.

    Raises Declined.
    """
    found = _NAME.fullmatch(text)
    if found and not (found[1] in _SPECIAL or found[3] in _SPECIAL):
        return Name(found[1], found[2] or found[3])
    faults = Faults()
    names = read_names([read_flow(text)], (), faults)
    if faults.found or not names:
        raise Declined
    return names[0]


KNOWN_NAMES = ByText(read_name, 50_000)
"""A name of each flow mapping asked for; raises Declined where it is no name."""
