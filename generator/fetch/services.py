"""NCBI's E-utilities, Crossref and doi.org: what they are asked and what they say there is not.

(NCBI, "E-utilities in depth": 3 requests a second, 10 with a key; tool and email. Crossref, "REST
API": mailto for the polite pool, single works and lists with limits of their own. "DOI content
negotiation".)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import quote

from generator.errors import PageRefused
from generator.fetch.answer import Answer, Params, Request
from generator.fetch.failures import FetchFailed
from generator.fetch.session import Session
from generator.fetch.settings import TOOL, FetchSettings
from generator.sources.xml_records import parse_document

PMID_BATCH = 200
"""PMIDs asked for at once."""
DOI_BATCH = 40
"""DOIs asked for at once: a URL must stay short enough for every server on the way."""

CSL_JSON = "application/vnd.citationstyles.csl+json"
_SELECTED = (
    "DOI,type,title,subtitle,original-title,author,editor,translator,container-title,"
    "short-container-title,issued,published,published-print,published-online,volume,issue,page,"
    "article-number,publisher,publisher-location,ISSN,ISBN"
)
"""What a citation needs; whole records carry reference lists of their own."""

_NOTHING_BY_ID = re.compile(
    rb"ID list is empty|no correct IDs|cannot get document|Invalid uid", re.I
)
_RECORD = re.compile(rb"<(PubmedArticle|PubmedBookArticle)(?=[\s>]).*?</\1>", re.S)
_RECORD_PMID = re.compile(rb"<PMID\b[^>]*>\s*(\d+)\s*</PMID>")
_ARTICLE = re.compile(rb"<article(?=[\s>]).*</article>", re.S)


def split_batches(values: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """The values in batches of a size, in order."""
    for start in range(0, len(values), size):
        yield tuple(values[start : start + size])


def ask_pubmed(session: Session, settings: FetchSettings, pmids: Sequence[str]) -> Answer:
    """PubMed's records for up to 200 PMIDs, as one set; unknown ones are left out of it."""
    answer = session.get(_efetch(settings, "pubmed", ",".join(pmids)))
    return _explain(answer, b"<PubmedArticleSet></PubmedArticleSet>")


def ask_pmc(session: Session, settings: FetchSettings, pmcid: str) -> Answer | None:
    """PMC's article in JATS; None where it has none or does not give it to programs."""
    answer = _explain(session.get(_efetch(settings, "pmc", pmcid.removeprefix("PMC"))), b"")
    found = _ARTICLE.search(answer.body)
    return replace(answer, body=found.group() + b"\n") if found else None


def ask_crossref(session: Session, settings: FetchSettings, doi: str) -> Answer | None:
    """Crossref's message on one DOI; None where it is not one of Crossref's."""
    interval = 0.1 if settings.email else 0.2
    request = Request(
        f"{settings.crossref}/works/{quote(doi, safe='')}",
        secret=_mailto(settings),
        accept="application/json",
        interval=interval,
        find_fault=_find_json_fault,
    )
    answer = session.get(request)
    return answer if answer.status == 200 else None


def ask_crossref_list(session: Session, settings: FetchSettings, dois: Sequence[str]) -> Answer:
    """Crossref's message on up to 40 DOIs with what a citation needs; unknown ones are left out.

    A DOI with a comma cannot stand in a list (see `is_listable`).
    """
    params: Params = (
        ("filter", ",".join(f"doi:{doi}" for doi in dois)),
        ("rows", str(len(dois))),
        ("select", _SELECTED),
    )
    request = Request(
        f"{settings.crossref}/works",
        params,
        _mailto(settings),
        accept="application/json",
        interval=0.35 if settings.email else 1.0,
        find_fault=_find_json_fault,
    )
    answer = session.get(request)
    if answer.status != 200:
        raise FetchFailed(f"Crossref answers {answer.status} to a list of DOIs", "try again later")
    return answer


def is_listable(doi: str) -> bool:
    """Whether a DOI can be one of several in Crossref's filter, which has no escapes."""
    return not re.search(r"[,\s]", doi)


def ask_doi_resolver(session: Session, settings: FetchSettings, doi: str) -> Answer | None:
    """What the DOI's own agency (DataCite, mEDRA …) says of it in CSL-JSON; None where nothing."""
    request = Request(
        f"{settings.doi_resolver}/{quote(doi, safe='/:;()')}",
        accept=CSL_JSON,
        interval=0.2,
    )
    answer = session.get(request)
    if answer.status != 200 or _find_json_fault(answer.body) is not None:
        return None  # an agency without CSL-JSON shows its web page
    return answer


def cut_records(body: bytes) -> Mapping[str, bytes]:
    """The records of a PubMed set by PMID, each as a set of its own that reads alike."""
    first = _RECORD.search(body)
    head = body[: first.start()] if first else b""
    records: dict[str, bytes] = {}
    for found in _RECORD.finditer(body):
        pmid = _RECORD_PMID.search(found.group())
        if pmid:
            records[pmid.group(1).decode("ascii")] = (
                head + found.group() + b"\n</PubmedArticleSet>\n"
            )
    return records


def _efetch(settings: FetchSettings, database: str, ids: str) -> Request:
    key = settings.ncbi_api_key
    return Request(
        f"{settings.eutils}/efetch.fcgi",
        (("db", database), ("id", ids), ("retmode", "xml"), ("tool", TOOL)),
        (
            *((("email", settings.email),) if settings.email else ()),
            *((("api_key", key),) if key else ()),
        ),
        accept="application/xml",
        # A little over a third of a second: the network may bring two requests together.
        interval=0.11 if key else 0.35,
        find_fault=_find_xml_fault,
    )


def _explain(answer: Answer, nothing: bytes) -> Answer:
    """The answer, or one that holds nothing where NCBI says that it knows none of the ids."""
    if answer.status == 200:
        return answer
    if answer.status in (404, 410) or _NOTHING_BY_ID.search(answer.body):
        return replace(answer, status=200, body=nothing)
    said = " ".join(answer.body[:300].decode("utf-8", "replace").split())
    remedy = "check NCBI_API_KEY" if "api key" in said.lower() else "try again later"
    raise FetchFailed(f"NCBI answers {answer.status}: {said}", remedy)


def _mailto(settings: FetchSettings) -> Params:
    return (("mailto", settings.email),) if settings.email else ()


def _find_xml_fault(body: bytes) -> str | None:
    """What is wrong with a set of records: NCBI's trouble may come as 200 and half a file."""
    start = body[:2000]
    if b"<ERROR>" in start or b"<eFetchResult>" in start:
        if _NOTHING_BY_ID.search(start):
            return None
        return "NCBI answers with an error instead of records"
    if b"Article" not in start and b"article" not in start:
        return "NCBI answers with something that is not a set of records"
    try:
        parse_document(body)
    except PageRefused as refusal:
        return f"NCBI's answer is broken: {refusal.message}"
    return None


def _find_json_fault(body: bytes) -> str | None:
    try:
        held = json.loads(body)
    except (ValueError, RecursionError):
        return "the answer is not JSON, or breaks off"
    return None if isinstance(held, dict) else "the answer is not a record"
