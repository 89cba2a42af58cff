"""Crossref's JSON: a work, a list of works, one a line, and its CSL form.

(Crossref, "REST API: metadata format".)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.errors import PageRefused
from generator.markup.text import squeeze
from generator.model import Correction, Document, Extraction, Grant, Issued, Item
from generator.model.csl import CSL_TYPES, NAME_FIELDS
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_doi,
)
from generator.model.issued import write_issued
from generator.model.name import print_name
from generator.sources.jats.abstracts import read_marked_abstract
from generator.sources.joined_words import part_joined_words
from generator.sources.page import SavedPage
from generator.sources.records.crossref_assertions import (
    read_assertions,
    read_conflict,
    read_copyright,
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
from generator.sources.records.marked_text import read_rich, unescape
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
_UPDATES = {
    "retraction": ("retraction-in", "retraction-of"),
    "withdrawal": ("retraction-in", "retraction-of"),
    "removal": ("retraction-in", "retraction-of"),
    "partial_retraction": ("partial-retraction-in", "partial-retraction-of"),
    "correction": ("erratum-in", "erratum-for"),
    "corrigendum": ("erratum-in", "erratum-for"),
    "erratum": ("erratum-in", "erratum-for"),
    "addendum": ("erratum-in", "erratum-for"),
    "clarification": ("erratum-in", "erratum-for"),
    "expression_of_concern": ("expression-of-concern-in", "expression-of-concern-for"),
    "new_version": ("update-in", "update-of"),
    "new_edition": ("update-in", "update-of"),
}
_RELATIONS = {"has-preprint": "preprint", "is-preprint-of": "update-in"}
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
    corrections = tuple(_read_corrections(work))
    abstract = first_text(work.get("abstract"))
    document = Document(
        item=item,
        grants=tuple(_read_grants(work)),
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
        unplaced=tuple(_read_unplaced(work, item)),
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
        genre="preprint" if preprint else _text(work, "degree") if csl == "thesis" else None,
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
        publisher=_text(work, "publisher")
        or next((first_text(place.get("name")) for place in places), None),
        publisher_place=_text(work, "publisher-location"),
        edition=_text(work, "edition-number"),
        event_title=_text(event, "name") if isinstance(event, Mapping) else None,
        issued=read_date(work.get("issued"))
        or read_date(work.get("published-print"))
        or read_date(work.get("published-online"))
        or read_date(work.get("published")),
        available_date=read_date(work.get("published-online")),
        volume=_text(work, "volume"),
        issue=_text(work, "issue"),
        page=_text(work, "page") or _text(work, "article-number"),
        doi=normalise_doi(first_text(work.get("DOI"))),
        isbn=first_isbn(text.rpartition("/")[2] for text in all_texts(work.get("ISBN"))),
        issn=list_issns(all_texts(work.get("ISSN"))),
        url=_read_address(work),
        language=_text(work, "language"),
    )


def _text(work: Record, key: str) -> str | None:
    text = first_text(work.get(key))
    return squeeze(unescape(text)) or None if text else None


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
        yield first_text(each.get("article-title")) or first_text(each.get("unstructured")) or ""


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


def _read_grants(work: Record) -> Iterator[Grant]:
    for funder in mappings(work.get("funder") or ()):
        name = _text(funder, "name")
        awards = all_texts(funder.get("award"))
        if name or awards:
            yield from (Grant(award, name) for award in awards or (None,))


def _read_corrections(work: Record) -> Iterator[Correction]:
    """What corrects this work, and what this work corrects."""
    for place, key in enumerate(("updated-by", "update-to")):
        for update in mappings(work.get(key) or ()):
            kind = (first_text(update.get("type")) or "").lower().replace("-", "_")
            known = _UPDATES.get(kind)
            doi = normalise_doi(first_text(update.get("DOI")))
            if doi and doi != normalise_doi(first_text(work.get("DOI"))):
                label = first_text(update.get("label"))
                yield Correction(
                    known[place] if known else kind.replace("_", "-") or "linked",
                    doi=doi,
                    note=None if known else label,
                )
    relation = work.get("relation")
    held = relation if isinstance(relation, Mapping) else {}
    for name, kind in _RELATIONS.items():
        for each in mappings(held.get(name) or ()):
            doi = normalise_doi(first_text(each.get("id")))
            if doi:
                yield Correction(kind, doi=doi)


def _read_unplaced(work: Record, item: Item) -> Iterator[str]:
    kind = first_text(work.get("type"))
    if item.type == "document" and kind:
        yield f"Type: {kind}"
    for title in all_texts(work.get("title"))[1:]:
        yield f"Title: {squeeze(unescape(title))}"
    for key in ("subtitle", "container-title", "original-title"):
        titles = all_texts(work.get(key))[1:]
        for title in titles if key != "container-title" or not item.collection_title else ():
            yield f"{key.capitalize().replace('-', ' ')}: {squeeze(unescape(title))}"
    for key in ("subject", "archive", "alternative-id"):
        texts = all_texts(work.get(key))
        if texts:
            yield f"{key.capitalize().replace('-', ' ')}: {', '.join(texts)}"
    printed = read_date(work.get("published-print"))
    if printed and printed != item.issued:
        yield f"Printed: {write_issued(printed)}"
    for key in ("accepted", "approved", "posted"):
        date: Issued | None = read_date(work.get(key))
        if date:
            yield f"{key.capitalize()}: {write_issued(date)}"
    for trial in mappings(work.get("clinical-trial-number") or ()):
        if text := first_text(trial.get("clinical-trial-number")):
            yield f"Associated data: {text}"
    for role in ("chair", "reviewer"):
        names = [name for each in mappings(work.get(role) or ()) if (name := read_name(each))]
        if names:
            yield f"{role.capitalize()}: {', '.join(map(print_name, names))}"
    event = work.get("event")
    place = _text(event, "location") if isinstance(event, Mapping) else None
    if place:
        yield f"Place of the event: {place}"
    if "page" in work and (number := _text(work, "article-number")):
        yield f"Article number: {number}"
    yield from read_assertions(work)
