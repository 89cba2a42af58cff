"""The library's reviews in MEDLINE's format, as PubMed's "Citation manager" files have it.

(NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".) It carries more than any other format:
MeSH headings, substances, grants, corrections, affiliations.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.config import Abstracts
from generator.model import Correction, Grant, Issued, Item, MeshHeading, MeshTerm, Name, Review
from generator.model.languages import medline_code
from generator.model.rich_text import strip_formulas
from generator.site.exports.abstracts import abstract_of
from generator.site.exports.spaces import put_on_line
from generator.site.print_names import initials

CORRECTIONS = {
    "comment-in": "CIN",
    "comment-on": "CON",
    "corrected-and-republished-from": "CRF",
    "corrected-and-republished-in": "CRI",
    "dataset-described-in": "DDIN",
    "dataset-use-reported-in": "DRIN",
    "expression-of-concern-for": "ECF",
    "expression-of-concern-in": "ECI",
    "erratum-for": "EFR",
    "erratum-in": "EIN",
    "original-report-in": "ORI",
    "partial-retraction-in": "PRIN",
    "partial-retraction-of": "PROF",
    "retraction-in": "RIN",
    "retraction-of": "ROF",
    "republished-from": "RPF",
    "republished-in": "RPI",
    "retracted-and-republished-from": "RRF",
    "retracted-and-republished-in": "RRI",
    "summary-for-patients-in": "SPIN",
    "update-in": "UIN",
    "update-of": "UOF",
}
"""MEDLINE's tags of links between articles."""

LINE = 82
_UNBROKEN = 75  # a line this long without a space reads as a word that goes on
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SEASONS = ("Spring", "Summer", "Fall", "Winter")


def print_review(review: Review, abstracts: Abstracts = "full") -> str:
    """A review's record, with a blank line after it."""
    document = review.document
    lines = list(item_lines(document.item, document.publication_types))
    lines.append(("AB", strip_formulas(abstract_of(review, abstracts))))
    lines.append(("CI", document.copyright or ""))
    lines += [("GR", _grant(grant)) for grant in document.grants]
    lines += [
        (CORRECTIONS[each.kind], _correction(each))
        for each in document.corrections
        if each.kind in CORRECTIONS
    ]
    lines += [
        ("RN", f"{substance.registry_number or 0} ({substance.name})")
        for substance in document.substances
    ]
    lines += [("MH", _heading(heading)) for heading in document.mesh]
    lines += [("OT", word) for word in document.keyword]
    lines.append(("COIS", document.conflict_of_interest or ""))
    lines.append(("NR", str(document.references_total or "")))
    return print_lines(lines)


def print_lines(lines: list[tuple[str, str]]) -> str:
    """A record of (tag, value) lines, long values broken as MEDLINE breaks them.

    A PMID opens a record for most readers, so that its line stands there even without one.
    """
    printed = []
    for tag, value in lines:
        value = put_on_line(value)
        if value or tag == "PMID":
            printed.append(f"{tag:<4}- {_wrap(value)}\n")
    return "".join(printed) + "\n"


def _wrap(value: str) -> str:
    if len(value) <= LINE:
        return value
    words = value.split(" ")
    lines = []
    if max(map(len, words)) < _UNBROKEN:  # as the loop below does, faster
        place = 0
        while len(value) - place > LINE:
            end = value.rindex(" ", place, place + LINE + 1)
            lines.append(value[place:end])
            place = end + 1
        return "\n      ".join((*lines, value[place:]))
    lines.append("")
    for word in words:
        line = lines[-1]
        whole = " " in line or len(line) < _UNBROKEN
        if line and whole and len(line) + len(word) >= LINE and len(word) < _UNBROKEN:
            lines.append(word)
        else:
            lines[-1] = f"{line} {word}" if line else word
    return "\n      ".join(lines)


def item_lines(item: Item, publication_types: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """(tag, value) of what a work states; empty values are left out later."""
    chapter = item.type == "chapter"
    yield "PMID", item.pmid or ""
    for number in item.issn:
        yield "IS", number
    yield "ISBN", item.isbn or ""
    yield "VI", item.volume or ""
    yield "IP", item.issue or ""
    yield "DP", print_date(item.issued)
    yield ("BTI" if item.type == "book" else "TI"), strip_formulas(item.title)
    if chapter:
        yield "BTI", strip_formulas(item.container_title)
    yield "TT", strip_formulas(item.original_title)
    yield "PG", item.page or ""
    yield "LID", f"{item.doi} [doi]" if item.doi else ""
    yield "LID", f"{item.url} [url]" if item.url and " " not in item.url else ""
    for people, full, short in ((item.author, "FAU", "AU"), (item.editor, "FED", "ED")):
        for name in people:
            yield from _name_lines(name, full, short)
    yield "LA", medline_code(item.language) if item.language else ""
    for kind in publication_types:
        yield "PT", kind
    yield "DEP", _stamp(item.available_date)
    yield "PL", item.publisher_place or ""
    yield "PB", item.publisher or ""
    yield "EN", item.edition or ""
    yield "CTI", strip_formulas(item.collection_title)
    yield "TA", strip_formulas(item.container_title_short)
    yield "JT", "" if chapter else strip_formulas(item.container_title)
    yield "PMC", item.pmcid or ""


def _name_lines(name: Name, full: str, short: str) -> Iterator[tuple[str, str]]:
    if name.literal or not name.family:
        yield "CN", name.literal or name.given or ""
    else:
        particles = (name.dropping_particle, name.non_dropping_particle, name.family)
        family = " ".join(part for part in particles if part)
        given = " ".join(part for part in (name.given, name.suffix) if part)
        yield full, f"{family}, {given}" if given else family
        abbreviated = (family, initials(name.given or ""), name.suffix)
        yield short, " ".join(part for part in abbreviated if part)
    if name.orcid:
        yield "AUID", f"ORCID: {name.orcid}"
    for affiliation in name.affiliations:
        yield "AD", affiliation


def print_date(issued: Issued | None) -> str:
    """ "2021 Apr 3", "2003 Nov-Dec", "2021 Spring", the literal, or ""."""
    if issued is None:
        return ""
    if issued.year is None:
        return issued.literal or ""
    start = _parts(issued)
    end = issued.end
    if end is None:
        return " ".join(start)
    if end.year != issued.year:
        return f"{' '.join(start)}-{' '.join(_parts(end))}"
    last = _parts(end)[1:]
    if end.month == issued.month and len(last) > 1:
        last = last[1:]
    return f"{' '.join(start)}-{' '.join(last)}" if last else " ".join(start)


def _parts(issued: Issued) -> list[str]:
    parts = [str(issued.year)]
    if issued.month:
        parts.append(
            _MONTHS[issued.month - 1] if issued.month <= 12 else _SEASONS[issued.month - 21]
        )
        if issued.day:
            parts.append(str(issued.day))
    return parts


def _stamp(issued: Issued | None) -> str:
    """ "20210403" where the day is known, else as dates are printed."""
    if issued and issued.year and issued.month and issued.day and issued.month <= 12:
        return f"{issued.year:04d}{issued.month:02d}{issued.day:02d}"
    return print_date(issued)


def _heading(heading: MeshHeading) -> str:
    terms = (heading.descriptor, *heading.qualifiers)
    return "/".join(_term(term) for term in terms)


def _term(term: MeshTerm) -> str:
    return f"*{term.name}" if term.major_topic else term.name


def _grant(grant: Grant) -> str:
    parts = (grant.number, grant.acronym, grant.agency, grant.country)
    return "/".join(part for part in parts if part)


def _correction(link: Correction) -> str:
    citation = link.citation or ""
    stated = not link.doi or link.doi in citation.lower()
    parts = (
        citation,
        None if stated else f"doi: {link.doi}.",
        f"PMID: {link.pmid}" if link.pmid else None,
    )
    return " ".join(part for part in parts if part)
