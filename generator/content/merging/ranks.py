"""Which reader's word counts more where two pages of one article disagree."""

from __future__ import annotations

import re

from generator.model import SourceNote

_BEST_FIRST = """
    pubmed_xml pubmed_html jats_xml bmc_xml pmc_html nbib pubmed_text pubmed_abstracts
    crossref_json
    (publisher)
    meta_tags web_of_science scopus_csv ris endnote_xml bibtex papis csl_json
"""
_RANKS = {name: rank for rank, name in enumerate(_BEST_FIRST.split())}
_PUBLISHER = _RANKS["(publisher)"]


def rank_reader(reader: str) -> int:
    """A reader's rank, 0 the best; a reader that is not listed reads a publisher's pages."""
    return _RANKS.get(reader, _PUBLISHER)


def order_source(source: SourceNote) -> tuple[int, str, int, str, str, str]:
    """What sorts sources: the best reader first, of one reader the page saved last.

    No two different sources are equal, so that the order pages are added in has no say.
    """
    digits = re.sub(r"\D", "", source.retrieved or "")[:8]
    return (
        rank_reader(source.reader),
        source.reader,
        -int(digits or "0"),
        source.sha256 or "",
        source.file or "",
        source.url or "",
    )
