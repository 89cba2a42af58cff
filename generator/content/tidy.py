"""What a source read, as content/ can hold it: what it took for an identifier and is none, a
name without letters, a type that CSL does not know, a day that does not exist are left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from generator.content.items import CANONICAL
from generator.model import (
    Correction,
    Document,
    Issued,
    Item,
    MeshHeading,
    Name,
    Reference,
    RelatedArticle,
    RelatedArticles,
)
from generator.model.csl import CSL_TYPES, DATE_FIELDS, NAME_FIELDS
from generator.model.identifiers import normalise_orcid
from generator.model.issued import find_no_date, read_issued, write_issued
from generator.model.keys import settle_scripts

_KEYS = {"doi": "DOI", "pmid": "PMID", "pmcid": "PMCID"}

_MOST = 9_999_999

T = TypeVar("T", Item, Correction, RelatedArticle)


def tidy_document(document: Document) -> Document:
    """A page's facts as a review may state them."""
    return replace(
        document,
        item=tidy_item(document.item),
        mesh=tuple(_tidy_heading(each) for each in document.mesh if each.descriptor.name.strip()),
        substances=tuple(each for each in document.substances if each.name.strip()),
        corrections=tuple(_tidy_identifiers(each) for each in document.corrections if each.kind),
        similar=_tidy_related(document.similar),
        cited_by=_tidy_related(document.cited_by),
        references_total=_tidy_total(document.references_total),
    )


def _tidy_heading(heading: MeshHeading) -> MeshHeading:
    named = tuple(each for each in heading.qualifiers if each.name.strip())
    return heading if named == heading.qualifiers else replace(heading, qualifiers=named)


def tidy_reference(reference: Reference) -> Reference:
    """An entry of a reference list as content/ may state it."""
    item = tidy_item(reference.item)
    return reference if item is reference.item else replace(reference, item=item)


def tidy_item(item: Item) -> Item:
    """The item with the identifiers, the type, the names and the dates that are such."""
    item = _tidy_identifiers(item)
    changes: dict[str, object] = {}
    if item.type not in CSL_TYPES:
        changes["type"] = "document"
    for field in NAME_FIELDS:
        names: tuple[Name, ...] = getattr(item, field)
        kept = tuple(_tidy_name(name) for name in names if name.family or name.literal)
        if kept != names:
            changes[field] = kept
    for field in DATE_FIELDS:
        date: Issued | None = getattr(item, field)
        if date is not None and (known := _tidy_date(date)) != date:
            changes[field] = known
    return replace(item, **changes) if changes else item  # type: ignore[arg-type]  # of its fields


def _tidy_date(date: Issued) -> Issued | None:
    """The date without a month or a day that does not exist; None where no year is left."""
    wrong = find_no_date(write_issued(date))
    if wrong is None:
        return date
    return read_issued(wrong.known) if wrong.known else None


def _tidy_identifiers(record: T) -> T:
    changes: dict[str, Any] = {}
    for field, key in _KEYS.items():
        value = getattr(record, field, None)
        form, normalise = CANONICAL[key]
        if value is not None and not form.fullmatch(value) and normalise(value) != value:
            changes[field] = normalise(value)
    return replace(record, **changes) if changes else record


def _tidy_name(name: Name) -> Name:
    """A name with the ORCID that is one, and in one script."""
    parts = (name.family, name.given, name.literal)
    if all(part is None or part.isascii() for part in parts) and not name.orcid:
        return name
    family, given, literal = (part and settle_scripts(part) for part in parts)
    orcid = name.orcid and normalise_orcid(name.orcid)
    return replace(name, family=family, given=given, literal=literal, orcid=orcid)


def _tidy_related(related: RelatedArticles | None) -> RelatedArticles | None:
    if related is None:
        return None
    articles = tuple(map(_tidy_identifiers, related.articles))
    return replace(related, articles=articles, total=_tidy_total(related.total))


def _tidy_total(total: int | None) -> int | None:
    """A count that a page states; None where digits ran together into one that none has."""
    return total if total is not None and 0 <= total <= _MOST else None
