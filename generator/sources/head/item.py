"""The bibliographic facts that a page's head states."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import unquote

from generator.markup.formulas import print_formulas
from generator.markup.rich_text import to_rich_text
from generator.markup.text import squeeze
from generator.model import Item
from generator.model.identifiers import (
    first_isbn,
    list_issns,
    normalise_arxiv,
    normalise_doi,
    normalise_issn,
    normalise_pmcid,
    normalise_pmid,
)
from generator.sources.article_page import ArticlePage
from generator.sources.head.authors import read_meta_authors
from generator.sources.head.dates import read_issued_date, read_meta_date, read_online_date
from generator.sources.pubmed.terms import LANGUAGES

_DOI_NAMES = (
    "citation_doi",
    "prism.doi",
    "doi",
    "dc.identifier.doi",
    "wkhealth_doi",
    "dc.identifier",
    "dcterms.identifier",
    "eprints.doi",
    "publication_doi",
    "dc.source",
)
_FIRST_PAGES = (
    "citation_firstpage",
    "citation_first_page",
    "prism.startingpage",
    "wkhealth_first_page",
)
_LAST_PAGES = ("citation_lastpage", "citation_last_page", "prism.endingpage", "wkhealth_last_page")
_LANGUAGE_CODES = {code: code for code in LANGUAGES.values()} | {
    "eng": "en", "fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "spa": "es", "ita": "it",
    "por": "pt", "rus": "ru", "jpn": "ja", "chi": "zh", "zho": "zh", "pol": "pl", "tur": "tr",
}  # fmt: skip
_PREPRINTS = re.compile(
    r"(?:bio|med|chem)rxiv\b|^ssrn\b|research square|preprints\.org|arxiv", re.I
)


def read_head_item(page: ArticlePage) -> Item:
    """The Item of the head's metas, gaps filled from its JSON-LD record."""
    first, last = page.meta(*_FIRST_PAGES), page.meta(*_LAST_PAGES)
    kind, container, publisher = _read_kind(page)
    arxiv = normalise_arxiv(page.meta("citation_arxiv_id"))
    journal = container or page.meta(
        "citation_journal_title",
        "prism.publicationname",
        "wkhealth_journal_title",
        "dc.relation.ispartof",
        "dc.source.journal",
        "eprints.publication",
    )
    short = page.meta("citation_journal_abbrev", "wkhealth_journal_abbrev", "prism.abbreviation")
    preprint = arxiv is not None or bool(journal and _PREPRINTS.search(journal))
    printed = join_pages(page.meta("citation_pages", "eprints.pagerange"), None)
    if first and not last and printed and printed.startswith(f"{first}-"):
        first = printed
    issued, online = read_issued_date(page), read_online_date(page)
    issns = page.metas_named("citation_issn", "wkhealth_issn")
    issns += page.metas_named("prism.issn") + page.metas_named("prism.eissn")
    issns += page.metas_named("citation_eissn")
    item = Item(
        type="article" if preprint else kind,
        genre="preprint" if preprint else None,
        title=read_head_title(page),
        author=read_meta_authors(page),
        container_title=_plain(journal),
        container_title_short=_plain(short) if short != journal else None,
        publisher=_plain(publisher or page.meta("citation_publisher", "dc.publisher")),
        issued=issued,
        available_date=online if online != issued else None,
        volume=page.meta("citation_volume", "prism.volume", "dc.citation.volume", "eprints.volume"),
        issue=page.meta("citation_issue", "prism.issue", "prism.number", "dc.citation.issue"),
        page=join_pages(
            first
            or page.meta(
                "citation_elocation_id",
                "citation_article_number",
                "citation_publication_number",
                "citation_pages",
                "eprints.pagerange",
            ),
            last,
        ),
        number=page.meta("citation_technical_report_number") if kind == "report" else None,
        doi=_first_doi(page),
        pmid=normalise_pmid(page.meta("citation_pmid", "ncbi_uid")) or _identifier_pmid(page),
        pmcid=normalise_pmcid(page.meta("citation_pmcid")),
        arxiv=arxiv,
        isbn=first_isbn(page.metas_named("citation_isbn")),
        issn=list_issns(issns),
        language=_read_language(page),
    )
    if preprint:
        item = _as_preprint(item, page)
    return _fill_from_record(item, page)


def _as_preprint(item: Item, page: ArticlePage) -> Item:
    """A preprint has no pages; bioRxiv dates each to January and calls its number a page, and
    arXiv's online date is that of its last version."""
    date = page.meta("article:published_time", "dc.date")
    posted = read_meta_date(date) if date else None
    return replace(item, issued=posted or item.issued, available_date=None, page=None)


def read_head_title(page: ArticlePage) -> str | None:
    """The title, with markup where the meta carries tags."""
    text = page.meta(
        "citation_title",
        "wkhealth_title",
        "dc.title",
        "dcterms.title",
        "eprints.title",
        "prism.title",
    )
    if text is None:
        for record in page.records:
            value = record.get("headline") or record.get("name")
            text = value if isinstance(value, str) else None
    return clean_title(text) if text else None


_MARKS_AT_END = re.compile(
    # Begun within a run, it would fail where it failed from the run's beginning, at its full cost.
    r"(?<![\s☆★✩✰†‡¶§*#])(?:\s*+(?:<sup>)?[☆★✩✰†‡¶§*#]++(?:</sup>)?)+$"
)


def clean_title(text: str) -> str | None:
    """A title's rich text; tags written into a meta are markup, other "<" is itself, and a
    simple formula of TeX is what it prints (arXiv's titles)."""
    text = print_formulas(text)
    has_tags = re.search(r"</?(?:i|b|em|strong|sub|sup|span|inf|it)\b[^<>]*>", text, re.I)
    title = to_rich_text(text) if has_tags else squeeze(text)
    title = _MARKS_AT_END.sub("", title)
    title = re.sub(r"([(\[])\s+(?=<)", r"\1", title)
    return re.sub(r"(?<=>)\s+(?=[)\],.;:])", "", title).strip() or None


def join_pages(first: str | None, last: str | None) -> str | None:
    """ "243-262", "e0123456"; the first alone where there is no other last page."""
    first, last = squeeze(first or ""), squeeze(last or "")
    if not first or first.lower() in ("na", "n/a", "-", "0"):
        return None
    first = re.sub(r"\s*[–—−‐]\s*", "-", first)
    if not last or last == first or "-" in first or not re.search(r"\d", last):
        return first
    return f"{first}-{last}"


def _read_kind(page: ArticlePage) -> tuple[str, str | None, str | None]:
    """CSL type, container title and publisher of what is not a journal article."""
    meeting = page.meta("citation_conference_title", "citation_conference")
    if meeting and page.meta("citation_journal_title") is None:
        return "paper-conference", meeting, None
    if book := page.meta("citation_inbook_title", "citation_book_title"):
        return "chapter", book, None
    if school := page.meta("citation_dissertation_institution"):
        return "thesis", None, school
    if house := page.meta("citation_technical_report_institution"):
        return "report", None, house
    return "article-journal", None, None


def _first_doi(page: ArticlePage) -> str | None:
    for name in _DOI_NAMES:
        for text in page.metas_named(name):
            doi = normalise_doi(text)
            if doi:
                return doi
    for record in page.records:
        for value in _texts(record, "sameAs", "identifier", "@id", "url", "mainEntityOfPage"):
            if "doi" in value.lower() and (doi := normalise_doi(value)):
                return doi
    for address in (page.page.url, page.meta("og:url")):
        found = re.search(
            r"/doi/(?:abs/|full/|epdf/|pdf/|book/)?(10\.\d{4,9}/[^?#]+)", address or ""
        )
        if found:
            return normalise_doi(unquote(found.group(1)).rstrip("/"))
    return None


def _identifier_pmid(page: ArticlePage) -> str | None:
    for text in page.metas_named("dc.identifier"):
        if found := re.fullmatch(r"(?:info:)?pmid[/:]\s*(\d+)", text, re.I):
            return normalise_pmid(found.group(1))
    return None


def _texts(record: Mapping[str, object], *keys: str) -> list[str]:
    """All texts below these keys, whether plain, in lists, or as a PropertyValue."""
    found: list[str] = []
    for key in keys:
        value = record.get(key)
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, Mapping):
                each = f"{each.get('propertyID', '')} {each.get('value', '')}".strip()
            if isinstance(each, str):
                found.append(each)
    return found


def _read_language(page: ArticlePage) -> str | None:
    text = page.meta("citation_language", "dc.language", "dcterms.language", "prism.language")
    if not text:
        return None
    word = re.split(r"[-_]", text.strip().lower())[0]
    return _LANGUAGE_CODES.get(word) or LANGUAGES.get(word)


def _fill_from_record(item: Item, page: ArticlePage) -> Item:
    """What the metas do not state, from the JSON-LD record's isPartOf and publisher."""
    for record in page.records:
        parts: dict[str, str] = {}
        _walk_parts(record.get("isPartOf"), parts, 0)
        for key, name in (("volumeNumber", "volume"), ("issueNumber", "issue")):
            if isinstance(value := record.get(key), str | int):
                parts.setdefault(name, str(value))
        publisher = record.get("publisher")
        house = publisher.get("name") if isinstance(publisher, Mapping) else publisher
        start, end = record.get("pageStart"), record.get("pageEnd")
        pages = join_pages(str(start or record.get("pagination") or ""), str(end or ""))
        item = _with_gaps(
            item,
            container_title=parts.get("journal"),
            volume=parts.get("volume"),
            issue=parts.get("issue"),
            publisher=squeeze(house) if isinstance(house, str) else None,
            page=pages,
        )
        if not item.issn and (issn := normalise_issn(parts.get("issn"))):
            item = _with_gaps(item, issn=(issn,))
    return item


def _walk_parts(value: object, parts: dict[str, str], depth: int) -> None:
    """PublicationIssue, PublicationVolume and Periodical, nested or in a list."""
    if isinstance(value, list):
        for each in value:
            _walk_parts(each, parts, depth + 1)
    if not isinstance(value, Mapping) or depth > 5:
        return
    kinds = value.get("@type")
    kinds = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds)
    for key, name in (("volumeNumber", "volume"), ("issueNumber", "issue"), ("issn", "issn")):
        stated = value.get(key)
        stated = stated[0] if isinstance(stated, list) and stated else stated
        if isinstance(stated, str | int) and str(stated).strip():
            parts.setdefault(name, squeeze(str(stated)))
    if "Periodical" in kinds and isinstance(title := value.get("name"), str) and title.strip():
        parts.setdefault("journal", squeeze(title))
    _walk_parts(value.get("isPartOf"), parts, depth + 1)


def _with_gaps(item: Item, **values: object) -> Item:
    """The item with these values where it has none; each is of its field's type."""
    empty = {
        name: value for name, value in values.items() if value and getattr(item, name) in (None, ())
    }
    return replace(item, **empty) if empty else item  # type: ignore[arg-type]  # fields by name


def _plain(text: str | None) -> str | None:
    """A journal's or publisher's name as plain text."""
    if not text:
        return None
    # SAGE prints its places after its name: "SAGE PublicationsSage CA: Los Angeles, CA".
    text = re.sub(r"(?<=[a-z])[A-Z][a-z]+ [A-Z]{2}: .*$", "", text)
    return squeeze(re.sub(r"</?\w[^<>]*>", "", text)) or None
