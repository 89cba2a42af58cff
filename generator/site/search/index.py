"""Documents' terms -> index shards, each a small script that a browser loads when it needs it.

    search/start.js      what every query needs: columns, facets, the shards' first terms
    search/w-<term>.js   words: for each term its documents and its weight in each
    search/c-<term>.js   terms of cited works' titles: documents alone
    search/p-<term>.js   places of terms in titles and abstracts, for phrases
    search/v-<letter>.js every word by its first letter, for words that are mistyped
    search/s-<tail>.js   words without their first letter, for a first letter that is mistyped
    search/i-<n>.js      which documents cite an identifier, by its mark (see document.py)
    search/d-<n>.js      what results show: four documents each

A shard begins at a term chosen by the term's own checksum, so that one edited review changes the
few shards that hold its words and no other.
"""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from zlib import crc32

from generator.site.search.document import LEVELS, MARK_BITS, MARK_BYTES, DocumentTerms
from generator.site.search.encode import ALPHABET, encode, encode_gaps, quote

SMALLEST_SHARD = 4_000
LARGEST_SHARD = 16_000
DOCUMENTS_A_SHARD = 4
MARKS_A_SHARD = 2_000
NUMBER_BITS = 24
"""Room for sixteen million documents below a mark."""

_LEVEL_LETTERS = {level: ALPHABET[level] for level in range(LEVELS + 1)}
FACET_NAMES = 24
"""How many names a facet of keywords or MeSH terms counts; the rarer ones are found by search."""


def build_index(documents: Sequence[DocumentTerms]) -> Iterator[tuple[str, str]]:
    """(path, script) of every file of the index; documents in the order of their ids."""
    firsts: dict[str, list[str]] = {}
    words, places = _invert_words(documents)
    vocabulary = _list_vocabulary(words, len(documents))
    for letter, terms in vocabulary.items():
        yield _shard(f"v-{name_shard(letter)}", " ".join(terms))
    for family, postings in (
        ("w", words),
        ("s", _cut_first_letters(vocabulary)),
        ("c", _invert_cited(documents)),
        ("p", places),
    ):
        firsts[family] = []
        for first, lines in _cut_shards(postings):
            firsts[family].append(first)
            yield _shard(f"{family}-{name_shard(first)}", lines)
    marks = _sort_marks(documents)
    bits = (len(marks) // MARKS_A_SHARD).bit_length() if marks else -1  # no shard at all
    for number, content in _cut_marks(marks, bits):
        yield _shard(f"i-{number}", content)
    for start in range(0, len(documents), DOCUMENTS_A_SHARD):
        shown = [_show(document) for document in documents[start : start + DOCUMENTS_A_SHARD]]
        yield _shard(f"d-{start // DOCUMENTS_A_SHARD}", _write_json(shown))
    letters = "".join(vocabulary)
    yield _shard("start", _write_json(_start(documents, firsts, letters, bits)))


def _shard(name: str, content: str) -> tuple[str, str]:
    return f"search/{name}.js", f"litsite.shard({quote(name)},{quote(content)})\n"


def _write_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def name_shard(first: str) -> str:
    """A file name for the shard that begins at a term: letters and digits, others as hex."""
    return "".join(
        char if char.isascii() and char.isalnum() else f"_{ord(char):x}_" for char in first
    )


def _cut_shards(postings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(first term, lines) of each shard; a line is a term, a space, and its postings."""
    lines: list[str] = []
    size = 0
    first = ""
    for term in sorted(postings):
        line = f"{term} {postings[term]}"
        ripe = size >= SMALLEST_SHARD and crc32(term.encode()) % 16 == 0
        if lines and (ripe or size + len(line) > LARGEST_SHARD):
            yield first, "\n".join(lines)
            lines, size = [], 0
        if not lines:
            first = term
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield first, "\n".join(lines)


def _invert_words(documents: Sequence[DocumentTerms]) -> tuple[dict[str, str], dict[str, str]]:
    """Postings of words and of terms within fields; places of words."""
    # One flat list a word, (number, level, places) after another: a third of the time and memory
    # that three lists or a list of tuples take.
    rows: dict[str, list[object]] = defaultdict(list)
    fields: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        levels = document.levels.translate(_LEVEL_LETTERS)
        for row in zip(document.words.split(), levels, document.places.split(), strict=True):
            rows[row[0]] += (number, row[1], row[2])
        for term in document.fields.split():
            fields[term].append(number)
    postings: dict[str, str] = {}
    places: dict[str, str] = {}
    for word, flat in rows.items():
        numbers, marked = flat[0::3], flat[2::3]
        postings[word] = f"{encode_gaps(numbers)} {''.join(flat[1::3])}"  # type: ignore[arg-type]
        kept = [(n, m) for n, m in zip(numbers, marked, strict=True) if m != "."]
        if kept:
            ids = encode_gaps([n for n, _ in kept])  # type: ignore[misc]
            places[word] = f"{ids} {' '.join([m[1:] for _, m in kept])}"  # type: ignore[index]
    postings.update((term, encode_gaps(numbers)) for term, numbers in fields.items())
    return postings, places


def _list_vocabulary(words: Mapping[str, str], count: int) -> dict[str, list[str]]:
    """The words a mistyped one may have meant, by first letter; in a large library, those that
    two documents have."""
    least = 1 if count < 2_000 else 2
    by_letter: dict[str, list[str]] = defaultdict(list)
    for term in sorted(words):
        _, space, levels = words[term].partition(" ")
        if space and len(term) >= 4 and len(levels) >= least and term.isalpha():
            by_letter[term[0]].append(term)
    return by_letter


def _cut_first_letters(vocabulary: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each word without its first letter, the letters that it may begin with."""
    letters: dict[str, str] = defaultdict(str)
    for letter, terms in vocabulary.items():
        for term in terms:
            letters[term[1:]] += letter
    return letters


def _sort_marks(documents: Sequence[DocumentTerms]) -> list[int]:
    """The marks of cited identifiers, each with its document's number below, ascending."""
    marks: list[int] = []
    for number, document in enumerate(documents):
        held = struct.unpack(f">{len(document.cited_marks) // MARK_BYTES}Q", document.cited_marks)
        marks += [mark << NUMBER_BITS | number for mark in held]
    marks.sort()
    return marks


def _cut_marks(marks: Sequence[int], bits: int) -> Iterator[tuple[int, str]]:
    """(number, content) of the shards of marks; a shard's number is its marks' first bits.

    A shard is a row of pairs: how far a mark is above the one before, and a document's number.
    """
    shift = MARK_BITS - bits
    within = (1 << NUMBER_BITS) - 1
    current, before = -1, 0
    parts: list[str] = []
    for packed in marks:
        mark = packed >> NUMBER_BITS
        shard = mark >> shift
        if shard != current:
            if parts:
                yield current, "".join(parts)
            current, before, parts = shard, shard << shift, []
        parts.append(encode(mark - before) + encode(packed & within))
        before = mark
    if parts:
        yield current, "".join(parts)


def _invert_cited(documents: Sequence[DocumentTerms]) -> dict[str, str]:
    ids: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for term in document.cited.split():
            ids[term].append(number)
    return {term: encode_gaps(numbers) for term, numbers in ids.items()}


def _show(document: DocumentTerms) -> list[object]:
    return [document.url, document.title, document.byline, document.passage]


def _start(
    documents: Sequence[DocumentTerms],
    firsts: Mapping[str, Sequence[str]],
    letters: str,
    mark_bits: int,
) -> dict[str, object]:
    years = [document.year for document in documents]
    known = [year for year in years if year is not None]
    first_year = min(known, default=0)
    return {
        "count": len(documents),
        "kinds": _runs([document.kind for document in documents]),
        "firstYear": first_year,
        # 0 is a year that is not known.
        "years": "".join(encode(0 if year is None else year - first_year + 1) for year in years),
        "citedBy": "".join(encode(document.cited_by) for document in documents),
        "shards": {family: " ".join(terms) for family, terms in firsts.items()},
        "letters": letters,
        "markBits": mark_bits,
        "each": DOCUMENTS_A_SHARD,
        "facets": {
            "journal": _count_facet(documents, "journal", FACET_NAMES),
            "type": _count_facet(documents, "type", FACET_NAMES),
            "keyword": _count_facet(documents, "keyword", FACET_NAMES),
            "mesh": _count_facet(documents, "mesh", FACET_NAMES),
        },
    }


def _runs(kinds: Sequence[str]) -> list[list[object]]:
    runs: list[list[object]] = []
    for number, kind in enumerate(kinds):
        if not runs or runs[-1][0] != kind:
            runs.append([kind, number])
    return runs


def _count_facet(documents: Sequence[DocumentTerms], field: str, most: int) -> list[list[str]]:
    """[name, documents] of a facet's most frequent names."""
    members: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for name in dict.fromkeys(value for key, value in document.facets if key == field):
            members[name].append(number)
    order: Callable[[str], tuple[int, str]] = lambda name: (-len(members[name]), name)  # noqa: E731
    return [[name, encode_gaps(members[name])] for name in sorted(members, key=order)[:most]]
