"""The reference lists that publishers deposit with Crossref."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.markup.text import squeeze
from generator.model import Issued, Item, Name, RawReference
from generator.model.identifiers import normalise_doi, normalise_isbn, normalise_issn
from generator.sources.author_names import (
    INITIALS,
    is_group,
    is_particle,
    split_name,
    split_short_name,
)
from generator.sources.records.json_values import Record, first_text
from generator.sources.records.marked_text import read_plain, read_rich
from generator.sources.records.nbib_names import read_full_name

_YEAR = re.compile(r"[12]\d{3}")


def read_crossref_references(listed: Sequence[Record]) -> tuple[RawReference, ...]:
    """The list in its order; an entry of which nothing was deposited keeps its number."""
    references = []
    for number, entry in enumerate(listed, start=1):
        raw = read_plain(first_text(entry.get("unstructured"))) or ""
        item = _read_item(entry)
        if raw or item:
            references.append(RawReference(raw, number, item, anchor=first_text(entry.get("key"))))
    return tuple(references)


def _read_item(entry: Record) -> Item | None:
    """What is deposited in fields; None where nothing is.

    Crossref takes the first author alone, so the list of authors is never known to be whole.
    """
    text = {key: squeeze(found) for key in entry if (found := first_text(entry[key]))}
    journal = read_rich(text.get("journal-title"))
    article = read_rich(text.get("article-title"))
    volume_title = read_rich(text.get("volume-title"))
    series = read_rich(text.get("series-title"))
    author = _read_author(text.get("author"))
    year = _YEAR.search(text.get("year", ""))
    isbn = normalise_isbn(text.get("ISBN", "").rpartition("/")[2])
    issn = normalise_issn(text.get("ISSN", "").rpartition("/")[2])
    doi = normalise_doi(text.get("DOI"))
    if journal is None and volume_title is None and series and article:
        volume_title, series = series, None  # books of chapters are deposited so
    book = volume_title is not None and journal is None
    facts = (journal, article, volume_title, series, author, year, isbn, issn, doi)
    if not any(facts):
        return None
    in_book = book and article is not None
    return Item(
        type="chapter" if in_book else "book" if book else "article-journal",
        title=article or (volume_title if book else None),
        author=(author,) if author else (),
        authors_complete=author is None,
        container_title=journal or (volume_title if in_book else None),
        collection_title=series,
        edition=text.get("edition"),
        issued=Issued(int(year.group())) if year else None,
        volume=text.get("volume"),
        issue=text.get("issue"),
        page=text.get("first-page"),
        doi=doi,
        isbn=isbn,
        issn=(issn,) if issn else (),
    )


def _read_author(text: str | None) -> Name | None:
    """The one author that is deposited: "Amon", "J. Smith", "Smith J", "Smith, J."."""
    plain = read_plain(text)
    if not plain:
        return None
    plain = re.sub(r"\s+et al\.?$", "", plain).strip(" ,;")
    if not plain:
        return None
    if is_group(plain) or plain.count(",") > 1 or re.search(r"\band\b|;", plain):
        return Name(literal=plain)
    if "," in plain:
        return read_full_name(plain)
    short = split_short_name(plain)
    return short if short.given else split_name(_turn_particles(plain))


def _turn_particles(text: str) -> str:
    """ "DA Meer van der" as "DA van der Meer": Springer deposits particles last."""
    words = text.split()
    end = len(words)
    while end > 2 and is_particle(words[end - 1]):
        end -= 1
    if not INITIALS.fullmatch(words[0]):
        return text
    return " ".join((words[0], *words[end:], *words[1:end]))
