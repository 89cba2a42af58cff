"""MEDLINE text: PubMed's "Citation manager" files (.nbib) and its "PubMed" format, ERIC's too.

PubMed shows the format on a page of its own, which may be saved as HTML.

(NLM, "MEDLINE/PubMed Data Element (Field) Descriptions".)
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from generator.markup.rich_text import tidy_tags
from generator.markup.text import squeeze
from generator.model import Correction, Document, Extraction, Issued, Item, Substance
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_doi,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.languages import language_code
from generator.sources.citation_line import read_date
from generator.sources.medline_abstract import read_other_abstracts, read_printed_abstract
from generator.sources.page import SavedPage
from generator.sources.pubmed.heading import with_genre
from generator.sources.pubmed.terms import is_retracted, merge_headings, read_grant, split_terms
from generator.sources.pubmed.terms import read_mesh_heading as read_printed_heading
from generator.sources.pubmed_xml import ARTICLE_NUMBER, tidy_title
from generator.sources.records.nbib_names import read_people
from generator.sources.records.nbib_records import Record, split_records
from generator.sources.records.record_set import RecordSet
from generator.sources.records.text_stream import read_lines, read_start

_SHOWN = re.compile(r"<pre\b[^>]*>\s*(PMID- ?\d.*?)</pre", re.S | re.I)
_START = re.compile(r"(?:PMID|OWN |STAT|DCOM|BTI |TI  )- ?\S|PMID- ?\r?\n[A-Z]")
_TAGGED = re.compile(r"^[A-Z]{2,4} {0,2}- \S", re.M)
_LOCATION = re.compile(r"(\S.*?)\s*\[(\w+)\]")
_PMID = re.compile(r"\s*\bPMID:\s*(\d{1,9})\.?\s*$")
_REGISTRY = re.compile(r"((?:EC )?\S+)\s+\((.+)\)")
_CORRECTIONS = {
    "CIN": "comment-in",
    "CON": "comment-on",
    "CRF": "corrected-and-republished-from",
    "CRI": "corrected-and-republished-in",
    "DDIN": "dataset-described-in",
    "DRIN": "dataset-use-reported-in",
    "ECF": "expression-of-concern-for",
    "ECI": "expression-of-concern-in",
    "EFR": "erratum-for",
    "EIN": "erratum-in",
    "ORI": "original-report-in",
    "PRIN": "partial-retraction-in",
    "PROF": "partial-retraction-of",
    "RIN": "retraction-in",
    "ROF": "retraction-of",
    "RPF": "republished-from",
    "RPI": "republished-in",
    "RRF": "retracted-and-republished-from",
    "RRI": "retracted-and-republished-in",
    "SPIN": "summary-for-patients-in",
    "UIN": "update-in",
    "UOF": "update-of",
}
_UNPLACED = {
    "FIR": "Collaborator",
    "GN": "General note",
    "GS": "Gene symbol",
    "IRAD": "Collaborator's affiliation",
    "JID": "NLM catalogue",
    "MID": "Manuscript",
    "NM": "Supplementary concept",
    "OCI": "Copyright of another abstract",
    "OID": "Other ID",
    "PS": "Personal name as subject",
    "SFM": "Space flight mission",
    "SI": "Associated data",
}
_PLACED_NAMES = """AB AD AID AU AUID BTI CI CN COIS CTDT CTI DEP DP ED EN FAU FED FPS GR IP IS ISBN
    ISSN JT LA LID MH NR OAB OABL OT PB PG PL PMC PMID PT RN SO TA TI TT VI VTI"""
_OWN_NAMES = """CDAT CRDT DA DCOM DRDT EDAT IR LR MHDA OTO OWN PHST PMCR PST PUBM RF SB STAT"""
"""Tags of MEDLINE's own housekeeping, and short forms of what stands in full beside them."""
_KNOWN = frozenset(f"{_PLACED_NAMES} {_OWN_NAMES}".split()) | _CORRECTIONS.keys()
_INLINE = re.compile(r"</?(?:ext-link|named-content|styled-content|uri)\b[^<>]*>")


def matches(page: SavedPage) -> bool:
    """Whether the text begins with MEDLINE's tags, or is PubMed's page that shows them."""
    start = read_start(page)
    if start.startswith("<"):
        return _SHOWN.search(page.text) is not None
    return _START.match(start) is not None and len(_TAGGED.findall(start[:20_000])) > 2


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The records in order; those without a title are named once the others are read."""
    records = RecordSet("record")
    shown = _SHOWN.search(page.text) if read_start(page).startswith("<") else None
    lines = html.unescape(shown.group(1)).splitlines() if shown else read_lines(page)
    for record in split_records(lines):
        pmid = next((field.value for field in record if field.tag == "PMID"), None)
        yield from records.take(read_record(record), f"PMID {pmid}" if pmid else None)
    records.close("fetch these records again; the others were read")


def read_record(record: Record) -> Extraction | None:
    """One record's article or book; None where it has no title."""
    held: dict[str, list[str]] = {}
    for field in record:
        value = squeeze(_INLINE.sub("", field.value))
        if value:
            held.setdefault(field.tag, []).append(value)
    first = {tag: values[0] for tag, values in held.items()}
    item = _read_item(record, first, held)
    if item.title is None:
        return None
    types = tuple(dict.fromkeys(held.get("PT", ())))
    corrections = tuple(
        _read_correction(kind, value)
        for tag, kind in _CORRECTIONS.items()
        for value in held.get(tag, ())
    )
    total = first.get("NR") or first.get("RF", "")
    document = Document(
        item=with_genre(item, types),
        publication_types=types,
        keyword=tuple(
            dict.fromkeys(word for value in held.get("OT", ()) for word in split_terms(value))
        ),
        mesh=merge_headings(
            read_printed_heading(_star_behind(value)) for value in held.get("MH", ())
        ),
        substances=tuple(
            substance for value in held.get("RN", ()) if (substance := _read_substance(value))
        ),
        grants=tuple(read_grant(value) for value in held.get("GR", ())),
        corrections=corrections,
        references_total=int(total) if total.isdigit() and int(total) else None,
        retracted=is_retracted(types, corrections),
        conflict_of_interest=first.get("COIS"),
        copyright=first.get("CI"),
    )
    return Extraction(
        document=document,
        sections=read_printed_abstract(first.get("AB"))
        + read_other_abstracts(held.get("OAB", ()), held.get("OABL", ())),
        reader="nbib",
        unplaced=tuple(_read_unplaced(held, document)),
    )


def _read_item(record: Record, first: Mapping[str, str], held: Mapping[str, list[str]]) -> Item:
    book = _title(first.get("BTI") or (first.get("VTI") if "BTI" in held else None))
    own = _title(first.get("TI"))
    people = read_people(record)
    places = _read_locations([*held.get("LID", ()), *held.get("AID", ())])
    pii = places.get("pii", "")
    original = _title(first.get("TT"))
    title = own or original or book
    issns = [*held.get("IS", ()), *held.get("ISSN", ())]
    return Item(
        type="article-journal" if not book else "chapter" if own else "book",
        title=title,
        original_title=original if own else None,
        author=people.authors,
        editor=people.editors,
        container_title=book if book and own else first.get("JT"),
        container_title_short=None if book else first.get("TA"),
        collection_title=first.get("CTI"),
        publisher=first.get("PB"),
        publisher_place=first.get("PL") if book else None,
        edition=first.get("EN"),
        issued=(read_stamp(first.get("CTDT")) if book else None) or _read_date(first.get("DP")),
        available_date=read_stamp(first.get("DEP")),
        volume=first.get("VI"),
        issue=first.get("IP"),
        page=first.get("PG") or (pii if ARTICLE_NUMBER.fullmatch(pii) else None),
        doi=normalise_doi(places.get("doi")),
        pmid=normalise_pmid(first.get("PMID")),
        pmcid=normalise_pmcid(first.get("PMC")),
        isbn=first_isbn(re.sub(r"\s*\(.*", "", each) for each in held.get("ISBN", ())),
        issn=list_issns(map(_bare_issn, issns)),
        url=places.get("url"),
        language=language_code(first.get("LA")),
    )


def _title(text: str | None) -> str | None:
    return tidy_title(tidy_tags(text)) if text else None


def _bare_issn(text: str) -> str:
    """The number of "ISSN: 1234-567X (Print)"."""
    return re.sub(r"^ISSN[-: ]*|\s*\(.*", "", text)


def _read_locations(values: list[str]) -> dict[str, str]:
    """The first location of each kind: "10.1118/1.4748329 [doi]", "e32822 [pii]", an address."""
    places: dict[str, str] = {}
    for value in values:
        found = _LOCATION.fullmatch(value)
        if found:
            places.setdefault(found.group(2).lower(), found.group(1))
        elif re.match(r"https?://(?:dx\.)?doi\.org/|10\.\d{4}", value):
            places.setdefault("doi", value)
        elif value.startswith(("http://", "https://")):
            places.setdefault("url", value)
    return places


def _read_date(text: str | None) -> Issued | None:
    return (read_date(text) or Issued(literal=text)) if text else None


def read_stamp(text: str | None) -> Issued | None:
    """The date of "20180301", or as MEDLINE prints it."""
    if not text:
        return None
    found = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text)
    if found is None:
        found = re.fullmatch(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:\s.*)?", text)
    if found is None:
        return read_date(text)
    year, month, day = map(int, found.groups())
    return Issued(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _star_behind(heading: str) -> str:
    """A heading as PubMed's page prints it: "*methods" becomes "methods*"."""
    return " / ".join(
        f"{part[1:]}*" if part.startswith("*") else part
        for part in (part.strip() for part in heading.split("/"))
    )


def _read_substance(value: str) -> Substance | None:
    """ "059QF0KO0R (Water)", "0 (Antiviral Agents)"; a number without a name is none."""
    found = _REGISTRY.fullmatch(value)
    if found is None:
        return None
    number, name = found.groups()
    return Substance(name, registry_number=number if number != "0" else None)


def _read_correction(kind: str, value: str) -> Correction:
    found = _PMID.search(value)
    citation = value[: found.start()] if found else value
    return Correction(
        kind,
        citation or None,
        normalise_pmid(found.group(1)) if found else None,
        normalise_doi(citation),
    )


def _read_unplaced(held: Mapping[str, list[str]], document: Document) -> Iterator[str]:
    for tag, values in held.items():
        label = _UNPLACED.get(tag) or (None if tag in _KNOWN else tag)
        if label:
            yield from (f"{label}: {value}" for value in values)
    for value in held.get("RN", ()):
        if _REGISTRY.fullmatch(value) is None:
            yield f"Registry number: {value}"
    for value in held.get("FPS", ()):
        yield f"Personal name as subject: {value}"
    for value in held.get("LA", [])[1:]:
        yield f"Also in: {value}"
    for value in (*held.get("LID", ()), *held.get("AID", ())):
        found = _LOCATION.fullmatch(value)
        if found and found.group(2).lower() == "bookaccession":
            yield f"Bookshelf: {found.group(1)}"
        elif found and found.group(2) == "pii" and found.group(1) != document.item.page:
            yield f"Publisher's item: {found.group(1)}"
    for value in held.get("PHST", ()):
        found = re.fullmatch(r"(\d{4})/(\d{2})/(\d{2})\b.*\[(received|revised|accepted)\]", value)
        if found:
            year, month, day, event = found.groups()
            yield f"{event.capitalize()}: {year}-{month}-{day}"
    for value in (*held.get("ISSN", ()), *held.get("IS", ())):
        if normalise_issn(_bare_issn(value)) is None:
            yield f"ISSN as printed: {value}"
    if "VTI" in held:
        yield f"Volume title: {held['VTI'][0]}"
