"""The bibliographic facts of one work, in CSL's variables."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.issued import Issued
from generator.model.name import Name


@dataclass(frozen=True, slots=True)
class Item:
    """A CSL item: what a citation style needs to print one work. Unknown is None or ().

    Rich text: `title` and the container titles are plain Unicode text in which only
    <i> <b> <sub> <sup> and <math> are markup, as in CSL-JSON; there are no entities, and any
    other "<" or "&" is itself. `authors_complete` is False where the source prints "et al.".
    `page` is the printed range or article number ("243-262", "e0123456", "107753").
    Identifiers are in the form of `model.identifiers`.
    """

    type: str = "article-journal"
    genre: str | None = None
    title: str | None = None
    original_title: str | None = None
    author: tuple[Name, ...] = ()
    authors_complete: bool = True
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    container_title: str | None = None
    container_title_short: str | None = None
    collection_title: str | None = None
    publisher: str | None = None
    publisher_place: str | None = None
    edition: str | None = None
    event_title: str | None = None
    issued: Issued | None = None
    available_date: Issued | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    number: str | None = None
    number_of_pages: str | None = None
    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None
    arxiv: str | None = None
    isbn: str | None = None
    issn: tuple[str, ...] = ()
    url: str | None = None
    accessed: Issued | None = None
    archive: str | None = None
    language: str | None = None
    medium: str | None = None
    note: str | None = None
    status: str | None = None
