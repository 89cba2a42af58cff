"""A Library on disk, opened without being read: every page reads the few rows that it shows.

All of it but the reviews and notes, which their owner has; see tables.py for the file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.library.model import Citation, Library, Person, Similar, Term
from generator.library.shelf.edits import read_edits
from generator.library.shelf.rows import ALL, LazyRows, RowsByKey
from generator.library.shelf.tables import BrokenShelf, Table, Tables, write_tables
from generator.library.shelf.works import WorkReader, list_work_rows
from generator.model import Note, Review

if TYPE_CHECKING:  # they relate all: an edit does not wait for them
    from generator.library.records import Records
    from generator.library.relate import RelatedWorks
    from generator.library.terms import JournalNames

__all__ = ["BrokenShelf", "open_library"]

FILE, RECORDS, SIMILAR = "library", "records", "similar"
"""Works and citations; what the reviews' records say; which are alike. Edits of any table are kept
under the first one's name."""

TERMS = ("journals", "keywords", "mesh", "substances", "publication_types", "years")
"""The tables of terms, as their fields in Library are called."""

NAMES = "journal_names"
"""The table of what each review says of its journal."""

Rows = Iterable[tuple[str, object]]


def write_works(library: Library | RelatedWorks, folder: Path) -> None:
    """Writes a library's works and citations into a folder."""
    tables: dict[str, Rows] = {
        "works": list_work_rows(library.works, library.work_of),
        "work_of": _rows(library.work_of, join_keys),
        "cites": library.cites.items(),
        "cited_by": _rows(library.cited_by, _citation_rows),
        "mentions": library.mentions.items(),
        "citing": library.citing.items(),
        "identifiers": library.identifiers.items(),
        "work_years": library.work_years.items(),
        "entries": _rows(library.entries, _citation_row),
        "retracted": ((key, None) for key in library.retracted),
        "work_aliases": library.work_aliases.items(),
        "notes": ((note.slug, None) for note in library.notes),  # which edits ask for
    }
    write_tables(folder / FILE, tables)


def write_records(
    library: Library | Records, names: Mapping[str, JournalNames], folder: Path
) -> None:
    """Writes what the records of a library's reviews say into a folder; `names` is what they say
    of their journals."""
    tables: dict[str, Rows] = {
        "newest": ((key, None) for key in library.newest),
        "people": ((person.slug, person_row(person)) for person in library.people),
        "people_of": library.people_of.items(),
        "dates": library.dates.items(),
        "aliases": library.aliases.items(),
        "person_aliases": library.person_aliases.items(),
        NAMES: names.items(),
    }
    for kind in TERMS:
        terms: Sequence[Term] = getattr(library, kind)
        tables[kind] = ((term.slug, term_row(term)) for term in terms)
    write_tables(folder / RECORDS, tables)


def write_similar(similar: Mapping[str, tuple[Similar, ...]], folder: Path) -> None:
    """Writes which reviews are alike into a folder."""
    write_tables(folder / SIMILAR, {"similar": _rows(similar, similar_rows)})


def open_library(
    folder: Path, reviews: Mapping[str, Review], notes: tuple[Note, ...] = ()
) -> Library:
    """The library that was written into a folder, each value read when it is asked for.

    A work that is a review here shows the record that `reviews` has of it now.
    Raises BrokenShelf, also when a value is asked for.
    """
    tables = open_tables(folder)
    make_work = WorkReader(reviews, tables.open("work_of"))
    return Library(
        reviews=reviews,
        newest=tuple(tables.open("newest").keys()),
        works=RowsByKey(tables.open("works"), make_work, 512),
        work_of=RowsByKey(tables.open("work_of"), _make_keys, 64),
        cites=RowsByKey(tables.open("cites"), _as_it_is),
        cited_by=RowsByKey(tables.open("cited_by"), _make_citations),
        people=LazyRows(tables.open("people"), _make_person, 1024),
        journals=_open_terms(tables, "journals"),
        keywords=_open_terms(tables, "keywords"),
        mesh=_open_terms(tables, "mesh"),
        substances=_open_terms(tables, "substances"),
        publication_types=_open_terms(tables, "publication_types"),
        years=_open_terms(tables, "years"),
        people_of=RowsByKey(tables.open("people_of"), _as_it_is, 60_000),
        similar=RowsByKey(tables.open("similar"), _make_similar, 64),
        notes=notes,
        mentions=_open_mentions(tables),
        citing=RowsByKey(tables.open("citing"), _as_it_is, ALL),
        identifiers=RowsByKey(tables.open("identifiers"), _as_it_is, ALL),
        work_years=RowsByKey(tables.open("work_years"), _as_it_is, ALL),
        entries=RowsByKey(tables.open("entries"), _make_citation),
        dates=RowsByKey(tables.open("dates"), _as_it_is, ALL),
        retracted=tuple(tables.open("retracted").keys()),
        aliases=RowsByKey(tables.open("aliases"), _as_it_is),
        work_aliases=RowsByKey(tables.open("work_aliases"), _as_it_is),
        person_aliases=RowsByKey(tables.open("person_aliases"), _as_it_is),
    )


@dataclass(frozen=True, slots=True)
class ShelfTables:
    """The tables of a library, whichever file each is in."""

    files: tuple[Tables, ...]

    def open(self, name: str) -> Table:
        """One table."""
        return next((file for file in self.files if name in file), self.files[0]).open(name)


def open_tables(folder: Path) -> ShelfTables:
    """The tables of the library in a folder as they were edited.

    Raises BrokenShelf.
    """
    edits = read_edits(folder).get(FILE)
    return ShelfTables(tuple(Tables(folder / name, edits) for name in (FILE, RECORDS, SIMILAR)))


def _open_mentions(tables: ShelfTables) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """What is mentioned and where; an edit may mention what none did, and none any longer."""
    table = tables.open("mentions")
    written: RowsByKey[tuple[tuple[str, str], ...]] = RowsByKey(table, _as_it_is)
    if not table.edits:
        return written
    rows: dict[str, Any] = {key: table.get(key) for key in {*written, *table.edits}}
    return {key: rows[key] for key in sorted(rows) if rows[key] is not None}


def _open_terms(tables: ShelfTables, kind: str) -> LazyRows[Term]:
    return LazyRows(tables.open(kind), _make_term, 1024)


def _rows(
    values: Mapping[str, Any], make_row: Callable[[Any], object]
) -> Iterator[tuple[str, object]]:
    return ((key, make_row(value)) for key, value in values.items())


def _as_it_is(key: str, row: Any) -> Any:  # noqa: ANN401  # a row of plain values
    return row


def join_keys(keys: tuple[str, ...]) -> object:
    """Texts as one, which is faster to write and to read; as they are where that says less."""
    joined = "\n".join(keys)
    return joined if keys and joined.count("\n") == len(keys) - 1 else keys


def split_keys(row: Any) -> tuple[str, ...]:  # noqa: ANN401  # a row of plain values
    """The texts that `join_keys` joined."""
    return tuple(row.split("\n")) if isinstance(row, str) else tuple(row)


def _make_keys(key: str, row: Any) -> tuple[str, ...]:  # noqa: ANN401  # a row of plain values
    return split_keys(row)


def _citation_row(citation: Citation) -> tuple[str, str, str, int | None]:
    return (citation.review, citation.work, citation.id, citation.number)


def _citation_rows(citations: Sequence[Citation]) -> tuple[object, ...]:
    return tuple(map(_citation_row, citations))


def _make_citation(key: str, row: tuple[str, str, str, int | None]) -> Citation:
    return Citation(*row)


def _make_citations(
    key: str, rows: Sequence[tuple[str, str, str, int | None]]
) -> tuple[Citation, ...]:
    return tuple(Citation(*row) for row in rows)


def person_row(person: Person) -> tuple[object, ...]:
    """The row of a person."""
    return (
        *(person.name, person.sort_name, person.reviews, person.variants),
        *(person.orcid, person.reason),
    )


def _make_person(slug: str, row: Any) -> Person:  # noqa: ANN401  # a row of plain values
    return Person(slug, *row)


def term_row(term: Term) -> tuple[object, ...]:
    """The row of a term."""
    return (
        *(term.name, term.reviews, term.ui, dict(term.qualifiers)),
        *(tuple(sorted(term.major)), term.also),
    )


def _make_term(slug: str, row: Any) -> Term:  # noqa: ANN401  # a row of plain values
    name, reviews, ui, qualifiers, major, also = row
    return Term(slug, name, reviews, ui, qualifiers, frozenset(major), also)


def similar_rows(similar: Sequence[Similar]) -> tuple[object, ...]:
    """The row of one review's similar ones."""
    return tuple((each.review, each.score, each.reasons, each.shared) for each in similar)


def _make_similar(key: str, rows: Any) -> tuple[Similar, ...]:  # noqa: ANN401  # plain values
    return tuple(Similar(*row) for row in rows)
