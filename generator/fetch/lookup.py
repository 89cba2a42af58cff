"""The records that PubMed, Crossref and the DOI agencies hold, asked for in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from generator.errors import PageRefused
from generator.fetch.failures import SAVE_IT, FetchFailed
from generator.fetch.services import (
    DOI_BATCH,
    PMID_BATCH,
    ask_crossref,
    ask_crossref_list,
    ask_doi_resolver,
    ask_pubmed,
    is_listable,
    split_batches,
)
from generator.fetch.session import Session
from generator.fetch.settings import FetchSettings
from generator.model import Item
from generator.sources import extract_page
from generator.sources.page import HEAD_BYTES, SavedPage

_REMEMBERED = 20_000
"""Records kept at hand in case another review cites the same work."""

_LATER = "run litsite enrich again later; what was found is kept"


@dataclass(slots=True)
class Lookup:
    """Records by identifier ("pmid:…", "doi:…"): None where no service has one; `failed` says why
    an identifier could not be asked for."""

    session: Session
    settings: FetchSettings
    found: dict[str, Item | None] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def look_up(self, items: Sequence[Item]) -> None:
        """Asks for what is not known yet: PMIDs first, then the DOIs of those without a record."""
        if len(self.found) > _REMEMBERED:
            self.found.clear()
        self._ask_pmids(self._unknown(f"pmid:{item.pmid}" for item in items if item.pmid))
        left = (item for item in items if item.doi and self.record_of(item) is None)
        self._ask_dois(self._unknown(f"doi:{item.doi}" for item in left))

    def record_of(self, item: Item) -> Item | None:
        """The record that the item's identifiers name."""
        names = name_identifiers(item)
        return next((record for name in names if (record := self.found.get(name))), None)

    def was_asked(self, item: Item) -> bool:
        """Whether a service said something of one of the item's identifiers, or failed to."""
        return any(name in self.found or name in self.failed for name in name_identifiers(item))

    def failure_of(self, item: Item) -> str | None:
        """Why one of the item's identifiers could not be asked for; None where all could."""
        names = name_identifiers(item)
        return next((self.failed[name] for name in names if name in self.failed), None)

    def _unknown(self, names: Iterable[str]) -> tuple[str, ...]:
        new = dict.fromkeys(name for name in names if name not in self.found)
        return tuple(name.partition(":")[2] for name in new)

    def _ask_pmids(self, pmids: Sequence[str]) -> None:
        for batch in split_batches(pmids, PMID_BATCH):
            try:
                answer = ask_pubmed(self.session, self.settings, batch)
            except FetchFailed as failure:
                self._fail("pmid", batch, failure)
                continue
            held = {item.pmid: item for item in _read_items("answer.xml", answer.body)}
            for pmid in batch:
                self._learn(f"pmid:{pmid}", held.get(pmid))

    def _ask_dois(self, dois: Sequence[str]) -> None:
        for batch in split_batches([doi for doi in dois if is_listable(doi)], DOI_BATCH):
            try:
                answer = ask_crossref_list(self.session, self.settings, batch)
            except FetchFailed as failure:
                self._fail("doi", batch, failure)
                continue
            held = {item.doi: item for item in _read_items("answer.json", answer.body)}
            for doi in batch:
                if doi in held:
                    self._learn(f"doi:{doi}", held[doi])
                else:
                    self._ask_one(doi, listed=True)
        for doi in dois:
            if not is_listable(doi):
                self._ask_one(doi, listed=False)

    def _ask_one(self, doi: str, listed: bool) -> None:
        """A DOI that Crossref's lists do not hold: its own agency may know it."""
        try:
            answer = None if listed else ask_crossref(self.session, self.settings, doi)
            answer = answer or ask_doi_resolver(self.session, self.settings, doi)
        except FetchFailed as failure:
            self._fail("doi", [doi], failure)
            return
        items = _read_items("answer.json", answer.body) if answer else iter(())
        self._learn(f"doi:{doi}", next(items, None))

    def _learn(self, name: str, item: Item | None) -> None:
        self.found[name] = item
        self.failed.pop(name, None)

    def _fail(self, kind: str, values: Sequence[str], failure: FetchFailed) -> None:
        remedy = failure.remedy.replace(SAVE_IT, _LATER)  # no page is wanted here
        failure = FetchFailed(failure.message, remedy)
        self.failed.update((f"{kind}:{value}", str(failure)) for value in values)


def name_identifiers(item: Item) -> tuple[str, ...]:
    """What a record of the item can be asked for by, the surest first."""
    named = (("pmid", item.pmid), ("doi", item.doi))
    return tuple(f"{kind}:{value}" for kind, value in named if value)


def _read_items(name: str, body: bytes) -> Iterator[Item]:
    """The bibliographic facts of the records in an answer, read as those of a saved page are."""
    page = SavedPage(
        name=name,
        head=body[:HEAD_BYTES],
        size=len(body),
        sha256="",
        retrieved="",
        open=lambda: BytesIO(body),
    )
    try:
        for extraction in extract_page(page):
            yield extraction.document.item
    except PageRefused:
        return  # a record without a title fills nothing; the others were read
