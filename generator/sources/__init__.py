"""Saved page -> Extraction: every site and format litsite reads, and which one a page is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType

from generator.errors import PageRefused
from generator.model import Extraction, Name
from generator.model.identifiers import normalise_doi
from generator.sources import (
    atypon,
    bibtex,
    bmc_xml,
    crossref_json,
    csl_json,
    elsevier,
    endnote_xml,
    hindawi,
    jats_xml,
    mdpi,
    meta_tags,
    nbib,
    papis,
    pmc_html,
    pubmed_abstracts,
    pubmed_html,
    pubmed_text,
    pubmed_xml,
    refusals,
    ris,
    scopus_csv,
    web_of_science,
)
from generator.sources.bare_pages import flatten_page
from generator.sources.interests import strip_conflict_label
from generator.sources.labels import part_labels
from generator.sources.page import SavedPage
from generator.sources.statements import place_statements

SOURCES: tuple[ModuleType, ...] = (
    pubmed_xml,
    jats_xml,
    bmc_xml,
    nbib,
    papis,
    crossref_json,
    ris,
    endnote_xml,
    web_of_science,
    scopus_csv,
    bibtex,
    csl_json,
    pubmed_abstracts,
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

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"'<>&,;{}\\]+")
_FILE_OF = re.compile(
    r"(?:-references)?\.(?:ris|bib|pdf|x?html?|xml|epub)$|/(?:full|pdf|epub)$", re.I
)
"""What addresses of files have behind a DOI."""
_NO_TERM = re.compile(r"(?:none|others?|n/a|not applicable)\.?", re.I)
_LOOKED_THROUGH = 1_000_000
"""Characters of a page that nobody knows, in which a DOI is looked for."""


def extract_page(page: SavedPage) -> Iterator[Extraction]:
    """What the first source that knows the page reads from it: one article, or many of a set.

    Raises PageRefused in a person's words for a page that is not an article.
    """
    refusals.refuse(page)
    for source in SOURCES:
        if source.matches(page):
            yield from map(_settle, source.extract(page))
            return
    bare = flatten_page(page)
    if bare is not None and pubmed_text.matches(bare):
        yield from map(_settle, pubmed_text.extract(bare))
        return
    refusals.refuse_answer(page)
    raise PageRefused(
        "no article was recognised in it",
        "save the article's own page (PubMed, PMC or the publisher) as HTML"
        + _name_other_way(page),
    )


def _settle(extraction: Extraction) -> Extraction:
    """Without a keyword that says there is none, as forms that ask for one are answered, without
    a label before the statement on interests, which has its own on the site, and without the
    signs that empty fields leave behind an affiliation; with statements in their fields and
    abstracts in their parts."""
    extraction = place_statements(extraction)
    document = extraction.document
    stated = document.conflict_of_interest
    settled = replace(
        document,
        item=replace(document.item, author=tuple(map(_bare_places, document.item.author))),
        keyword=tuple(term for term in document.keyword if not _NO_TERM.fullmatch(term)),
        conflict_of_interest=strip_conflict_label(stated) if stated else stated,
    )
    sections = tuple(
        replace(each, markdown=part_labels(each.markdown)) if "bstract" in each.heading else each
        for each in extraction.sections
    )
    return replace(extraction, document=settled, sections=sections)


def _bare_places(name: Name) -> Name:
    places = tuple(bare for place in name.affiliations if (bare := place.strip(" ,;")))
    return name if places == name.affiliations else replace(name, affiliations=places)


def _name_other_way(page: SavedPage) -> str:
    """What else may be done where the page names a DOI: the first is mostly its own, but not in
    JSON, which may begin with the works it cites."""
    if page.text.lstrip().startswith(("{", "[")):
        return ""
    found = _DOI.search(page.text[:_LOOKED_THROUGH])
    doi = normalise_doi(_FILE_OF.sub("", found.group())) if found else None
    return f", or, if it is {doi}, have it fetched: litsite add {doi}" if doi else ""
