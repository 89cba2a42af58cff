"""The usual entry of references/<key>.yaml, read whole by one expression.

Nine entries of ten hold the same few keys. What holds more, or anything to complain about, is
left to `references_fast`, which reads a line at a time.
"""

from __future__ import annotations

import re

from generator.content.canonical import CONTROLS, Declined, read_flow, read_quoted
from generator.content.faults import Faults
from generator.content.items import CSL_TYPES, make_usual_item, read_date_text, read_names
from generator.content.recurring import Stated
from generator.model import Name

_NOT_PLAIN = rf'{CONTROLS}"#\\\[\]{{}}`'
PLAIN = (
    r"(?!(?:true|false|null)$)"
    rf"[^\W_][^{_NOT_PLAIN}:]*+(?::(?=[^ \n])[^{_NOT_PLAIN}:]*+)*+(?<! )"
)
"""A text without quotes."""

_NAME = re.compile(
    r"\{family: ([^\W_][\w'’ -]*(?<! )),"
    r" given: (?:\"([A-Za-z]{1,5})\"|([^\W_][\w'’. -]*(?<! )))\}"
)
_SPECIAL = ("true", "false", "null")
_NAME_START = "\n  - "


def _text(key: str, also: str = "") -> str:
    """A line, if there is one, with a text in quotes (first group) or plain (second)."""
    return rf'(?:  {key}: (?:"([^"\\{CONTROLS}]++)"|({PLAIN}){also})(?:\n|\Z))?+'


def _form(key: str, form: str) -> str:
    """A line, if there is one, with a value of one form."""
    return rf"(?:  {key}: {form}(?:\n|\Z))?+"


USUAL = re.compile(
    _form("type", "([a-z_-]+)")
    + _text("title")
    + r"(?:  author:\n  - (\{.+\}(?:\n  - \{.+\})*+)(?:\n|\Z))?+"
    + _form("authors-complete", "(false)")
    + _text("container-title")
    + _text("publisher")
    + _text("publisher-place")
    + _text("issued")
    + _text("volume")
    + _text("issue")
    + _text("page")
    + _form("DOI", r"(10\.[0-9]{4,9}/[a-z0-9._;():/-]*[a-z0-9/])")
    + _form("PMID", '"([1-9][0-9]{0,8})"')
    + _form("PMCID", "(PMC[1-9][0-9]{0,9})")
    + _text("URL")
    + _form("doubtful", "(true)")
    + _text("raw", rf'|("(?:[^"\\{CONTROLS}]++|\\.)++")'),
    re.M,
)
"""An entry's lines after id and number where it holds what most hold, in the order written."""


def read_usual(found: re.Match[str]) -> Stated:
    """Item, printed string and doubt of an entry that holds nothing but the usual keys, as USUAL
    found them.

    Raises Declined.
    """
    (
        kind, title, title_, authors, incomplete, container, container_, publisher, publisher_,
        place, place_, issued, issued_, volume, volume_, issue, issue_, page, page_,
        doi, pmid, pmcid, url, url_, doubtful, raw, raw_, raw__,
    ) = found.groups()  # fmt: skip
    names: tuple[Name, ...] = ()
    if authors:
        names = tuple([KNOWN_NAMES[text] for text in authors.split(_NAME_START)])
    date = issued or issued_
    if kind and kind not in CSL_TYPES:
        raise Declined
    item = make_usual_item(
        kind or "article-journal",
        title or title_,
        names,
        not incomplete,
        container or container_,
        publisher or publisher_,
        place or place_,
        read_date_text(date) if date else None,
        volume or volume_,
        issue or issue_,
        page or page_,
        doi,
        pmid,
        pmcid,
        url or url_,
    )
    return item, raw or raw_ or (read_quoted(raw__) if raw__ else None), bool(doubtful)


class _Names(dict[str, Name]):
    """Names by the flow mappings that state them, each read once."""

    def __missing__(self, text: str) -> Name:
        name = _read_name(text)
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        self[text] = name
        return name


_MOST_REMEMBERED = 50_000
KNOWN_NAMES = _Names()
"""A name of each flow mapping asked for; raises Declined where it is no name."""


def _read_name(text: str) -> Name:
    found = _NAME.fullmatch(text)
    if found and not (found[1] in _SPECIAL or found[3] in _SPECIAL):
        return Name(found[1], found[2] or found[3])
    faults = Faults()
    names = read_names([read_flow(text)], (), faults)
    if faults.found or not names:
        raise Declined
    return names[0]
