"""PMID, PMCID, DOI, URL -> a saved page in a folder, for the sources to read as any other."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.errors import LitsiteError
from generator.fetch.answer import Answer, Request
from generator.fetch.failures import SAVE_IT, FetchFailed
from generator.fetch.services import (
    PMID_BATCH,
    ask_crossref,
    ask_doi_resolver,
    ask_pmc,
    ask_pubmed,
    cut_records,
    split_batches,
)
from generator.fetch.session import Session
from generator.fetch.settings import FetchSettings
from generator.fetch.wanted import Wanted, read_wanted
from generator.whole_file import write_whole

_PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_SUFFIXES = {
    "": ".html",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/json": ".json",
    "application/vnd.citationstyles.csl+json": ".json",
    "application/x-research-info-systems": ".ris",
    "application/x-bibtex": ".bib",
    "text/x-bibtex": ".bib",
    "multipart/related": ".mhtml",
}
_TELL_EVERY = 50
"""Things that are asked for before a line says how many are done."""
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.I)
_DOCTYPE = re.compile(rb"\s*<!DOCTYPE[^>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page that was saved: `wanted` as it was asked for, `url` where it came from, `cached`
    where it had been fetched before."""

    wanted: str
    path: Path
    url: str
    cached: bool = False


@dataclass(frozen=True, slots=True)
class NotFetched:
    """Something wanted that could not be fetched: why, and what to do."""

    wanted: str
    reason: str
    remedy: str


Outcome = Fetched | NotFetched


def fetch_pages(
    wanted: Sequence[str], folder: Path, settings: FetchSettings, say: Callable[[str], None]
) -> tuple[Outcome, ...]:
    """Saves what is wanted as pages in a folder; what became of each, in order.

    PMIDs go to NCBI in batches, DOIs to Crossref and then to their own agency, PMC's articles to
    NCBI, other addresses to their site if its robots.txt allows. Raises LitsiteError where
    fetching is not installed or the folder cannot be written.
    """
    read = {text: read_wanted(text) for text in dict.fromkeys(wanted)}
    things = tuple(dict.fromkeys(thing for thing in read.values() if thing is not None))
    outcomes: dict[Wanted, Outcome] = {}
    told = 0
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with Session(settings, say) as session:
            for fetched in _fetch_all(session, settings, things, folder):
                outcomes |= fetched
                if told + _TELL_EVERY <= len(outcomes) < len(things):
                    told = len(outcomes)
                    say(f"asked for {told} of {len(things)}")
    except OSError as error:
        raise LitsiteError(
            f"{folder} cannot be written: {error.strerror or error}", "make room or allow writing"
        ) from None
    return tuple(
        _name_as_asked(text, outcomes[thing])
        if thing is not None
        else NotFetched(text, "neither a file nor a PMID, DOI or web address", "check the spelling")
        for text, thing in read.items()
    )


def _fetch_all(
    session: Session, settings: FetchSettings, things: Sequence[Wanted], folder: Path
) -> Iterator[dict[Wanted, Outcome]]:
    """What becomes of the things, as it comes: PMIDs in batches, all others one by one."""
    pmids = [thing.value for thing in things if thing.kind == "pmid"]
    for batch in split_batches(pmids, PMID_BATCH):
        fetched = _fetch_batch(session, settings, batch, folder)
        yield {Wanted("pmid", pmid): outcome for pmid, outcome in fetched.items()}
    for thing in things:
        if thing.kind != "pmid":
            yield {thing: _fetch_one(session, settings, thing, folder)}


def _name_as_asked(text: str, outcome: Outcome) -> Outcome:
    if isinstance(outcome, Fetched):
        return Fetched(text, outcome.path, outcome.url, outcome.cached)
    return NotFetched(text, outcome.reason, outcome.remedy)


def _fetch_batch(
    session: Session, settings: FetchSettings, pmids: Sequence[str], folder: Path
) -> dict[str, Outcome]:
    try:
        answer = ask_pubmed(session, settings, pmids)
    except FetchFailed as failure:
        return {pmid: _not_fetched(pmid, failure) for pmid in pmids}
    records = cut_records(answer.body)
    outcomes: dict[str, Outcome] = {}
    for pmid in pmids:
        if pmid in records:
            path = folder / f"pubmed-{pmid}.xml"
            url = f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/"
            outcomes[pmid] = _save(pmid, path, records[pmid], url, answer)
        else:
            outcomes[pmid] = NotFetched(
                pmid, f"PubMed has no record {pmid}", "check the number's spelling"
            )
    return outcomes


def _fetch_one(session: Session, settings: FetchSettings, thing: Wanted, folder: Path) -> Outcome:
    try:
        if thing.kind == "doi":
            return _fetch_doi(session, settings, thing.value, folder)
        if thing.kind == "pmcid":
            return _fetch_pmc(session, settings, thing.value, folder)
        return _fetch_page(session, thing.value, folder)
    except FetchFailed as failure:
        return _not_fetched(thing.value, failure)


def _fetch_doi(session: Session, settings: FetchSettings, doi: str, folder: Path) -> Outcome:
    answer = ask_crossref(session, settings, doi)
    name = f"crossref-{_slug(doi)}.json"
    if answer is None:
        answer = ask_doi_resolver(session, settings, doi)
        name = f"doi-{_slug(doi)}.json"
    if answer is None:
        raise FetchFailed(f"no agency has a record of {doi}", "check the DOI, or " + SAVE_IT)
    return _save(doi, folder / name, answer.body, f"https://doi.org/{doi}", answer)


def _fetch_pmc(session: Session, settings: FetchSettings, pmcid: str, folder: Path) -> Outcome:
    answer = ask_pmc(session, settings, pmcid)
    if answer is None:
        raise FetchFailed(f"PMC gives no article {pmcid} to programs", SAVE_IT)
    url = f"https://pmc.ncbi.nlm.nih.gov/articles/{pmcid}/"
    return _save(pmcid, folder / f"pmc-{pmcid}.xml", answer.body, url, answer)


def _fetch_page(session: Session, url: str, folder: Path) -> Outcome:
    answer = session.get(Request(url, accept=_PAGE, robots=True))
    if answer.status != 200:
        raise FetchFailed(f"there is no page at {url} ({answer.status})", "check the address")
    if answer.body.startswith(b"%PDF-") or answer.content_type == "application/pdf":
        raise FetchFailed("a PDF", "give the address of the article's web page instead")
    suffix = _SUFFIXES.get(answer.content_type)
    if suffix is None and answer.content_type.endswith("+xml"):
        suffix = ".xml"
    if suffix is None:
        raise FetchFailed(f"{answer.content_type}, not a page", SAVE_IT)
    if not answer.body.strip():
        raise FetchFailed("an empty page", SAVE_IT)
    body = answer.body
    if suffix in (".html", ".txt"):
        body = _as_utf8(body, answer.headers.get("content-type", ""))
    if suffix == ".html":
        body = _state_address(body, answer.url)
    return _save(url, folder / f"page-{_slug(answer.url)}{suffix}", body, answer.url, answer)


def _save(wanted: str, path: Path, data: bytes, url: str, answer: Answer) -> Fetched:
    """Writes the page, unless it is there, dated when it was fetched."""
    if not path.is_file() or path.read_bytes() != data:
        write_whole(path, data)
        os.utime(path, (answer.retrieved, answer.retrieved))
    return Fetched(wanted, path, url, answer.cached)


def _not_fetched(wanted: str, failure: FetchFailed) -> NotFetched:
    return NotFetched(wanted, failure.message, failure.remedy)


def _as_utf8(body: bytes, content_type: str) -> bytes:
    """The page in UTF-8 where only its HTTP header says how it is encoded: a file has none."""
    found = _CHARSET.search(content_type)
    if found is None or body.startswith(
        (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    ):
        return body
    name = found.group(1).lower()
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        # Browsers read Latin-1 as Windows-1252 (WHATWG Encoding Standard).
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name
        try:
            return body.decode(name, "replace").encode("utf-8")
        except (LookupError, ValueError):
            return body
    return body


def _state_address(body: bytes, url: str) -> bytes:
    """The page with the comment that browsers leave in what they save: where it came from."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body
    url = url.replace("--", "-%2D").replace(">", "%3E")
    comment = f"\n<!-- saved from url=({len(url):04d}){url} -->\n".encode("ascii", "ignore")
    head = _DOCTYPE.match(body.removeprefix(codecs.BOM_UTF8))
    body = body.removeprefix(codecs.BOM_UTF8)
    end = head.end() if head else 0
    return body[:end] + comment + body[end:]


def _slug(text: str) -> str:
    """A file name for a DOI or an address: its letters, and a digest where they do not say all."""
    if re.fullmatch(r"10\.\d+/[a-z0-9.-]{1,80}", text):
        return text.replace("/", "-")
    parts = urlsplit(text) if "://" in text else None
    plain = f"{parts.hostname}{parts.path}" if parts else text
    letters = re.sub(r"[^a-z0-9.]+", "-", plain.lower()).strip("-.")[:80]
    return f"{letters}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
