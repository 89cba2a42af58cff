"""The index's documents: reviews, then works, then notes, numbered in this order.

`condensed` holds each review's part by key. What only the whole library knows of it is added here:
how many reviews cite it, the keys of the works it cites, the name that its journal has on the site.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.library.model import Library, Term
from generator.model.by_text import ByText
from generator.site.search.document import (
    FIELD_LETTERS,
    DocumentTerms,
    condense_document,
    mark_identifiers,
)
from generator.site.search.start import DOCUMENTS_A_SHARD, ShownNames
from generator.site.search.texts import note_text, work_text
from generator.site.search.words import list_terms

_REVIEW_WEIGHT = 8
_LEAST_WEIGHT, _MOST_WEIGHT = 800 * _REVIEW_WEIGHT, 1_600 * _REVIEW_WEIGHT
_BLOCKS = 8
"""A block has an eighth of the documents, but 800 to 1,600 reviews, or 6,400 to 12,800 works or
notes, which have few words, or some of each: in the fewer blocks, the fewer rows a term has."""


@dataclass(frozen=True, slots=True)
class Block:
    """Documents that are inverted together: the number of the first, and the keys of each kind."""

    first: int
    reviews: tuple[str, ...]
    works: tuple[str, ...]
    notes: int
    """How many notes; `note` is the place of the first of them."""
    note: int


@dataclass(frozen=True, slots=True)
class Documents:
    """All documents, each made when it is asked for; `works` are the keys of the works that have
    a page of their own, in the library's order."""

    library: Library
    condensed: Mapping[str, DocumentTerms]
    works: Sequence[str]
    names: ShownNames

    def list_blocks(self) -> tuple[Block, ...]:
        """The documents in blocks; each but the last is of a size that fills shards."""
        keys = list(self.library.reviews)
        ends = (len(keys), len(keys) + len(self.works))
        count = ends[1] + len(self.library.notes)
        whole = ends[0] * _REVIEW_WEIGHT + count - ends[0]
        heavy = min(max(_LEAST_WEIGHT, whole // _BLOCKS), _MOST_WEIGHT)
        blocks: list[Block] = []
        first = weight = 0
        for number in range(count):
            if weight >= heavy and number % DOCUMENTS_A_SHARD == 0:
                blocks.append(self._cut(keys, first, number))
                first, weight = number, 0
            weight += _REVIEW_WEIGHT if number < ends[0] else 1
        if first < count:
            blocks.append(self._cut(keys, first, count))
        return tuple(blocks)

    def _cut(self, keys: Sequence[str], first: int, end: int) -> Block:
        works = len(keys)
        notes = works + len(self.works)
        note = max(first, notes) - notes
        return Block(
            first,
            tuple(keys[first:end]),
            tuple(self.works[max(first, works) - works : max(end, works) - works]),
            max(end, notes) - notes - note,
            note,
        )

    def read(self, block: Block) -> Iterator[DocumentTerms]:
        """The documents of a block."""
        library = self.library
        for key in block.reviews:
            yield complete_review(library, self.names, key, self.condensed[key])
        for key in block.works:
            yield condense_document(work_text(library.works[key], library.citing.get(key, 0)))
        for note in library.notes[block.note : block.note + block.notes]:
            yield condense_document(note_text(note))


def open_documents(library: Library, condensed: Mapping[str, DocumentTerms]) -> Documents:
    """The documents of a library."""
    return Documents(library, condensed, list_documented_works(library), list_names(library))


def list_documented_works(library: Library) -> tuple[str, ...]:
    """The keys of the works that have a page of their own, in the library's order."""
    return tuple(key for key, work in library.works.items() if work.has_page and not work.review)


def list_documents(
    library: Library, condensed: Mapping[str, DocumentTerms]
) -> tuple[DocumentTerms, ...]:
    """All documents at once, for a small library."""
    documents = open_documents(library, condensed)
    return tuple(each for block in documents.list_blocks() for each in documents.read(block))


def list_names(library: Library) -> ShownNames:
    """Of each facet, the name that the site shows for each spelling: that of the term's page."""
    return {
        "journal": _names(library.journals),
        "keyword": _names(library.keywords),
        "mesh": _names(library.mesh),
        "type": _names(library.publication_types),
    }


def list_journal_names(library: Library) -> ShownNames:
    """As list_names, of journals alone: all that completing a review needs."""
    return {"journal": _names(library.journals)}


def _names(terms: Iterable[Term]) -> dict[str, str]:
    names: dict[str, str] = {}
    for term in terms:
        names[term.name.casefold()] = term.name
        for spelling in term.also:
            names[spelling.casefold()] = term.name
    return names


def complete_review(
    library: Library, names: ShownNames, key: str, terms: DocumentTerms
) -> DocumentTerms:
    """A review's document: its part of the index with what only the whole library knows of it."""
    cited = {work for work in library.work_of.get(key, ()) if work}
    cited.update(library.cites.get(key, ()))
    citing = {citation.review for citation in library.cited_by.get(key, ())}
    fields = terms.fields
    if terms.journal:
        shown = names["journal"].get(terms.journal.casefold(), terms.journal)
        if shown != terms.journal:
            fields = _add_journal(fields, shown)
    if not cited and not citing and fields is terms.fields:
        return terms
    marks = terms.cited_marks + b"".join(sorted(map(_mark_of.__getitem__, cited)))
    return terms._replace(fields=fields, cited_marks=marks, cited_by=len(citing))


_mark_of: ByText[bytes] = ByText(lambda key: mark_identifiers((key,)))
"""The mark of a work's key, which dozens of reviews may cite."""


def _add_journal(fields: str, name: str) -> str:
    """The terms within fields, with those of one more name of the journal."""
    letter = FIELD_LETTERS["journal"]
    more = (f"{term}:{letter}" for term in list_terms(name))
    return " ".join(sorted({*fields.split(), *more}))
