"""Papis's documents, as info.yaml or exported as JSON or YAML: BibTeX's fields in plain text, the
names apart, and the works cited as Crossref has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.markup.text import squeeze
from generator.model import Document, Extraction, Issued, Item, Name
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.languages import language_code
from generator.sources.bibtex import TYPES
from generator.sources.citation_line import read_date
from generator.sources.jats.abstracts import read_marked_abstract
from generator.sources.page import SavedPage
from generator.sources.pubmed.terms import split_terms
from generator.sources.records.bibtex_names import read_bibtex_names
from generator.sources.records.crossref_references import read_crossref_references
from generator.sources.records.csl_items import read_name
from generator.sources.records.json_values import (
    Record,
    all_texts,
    first_text,
    looks_like_json,
    mappings,
)
from generator.sources.records.marked_text import read_rich
from generator.sources.records.record_set import RecordSet
from generator.sources.records.text_stream import read_start
from generator.sources.records.yaml_values import looks_like_yaml, read_either

_SIGNS = re.compile(r'(?:"|^[ -]{0,4})(?:author_list|papis_id)"?\s*:', re.M)
_KNOWN_NAMES = """title author author_list editor editor_list type journal booktitle year month
    volume issue number pages doi url isbn issn pmid pmcid publisher edition series abstract
    tags keywords language note citations"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
_OWN = frozenset({"ref", "files", "notes", "papis_id", "time-added", "doc_url", "citedby"})
"""What Papis keeps for itself."""


def matches(page: SavedPage) -> bool:
    """Whether the text is JSON or YAML that bears Papis's own keys."""
    start = read_start(page)
    written = looks_like_json(start) or looks_like_yaml(start)
    return written and _SIGNS.search(start) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The documents in order; those without a title are named once the others are read."""
    records = RecordSet("document")
    for value in read_either(page):
        if not isinstance(value, Mapping):
            records.refuse("it is not a mapping of fields")
            continue
        yield from records.take(read_document(value), first_text(value.get("ref")))
    records.close("mend these documents and add the file again; the others were read")


def read_document(held: Record) -> Extraction | None:
    """One document; None where it has no title."""
    item = _read_item(held)
    if item.title is None:
        return None
    cited = [
        {("DOI" if key == "doi" else key): value for key, value in each.items()}
        for each in mappings(held.get("citations") or ())
    ]
    abstract = first_text(held.get("abstract"))
    words = [*all_texts(held.get("tags")), *all_texts(held.get("keywords"))]
    return Extraction(
        document=Document(
            item=item,
            keyword=tuple(dict.fromkeys(term for word in words for term in split_terms(word))),
        ),
        sections=read_marked_abstract(abstract) if abstract else (),
        references=read_crossref_references(cited),
        reader="papis",
        unplaced=tuple(_read_unplaced(held, item)),
    )


def _read_item(held: Record) -> Item:
    kind = (_text(held, "type") or "").lower()
    csl = TYPES.get(kind, "document")
    author, complete = _read_names(held, "author")
    articles = csl in ("article-journal", "article")
    issue, number = _text(held, "issue"), _text(held, "number")
    if articles and not issue:
        issue, number = number, None  # BibTeX's number of an article is its issue
    url = _text(held, "url")
    is_doi = url is not None and "doi.org/" in url
    return Item(
        type=csl,
        title=read_rich(_text(held, "title")),
        author=author,
        authors_complete=complete,
        editor=_read_names(held, "editor")[0],
        container_title=None
        if csl == "book"
        else read_rich(_text(held, *(("journal",) if articles else ("booktitle", "journal")))),
        collection_title=read_rich(_text(held, "series")),
        publisher=_text(held, "publisher"),
        publisher_place=_text(held, "address", "location"),
        edition=_text(held, "edition"),
        issued=_read_issued(held),
        volume=_text(held, "volume"),
        issue=issue,
        number=number if number != issue else None,
        page=re.sub(r"\s*[–—-]+\s*", "-", _text(held, "pages") or "") or None,
        doi=normalise_doi(_text(held, "doi") or (url if is_doi else None)),
        pmid=normalise_pmid(_text(held, "pmid")),
        pmcid=normalise_pmcid(_text(held, "pmcid")),
        isbn=first_isbn(all_texts(held.get("isbn"))),
        issn=list_issns(all_texts(held.get("issn"))),
        url=None if is_doi else url,
        language=language_code(_text(held, "language")),
        note=_text(held, "note"),
    )


def _text(held: Record, *keys: str) -> str | None:
    texts = (first_text(held.get(key)) for key in keys)
    return next((squeeze(text) for text in texts if text), None)


def _read_names(held: Record, role: str) -> tuple[tuple[Name, ...], bool]:
    """Names as Papis keeps them apart, else as BibTeX joins them."""
    names = tuple(filter(None, map(read_name, mappings(held.get(f"{role}_list") or ()))))
    return (names, True) if names else read_bibtex_names(first_text(held.get(role)))


def _read_issued(held: Record) -> Issued | None:
    year, month = _text(held, "year") or "", _text(held, "month") or ""
    if not re.fullmatch(r"[12]\d{3}", year):
        return read_date(year) or Issued(literal=year) if year else None
    if month.isdigit():
        return Issued(int(year), int(month)) if 1 <= int(month) <= 12 else Issued(int(year))
    return (read_date(f"{year} {month.title()}") if month else None) or Issued(int(year))


def _read_unplaced(held: Record, item: Item) -> Iterator[str]:
    for key, value in held.items():
        text = None if key in _KNOWN or key in _OWN else first_text(value)
        if text and squeeze(text) != item.publisher_place:
            yield f"{key}: {squeeze(text)}"
    journal = read_rich(_text(held, "journal"))
    if journal and journal != item.container_title:
        yield f"Journal: {journal}"
    if item.type == "document" and (kind := _text(held, "type")):
        yield f"Type: {kind}"
