"""The facts beside a review: people, terms, grants, pages it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PureWindowsPath
from typing import NamedTuple

from generator.library.model import Person
from generator.model import Grant, Name, Review, SourceNote
from generator.model.name import print_name
from generator.site.catalogue import Catalogue
from generator.site.indexes import qualifier_id
from generator.site.lines import join_facts
from generator.site.links import web_url
from generator.site.print_items import print_iso

READERS = {
    "pubmed_text": "text copied from a PubMed page",
    "pubmed_html": "saved PubMed page",
    "pubmed_xml": "PubMed record (XML)",
    "nbib": "PubMed record (NBIB)",
    "pmc_html": "saved PubMed Central page",
    "jats_xml": "full text (JATS XML)",
    "crossref_json": "Crossref record",
    "meta_tags": "saved article page",
    "bibtex": "BibTeX file",
    "ris": "RIS file",
    "csl_json": "CSL-JSON file",
}
"""What each reader reads, in a reader's words."""


class Author(NamedTuple):
    """A name as printed on the review; `path` is the person's page from the root, `marks` the
    numbers of the affiliations."""

    name: str
    path: str | None
    marks: str
    orcid: str | None


class TermLink(NamedTuple):
    """A term with its page from the root; `major` as MeSH marks it."""

    name: str
    path: str | None
    major: bool = False


class Heading(NamedTuple):
    """A MeSH heading: descriptor and qualifiers."""

    descriptor: TermLink
    qualifiers: tuple[TermLink, ...]


class Source(NamedTuple):
    """A page that facts came from: what kind, its name or address, when it was saved."""

    kind: str
    name: str
    url: str | None
    date: str


def list_authors(
    review: Review, catalogue: Catalogue
) -> tuple[tuple[Author, ...], tuple[str, ...]]:
    """The authors in order, and their affiliations in the order they are first named."""
    names = review.document.item.author
    slugs = catalogue.library.people_of.get(review.key, ())
    places: dict[str, int] = {}
    authors = []
    aligned = len(slugs) == len(names)
    people = catalogue.people
    for place, name in enumerate(names):
        printed = print_name(name)
        slug = slugs[place] if aligned else _find_person(printed, slugs, people)
        marks = [str(places.setdefault(text, len(places) + 1)) for text in name.affiliations]
        path = f"authors/{slug}.html" if slug in people else None
        authors.append(Author(printed, path, ",".join(marks), name.orcid))
    return tuple(authors), tuple(places)


def _find_person(printed: str, slugs: tuple[str, ...], people: Mapping[str, Person]) -> str:
    for slug in slugs:
        person = people.get(slug)
        if person and (printed == person.name or printed in person.variants):
            return slug
    return ""


def print_editors(editors: tuple[Name, ...]) -> str:
    """ "Edited by A. Author, B. Author", or ""."""
    return "Edited by " + ", ".join(map(print_name, editors)) if editors else ""


def link_term(catalogue: Catalogue, folder: str, name: str) -> TermLink:
    """A printed term with the page of the term it is a spelling of."""
    slug = catalogue.slugs[folder].get(name.casefold())
    return TermLink(name, f"{folder}/{slug}.html" if slug else None)


def list_mesh(review: Review, catalogue: Catalogue) -> tuple[Heading, ...]:
    """The MeSH headings with links, as MEDLINE orders them."""
    headings = []
    for heading in review.document.mesh:
        descriptor = link_term(catalogue, "mesh", heading.descriptor.name)
        path = descriptor.path
        headings.append(
            Heading(
                descriptor._replace(major=heading.descriptor.major_topic),
                tuple(
                    TermLink(
                        qualifier.name,
                        f"{path}#{qualifier_id(qualifier.name)}" if path else None,
                        qualifier.major_topic,
                    )
                    for qualifier in heading.qualifiers
                ),
            )
        )
    return tuple(headings)


def print_grant(grant: Grant) -> str:
    """ "R01 HL12345 · NHLBI NIH HHS · United States"."""
    return join_facts((grant.number or "", grant.agency or "", grant.country or ""))


def list_sources(notes: tuple[SourceNote, ...]) -> tuple[Source, ...]:
    """The pages that contributed; of a file only its name, never where it lay."""
    return tuple(
        Source(
            READERS.get(note.reader, note.reader.replace("_", " ")),
            PureWindowsPath(note.file).name if note.file else (note.url or ""),
            web_url(note.url),
            print_iso(note.retrieved) if note.retrieved else "",
        )
        for note in notes
    )
