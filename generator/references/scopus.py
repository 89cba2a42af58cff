"""References as Scopus exports them: "Li A., Wong B.C., Title, Journal, 7, 3, pp. 1-9, (1999)"."""

from __future__ import annotations

import re

from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.name import Name

_NAME = re.compile(
    r"((?:[a-z]{1,4} )*[A-Z\u00c0-\u024f][^\W\d_]*(?:[ '’‐-][^\W\d_]+)*)"
    r" ((?:-?[A-Z\u00c0-\u024f][a-z]?\.)+)(?:, (Jr|Sr|I{2,3}|IV)\.?)?, "
)
_ET_AL = re.compile(r"[Ee]t al\., ")
_END = re.compile(
    r", (?P<volume>[A-Z]?\d[\w-]*)(?:, (?!pp?\. )(?P<second>[\w. +-]{1,20}))?"
    r"(?:, pp?\. (?P<page>[\w.-]+))?, \((?P<year>[12]\d{3})\);?$"
)
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]+\d+|\d{4,}")


def read_scopus(raw: str) -> Item | None:
    """The Item of a reference whose volume, issue, pages and year stand as Scopus has them."""
    end = _END.search(raw)
    if end is None or _NAME.match(raw) is None:
        return None
    author: list[Name] = []
    place = 0
    while found := _NAME.match(raw, place):
        family, given, suffix = found.groups()
        author.append(Name(family=family, given=given, suffix=suffix))
        place = found.end()
    et_al = _ET_AL.match(raw, place)
    middle = raw[et_al.end() if et_al else place : end.start()]
    title, _, journal = middle.rpartition(", ")
    if len(title) < 4 or not journal[:1].isupper() or len(journal) > 130:
        return None
    second, page = end["second"], end["page"]
    if second and not page and _ARTICLE_NUMBER.fullmatch(second):
        second, page = None, second
    return Item(
        title=title,
        author=tuple(author),
        authors_complete=et_al is None,
        container_title=journal,
        issued=Issued(int(end["year"])),
        volume=end["volume"],
        issue=second,
        page=page,
    )
