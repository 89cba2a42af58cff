"""How publishers head the statements they print beside an article, and the field of each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.model import Extraction, Section
from generator.model.document import STATEMENTS
from generator.sources.body.text import fold

_FUNDING = r"funding|financial support|financial disclosures?|grants?|grant support"
_DATA = r"data|code|software|materials?|resources?|data sets?|datasets?"
_HEADINGS = {
    "funding_statement": rf"(?:sources? of )?(?:{_FUNDING})(?: (?:sources?|information|statements?|"
    r"support|disclosures?|and sponsorship|acknowledge?ments?))*|role of (?:the )?funding sources?|"
    r"funding/support|funders?|supported by|support statement",
    "data_availability": rf"(?:(?:{_DATA})(?:,| and|, and| &)? )*(?:{_DATA}) (?:availability|"
    r"accessibility|access|archiving|deposition|sharing)(?: statements?)?|availability of "
    rf"(?:supporting |the )?(?:{_DATA})(?: (?:and|&) (?:{_DATA}))*",
    "author_contributions": r"(?:authors?'?s?'? |individual )?(?:contributions?|contributorship)"
    r"(?: statements?)?|contributions? (?:by|of) (?:the )?authors?|"
    r"(?:credit )?(?:author(?:ship)? )?contributions? statement",
    "ethics_statement": r"ethic(?:s|al)(?: (?:approvals?|statements?|declarations?|standards|"
    r"considerations?|compliance|and|consent to participate|consent|patient consent|review|"
    r"committee|permissions?))*|(?:patient |informed )?consent(?: statements?| to participate|"
    r" for publication)?|(?:statement of )?human and animal rights(?: and informed consent)?|"
    r"institutional review board statement|compliance with ethical standards|"
    r"research involving human participants.{0,40}",
    "acknowledgments": r"acknowledge?ments?(?: (?:and|&) (?:disclosures?|funding|funding "
    r"information|support))?|acknowledge?ments? statement",
}
_PATTERNS = {name: re.compile(words, re.I) for name, words in _HEADINGS.items()}
_NUMBER = re.compile(r"^\W*(?:\d+\.?\d*|[IVX]+)\.?\s+")
_LONGEST = 80
"""Characters of a heading; a longer one is a sentence."""


def name_statement(heading: str) -> str | None:
    """The Document's field for what stands under a heading; None where it heads no statement."""
    if len(heading) > _LONGEST:
        return None
    words = _NUMBER.sub("", heading).strip(" .:—–-").replace("’", "'").replace("‘", "'")
    return next((name for name, each in _PATTERNS.items() if each.fullmatch(words)), None)


_TO_WRITE_TO = re.compile(
    r"^\W*(?:correspond(?:ence|ing authors?)(?:\(s\))?(?: (?:to|at))?|for correspondence)"
    r"(?![\w-])\s*:?\s*",
    re.I,
)


def strip_correspondence(text: str) -> str:
    """Whom to write to, without "Correspondence to:" before it."""
    return _TO_WRITE_TO.sub("", text) or text


def place_statements(extraction: Extraction) -> Extraction:
    """With statements that `unplaced` holds ("Funding: …") in their fields; those that stand in
    the article's own text are said there."""
    found: dict[str, list[str]] = {}
    rest = []
    for line in extraction.unplaced:
        label, colon, words = line.partition(": ")
        name = name_statement(label) if colon else None
        if name is None or getattr(extraction.document, name):
            rest.append(line)
        elif words not in found.setdefault(name, []):
            found[name].append(words)
    if not found:
        return extraction
    said = fold("\n".join(each.markdown for each in extraction.sections))
    headed = set(filter(None, map(name_statement, _list_headings(extraction.sections))))
    kept: dict[str, Any] = {
        name: " ".join(parts)
        for name in STATEMENTS
        if name not in headed
        and (parts := [each for each in found.get(name, ()) if fold(each) not in said])
    }
    return replace(extraction, document=replace(extraction.document, **kept), unplaced=tuple(rest))


def _list_headings(sections: Iterable[Section]) -> Iterable[str]:
    """The headings of sections and of their parts, but for those of abstracts."""
    for each in sections:
        if not each.heading.startswith("Abstract"):
            yield each.heading
            yield from re.findall(r"^#+ (.+)$", each.markdown, re.M)
