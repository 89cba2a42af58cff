"""The Web of Science's own exports: plain text (savedrecs.txt, .ciw) and tab-delimited.

(Clarivate, "Web of Science Core Collection Field Tags".)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.markup.text import squeeze
from generator.model import Document, Extraction, Grant, Issued, Item, Name, RawReference
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_doi,
    normalise_pmid,
)
from generator.model.languages import language_code
from generator.sources.citation_line import read_date
from generator.sources.jats.abstracts import read_marked_abstract
from generator.sources.page import SavedPage
from generator.sources.records.marked_text import read_rich, split_copyright
from generator.sources.records.nbib_names import read_full_name
from generator.sources.records.record_set import RecordSet
from generator.sources.records.ris_records import Values
from generator.sources.records.text_stream import read_lines, read_start
from generator.sources.records.web_of_science_people import read_authors, split_values
from generator.sources.records.web_of_science_records import START, split_records, split_rows

_FUNDERS = re.compile(r";\s+(?![^\[\]]*\])(?![^()]*\))")
_NUMBERED = re.compile(r"([^\[\]]*)(?:\[([^\[\]]*)\])?")
_RETRACTED = re.compile(r"\s*\((Retracted article\b[^()]*)\)\.?$", re.I)
_SEASONS = {"SPR": "Spring", "SUM": "Summer", "FAL": "Fall", "WIN": "Winter"}
_KINDS = frozenset({"Article", "Review", "Early Access", "Book", "Book Chapter"})
"""Document types that fields say."""
_LABELS = {
    "RP": "Correspondence",
    "EM": "E-mail",
    "RI": "ResearcherID",
    "ID": "Keywords Plus",
    "CY": "Date of the event",
    "CL": "Place of the event",
    "SP": "Sponsor of the event",
    "HO": "Host of the event",
    "C3": "Organizations",
    "MA": "Meeting abstract",
    "SI": "Special issue",
    "WC": "Web of Science categories",
    "SC": "Research areas",
    "OA": "Open access",
    "TC": "Times cited in the Web of Science",
    "HC": "Highly cited",
    "HP": "Hot paper",
    "UT": "Accession number",
}
"""What no field takes; tags of housekeeping are left out."""


def matches(page: SavedPage) -> bool:
    """Whether the text begins with the export's first lines, a record's, or its row of tags."""
    return START.match(read_start(page)) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The records in order; those without a title are named once the others are read."""
    records = RecordSet("record")
    rows = "\t" in read_start(page)[:10]
    for values in (split_rows if rows else split_records)(read_lines(page)):
        yield from records.take(read_record(values), _text(values, "UT"))
    records.close("export these records again; the others were read")


def read_record(values: Values) -> Extraction | None:
    """One record's work; None where it has no title."""
    title = read_rich(_text(values, "TI"))
    if title is None:
        return None
    kinds = split_values(values, "DT")
    bare = _RETRACTED.sub("", title) or title
    abstract, owner = split_copyright(_text(values, "AB") or "")
    cited = [squeeze(each) for each in values.get("CR", ())]
    total = _text(values, "NR") or ""
    authors, elsewhere = read_authors(values)
    return Extraction(
        document=Document(
            item=_read_item(values, bare, authors, kinds),
            keyword=tuple(dict.fromkeys(split_values(values, "DE"))),
            grants=tuple(_read_grants(_text(values, "FU") or "")),
            references_total=int(total)
            if re.fullmatch(r"\d{1,6}", total) and int(total) > len(cited)
            else None,
            retracted=bare != title or "Retracted Publication" in kinds,
            funding_statement=_text(values, "FX"),
            copyright=owner,
        ),
        sections=read_marked_abstract(abstract) if abstract else (),
        references=tuple(RawReference(raw, number) for number, raw in enumerate(cited, start=1)),
        reader="web_of_science",
        unplaced=(
            *(f"Address: {place}" for place in elsewhere),
            *_read_unplaced(values, kinds, title),
        ),
    )


def _read_item(values: Values, title: str, authors: tuple[Name, ...], kinds: list[str]) -> Item:
    kind = _name_type(_text(values, "PT"), kinds)
    journal = kind == "article-journal"
    container, short = (read_rich(_text(values, tag)) for tag in ("SO", "JI"))
    issue = _text(values, "IS")
    if part := _text(values, "PN"):
        issue = f"{issue} Pt {part}" if issue else f"Pt {part}"
    if supplement := _text(values, "SU"):
        issue = " ".join(filter(None, (issue, "Suppl", supplement)))
    start, end = _text(values, "BP"), _text(values, "EP")
    early = _read_month_first(_text(values, "EA"))
    return Item(
        type=kind,
        genre="review-article" if any("Review" in each.split() for each in kinds) else None,
        title=title,
        author=authors,
        editor=tuple(map(read_full_name, values.get("BE", values.get("ED", ())))),
        container_title=None if kind == "book" else container,
        container_title_short=short if short != container and kind != "book" else None,
        collection_title=read_rich(_text(values, "SE")),
        publisher=_text(values, "PU"),
        publisher_place=_text(values, "PI"),
        event_title=_text(values, "CT"),
        issued=_read_issued(_text(values, "PY"), _text(values, "PD")) or early,
        available_date=early,
        volume=_text(values, "VL"),
        issue=issue,
        page=f"{start}-{end}" if start and end and start != end else start or _text(values, "AR"),
        number_of_pages=None if journal else _text(values, "PG"),
        doi=normalise_doi(_text(values, "DI")) or normalise_doi(_text(values, "D2")),
        pmid=normalise_pmid(_text(values, "PM")),
        isbn=first_isbn(split_values(values, "BN")),
        issn=list_issns((_text(values, "SN"), _text(values, "EI"))),
        language=language_code(_text(values, "LA")),
    )


def _name_type(kind: str | None, kinds: list[str]) -> str:
    if kind == "P":
        return "patent"
    if kind == "J":
        return "article-journal"
    if "Proceedings Paper" in kinds:
        return "paper-conference"
    return "book" if "Book" in kinds else "chapter"


def _read_issued(year: str | None, day: str | None) -> Issued | None:
    """The date of PY and PD ("OCT 15", "MAR-APR", "SPR")."""
    if year is None:
        return None
    words = " ".join(_SEASONS.get(word, word.title()) for word in (day or "").split())
    date = read_date(f"{year} {words}")
    return date if date is None or date.year else read_date(year)


def _read_month_first(text: str | None) -> Issued | None:
    """ "OCT 2021", as early access is dated."""
    day, _, year = (text or "").rpartition(" ")
    return _read_issued(year, day) if year else None


def _read_grants(text: str) -> Iterator[Grant]:
    """ "NIH [R01 1, R01 2]; Salt Board", a grant each number."""
    for part in _FUNDERS.split(text):
        found = _NUMBERED.fullmatch(squeeze(part))
        agency, numbers = found.groups() if found else (squeeze(part), None)
        for number in (numbers or "").split(","):
            if agency or number:
                yield Grant(number=number.strip() or None, agency=agency.strip() or None)


def _read_unplaced(values: Values, kinds: list[str], title: str) -> Iterator[str]:
    for tag, label in _LABELS.items():
        if text := _text(values, tag):
            yield f"{label}: {text}"
    for kind in kinds:
        if kind not in _KINDS:
            yield f"Document type: {kind}"
    if found := _RETRACTED.search(title):
        yield f"Note: {found[1]}"


def _text(values: Values, tag: str) -> str | None:
    return squeeze(" ".join(values.get(tag, ()))) or None
