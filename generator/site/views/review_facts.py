"""The facts beside a review: people, terms, grants, pages it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import PureWindowsPath
from typing import NamedTuple

from markupsafe import Markup

from generator.library.model import Person
from generator.model import Document, Grant, Item, MeshTerm, Name, Review, SourceNote
from generator.model.document import STATEMENTS
from generator.model.name import print_name
from generator.model.rich_text import strip_markup
from generator.site.catalogue import Catalogue
from generator.site.indexes import qualifier_id
from generator.site.lines import join_facts, join_words
from generator.site.links import web_url
from generator.site.print_items import print_iso, publisher
from generator.site.print_rows import escape_text

READERS = {
    "pubmed_text": "text copied from a PubMed page",
    "pubmed_abstracts": "PubMed record (text)",
    "pubmed_html": "saved PubMed page",
    "pubmed_xml": "PubMed record (XML)",
    "nbib": "PubMed record (NBIB)",
    "pmc_html": "saved PubMed Central page",
    "jats_xml": "full text (JATS XML)",
    "bmc_xml": "full text (BioMed Central’s XML)",
    "crossref_json": "Crossref record",
    **dict.fromkeys(("atypon", "elsevier", "hindawi", "mdpi", "meta_tags"), "saved article page"),
    "bibtex": "BibTeX file",
    "papis": "Papis document",
    "ris": "RIS or EndNote file",
    "endnote_xml": "EndNote file (XML)",
    "scopus_csv": "Scopus record",
    "web_of_science": "Web of Science record",
    "csl_json": "CSL-JSON file",
}
"""What each reader reads, in a reader's words."""

GIVEN = {
    "title": ("title",),
    "authors": ("author",),
    "journal": ("container-title", "container-title-short"),
    "date": ("issued", "available-date"),
    "volume and pages": ("volume", "issue", "page"),
    "identifiers": ("DOI", "PMID", "PMCID"),
    "abstract": ("body-abstract",),
    "full text": ("text",),
    "keywords": ("keyword",),
    "MeSH": ("mesh",),
    "substances": ("substances",),
    "grants": ("grants",),
    "figures": ("figures",),
    "corrections": ("corrections",),
    "statements": tuple(name.replace("_", "-") for name in ("conflict_of_interest", *STATEMENTS)),
    "similar articles": ("similar",),
    "citing articles": ("cited-by",),
    "references": ("references",),
}
"""What `gave` names of a page's facts, in a reader's words."""


_DATED = ("Received", "Revised", "Accepted")
_BESIDE_NAMES = """Received|Revised|Accepted|Editors and reviewers|Contributed equally|On behalf of|
Collaborators|Collaborator|Associated data|Supplementary concepts|Supplementary concept|Gene symbol|
Personal name as subject|Space flight mission|Place of the event|Also in|General note|Note"""
_BESIDE = {name: place for place, name in enumerate(_BESIDE_NAMES.replace("\n", "").split("|"))}
"""What pages say and no field takes, as far as it tells a reader something, in the order shown."""

_STATEMENT_SHOWN = 400
"""Characters of a statement that is not folded: some four lines."""


class Source(NamedTuple):
    """A page that facts came from: what kind, its name or address, when it was saved, what it
    gave."""

    kind: str
    name: str
    url: str | None
    date: str
    gave: str


class Statement(NamedTuple):
    """A statement on the article: the id of its heading, its heading, its words, and how many
    words are folded away, 0 where none."""

    id: str
    heading: str
    words: str
    folded: int


def list_authors(
    review: Review, catalogue: Catalogue, root: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The authors in order, as HTML that leads to their pages, and their affiliations in the
    order they are first named."""
    names = review.document.item.author
    slugs = catalogue.library.people_of.get(review.key, ())
    places: dict[str, int] = {}
    authors = []
    aligned = len(slugs) == len(names)
    people = catalogue.people
    for place, name in enumerate(names):
        printed = print_name(name)
        slug = slugs[place] if aligned else _find_person(printed, slugs, people)
        marks = ",".join(
            [str(places.setdefault(text, len(places) + 1)) for text in name.affiliations]
        )
        author = escape_text(printed)
        if slug in people:
            author = f"<a href={root}authors/{slug}.html>{author}</a>"
        authors.append(f"{author}<sup>{marks}</sup>" if marks else author)
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


def print_publisher(item: Item, journal: str) -> str:
    """ "Advances in Salt, Tide House, Oslo": the series, and who published it where; "" of what a
    journal printed."""
    if journal and item.type not in ("book", "chapter"):
        return ""
    return ", ".join(filter(None, (strip_markup(item.collection_title or ""), publisher(item))))


def link_terms(catalogue: Catalogue, folder: str, names: Iterable[str], root: str) -> list[str]:
    """The HTML of printed terms, each leading to the page of the term it is a spelling of."""
    slugs = catalogue.slugs[folder]
    links = []
    for name in names:
        slug = slugs.get(name.casefold())
        words = escape_text(name)
        links.append(f"<a href={root}{folder}/{slug}.html>{words}</a>" if slug else words)
    return links


def as_items(lines: Iterable[str]) -> Markup:
    """The lines as items of a list."""
    return Markup("".join([f"<li>{line}" for line in lines]))


def link_mesh(review: Review, catalogue: Catalogue, root: str) -> list[str]:
    """The HTML of the MeSH headings with links, as MEDLINE orders them."""
    slugs = catalogue.slugs["mesh"]
    headings = []
    for heading in review.document.mesh:
        slug = slugs.get(heading.descriptor.name.casefold())
        path = f"{root}mesh/{slug}.html" if slug else ""
        line = _link_heading(heading.descriptor, path)
        for qualifier in heading.qualifiers:
            place = f"{path}#{qualifier_id(qualifier.name)}" if path else ""
            line += f"<span class=q> / {_link_heading(qualifier, place)}</span>"
        headings.append(line)
    return headings


def has_major_topics(document: Document) -> bool:
    """Whether any MeSH heading is marked as what the review is mainly about."""
    return any(
        term.major_topic
        for heading in document.mesh
        for term in (heading.descriptor, *heading.qualifiers)
    )


def _link_heading(term: MeshTerm, href: str) -> str:
    words = escape_text(term.name)
    link = f"<a href={href}>{words}</a>" if href else words
    return f"{link}*" if term.major_topic else link


def print_grant(grant: Grant) -> str:
    """ "R01 HL12345 · NHLBI NIH HHS · United States"."""
    return join_facts((grant.number or "", grant.agency or "", grant.country or ""))


def list_statements(document: Document) -> tuple[Statement, ...]:
    """What the article states on interests and on how it came about; long ones are folded."""
    named = {"conflict_of_interest": "Conflict of interest", **STATEMENTS}
    return tuple(
        Statement(field.partition("_")[0], label, words, _count_folded(words))
        for field, label in named.items()
        if (words := getattr(document, field))
    )


def _count_folded(text: str) -> int:
    return len(text.split()) if len(text) > _STATEMENT_SHOWN else 0


def list_sources(notes: tuple[SourceNote, ...]) -> tuple[Source, ...]:
    """The pages that contributed; of a file only its name, never where it lay."""
    return tuple(
        Source(
            READERS.get(note.reader, note.reader.replace("_", " ")),
            PureWindowsPath(note.file).name if note.file else (note.url or ""),
            web_url(note.url),
            print_iso(note.retrieved) if note.retrieved else "",
            _name_fields(tuple(note.gave)),
        )
        for note in notes
    )


def list_beside(notes: tuple[SourceNote, ...]) -> tuple[tuple[str, str], ...]:
    """(label, words) of what pages say beside all fields, once each: an article's history, its
    editors, where its data are registered. Numbers of databases and whom to write to stay in
    content/."""
    said: dict[tuple[str, str], None] = {}
    for note in notes:
        for line in note.unplaced:
            label, _, words = line.partition(": ")
            if label in _BESIDE and words:
                said.setdefault((label, print_iso(words) if label in _DATED else words))
    return tuple(sorted(said, key=lambda each: _BESIDE[each[0]]))


@lru_cache(maxsize=512)
def _name_fields(fields: tuple[str, ...]) -> str:
    """What a page gave, in a reader's words, each once and in the order of GIVEN."""
    whole = {name.partition("-")[0] if name.startswith("corrections-") else name for name in fields}
    return join_words([words for words, keys in GIVEN.items() if not whole.isdisjoint(keys)])
