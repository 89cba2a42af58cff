"""The lists of a PubMed XML record: authors, references, terms, grants, linked articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from generator.markup.text import squeeze
from generator.model import (
    Correction,
    Grant,
    Item,
    MeshHeading,
    MeshTerm,
    Name,
    RawReference,
    Substance,
)
from generator.model.identifiers import (
    normalise_doi,
    normalise_orcid,
    normalise_pmcid,
    normalise_pmid,
)
from generator.sources.pubmed.terms import split_terms
from generator.sources.xml_text import plain_text

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_KINDS = {
    "correctedandrepublishedin": "corrected-and-republished-in",
    "correctedandrepublishedfrom": "corrected-and-republished-from",
    "retractedandrepublishedin": "retracted-and-republished-in",
    "retractedandrepublishedfrom": "retracted-and-republished-from",
}
_PLAIN_TITLES = frozenset({"references", "reference", "bibliography", "literature cited"})
MAX_NESTING = 50
"""Reference lists within reference lists: Cochrane reviews have two."""


def text_of_child(element: etree._Element | None, path: str) -> str | None:
    """The squeezed text of a child that holds no markup; None where there is none."""
    found = element.findtext(path) if element is not None else None
    return squeeze(found) or None if found else None


def read_authors(listed: etree._Element | None) -> tuple[Name, ...]:
    """People and groups in order, with ORCID and affiliations.

    A name marked invalid is the misprint of the one before it and is passed over.
    """
    if listed is None:
        return ()
    names = (
        read_name(author) for author in listed.iterchildren() if author.get("ValidYN", "Y") != "N"
    )
    return tuple(name for name in names if name is not None)


def read_name(author: etree._Element) -> Name | None:
    """An author or investigator; None where it has no name."""
    family = given = initials = suffix = literal = orcid = None
    affiliations: list[str] = []
    for part in author:
        tag = part.tag
        if tag == "AffiliationInfo":
            text = plain_text(part.find("Affiliation"))
            if text:
                affiliations.append(text)
        elif tag == "LastName":
            family = plain_text(part)
        elif tag in ("ForeName", "FirstName"):
            given = plain_text(part)
        elif tag == "Initials":
            initials = plain_text(part)
        elif tag == "Suffix":
            suffix = plain_text(part)
        elif tag == "CollectiveName":
            literal = plain_text(part)
        elif tag == "Identifier" and part.get("Source", "").upper() == "ORCID":
            orcid = orcid or normalise_orcid(part.text)
        elif tag == "Affiliation":  # before 2015 it stood in the author itself
            text = plain_text(part)
            if text:
                affiliations.append(text)
    if literal:
        return Name(literal=literal, orcid=orcid, affiliations=tuple(affiliations))
    if not family:
        family, given, initials = given or initials, None, None
    if not family:
        return None
    return Name(
        family=family,
        given=given or initials,
        suffix=suffix.rstrip(".") if suffix else None,
        orcid=orcid,
        affiliations=tuple(affiliations),
    )


def read_ids(listed: etree._Element | None) -> dict[str, str]:
    """The first identifier of each kind in an ArticleIdList."""
    found: dict[str, str] = {}
    if listed is not None:
        for each in listed.iterchildren("ArticleId"):
            if each.text and each.text.strip():
                found.setdefault((each.get("IdType") or "pubmed").lower(), each.text.strip())
    return found


def read_references(holder: etree._Element | None) -> tuple[RawReference, ...]:
    """The reference list in print order, numbered through its nested lists."""
    if holder is None:
        return ()
    entries = (
        entry for listed in holder.iterchildren("ReferenceList") for entry in _walk(listed, None, 0)
    )
    references = []
    for number, (entry, title) in enumerate(entries, start=1):
        raw = plain_text(entry.find("Citation")) or ""
        item = _identified(read_ids(entry.find("ArticleIdList")))
        if raw or item:
            references.append(RawReference(raw, number, item, title))
    return tuple(references)


def _walk(
    listed: etree._Element, title: str | None, depth: int
) -> Iterator[tuple[etree._Element, str | None]]:
    own = plain_text(listed.find("Title"))
    if own and own.lower().rstrip(".: ") not in _PLAIN_TITLES:
        title = own.rstrip(":. ")
    for child in listed:
        if child.tag == "Reference":
            yield child, title
        elif child.tag == "ReferenceList" and depth < MAX_NESTING:
            yield from _walk(child, title, depth + 1)


def _identified(ids: dict[str, str]) -> Item | None:
    if not ids:
        return None
    doi = normalise_doi(ids["doi"]) if "doi" in ids else None
    pmid = normalise_pmid(ids.get("pubmed") or ids.get("pmid"))
    pmcid = normalise_pmcid(ids.get("pmc") or ids.get("pmcid"))
    return Item(doi=doi, pmid=pmid, pmcid=pmcid) if doi or pmid or pmcid else None


def read_mesh(listed: etree._Element | None) -> tuple[MeshHeading, ...]:
    """Headings in order, each with its qualifiers, numbers and major topics."""
    headings = []
    for heading in listed if listed is not None else ():
        descriptor = heading.find("DescriptorName")
        if descriptor is not None and descriptor.text:
            terms = tuple(map(_term, heading.iterchildren("QualifierName")))
            headings.append(MeshHeading(_term(descriptor), terms))
    return tuple(headings)


def _term(element: etree._Element) -> MeshTerm:
    return MeshTerm(
        squeeze(element.text or ""),
        element.get("UI") or None,
        element.get("MajorTopicYN") == "Y",
    )


def read_substances(listed: etree._Element | None) -> tuple[Substance, ...]:
    """Chemicals with their numbers; "0" is MEDLINE's word for none."""
    substances = []
    for chemical in listed if listed is not None else ():
        name = chemical.find("NameOfSubstance")
        if name is not None and name.text:
            number = text_of_child(chemical, "RegistryNumber")
            substances.append(
                Substance(
                    squeeze(name.text), name.get("UI") or None, number if number != "0" else None
                )
            )
    return tuple(substances)


def read_grants(listed: etree._Element | None) -> tuple[Grant, ...]:
    """Grants as stated; one without number and agency is none."""
    grants = (
        Grant(
            text_of_child(grant, "GrantID"),
            text_of_child(grant, "Agency"),
            text_of_child(grant, "Country"),
            text_of_child(grant, "Acronym"),
        )
        for grant in (listed if listed is not None else ())
    )
    return tuple(grant for grant in grants if grant.number or grant.agency)


def read_keywords(holder: etree._Element) -> tuple[str, ...]:
    """The authors' keywords (and other owners'), once each."""
    found: dict[str, None] = {}
    for listed in holder.iterchildren("KeywordList"):
        for keyword in listed.iterchildren("Keyword"):
            found.update(dict.fromkeys(split_terms(plain_text(keyword) or "")))
    return tuple(found)


def read_corrections(
    listed: etree._Element | None,
) -> tuple[tuple[Correction, ...], tuple[RawReference, ...]]:
    """The linked articles, and those the record only cites (records older than ReferenceList)."""
    corrections, cited = [], []
    for entry in listed if listed is not None else ():
        reference = entry.get("RefType") or ""
        source = plain_text(entry.find("RefSource"))
        pmid = normalise_pmid(entry.findtext("PMID"))
        if not source and not pmid:
            continue
        if reference == "Cites":
            cited.append(RawReference(source or "", item=Item(pmid=pmid) if pmid else None))
            continue
        kind = _KINDS.get(reference.lower()) or _CAMEL.sub("-", reference).lower()
        note = plain_text(entry.find("Note"))
        corrections.append(Correction(kind or "linked", source, pmid, normalise_doi(source), note))
    return tuple(corrections), tuple(cited)
