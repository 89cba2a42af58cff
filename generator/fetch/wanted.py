"""What a person wants fetched: a PMID, a PMCID, a DOI or a page, told from a path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit

from generator.model.identifiers import normalise_doi, normalise_pmcid, normalise_pmid

Kind = Literal["pmid", "pmcid", "doi", "url"]

_DOI = re.compile(r"(?:doi:\s*)?10\.\d{4,9}/\S+", re.I)
_PMID = re.compile(r"(?:pmid:?\s*)?\d{1,9}", re.I)
_PMCID = re.compile(r"(?:pmcid:?\s*)?pmc\d{1,10}", re.I)
_PUBMED_PATHS = {
    "pubmed.ncbi.nlm.nih.gov": re.compile(r"/(\d{1,9})/?"),
    "www.ncbi.nlm.nih.gov": re.compile(r"/pubmed/(\d{1,9})/?"),
    "ncbi.nlm.nih.gov": re.compile(r"/pubmed/(\d{1,9})/?"),
    "europepmc.org": re.compile(r"/(?:article|abstract)/MED/(\d{1,9})/?", re.I),
}
_PMC_PATHS = {
    "pmc.ncbi.nlm.nih.gov": re.compile(r"/articles/(PMC\d{1,10})(?:/.*)?", re.I),
    "www.ncbi.nlm.nih.gov": re.compile(r"/pmc/articles/(PMC\d{1,10})(?:/.*)?", re.I),
    "europepmc.org": re.compile(r"/(?:article|articles)/(?:PMC/)?(PMC\d{1,10})(?:/.*)?", re.I),
}
_DOI_HOSTS = ("doi.org", "www.doi.org", "dx.doi.org")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to fetch: `value` is the identifier in canonical form or the address."""

    kind: Kind
    value: str


def is_remote(text: str) -> bool:
    """Whether an argument names something to fetch; a path that is there is a path."""
    try:
        if Path(text).exists():
            return False
    except (OSError, ValueError):
        pass
    return read_wanted(text) is not None


def read_wanted(text: str) -> Wanted | None:
    """What an argument names; None where it is neither identifier nor web address.

    The addresses of PubMed's, PMC's and doi.org's pages name their records: the services give
    them to programs, the pages are for people.
    """
    text = text.strip()
    if re.match(r"https?://", text, re.I):
        return _read_address(text)
    if _DOI.fullmatch(text):
        return _wanted("doi", normalise_doi(text))
    if _PMID.fullmatch(text):
        return _wanted("pmid", normalise_pmid(text))
    if _PMCID.fullmatch(text):
        return _wanted("pmcid", normalise_pmcid(text))
    return None


def _wanted(kind: Kind, value: str | None) -> Wanted | None:
    return Wanted(kind, value) if value else None


def _read_address(text: str) -> Wanted:
    try:
        parts = urlsplit(text)
        host = (parts.hostname or "").lower()
    except ValueError:
        return Wanted("url", text)
    if host in _DOI_HOSTS and (doi := normalise_doi(unquote(parts.path).lstrip("/"))):
        return Wanted("doi", doi)
    if host in _PUBMED_PATHS and (found := _PUBMED_PATHS[host].fullmatch(parts.path)):
        return _wanted("pmid", normalise_pmid(found.group(1))) or Wanted("url", text)
    if host in _PMC_PATHS and (found := _PMC_PATHS[host].fullmatch(parts.path)):
        return _wanted("pmcid", normalise_pmcid(found.group(1))) or Wanted("url", text)
    return Wanted("url", text)
