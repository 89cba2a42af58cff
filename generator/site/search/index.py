"""Documents' terms -> index shards, each a small script that a browser loads when it needs it.

    search/start.js      what every query needs: columns, facets, the shards' first terms
    search/w-<term>.js   words: for each term its documents and its weight in each
    search/c-<term>.js   terms of cited works' titles: documents alone
    search/p-<term>.js   places of terms in titles and abstracts, for phrases
    search/v-<letter>.js every word by its first letter, for words that are mistyped
    search/s-<tail>.js   words without their first letter, for a first letter that is mistyped
    search/i-<n>.js      which documents cite an identifier, by its mark (see document.py)
    search/d-<n>.js      what results show: four documents each

How shards are cut and written is in shards.py.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.site.search.document import LEVELS, DocumentTerms
from generator.site.search.encode import ALPHABET, encode_gaps
from generator.site.search.marks import cut_marks, pack_marks
from generator.site.search.shards import cut_shards, name_shard, write_shard
from generator.site.search.start import (
    DOCUMENTS_A_SHARD,
    Made,
    count_mark_bits,
    take_column,
    write_start,
)

LEVEL_LETTERS = {level: ALPHABET[level] for level in range(LEVELS + 1)}
"""How levels are written: a table for str.translate."""


def build_index(documents: Sequence[DocumentTerms]) -> Iterator[tuple[str, str]]:
    """(path, script) of every file of the index; documents in the order of their ids."""
    firsts: dict[str, list[str]] = {}
    words, places = _invert_words(documents)
    vocabulary = _list_vocabulary(words, len(documents))
    for letter, terms in vocabulary.items():
        yield write_shard(f"v-{name_shard(letter)}", " ".join(terms))
    for family, postings in (
        ("w", words),
        ("s", _cut_first_letters(vocabulary)),
        ("c", _invert_cited(documents)),
        ("p", places),
    ):
        firsts[family] = []
        rows = ((term, f"{term} {postings[term]}") for term in sorted(postings))
        for first, lines in cut_shards(rows):
            firsts[family].append(first)
            yield write_shard(f"{family}-{name_shard(first)}", lines)
    marks: list[int] = []
    for number, document in enumerate(documents):
        marks += pack_marks(number, document.cited_marks)
    marks.sort()
    for number, content in cut_marks(marks, count_mark_bits(len(marks))):
        yield write_shard(f"i-{number}", content)
    for place in range(0, len(documents), DOCUMENTS_A_SHARD):
        shown = [show_document(each) for each in documents[place : place + DOCUMENTS_A_SHARD]]
        yield write_shard(f"d-{place // DOCUMENTS_A_SHARD}", write_json(shown))
    made = Made(firsts, "".join(vocabulary), len(marks))
    start = write_start([take_column(document) for document in documents], made)
    yield write_shard("start", write_json(start))


def write_json(value: object) -> str:
    """A value as JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _invert_words(documents: Sequence[DocumentTerms]) -> tuple[dict[str, str], dict[str, str]]:
    """Postings of words and of terms within fields; places of words."""
    # One flat list a word, (number, level, places) after another: a third of the time and memory
    # that three lists or a list of tuples take.
    rows: dict[str, list[object]] = defaultdict(list)
    fields: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        levels = document.levels.translate(LEVEL_LETTERS)
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


def is_guessed(term: str, held: int, count: int) -> bool:
    """Whether a mistyped word may have meant a term that so many of all documents hold."""
    return len(term) >= 4 and held >= (1 if count < 2_000 else 2) and term.isalpha()


def _list_vocabulary(words: Mapping[str, str], count: int) -> dict[str, list[str]]:
    """The words a mistyped one may have meant, by first letter; in a large library, those that
    two documents have."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for term in sorted(words):
        _, space, levels = words[term].partition(" ")
        if space and is_guessed(term, len(levels), count):
            by_letter[term[0]].append(term)
    return by_letter


def _cut_first_letters(vocabulary: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """For each word without its first letter, the letters that it may begin with."""
    letters: dict[str, str] = defaultdict(str)
    for letter, terms in vocabulary.items():
        for term in terms:
            letters[term[1:]] += letter
    return letters


def _invert_cited(documents: Sequence[DocumentTerms]) -> dict[str, str]:
    ids: dict[str, list[int]] = defaultdict(list)
    for number, document in enumerate(documents):
        for term in document.cited.split():
            ids[term].append(number)
    return {term: encode_gaps(numbers) for term, numbers in ids.items()}


def show_document(document: DocumentTerms) -> list[object]:
    """What a result shows of a document."""
    return [document.url, document.title, document.byline, document.passage]
