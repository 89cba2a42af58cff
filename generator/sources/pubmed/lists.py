"""The lists of a PubMed page: references, similar and citing articles, figures, corrections."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import BeautifulSoup, Tag

from generator.markup.escape import escape_line_start
from generator.markup.markdown import inline_markdown
from generator.markup.text import squeeze, text_of
from generator.model import Correction, Figure, Item, RawReference, RelatedArticle, RelatedArticles
from generator.model.identifiers import normalise_doi, normalise_pmcid, normalise_pmid
from generator.sources.pubmed.terms import CORRECTION_HEADINGS

_PMID_PATH = re.compile(r"(?:^|pubmed\.ncbi\.nlm\.nih\.gov|/pubmed)/(\d{1,9})/?(?:[?#].*)?$")
_PMC_PATH = re.compile(r"pmc\.ncbi|/pmc/|/PMC\d", re.I)
_JOINTS = " -–—"
"""What links that were taken out leave behind, between them and at the end."""
_HEADINGS = ["h2", "h3", "h4", "h5", "strong"]


def read_references(
    parts: Mapping[str, Tag],
) -> tuple[tuple[RawReference, ...], int | None]:
    """The reference list in print order, and the total where the page shows fewer.

    Once "Show all" was pressed the page may hold the short list and the full one: the fuller
    counts.
    """
    section = parts.get("references")
    if section is None:
        return (), None
    lists = [
        each
        for key, each in parts.items()
        if re.fullmatch(r"(?:top|full)-references-list-?\d*", key)
    ]
    candidates = [_read_list(each) for each in lists] or [_read_list(section)]
    entries = max(candidates, key=len)
    references = tuple(
        RawReference(raw=entry.raw, number=place, item=entry.item, list_title=entry.list_title)
        for place, entry in enumerate(entries, start=1)
    )
    total = None
    for button in section.find_all(["button", "a"]):
        found = re.search(r"(?:show|see) all ([\d,]+) ref", squeeze(button.get_text()), re.I)
        if found:
            total = int(found.group(1).replace(",", ""))
    return references, total if total and total > len(references) else None


def _read_list(block: Tag) -> list[RawReference]:
    entries = []
    for entry in block.find_all("li"):
        if entry.find("li") is None:
            reference = _read_reference(entry, block)
            if reference.raw or reference.item:
                entries.append(reference)
    return entries


def _read_reference(entry: Tag, block: Tag) -> RawReference:
    """An entry's words without its links; the links' identifiers go into `item`."""
    doi = pmid = pmcid = None
    for link in entry.find_all("a"):
        address = str(link.get("href", ""))
        label = (text_of(link) or "").lower()
        if link.get("class") and "reference-link" not in link["class"] and label not in _LABELS:
            continue
        path = _PMID_PATH.search(address)
        if "doi.org/" in address:
            doi = doi or normalise_doi(address.partition("doi.org/")[2])
        elif _PMC_PATH.search(address):
            found = re.search(r"PMC\d+", address, re.I)
            pmcid = pmcid or normalise_pmcid(found.group() if found else None)
        elif path:
            pmid = pmid or normalise_pmid(path.group(1))
        elif label not in _LABELS:
            continue
        link.extract()
    raw = squeeze(entry.get_text()).rstrip(_JOINTS)
    item = Item(doi=doi, pmid=pmid, pmcid=pmcid) if doi or pmid or pmcid else None
    return RawReference(raw=raw, item=item, list_title=_list_title(entry, block))


_LABELS = frozenset({"doi", "pmc", "pubmed", "free article"})


def _list_title(entry: Tag, block: Tag) -> str | None:
    """The heading over a list within the list ("References to studies awaiting assessment")."""
    parent = entry.parent
    while isinstance(parent, Tag) and parent is not block.parent:
        for before in parent.find_previous_siblings():
            if before.name in _HEADINGS:
                title = text_of(before)
                return title if title and title.lower() != "references" else None
            if before.name in ("ol", "ul", "li"):
                break
        parent = parent.parent
    return None


def read_related(section: Tag | None, retrieved: str) -> RelatedArticles | None:
    """Similar or citing articles: those the page holds and how many it says there are."""
    if section is None:
        return None
    amount = section.find(class_="amount")
    digits = re.sub(r"\D", "", amount.get_text()) if isinstance(amount, Tag) else ""
    articles = tuple(
        article
        for article in map(_read_related, section.find_all("li", class_="full-docsum"))
        if article is not None
    )
    if not articles and not digits:
        return None
    return RelatedArticles(articles, int(digits) if digits else None, retrieved)


def _read_related(entry: Tag) -> RelatedArticle | None:
    title = entry.find(class_="docsum-title")
    if not isinstance(title, Tag):
        return None
    path = _PMID_PATH.search(str(title.get("href", "")))
    pmid = (
        normalise_pmid(str(title.get("data-ga-action", "")))
        or normalise_pmid(str(title.get("data-article-id", "")))
        or normalise_pmid(text_of(entry.find(class_="docsum-pmid")))
        or (path.group(1) if path else None)
    )
    authors = text_of(entry.find(class_="full-authors") or entry.find(class_="docsum-authors"))
    journal = text_of(
        entry.find(class_="full-journal-citation") or entry.find(class_="docsum-journal-citation")
    )
    citation = " ".join(filter(None, [authors, journal]))
    words = text_of(title)
    if not words and not citation:
        return None
    return RelatedArticle(
        citation=citation or words or "",
        title=words.rstrip(".") if words else None,
        pmid=pmid,
        doi=normalise_doi(journal),
    )


def read_figures(section: Tag | None) -> tuple[Figure, ...]:
    """Labels, full captions and addresses; each caption stands three times in growing length."""
    figures = []
    for figure in section.find_all("figure") if section else ():
        full = figure.find("figcaption") or figure.find(class_="figure-caption") or figure
        label = full.find(class_="figure-label")
        contents = full.find(class_="figure-caption-contents")
        link = figure.find("a", class_="figure-link")
        words = inline_markdown(contents) if isinstance(contents, Tag) else ""
        caption = escape_line_start(words)
        name = (text_of(label) if isinstance(label, Tag) else None) or ""
        address = str(link.get("href", "")) if isinstance(link, Tag) else ""
        figures.append(
            Figure(
                label=name.rstrip(" .:") or None,
                caption=caption or None,
                url=address if address.startswith(("http://", "https://")) else None,
            )
        )
    return tuple(figure for figure in figures if figure.label or figure.caption)


def read_corrections(soup: BeautifulSoup) -> tuple[Correction, ...]:
    """The articles under headings such as "Erratum in", wherever the page prints them."""
    corrections = []
    for heading in soup.find_all(["h2", "h3", "h4"]):
        kind = CORRECTION_HEADINGS.get((text_of(heading) or "").lower().rstrip(":"))
        block = heading.parent
        if kind is None or block is None:
            continue
        for entry in block.find_all("li"):
            correction = _read_correction(kind, entry)
            if correction is not None:
                corrections.append(correction)
    return tuple(dict.fromkeys(corrections))


def _read_correction(kind: str, entry: Tag) -> Correction | None:
    pmid = doi = None
    for link in entry.find_all("a"):
        address = str(link.get("href", ""))
        path = _PMID_PATH.search(address)
        if path:
            pmid = pmid or normalise_pmid(path.group(1))
        elif "doi.org/" in address:
            doi = doi or normalise_doi(address.partition("doi.org/")[2])
    text = squeeze(entry.get_text(" "))
    printed = re.search(r"\bPMID:\s*(\d+)", text)
    if printed:
        pmid = pmid or normalise_pmid(printed.group(1))
        text = text[: printed.start()]
    text = re.sub(r"\s+([.,;:])", r"\1", text)
    text = re.sub(r"(?:\s*-\s*(?:DOI|PMC|PubMed))+\s*$", "", text).rstrip(_JOINTS).lstrip()
    if not text and not pmid:
        return None
    return Correction(kind, text or None, pmid, doi or normalise_doi(text))
