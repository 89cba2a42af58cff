"""References as the Web of Science cites them: "Li A, 1999, J TIDES, V7, P1, DOI 10.…"."""

from __future__ import annotations

import re

from generator.model.identifiers import normalise_arxiv, normalise_doi
from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.name import Name
from generator.references.names import is_initials, read_name

_START = re.compile(r"(?:(?P<name>[^,\[\]*]{2,80}(?:, [A-Z]{1,4})?), )?(?P<year>[12]\d{3}), ")
_NOBODY = re.compile(r"\[Anonymous\], ")
_END = re.compile(
    r"(?:, V(?P<volume>[A-Z]?\d[\w-]{0,12}))?"
    r"(?:, (?:P|ARTN )(?P<page>[A-Za-z]{0,4}\d[\w.-]{0,14}))?"
    r"(?:, (?:DOI (?P<doi>\[?(?:DOI )?10\.\d.{4,400})|(?:DOI )?arXiv:(?P<arxiv>[\w./-]{6,30})))?$"
)
_SOURCE = re.compile(r"[A-Z0-9][^,]{0,60}")


def read_cited_reference(raw: str) -> Item | None:
    """The Item of a cited reference; it names the first author and no title.

    None where neither volume nor page nor DOI follows the source, which may be a book then.
    """
    begins = _NOBODY.match(raw)
    start = _START.match(raw, begins.end() if begins else 0)
    if start is None or bool(begins) == bool(start["name"]):
        return None
    source = _SOURCE.match(raw, start.end())
    end = _END.match(raw, source.end()) if source else None
    if source is None or end is None or not any(end.groups()):
        return None
    name = read_name(start["name"]) if start["name"] else None
    if name and name.given and not is_initials(name.given):
        name = Name(literal=start["name"])  # of people the Web of Science has initials
    doi = (end["doi"] or "").lstrip("[").removeprefix("DOI ").partition(", ")[0].rstrip("]")
    return Item(
        author=(name,) if name else (),
        authors_complete=name is None,
        container_title=source[0],
        issued=Issued(int(start["year"])),
        volume=end["volume"],
        page=end["page"],
        doi=normalise_doi(doi),
        arxiv=normalise_arxiv(end["arxiv"]),
    )
