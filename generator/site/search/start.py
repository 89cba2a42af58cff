"""search/start.js: what every query needs, whole from the documents or with one of them edited.

count, kinds       how many documents, and where those of each kind begin
firstYear, years   each document's year less the first one, plus one; 0 where it is not known
citedBy            how many reviews cite each
shards             the first terms of the shards, by family; letters: those of the vocabulary
marks, markBits    how many marks of cited identifiers there are, and by how many of their
                   first bits they are cut into shards; -1 where there are none
facets             [name, documents] of the most frequent names of each facet
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from generator.site.search.document import DocumentTerms
from generator.site.search.encode import encode_all, encode_gaps
from generator.site.search.postings import decode

DOCUMENTS_A_SHARD = 4
MARKS_A_SHARD = 2_000
FACETS = ("journal", "type", "keyword", "mesh")
FACET_NAMES, MOST_FACET_NAMES = 20, 200
"""How many names a facet of a large and of a small library counts."""
_FACET_SIZE = 100_000
"""Reviews by names that a facet may hold: every search loads all of it."""

Start = dict[str, Any]
"""The content of start.js, as JSON has it."""


ShownNames = Mapping[str, Mapping[str, str]]
"""Of each facet, the name that the site shows for a spelling, casefolded."""

NO_NAMES: ShownNames = {}


@dataclass(frozen=True, slots=True)
class Made:
    """What the other shards came to: the first terms of each family's, the letters of the
    vocabulary, how many marks."""

    firsts: Mapping[str, Sequence[str]]
    letters: str
    marks: int


class Column(NamedTuple):
    """What start.js says of one document."""

    kind: str
    year: int | None
    cited_by: int
    facets: tuple[tuple[str, str], ...]


def take_column(document: DocumentTerms) -> Column:
    """A document's part of start.js."""
    return Column(document.kind, document.year, document.cited_by, document.facets)


def count_mark_bits(marks: int) -> int:
    """By how many of their first bits so many marks are cut into shards."""
    return (marks // MARKS_A_SHARD).bit_length() if marks else -1


def write_start(columns: Sequence[Column], made: Made, names: ShownNames = NO_NAMES) -> Start:
    """All of start.js, from all documents in the order of their ids."""
    years = [column.year for column in columns]
    return {
        "count": len(columns),
        "kinds": _runs(column.kind for column in columns),
        **_write_years(years),
        "shards": {family: " ".join(terms) for family, terms in made.firsts.items()},
        "letters": made.letters,
        "marks": made.marks,
        "markBits": count_mark_bits(made.marks),
        "each": DOCUMENTS_A_SHARD,
        "facets": count_facets(columns, names),
    }


def count_facets(columns: Sequence[Column], names: ShownNames = NO_NAMES) -> dict[str, object]:
    """The most frequent names of each facet with the documents that have them, from all documents
    in the order of their ids, at least up to the last that has any facet."""
    return {field: _count_facet(columns, field, names.get(field, {})) for field in FACETS}


def write_counts(columns: Sequence[Column]) -> str:
    """The content of cited.js: how many reviews cite each document."""
    return encode_all(column.cited_by for column in columns)


def edit_counts(content: str, number: int, after: Column) -> str:
    """cited.js with one document's count changed."""
    counts = decode(content)
    counts[number] = after.cited_by
    return encode_all(counts)


def edit_start(start: Start, number: int, before: Column, after: Column) -> Start | None:
    """start.js with one document's part changed but for the facets, which depend on all documents;
    None where the rest would have to be known."""
    if after.kind != before.kind:
        return None
    edited = dict(start)
    if after.year != before.year:
        first = start["firstYear"]
        years = [year + first - 1 if year else None for year in decode(start["years"])]
        years[number] = after.year
        edited |= _write_years(years)
    return edited


def _write_years(years: Sequence[int | None]) -> dict[str, object]:
    first = min((year for year in years if year is not None), default=0)
    told = encode_all(0 if year is None else year - first + 1 for year in years)
    return {"firstYear": first, "years": told}


def _runs(kinds: Iterable[str]) -> list[list[object]]:
    runs: list[list[object]] = []
    for number, kind in enumerate(kinds):
        if not runs or runs[-1][0] != kind:
            runs.append([kind, number])
    return runs


def _count_facet(
    columns: Sequence[Column], field: str, names: Mapping[str, str]
) -> list[list[str]]:
    members: dict[str, dict[int, None]] = defaultdict(dict)
    for number, column in enumerate(columns):
        for key, name in column.facets:
            if key == field:
                members[names.get(name.casefold(), name)][number] = None
    order = sorted(members, key=lambda name: (-len(members[name]), name))
    most = count_names(sum(column.kind == "review" for column in columns))
    return [[name, encode_gaps(list(members[name]))] for name in order[:most]]


def count_names(reviews: int) -> int:
    """How many names a facet counts in a library of so many reviews; the rarer ones are found by
    search."""
    return max(FACET_NAMES, min(MOST_FACET_NAMES, _FACET_SIZE // max(reviews, 1)))
