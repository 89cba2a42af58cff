"""Crossref's JSON: a work, a list of works, one a line, and its CSL form.

(Crossref, "REST API: metadata format".)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.errors import PageRefused
from generator.model import Document, Extraction, Item
from generator.model.csl import CSL_TYPES, NAME_FIELDS
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_doi,
)
from generator.sources.jats.abstracts import read_marked_abstract
from generator.sources.joined_words import part_joined_words
from generator.sources.page import SavedPage
from generator.sources.records.crossref_assertions import (
    read_conflict,
    read_copyright,
)
from generator.sources.records.crossref_beside import (
    read_corrections,
    read_grants,
    read_text,
    read_unplaced,
)
from generator.sources.records.crossref_references import read_crossref_references
from generator.sources.records.csl_items import read_date, read_name
from generator.sources.records.json_values import (
    Record,
    all_texts,
    first_text,
    looks_like_json,
    mappings,
    read_records,
)
from generator.sources.records.marked_text import read_rich
from generator.sources.records.record_set import RecordSet
from generator.sources.records.text_stream import read_start

_SIGNS = re.compile(
    r'"(?:is-referenced-by-count|references-count|reference-count|doi-asserted-by|'
    r'content-domain|message-type|short-container-title)"\s*:'
)
_TYPES = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "book-track": "chapter",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "proceedings": "book",
    "reference-entry": "entry-encyclopedia",
    "dissertation": "thesis",
    "report-component": "report",
    "peer-review": "review",
    "journal": "periodical",
    "journal-issue": "periodical",
}
_RETRACTED = re.compile(r"(?:RETRACTED|WITHDRAWN)(?: ARTICLE)?\s*:", re.I)
_SERIES = re.compile(
    r"(?:Lecture Notes|Communications in|Studies in|Advances in|Methods in|Topics in|Progress in|"
    r"Proceedings in|Springer|IFIP|Smart Innovation|Undergraduate|Graduate|.*\bSeries\b)",
    re.I,
)
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/", re.I)


def matches(page: SavedPage) -> bool:
    """Whether the text is JSON that bears Crossref's own keys."""
    start = read_start(page)
    return looks_like_json(start) and _SIGNS.search(start) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The works in order; those without a title are named once the others are read."""
    records = RecordSet("work")
    for value in read_records(page):
        if not isinstance(value, Mapping):
            if value == "Resource not found.":
                raise PageRefused("Crossref's answer that it knows no such work", "check the DOI")
            records.refuse("it is not a work")
            continue
        yield from records.take(read_work(value), first_text(value.get("DOI")))
    records.close("fetch these works again; the others were read")


def read_work(work: Record) -> Extraction | None:
    """One work; None where it has no title."""
    item = _read_item(work)
    if item.title is None:
        return None
    references = read_crossref_references(mappings(work.get("reference") or ()))
    counts = [work.get(key) for key in ("references-count", "reference-count")]
    total = max((each for each in counts if isinstance(each, int)), default=0)
    corrections = tuple(read_corrections(work))
    abstract = first_text(work.get("abstract"))
    document = Document(
        item=item,
        grants=tuple(read_grants(work)),
        corrections=corrections,
        references_total=total if total > len(references) else None,
        retracted=any(each.kind == "retraction-in" for each in corrections)
        or _RETRACTED.match(item.title) is not None,
        conflict_of_interest=read_conflict(work),
        copyright=read_copyright(work),
        license=_read_license(work),
    )
    return Extraction(
        document=document,
        sections=read_marked_abstract(abstract) if abstract else (),
        references=references,
        reader="crossref_json",
        unplaced=tuple(read_unplaced(work, item)),
    )


def _read_item(work: Record) -> Item:
    kind = first_text(work.get("type")) or ""
    csl = _TYPES.get(kind) or (kind if kind in CSL_TYPES else "document")
    preprint = first_text(work.get("subtype")) == "preprint"
    names = {
        role: tuple(name for each in mappings(work.get(role) or ()) if (name := read_name(each)))
        for role in NAME_FIELDS
    }
    event = work.get("event")
    institution = work.get("institution")
    places = mappings(institution or ())
    container, series = _read_containers(work)
    return Item(
        type=csl,
        genre="preprint" if preprint else read_text(work, "degree") if csl == "thesis" else None,
        title=_read_title(work),
        original_title=read_rich(first_text(work.get("original-title"))),
        author=names["author"],
        editor=names["editor"],
        translator=names["translator"],
        container_title=container,
        collection_title=series,
        container_title_short=read_rich(
            first_text(work.get("short-container-title"))
            or first_text(work.get("container-title-short"))
        ),
        publisher=read_text(work, "publisher")
        or next((first_text(place.get("name")) for place in places), None),
        publisher_place=read_text(work, "publisher-location"),
        edition=read_text(work, "edition-number"),
        event_title=read_text(event, "name") if isinstance(event, Mapping) else None,
        issued=read_date(work.get("issued"))
        or read_date(work.get("published-print"))
        or read_date(work.get("published-online"))
        or read_date(work.get("published")),
        available_date=read_date(work.get("published-online")),
        volume=read_text(work, "volume"),
        issue=read_text(work, "issue"),
        page=read_text(work, "page") or read_text(work, "article-number"),
        doi=normalise_doi(first_text(work.get("DOI"))),
        isbn=first_isbn(text.rpartition("/")[2] for text in all_texts(work.get("ISBN"))),
        issn=list_issns(all_texts(work.get("ISSN"))),
        url=_read_address(work),
        language=read_text(work, "language"),
    )


def _read_title(work: Record) -> str | None:
    """The title with its subtitle, unless the title holds that already."""
    title = read_rich(first_text(work.get("title")))
    subtitle = read_rich(first_text(work.get("subtitle")))
    if title and subtitle and subtitle.lower() not in title.lower():
        title = f"{title}{' ' if title[-1] in '?!:.' else ': '}{subtitle}"
    return part_joined_words(title, "\n".join(_texts_beside_title(work))) if title else None


def _texts_beside_title(work: Record) -> Iterator[str]:
    """The texts in whose words the title's are looked for: abstract and titles cited."""
    yield first_text(work.get("abstract")) or ""
    for each in mappings(work.get("reference") or ()):
        yield (first_text(each.get("article-title")) or first_text(each.get("unstructured")) or "")


def _read_containers(work: Record) -> tuple[str | None, str | None]:
    """The journal or book, and the series it is of: chapters name both, in either order."""
    titles = [read_rich(text) for text in all_texts(work.get("container-title"))]
    if len(titles) == 2 and titles[0] and titles[1]:
        series = [_SERIES.match(title) is not None for title in titles if title]
        if series == [True, False]:
            return titles[1], titles[0]
        if series == [False, True]:
            return titles[0], titles[1]
    return (titles[0] if titles else None), None


def _read_address(work: Record) -> str | None:
    """The publisher's page; the DOI's own address says nothing more than the DOI."""
    resource = work.get("resource")
    primary = resource.get("primary") if isinstance(resource, Mapping) else None
    found = first_text(primary.get("URL")) if isinstance(primary, Mapping) else None
    found = found or first_text(work.get("URL"))
    return found if found and not _DOI_ADDRESS.match(found) else None


def _read_license(work: Record) -> str | None:
    """The licence of the printed version, or the first."""
    licenses = mappings(work.get("license") or ())
    for wanted in ("vor", None):
        for each in licenses:
            if wanted in (None, each.get("content-version")):
                text = first_text(each.get("URL"))
                if text:
                    return text
    return None
