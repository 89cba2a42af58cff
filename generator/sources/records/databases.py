"""What databases name otherwise in their exports: Scopus's and the Web of Science's BibTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.markup.latex_text import read_latex_plain
from generator.model import RawReference

GATEWAY = re.compile(
    r"https?://(?:[\w-]+\.)*(?:ovid|scopus|webofscience|webofknowledge|proquest|ebscohost|embase)\.com/"
)
"""Addresses of a subscriber's way to a database, not of an article."""

_NAME_PAIRS = """journal-iso=shortjournal abbrev_source_title=shortjournal art_number=eid
    pubmed_id=pmid document_type=type funding-text=funding funding_text=funding
    funding_text_1=funding number-of-cited-references=references-total"""
_NAMES = dict(pair.split("=") for pair in _NAME_PAIRS.split())
_CITED_BY = re.compile(r"cited by:? \d+", re.I)


def rename_fields(fields: Mapping[str, str]) -> dict[str, str]:
    """BibTeX's fields under their usual names; keywords that a database chose and how often it
    saw the article cited are named so, and its own address is left out."""
    renamed = {_NAMES.get(name, name): value for name, value in fields.items()}
    if "author_keywords" in renamed:
        if "keywords" in renamed:
            renamed["index keywords"] = renamed.pop("keywords")
        renamed["keywords"] = renamed.pop("author_keywords")
    if "eissn" in renamed:
        renamed["issn"] = f"{renamed.get('issn', '')} {renamed.pop('eissn')}".strip()
    if _CITED_BY.match(renamed.get("note", "")):
        renamed["times cited"] = renamed.pop("note")
    if GATEWAY.match(renamed.get("url", "")):
        del renamed["url"]
    return renamed


def read_listed_references(fields: Mapping[str, str]) -> tuple[RawReference, ...]:
    """The list that the Web of Science has a line each, and Scopus between semicolons."""
    lines = re.split(r"\.?\s*\n\s*", fields.get("cited-references", "").rstrip(". "))
    parts = re.split(r";\s+", fields.get("references", ""))
    bare = (re.sub(r"[{}]", "", text) for text in (*lines, *parts))
    printed = filter(None, map(read_latex_plain, bare))
    return tuple(RawReference(raw, number) for number, raw in enumerate(printed, start=1))
