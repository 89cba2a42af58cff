"""RIS text -> its records: tagged lines, joined again where they were broken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.sources.records.text_stream import bound_records

_TAGGED = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")
_ENDS = re.compile(r"(?:TY|ER) {1,2}-")

TYPES = {
    "ABST": "article-journal",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CHAP": "chapter",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "THES": "thesis",
    "UNPB": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
"""CSL's types of RIS's."""

Values = Mapping[str, list[str]]
"""The values of each tag of a record, in order."""


def split_records(lines: Iterable[str]) -> Iterator[Values]:
    """The records of a file, each the values of its tags in order.

    A record ends at ER, or where the next begins; a line without a tag goes on with the last
    value. Raises PageRefused for a record past all sense.
    """
    values: dict[str, list[str]] = {}
    for found, more in group_lines(bound_records(lines, _ENDS), _TAGGED):
        tag, value = found.group(1), (found.group(2) or "").strip()
        if tag in ("TY", "ER") and values:
            yield values
            values = {}
        if tag != "ER":
            values.setdefault(tag, []).extend(go_on(tag, value, more))
    if values:
        yield values


def group_lines(
    lines: Iterable[str], tagged: re.Pattern[str]
) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Each line with a tag, and the lines without one that follow it; empty ones are left out."""
    last: re.Match[str] | None = None
    more: list[str] = []
    for line in lines:
        found = tagged.fullmatch(line.lstrip("\ufeff").rstrip())
        if found is None:
            if line.strip():
                more.append(line.strip())
            continue
        if last is not None:
            yield last, more
        last, more = found, []
    if last is not None:
        yield last, more


def go_on(tag: str, value: str, more: list[str]) -> list[str]:
    """The values of a tag's lines: keywords and addresses stand one a line; any other text was
    broken."""
    if tag in ("KW", "AD", "SN"):
        return [value, *more]
    return [("\n" if tag in ("AB", "N1", "N2") else " ").join([value, *more])]
