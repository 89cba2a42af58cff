"""RIS, as EndNote, Zotero, Mendeley, Scopus, Web of Science and publishers write it, and EndNote's
own tags (.enw), which say the same.

Read line by line, so that a file may be of any size and a broken record stays alone.
(Research Information Systems, "RIS Format Specifications", 2001 and 2011.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.markup.text import squeeze
from generator.model import Document, Extraction, Issued, Item, Name, RawReference
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_arxiv,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.languages import language_code
from generator.sources.author_names import split_short_name
from generator.sources.citation_line import read_date
from generator.sources.jats.abstracts import read_marked_abstract
from generator.sources.page import SavedPage
from generator.sources.pubmed.terms import split_terms
from generator.sources.records import refer_records
from generator.sources.records.databases import GATEWAY
from generator.sources.records.extra import add_missing, read_extra
from generator.sources.records.marked_text import read_rich, split_copyright
from generator.sources.records.record_set import RecordSet
from generator.sources.records.ris_records import TYPES, Values, split_records
from generator.sources.records.text_stream import read_lines, read_start

_START = re.compile(r"(?:.{0,200}\n){0,20}?(?:TY {1,2}- ?[A-Z]{3,7}\b|%0 +[A-Z][a-z]+)")
_NUMBERED = frozenset({"report", "patent", "standard"})
"""What has a number of its own where articles have an issue."""
_PARTS = frozenset({"chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary"})
_PLACED_NAMES = """A1 A2 A3 A4 AB AU BT C7 CT CY DA DO DP ED EP ET IS J1 J2 JA JF JO KW LA N2 NV PB
    PP PY SN SP T1 T2 TI TT TY UR VL VO Y1 Y2 CP ID"""
_PLACED = frozenset(_PLACED_NAMES.split())
_LABELS = {
    "AD": "Address",
    "AN": "Accession number",
    "CN": "Call number",
    "DB": "Database",
    "L1": "File",
    "L2": "File",
    "L3": "Related record",
    "L4": "Image",
    "LB": "Label",
    "M1": "Number",
    "M3": "Type of work",
    "N1": "Note",
    "OP": "Original publication",
    "PT": "Publication type",
    "RI": "Reviewed item",
    "RN": "Note",
    "RP": "Reprint",
    "SE": "Section",
    "ST": "Short title",
    "T3": "Series",
    "TA": "Translated author",
}
_ISSN = re.compile(r"\b\d{4}-?\d{3}[\dXx]\b")
_ISBN = re.compile(r"\b(?:97[89][- ]?)?(?:\d[- ]?){9}[\dXx]\b")
_DATE = re.compile(r"([12]\d{3})(?:[/-](\d{0,2}))?(?:[/-](\d{0,2}))?(?:/(.*))?")
_REVIEW = re.compile(r"review(?: article)?", re.I)
_OVID_KIND = re.compile(r"\.?\s\[review\](?:\s\[\d+ refs?\])?\.?$", re.I)
_ET_AL = re.compile(r"(?:et al\.?|and others|others)", re.I)


def matches(page: SavedPage) -> bool:
    """Whether a record begins near the start of the text."""
    return _START.match(read_start(page)) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The records in order; those without a title are named once the others are read."""
    records = RecordSet("record")
    tagged = _START.match(read_start(page))
    split = refer_records.split_records if tagged and "%0" in tagged[0] else split_records
    for values in split(read_lines(page)):
        name = values.get("DO") or values.get("ID") or values.get("AU")
        yield from records.take(read_record(values), name[0] if name else None)
    records.close("export these records again; the others were read")


def read_record(values: Values) -> Extraction | None:
    """One record's work; None where it has no title."""
    kind = _first(values, "TY") or "GEN"
    csl = TYPES.get(kind.upper(), "document")
    book = csl == "book"
    address = next((each for each in values.get("UR", ()) if not GATEWAY.match(each)), None)
    arxiv = normalise_arxiv(address)
    if kind.upper() == "UNPB" and (values.get("DO") or values.get("T2") or arxiv):
        csl = "article"  # a preprint, as reference managers write it
    title, is_review = _strip_kind(_rich(values, "TI", "T1", "CT"))
    title = title or (_rich(values, "BT", "T2") if book else None)
    if title is None:
        return None
    names, complete = _read_names(values, "AU", "A1")
    editors, _ = _read_names(values, *(("ED",) if book else ("A2", "ED")))
    container = _rich(values, "BT", "T2") if csl in _PARTS else _rich(values, "JF", "T2", "JO")
    shorts = [text for text in (_rich(values, tag) for tag in ("JA", "J2", "J1", "JO")) if text]
    short = next((text for text in shorts if text != container), None)
    serials = " ".join(values.get("SN", ()))
    numbered = _first(values, "AN") or ""
    database = " ".join((*values.get("DB", ()), *values.get("DP", ())))
    is_pmid = re.search(r"pubmed|medline|nlm", database, re.I) is not None
    type_of_work = _first(values, "M3") or ""
    is_review = is_review or any(map(_REVIEW.fullmatch, (type_of_work, *values.get("PT", ()))))
    issue, number = _first(values, "IS", "CP"), None
    if csl in _NUMBERED:
        issue, number = None, issue
    edition = _first(values, "ET")
    dated = csl == "article-journal" and edition and _DATE.fullmatch(edition)
    early = read_ris_date(edition) if dated else None  # EndNote's place for PubMed's Epub
    doi = normalise_doi(_first(values, "DO")) or _doi_of(address) or normalise_doi(type_of_work)
    item = Item(
        type=csl,
        genre="review-article" if is_review else _read_genre(csl, type_of_work),
        title=title,
        original_title=_rich(values, "TT"),
        author=names,
        authors_complete=complete,
        editor=editors,
        translator=_read_names(values, "A4")[0],
        container_title=None if book else container,
        container_title_short=None if book else short,
        collection_title=_rich(values, *(("T2", "T3") if book and "TI" in values else ("T3",))),
        publisher=_first(values, "PB"),
        publisher_place=_first(values, "CY", "PP"),
        edition=None if early else edition,
        issued=_read_issued(values),
        available_date=early,
        volume=_first(values, "VL", "VO"),
        issue=issue,
        page=_read_pages(values),
        number=number,
        doi=doi,
        pmid=normalise_pmid(numbered) if is_pmid else _read_scopus_pmid(values, database),
        pmcid=next(
            (normalise_pmcid(each) for each in values.get("C2", ()) if each.startswith("PMC")), None
        ),
        arxiv=arxiv,
        isbn=first_isbn(_ISBN.findall(serials)),
        issn=list_issns(_ISSN.findall(serials)),
        url=address if address and not arxiv and _doi_of(address) is None else None,
        accessed=read_ris_date(_first(values, "Y2")),
        language=language_code(_first(values, "LA")),
        status="in press" if kind.upper() == "INPR" else None,
    )
    abstract, owner = split_copyright(_first(values, "AB") or _first(values, "N2") or "")
    keywords = (word for text in values.get("KW", ()) for word in split_terms(text.lstrip("*")))
    for note in values.get("N1", ()):
        item = add_missing(item, read_extra(note)[0])
    return Extraction(
        document=Document(item=item, keyword=tuple(dict.fromkeys(keywords)), copyright=owner),
        sections=read_marked_abstract(abstract) if abstract else (),
        references=tuple(_read_references(values)),
        reader="ris",
        unplaced=tuple(_read_unplaced(values, item)),
    )


def _strip_kind(title: str | None) -> tuple[str | None, bool]:
    """A title without the "[Review]" that Ovid prints behind it, and whether it stood there."""
    bare = _OVID_KIND.sub("", title or "")
    return (bare, True) if title and bare and bare != title else (title, False)


def _read_genre(csl: str, type_of_work: str) -> str | None:
    """ "PhD thesis", "Technical report"; an article in no journal is a preprint."""
    if csl == "article":
        return "preprint"
    return type_of_work if type_of_work and csl in ("thesis", "report") else None


def _first(values: Values, *tags: str) -> str | None:
    """The first value of the first tag that has one."""
    return next((text for tag in tags for text in values.get(tag, ()) if text), None)


def _rich(values: Values, *tags: str) -> str | None:
    return read_rich(_first(values, *tags))


def _read_names(values: Values, *tags: str) -> tuple[tuple[Name, ...], bool]:
    """The names under the first tag that has any, and whether they are all."""
    texts = next((values[tag] for tag in tags if any(values.get(tag, ()))), [])
    complete = not any(_ET_AL.fullmatch(text) for text in texts)
    return (
        tuple(read_ris_name(text) for text in texts if text and not _ET_AL.fullmatch(text)),
        complete,
    )


def read_ris_name(text: str) -> Name:
    """The name of "King, Martin Luther, Jr." or "Woo PC"; what cannot be split stays whole."""
    parts = [squeeze(part) for part in text.split(",")]
    if len(parts) == 1:
        return split_short_name(text)
    if len(parts) > 3 or not parts[0]:
        return Name(literal=squeeze(text))
    if parts[1:] == [""] and " " in parts[0]:
        return Name(literal=parts[0])  # EndNote's comma behind a group's name
    suffix = parts[2].rstrip(".") if len(parts) == 3 else None
    return Name(family=parts[0], given=parts[1] or None, suffix=suffix or None)


def _read_issued(values: Values) -> Issued | None:
    """The date of PY or Y1, with the day that DA adds to the same year."""
    year = read_ris_date(_first(values, "PY", "Y1"))
    stated = _first(values, "DA")
    day = read_ris_date(stated)
    if stated and year and year.year and not year.month and not (day and day.year):
        day = read_date(f"{year.year} {stated.title()}")  # "OCT 15", as Web of Science has it
    if year is None or (year.literal is None and year.year is None):
        return day if day and day.year else year
    whole = day is not None and day.year == year.year and day.month is not None
    return day if whole and year.month is None else year


def read_ris_date(text: str | None) -> Issued | None:
    """A date such as "2023/03/09/", "2023///Summer", "2023-03-09", "2023 Mar"."""
    if not text:
        return None
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return read_date(text) or Issued(literal=squeeze(text))
    year, month, day = (int(part) if part else None for part in found.groups()[:3])
    words = squeeze(found.group(4) or "")
    if words and month is None:
        return read_date(f"{year} {words}") or Issued(year)
    if month is not None and not 1 <= month <= 12:
        return Issued(year)
    return Issued(year, month, day if day is None or 1 <= day <= 31 else None)


def _read_pages(values: Values) -> str | None:
    start, end = _first(values, "SP"), _first(values, "EP")
    if start and end and end != start and not re.search(r"[-–]", start):
        # Some exporters write the whole range twice, or in the second.
        return end if end.startswith(start) and re.search(r"[-–]", end) else f"{start}-{end}"
    return start or end or _first(values, "C7")


def _read_scopus_pmid(values: Values, database: str) -> str | None:
    """Scopus keeps the PMID where others keep the PMCID."""
    if "scopus" not in database.lower():
        return None
    return next((pmid for text in values.get("C2", ()) if (pmid := normalise_pmid(text))), None)


def _doi_of(address: str | None) -> str | None:
    return normalise_doi(address) if address and "doi.org/" in address else None


def _read_references(values: Values) -> Iterator[RawReference]:
    """The list that Scopus writes into a note, references parted by semicolons."""
    for note in values.get("N1", ()):
        if note.startswith("References: "):
            entries = (squeeze(entry) for entry in re.split(r";\s+", note[12:]))
            for number, entry in enumerate(filter(None, entries), start=1):
                yield RawReference(entry, number)


def _read_unplaced(values: Values, item: Item) -> Iterator[str]:
    for tag, texts in values.items():
        if tag in _PLACED or (tag == "T3" and item.collection_title):
            continue
        label = _LABELS.get(tag, tag)
        for text in texts:
            placed = text in (item.pmid, item.pmcid, item.genre) or text.startswith("References: ")
            rest = read_extra(text)[1] if tag == "N1" else squeeze(text)
            if rest and not placed:
                yield f"{label}: {rest}"
    if "C7" in values and item.page not in values["C7"]:
        yield f"Article number: {values['C7'][0]}"
    if item.type == "document" and (kind := _first(values, "TY")) not in (None, "GEN"):
        yield f"Type: {kind}"
    if "NV" in values:
        yield f"Number of volumes: {values['NV'][0]}"
    if item.type == "book" and "A2" in values:
        yield f"Series editor: {'; '.join(values['A2'])}"
    if "A3" in values:
        yield f"Series editor: {'; '.join(values['A3'])}"
    for address in values.get("UR", ()):
        if address != item.url and _doi_of(address) is None and not normalise_arxiv(address):
            yield f"Address: {address}"
    if values.get("AB") and values.get("N2") and values["AB"] != values["N2"]:
        yield f"Note: {squeeze(values['N2'][0])}"
