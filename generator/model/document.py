"""What travels from a saved page to content/: Document, Extraction, Review, Note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.mesh import MeshHeading, Substance
from generator.model.reference import RawReference, Reference


@dataclass(frozen=True, slots=True)
class RelatedArticle:
    """An article that a source's page lists beside this one (similar, citing)."""

    citation: str
    title: str | None = None
    pmid: str | None = None
    doi: str | None = None


@dataclass(frozen=True, slots=True)
class RelatedArticles:
    """A page's own list of similar or citing articles: `total` is what the page states it has,
    `retrieved` the page's date (ISO), `articles` those it holds."""

    articles: tuple[RelatedArticle, ...] = ()
    total: int | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant as MEDLINE states it."""

    number: str | None = None
    agency: str | None = None
    country: str | None = None
    acronym: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure's or table's label and caption (Markdown); the picture itself is not kept."""

    label: str | None = None
    caption: str | None = None
    url: str | None = None


RETRACTING = ("retraction-in", "retracted-and-republished-in")
"""The kinds of correction that retract an article."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A link between articles that changes how one is to be read.

    `kind` is MEDLINE's RefType in lower case with hyphens: erratum-in, erratum-for,
    retraction-in, retraction-of, expression-of-concern-in, update-in, update-of, comment-in,
    comment-on, republished-in, republished-from, corrected-and-republished-in, preprint …
    """

    kind: str
    citation: str | None = None
    pmid: str | None = None
    doi: str | None = None
    note: str | None = None


STATEMENTS = {
    "funding_statement": "Funding",
    "data_availability": "Data availability",
    "author_contributions": "Author contributions",
    "ethics_statement": "Ethics",
    "acknowledgments": "Acknowledgements",
}
"""The fields of statements on how an article came about, JATS's terms, and a reader's words."""


@dataclass(frozen=True, slots=True)
class Document:
    """All that a page states about one article, beside its text and reference list.

    `publication_types` are MEDLINE's ("Review", "Systematic Review"). `references_total` is how
    many references the article has when the page says so and holds fewer. `retracted` is True
    where the source says that the article is retracted. `license` is a URL or the printed words.
    The STATEMENTS are what publishers print beside the text; one that stands in a review's own
    text is not said twice.
    """

    item: Item = field(default_factory=Item)
    publication_types: tuple[str, ...] = ()
    keyword: tuple[str, ...] = ()
    mesh: tuple[MeshHeading, ...] = ()
    substances: tuple[Substance, ...] = ()
    grants: tuple[Grant, ...] = ()
    figures: tuple[Figure, ...] = ()
    corrections: tuple[Correction, ...] = ()
    similar: RelatedArticles | None = None
    cited_by: RelatedArticles | None = None
    references_total: int | None = None
    retracted: bool = False
    conflict_of_interest: str | None = None
    funding_statement: str | None = None
    data_availability: str | None = None
    author_contributions: str | None = None
    ethics_statement: str | None = None
    acknowledgments: str | None = None
    copyright: str | None = None
    license: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an article's text: a level-2 heading of the review's Markdown body.

    `heading` is "Abstract", "Abstract (German)", "Introduction" …; `markdown` its content with
    level-3 headings and below for its parts.
    """

    heading: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one source read from one saved page.

    `not_found` names the selectors that should have matched and did not: the drift report, shown
    loudly. `unplaced` is what the page holds and no field could take, so that nothing is lost.
    """

    document: Document
    sections: tuple[Section, ...] = ()
    references: tuple[RawReference, ...] = ()
    reader: str = ""
    not_found: tuple[str, ...] = ()
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceNote:
    """Which page contributed to a review: an entry of `sources:`.

    `gave` maps a field's YAML key to a short digest of the value this page gave it, so that a
    later page may improve on a machine's value and never touches a person's. `unplaced` is what
    the page says and no field takes, kept so that nothing is lost.
    """

    reader: str
    file: str | None = None
    url: str | None = None
    retrieved: str | None = None
    sha256: str | None = None
    gave: Mapping[str, str] = field(default_factory=dict)
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """A review as content/ holds it: reviews/<key>.md and references/<key>.yaml.

    `body` is the Markdown below the front matter, verbatim. `extra` keeps front matter keys that
    litsite does not know. `tags` and `summary` are the reader's own. `has_references` tells a
    file without entries from no file.
    """

    key: str
    document: Document
    body: str = ""
    references: tuple[Reference, ...] = ()
    has_references: bool = False
    aliases: tuple[str, ...] = ()
    summary: str | None = None
    tags: tuple[str, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A page of the reader's own: content/notes/<slug>.md. `pictures` are path, width and height
    of those that it shows and whose files state a size."""

    slug: str
    title: str
    body: str
    date: Issued | None = None
    tags: tuple[str, ...] = ()
    pictures: tuple[tuple[str, int, int], ...] = ()
