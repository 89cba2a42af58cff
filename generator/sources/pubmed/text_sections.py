"""A text copy of a PubMed page -> its lines, cut into the sections that PubMed prints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.markup.text import squeeze
from generator.sources.citation_line import CITATION_START
from generator.sources.pubmed.terms import CORRECTION_HEADINGS

_HEADINGS = {
    "abstract": "abstract",
    "excerpt": "abstract",
    "sections": "contents",
    "plain language summary": "plain language summary",
    "figures": "figures",
    "similar articles": "similar",
    "cited by": "cited-by",
    "references": "references",
    "publication types": "publication-types",
    "publication type": "publication-types",
    "mesh terms": "mesh",
    "substances": "substances",
    "supplementary concepts": "supplementary-concepts",
    "associated data": "associated-data",
    "personal name as subject": "personal-name",
    "secondary source id": "associated-data",
    "grant support": "grants",
    "grants and funding": "grants",
    "grants and fundings": "grants",
    "conflict of interest statement": "conflict",
    "related information": "related-information",
    "linkout - more resources": "end",
    **{heading: heading for heading in CORRECTION_HEADINGS},
}
_CITED_BY = re.compile(r"cited by\s+([\d,]+)(?:\s+articles?)?", re.I)
_MENUS = """actions|search in pubmed|search in mesh|search in nlm catalog|add to search|expand|
collapse|show details|hide details|item in clipboard|display options|full text links|cite|favorites|
format|share|permalink|copy|[x]|pubmed disclaimer|supplementary info|
see this image and copyright information in pmc|free article|free pmc article|all figures (1)|
collections|save|email|send to|clipboard|my bibliography"""
_NOISE = frozenset(_MENUS.replace("\n", "").split("|"))
_END = re.compile(
    r"ncbi literature resources|follow ncbi|page navigation|title & authors|\[x\]|"
    r"full text links\s*\[x\].*",
    re.I,
)
_EXPANDER = re.compile(r"(?<=affiliation|ffiliations)\s+(?:expand|collapse)$", re.I)
_ANCHOR = re.compile(
    r"(?:(?P<journal>[^\W\d_][^.;:]{1,90})\.\s*|\.\s*)?(?P<line>[12]\d{3}.*)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the article begins: the line under the journal's name, and the journal if with it."""

    place: int
    line: str
    journal: str | None = None


def clean_lines(text: str) -> list[str]:
    """The lines of a copy, squeezed, without empty ones and menus of buttons.

    A full stop alone on its line (a reader tool's copy) closes the line before.
    """
    lines: list[str] = []
    menu = ["Abstract", "PubMed"]
    for raw in re.split(r"\r\n?|[\n\x0b\f\u2028\u2029\x85]", text):
        line = squeeze(raw)
        line = _EXPANDER.sub("", line)
        if not line or line.lower() in _NOISE:
            continue
        if line == ".":
            continue
        if line == "PMID" and lines[-2:] == menu:  # the menu of display formats
            del lines[-2:]
            continue
        lines.append(line)
    return lines


def find_anchor(lines: Sequence[str]) -> Anchor | None:
    """The citation line of the article itself: the first on the page."""
    for place, line in enumerate(lines):
        found = _ANCHOR.fullmatch(line)
        if found and CITATION_START.match(found["line"]):
            return Anchor(place, found["line"], found["journal"])
        if heading_of(line) in ("similar", "cited-by", "references"):
            following = lines[place + 1 : place + 2]
            if following and heading_of(following[0]) is None:
                return None
    return None


def heading_of(line: str) -> str | None:
    """The name of the section a line opens, None where it opens none."""
    lowered = line.lower().rstrip(":")
    return _HEADINGS.get(lowered) or ("cited-by" if _CITED_BY.fullmatch(line) else None)


def split_sections(lines: Sequence[str]) -> dict[str, list[str]]:
    """The lines under each heading; "heading" holds those before the first.

    Where a heading stands twice (a list of the page's parts), the one with lines counts.
    """
    sections: dict[str, list[str]] = {"heading": []}
    current = sections["heading"]
    for line in lines:
        if _END.fullmatch(line):
            break
        name = heading_of(line)
        if name == "end":
            break
        if name is None:
            current.append(line)
            continue
        found = _CITED_BY.fullmatch(line)
        held = sections.get(name)
        current = [] if held else sections.setdefault(name, [])
        if found and not current:
            current.append(found.group(1))
    return sections
