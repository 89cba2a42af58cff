"""What a Crossref record says beside the bibliography: who paid, what corrects what, and the rest
that no field takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.markup.text import squeeze
from generator.model import Correction, Grant, Issued, Item
from generator.model.identifiers import normalise_doi
from generator.model.issued import write_issued
from generator.model.name import print_name
from generator.sources.records.crossref_assertions import read_assertions
from generator.sources.records.csl_items import read_date, read_name
from generator.sources.records.json_values import Record, all_texts, first_text, mappings
from generator.sources.records.marked_text import unescape

_UPDATES = {
    "retraction": ("retraction-in", "retraction-of"),
    "withdrawal": ("retraction-in", "retraction-of"),
    "removal": ("retraction-in", "retraction-of"),
    "partial_retraction": ("partial-retraction-in", "partial-retraction-of"),
    "correction": ("erratum-in", "erratum-for"),
    "corrigendum": ("erratum-in", "erratum-for"),
    "erratum": ("erratum-in", "erratum-for"),
    "addendum": ("erratum-in", "erratum-for"),
    "clarification": ("erratum-in", "erratum-for"),
    "expression_of_concern": ("expression-of-concern-in", "expression-of-concern-for"),
    "new_version": ("update-in", "update-of"),
    "new_edition": ("update-in", "update-of"),
}
_RELATIONS = {"has-preprint": "preprint", "is-preprint-of": "update-in"}


def read_grants(work: Record) -> Iterator[Grant]:
    """Each award of each funder."""
    for funder in mappings(work.get("funder") or ()):
        name = read_text(funder, "name")
        awards = all_texts(funder.get("award"))
        if name or awards:
            yield from (Grant(award, name) for award in awards or (None,))


def read_corrections(work: Record) -> Iterator[Correction]:
    """What corrects this work, and what this work corrects."""
    for place, key in enumerate(("updated-by", "update-to")):
        for update in mappings(work.get(key) or ()):
            kind = (first_text(update.get("type")) or "").lower().replace("-", "_")
            known = _UPDATES.get(kind)
            doi = normalise_doi(first_text(update.get("DOI")))
            if doi and doi != normalise_doi(first_text(work.get("DOI"))):
                label = first_text(update.get("label"))
                yield Correction(
                    known[place] if known else kind.replace("_", "-") or "linked",
                    doi=doi,
                    note=None if known else label,
                )
    relation = work.get("relation")
    held = relation if isinstance(relation, Mapping) else {}
    for name, kind in _RELATIONS.items():
        for each in mappings(held.get(name) or ()):
            doi = normalise_doi(first_text(each.get("id")))
            if doi:
                yield Correction(kind, doi=doi)


def read_unplaced(work: Record, item: Item) -> Iterator[str]:
    """What no field takes, each as "Label: words"."""
    kind = first_text(work.get("type"))
    if item.type == "document" and kind:
        yield f"Type: {kind}"
    for title in all_texts(work.get("title"))[1:]:
        yield f"Title: {squeeze(unescape(title))}"
    for key in ("subtitle", "container-title", "original-title"):
        titles = all_texts(work.get(key))[1:]
        for title in titles if key != "container-title" or not item.collection_title else ():
            yield f"{key.capitalize().replace('-', ' ')}: {squeeze(unescape(title))}"
    for key in ("subject", "archive", "alternative-id"):
        texts = all_texts(work.get(key))
        if texts:
            yield f"{key.capitalize().replace('-', ' ')}: {', '.join(texts)}"
    printed = read_date(work.get("published-print"))
    if printed and printed != item.issued:
        yield f"Printed: {write_issued(printed)}"
    for key in ("accepted", "approved", "posted"):
        date: Issued | None = read_date(work.get(key))
        if date:
            yield f"{key.capitalize()}: {write_issued(date)}"
    for trial in mappings(work.get("clinical-trial-number") or ()):
        if text := first_text(trial.get("clinical-trial-number")):
            yield f"Associated data: {text}"
    for role in ("chair", "reviewer"):
        names = [name for each in mappings(work.get(role) or ()) if (name := read_name(each))]
        if names:
            yield f"{role.capitalize()}: {', '.join(map(print_name, names))}"
    event = work.get("event")
    place = read_text(event, "location") if isinstance(event, Mapping) else None
    if place:
        yield f"Place of the event: {place}"
    if "page" in work and (number := read_text(work, "article-number")):
        yield f"Article number: {number}"
    yield from read_assertions(work)


def read_text(work: Record, key: str) -> str | None:
    """The first text of a key, without entities."""
    text = first_text(work.get(key))
    return squeeze(unescape(text)) or None if text else None
