"""A PubMed Central article page, in the layouts of 2008, 2016 and 2024.

The head's metas give most facts; the citation line adds last pages. The whole text is read where
a Creative Commons licence opens it, else the abstract and the reference list alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from generator.markup.text import text_of
from generator.model import Extraction, Issued, Item, Name
from generator.model.identifiers import list_issns, normalise_doi, normalise_pmcid
from generator.sources.article_page import ArticlePage, parse_article_page
from generator.sources.author_names import split_name
from generator.sources.body.figures import read_figures
from generator.sources.body.statements import read_body_statements
from generator.sources.body.text import block_text
from generator.sources.citation_line import CitationLine, read_citation_line, read_date
from generator.sources.head.item import read_head_item
from generator.sources.licenses import is_open
from generator.sources.meta_tags import read_article
from generator.sources.page import SavedPage
from generator.sources.pmc.notes import (
    add_affiliations,
    read_pmc_conflict,
    read_pmc_copyright,
    read_pmc_unplaced,
)
from generator.sources.pmc.text import read_pmc_sections

_PMC = re.compile(
    r"pmc\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pmc/|pubmedcentral\.nih\.gov|pmc-body|ncbi_db",
    re.I,
)
_PMC_ARTICLE = re.compile(
    r"""class\s*=\s*["'][^"']{0,300}(?:main-article-body|pmc-layout__citation|fm-citation|fm-sec|
    pmc_sec_title|contrib-group\ fm-author)|ncbi_app["']\s+content=["']pmc""",
    re.I | re.X,
)
_PMCID = re.compile(
    r"(?:pmc\.ncbi\.nlm\.nih\.gov/articles|ncbi\.nlm\.nih\.gov/pmc/articles)/(PMC\d+)|"
    r"articlerender\.fcgi\?artid=(\d+)",
    re.I,
)
_LINE = re.compile(r"[12]\d{3}\b[^.;]{0,30};.*?(?=\.\s|\.?$| doi:| Published)", re.S)


def matches(page: SavedPage) -> bool:
    """Whether the page is an article's own page on PubMed Central."""
    return _PMC.search(page.text) is not None and _PMC_ARTICLE.search(page.text) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article's facts, abstract and references; its text and figures where they are open.

    Raises PageRefused for a page without a title.
    """
    parts = parse_article_page(page)
    item = _read_item(parts)
    extraction = read_article(parts, "pmc_html", item)
    document = extraction.document
    extraction = replace(
        extraction,
        document=replace(
            document,
            copyright=document.copyright or read_pmc_copyright(parts.soup),
            conflict_of_interest=document.conflict_of_interest or read_pmc_conflict(parts.soup),
        ),
        unplaced=(*read_pmc_unplaced(parts.soup), *read_body_statements(parts.soup)),
    )
    if not is_open(extraction.document.license):
        yield extraction
        return
    figures = read_figures(parts.soup)
    anchors = tuple(each.anchor for each in extraction.references if each.anchor)
    text = read_pmc_sections(parts.soup, anchors)
    yield replace(
        extraction,
        document=replace(extraction.document, figures=figures),
        sections=extraction.sections + text,
    )


def _read_item(parts: ArticlePage) -> Item:
    """The head's facts with what the citation line and the page's own labels add."""
    item = read_head_item(parts)
    line, journal = _read_line(parts)
    # PMC names a journal in full in its metas and by its abbreviation in the citation line.
    if journal and journal.rstrip(".") != (item.container_title or "").rstrip("."):
        item = replace(item, container_title_short=journal.rstrip("."))
    page = line.page if line.page and re.search(r"\d", line.page) else None
    if page and (item.page is None or page.startswith(item.page)):
        item = replace(item, page=re.sub(r"\s*[–—]\s*", "-", page))
    return replace(
        item,
        title=item.title or _first_text(parts, "content-title", "fm-title"),
        author=add_affiliations(parts.soup, item.author or _read_authors(parts)),
        issued=line.issued or item.issued,
        available_date=item.available_date or _read_online(parts),
        volume=item.volume or line.volume,
        issue=item.issue or line.issue,
        doi=item.doi or normalise_doi(_first_text(parts, "doi")),
        pmcid=item.pmcid or _read_pmcid(parts),
        issn=item.issn or list_issns([parts.meta("citation_issn")]),
    )


def _read_line(parts: ArticlePage) -> tuple[CitationLine, str | None]:
    """The citation line's facts and the abbreviated journal before it."""
    for name in ("pmc-layout__citation", "fm-citation"):
        block = parts.soup.find(class_=name)
        if not isinstance(block, Tag):
            continue
        for button in block.find_all("button"):
            button.name = "span"
        words = re.sub(r"\s+([;:.(])", r"\1", block_text(block))
        found = _LINE.search(words)
        if found is None:
            continue
        line = re.sub(r"\s*([;:(])\s*", r"\1", found.group())
        journal = re.split(r"[.:]\s+", words[: found.start()].strip().rstrip(". "))[-1]
        usual = 1 < len(journal) < 80 and "doi" not in journal.lower()
        return read_citation_line(line), journal if usual else None
    return CitationLine(), None


def _read_online(parts: ArticlePage) -> Issued | None:
    found = re.search(
        r"Published online\s+([12]\d{3}(?:\s+[A-Z][a-z]+)?(?:\s+\d{1,2})?)",
        " ".join(
            block_text(each)
            for each in parts.soup.find_all(class_=["fm-citation", "fm-vol-iss-date"])
        ),
    )
    return read_date(found.group(1)) if found else None


def _read_authors(parts: ArticlePage) -> tuple[Name, ...]:
    names = parts.soup.select(".cg .name.western") or parts.soup.select(".fm-author a")
    return tuple(split_name(text) for each in names if (text := text_of(each)))


def _read_pmcid(parts: ArticlePage) -> str | None:
    """The article's own PMCID: from its addresses, else from the label beside its citation."""
    addresses = [parts.page.url or "", *(value for _, value in parts.metas)]
    for address in addresses:
        if found := _PMCID.search(address):
            return normalise_pmcid(found.group(1) or found.group(2))
    for block in parts.soup.find_all(
        class_=["fm-citation-ids", "pmc-layout__citation", "front-matter"]
    ):
        if found := re.search(r"PMCID:\s*(PMC\d+)", block_text(block)):
            return normalise_pmcid(found.group(1))
    return None


def _first_text(parts: ArticlePage, *names: str) -> str | None:
    for name in names:
        element = parts.soup.find(class_=name)
        if isinstance(element, Tag) and (text := text_of(element)):
            return text
    return None
