"""Reviews, works and notes -> what a reader may search of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from itertools import chain

from generator.config import Abstracts
from generator.library.model import Work
from generator.model import Item, MeshHeading, Note, Reference, Review, Section
from generator.model.name import Name, print_name
from generator.model.rich_text import strip_markup
from generator.site.links import review_path, work_path
from generator.site.print_items import container, print_year
from generator.site.print_names import first_author
from generator.site.search.document import (
    DocumentTerms,
    SearchText,
    condense_document,
)
from generator.site.search.plain import plain_text
from generator.site.sections import NOTES, is_abstract, show_sections, split_body
from generator.site.titles import UNTITLED
from generator.site.untitled import plain_work_title

_LONGEST_PLACE = 20
LONGEST_PASSAGE = 1_600
"""Characters of a text that results may quote from."""

REVIEW, WORK, NOTE = "review", "work", "note"

RETRACTED = "Retracted"
"""What the line below the title of a retracted article begins with; found as a type too."""


def condense_review_for_search(review: Review, abstracts: Abstracts = "full") -> DocumentTerms:
    """A review's part of the index, from the review as loaded with its references: what a build
    puts together from the lines of its list (prepare/parts.py), and tests hold equal.

    Where the site shows less than the abstracts, their words are still found; but neither their
    order nor more than a snippet of them goes into the index.
    """
    return condense_document(review_text(review, abstracts))


def review_text(review: Review, abstracts: Abstracts = "full") -> SearchText:
    """What a reader may search of a review with its references."""
    identifiers = [_identifiers(reference.item) for reference in review.references]
    return dataclasses.replace(
        text_alone(review, abstracts, cites=bool(review.references)),
        cited_titles=tuple([cited_words(reference) for reference in review.references]),
        cited_keys=tuple(chain.from_iterable(identifiers)),
    )


def cited_words(reference: Reference) -> str:
    """The words by which a review is found that cites a reference. An entry that could not be
    parsed is found by its words as printed."""
    item = reference.item
    first = item.author[0] if item.author else None
    return join_cited(
        strip_markup(item.title or reference.raw or ""),
        (first.family or first.literal or "") if first else "",
        item.issued.year if item.issued else None,
    )


def join_cited(title: str, name: str, year: int | None) -> str:
    """A cited title, and its first author and year as the one word that a query for both is too:
    apart, nearly every review would be found by a common name and a year."""
    return f"{title} \n {name}{year}" if name and year else title


def text_alone(review: Review, abstracts: Abstracts, *, cites: bool) -> SearchText:
    """What a reader may search of a review without its references; `cites` where it has any."""
    document = review.document
    item = document.item
    sections = split_body(review.body)
    own = [text for text in (review.summary, " ".join(review.tags)) if text]
    own += [plain_text(each.markdown) for each in sections if each.heading == NOTES]
    retracted = RETRACTED if document.retracted else ""
    abstract = _join_abstract(sections)
    shown = abstract if abstracts == "full" else _join_abstract(show_sections(sections, abstracts))
    rest = [
        plain_text(each.markdown)
        for each in sections
        if each.heading != NOTES and not is_abstract(each)
    ]
    texts = [
        *_item_texts(item),
        ("keyword", _lines(document.keyword)),
        ("keyword", _lines(substance.name for substance in document.substances)),
        ("mesh", _lines(_mesh_names(document.mesh))),
        ("type", _lines((REVIEW, item.genre or "", *document.publication_types, retracted))),
        ("abstract" if abstracts == "full" else "text", abstract),
        ("text", _lines(rest)),
        ("notes", _lines(own)),
    ]
    has = {
        "abstract": bool(abstract),
        "notes": bool(own),
        "references": cites,
        "keyword": bool(document.keyword),
        "mesh": bool(document.mesh),
        "doi": bool(item.doi),
        "pmid": bool(item.pmid),
        "pmcid": bool(item.pmcid),
        "figures": bool(document.figures),
        "retraction": document.retracted,
    }
    return SearchText(
        url=review_path(review.key),
        kind=REVIEW,
        title=strip_markup(item.title) if item.title else UNTITLED,
        byline=_byline(item, retracted),
        year=item.issued.year if item.issued else None,
        journal=container(item) or None,
        texts=tuple((field, text) for field, text in texts if text),
        passage=(shown or " ".join(own))[:LONGEST_PASSAGE],
        identifiers=_identifiers(item, review.key, _place(item)),
        facets=(
            *(("journal", name) for name in (container(item),) if name),
            *(("type", name) for name in document.publication_types),
            *(("keyword", name) for name in document.keyword),
            *(("mesh", heading.descriptor.name) for heading in document.mesh),
        ),
        has=tuple(name for name, held in has.items() if held),
    )


def work_text(work: Work, reviews: int) -> SearchText:
    """What a reader may search of a cited work that has a page, cited by so many reviews."""
    item = work.item
    retracted = RETRACTED if work.retracted else ""
    kinds = (WORK, item.type, item.genre or "", retracted)
    return SearchText(
        url=work_path(work.key),
        kind=WORK,
        title=plain_work_title(item),
        byline=_byline(item, retracted),
        year=item.issued.year if item.issued else None,
        journal=container(item) or None,
        texts=(*_item_texts(item), ("type", _lines(kinds))),
        passage=f"Cited by {reviews} of the reviews here." if reviews > 1 else "",
        identifiers=_identifiers(item, work.key, _place(item)),
        has=("retraction",) if work.retracted else (),
        cited_by=reviews,
    )


def note_text(note: Note) -> SearchText:
    """What a reader may search of a note."""
    words, title = plain_text(note.body), strip_markup(note.title)
    texts = (("title", title), ("notes", words), ("keyword", _lines(note.tags)))
    return SearchText(
        url=f"notes/{note.slug}.html",
        kind=NOTE,
        title=title,
        byline="Note",
        year=note.date.year if note.date else None,
        journal=None,
        texts=tuple((field, text) for field, text in (*texts, ("type", NOTE)) if text),
        passage=words[:LONGEST_PASSAGE],
        has=("notes",),
    )


def _item_texts(item: Item) -> tuple[tuple[str, str], ...]:
    title = strip_markup(item.title) if item.title else ""
    journals = (item.container_title or "", item.container_title_short or "")
    texts = (
        ("title", title),
        ("author", _lines(map(print_name, item.author))),
        ("author", _lines(map(_join_family, item.author))),
        ("journal", strip_markup(_lines(dict.fromkeys(journals)))),
    )
    return tuple((field, text) for field, text in texts if text)


def _join_family(name: Name) -> str:
    """A family name of several words as the one that it is typed as too: "vandenBerg"."""
    parts = (name.dropping_particle, name.non_dropping_particle, name.family)
    words = " ".join(filter(None, parts)).split()
    return "".join(words) if len(words) > 1 else ""


def _mesh_names(headings: tuple[MeshHeading, ...]) -> Iterator[str]:
    for heading in headings:
        yield heading.descriptor.name
        for qualifier in heading.qualifiers:
            yield qualifier.name


def _lines(texts: Iterable[str]) -> str:
    return " \n ".join([text for text in texts if text])


def _identifiers(item: Item, *keys: str) -> tuple[str, ...]:
    return tuple(text for text in (item.doi, item.pmid, item.pmcid, *keys) if text)


def _place(item: Item) -> str:
    """Volume and first page, as citations print them: "117:559"; a longer text is no place, and
    would name a file past what file systems take."""
    place = f"{item.volume}:{item.page.partition('-')[0]}" if item.volume and item.page else ""
    return place if len(place) <= _LONGEST_PLACE else ""


def _byline(item: Item, retracted: str) -> str:
    parts = (
        retracted,
        first_author(item.author, item.authors_complete),
        container(item),
        print_year(item.issued),
    )
    return " · ".join(part for part in parts if part)


def _join_abstract(sections: tuple[Section, ...]) -> str:
    return " ".join([plain_text(each.markdown) for each in sections if is_abstract(each)])
