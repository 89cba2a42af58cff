"""Saved page -> Extraction: every site and format litsite reads, and which one a page is."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from generator.errors import PageRefused
from generator.model import Extraction
from generator.sources import (
    atypon,
    bibtex,
    crossref_json,
    csl_json,
    elsevier,
    hindawi,
    jats_xml,
    mdpi,
    meta_tags,
    nbib,
    pmc_html,
    pubmed_html,
    pubmed_text,
    pubmed_xml,
    refusals,
    ris,
)
from generator.sources.page import SavedPage

SOURCES: tuple[ModuleType, ...] = (
    pubmed_xml,
    jats_xml,
    nbib,
    crossref_json,
    ris,
    bibtex,
    csl_json,
    pubmed_html,
    pubmed_text,
    pmc_html,
    elsevier,
    atypon,
    hindawi,
    mdpi,
    meta_tags,
)
"""Sources in the order they are asked; the specific before the general."""


def extract_page(page: SavedPage) -> Iterator[Extraction]:
    """What the first source that knows the page reads from it: one article, or many of a set.

    Raises PageRefused in a person's words for a page that is not an article.
    """
    refusals.refuse(page)
    for source in SOURCES:
        if source.matches(page):
            yield from source.extract(page)
            return
    raise PageRefused(
        "no article was recognised in it",
        "save the article's own page (PubMed, PMC or the publisher) as HTML",
    )
