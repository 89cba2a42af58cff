"""One document's terms changed -> the files of the index that change, without the others' terms.

What comes out is, byte for byte, what build_index makes of the edited documents: each shard that
holds an edited term is read, edited and cut again, up to where its cuts fall on the old ones.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from generator.site.search.document import MARK_BITS, DocumentTerms
from generator.site.search.edit_terms import (
    Postings,
    change_members,
    edit_letters,
    edit_members,
    edit_places,
    edit_words,
)
from generator.site.search.index import is_guessed, show_document, write_json
from generator.site.search.marks import (
    NUMBER_BITS,
    first_mark,
    pack_marks,
    read_marks,
    write_marks,
)
from generator.site.search.postings import Unmatched
from generator.site.search.recut import EditedFiles, HeldShards, edit_family
from generator.site.search.shards import name_shard
from generator.site.search.start import (
    DOCUMENTS_A_SHARD,
    Start,
    count_mark_bits,
    edit_counts,
    edit_start,
    take_column,
)

__all__ = ["EditedFiles", "edit_index_in_turn", "read_start"]


def read_start(read: Callable[[str], str]) -> Start:
    """What the index tells of all documents, as `read` gives its file.

    Raises ValueError where it is none of ours.
    """
    start: Start = json.loads(HeldShards(read).content("start"))
    return start


def edit_index_in_turn(
    read: Callable[[str], str],
    edits: Iterable[tuple[int, DocumentTerms, DocumentTerms]],
    facets: Mapping[str, object] | None = None,
) -> EditedFiles | None:
    """The files that build_index would make differently if some documents changed.

    `read` gives the text of a file of the index by its path ("search/start.js"); `edits` are
    (number, before, after) each, made one after the other; `facets` are those of all documents
    afterwards, without which none may change. None where the index as it is does not tell enough,
    or is not one that holds what a document was before.
    """
    shards = HeldShards(read)
    try:
        for number, before, after in edits:
            # How often or where a review states a name, no facet tells.
            if facets is None and set(before.facets) != set(after.facets):
                return None
            _edit_document(shards, number, before, after)
        if facets is not None:
            _put_facets(shards, facets)
    except (Unmatched, ValueError, LookupError, OSError):
        return None
    return shards.list_edited()


def _edit_document(
    shards: HeldShards, number: int, before: DocumentTerms, after: DocumentTerms
) -> None:
    if before == after:
        return
    start: Start = json.loads(shards.content("start"))
    edited = edit_start(start, number, take_column(before), take_column(after))
    if edited is None:
        raise Unmatched
    firsts = {
        family: terms.split(" ") if terms else [] for family, terms in start["shards"].items()
    }
    held: dict[str, tuple[int, int]] = {}
    firsts["w"] = edit_family(shards, "w", firsts["w"], edit_words(number, before, after, held))
    firsts["p"] = edit_family(shards, "p", firsts["p"], edit_places(number, before, after))
    cited = edit_members(number, before.cited.split(), after.cited.split())
    firsts["c"] = edit_family(shards, "c", firsts["c"], cited)
    edited["letters"], tails = _edit_vocabulary(shards, start, held)
    firsts["s"] = edit_family(shards, "s", firsts["s"], tails)
    edited["shards"] = {family: " ".join(terms) for family, terms in firsts.items()}
    edited["marks"] += _edit_marks(shards, start, number, before.cited_marks, after.cited_marks)
    if edited != start:
        shards.new["start"] = write_json(edited)
    if before.cited_by != after.cited_by:
        shards.new["cited"] = edit_counts(shards.content("cited"), number, take_column(after))
    if show_document(after) != show_document(before):
        name = f"d-{number // DOCUMENTS_A_SHARD}"
        shown = json.loads(shards.content(name))
        if shown[number % DOCUMENTS_A_SHARD] != show_document(before):
            raise Unmatched
        shown[number % DOCUMENTS_A_SHARD] = show_document(after)
        shards.new[name] = write_json(shown)


def _put_facets(shards: HeldShards, facets: Mapping[str, object]) -> None:
    start: Start = json.loads(shards.content("start"))
    if start["facets"] != facets:
        shards.new["start"] = write_json(start | {"facets": facets})


def _edit_vocabulary(
    shards: HeldShards, start: Start, held: Mapping[str, tuple[int, int]]
) -> tuple[str, dict[str, Postings]]:
    """The vocabulary's letters, and the edits of its words without their first ones."""
    letters = set(start["letters"])
    changed: dict[str, dict[str, bool]] = {}
    tails: dict[str, dict[str, bool]] = {}
    for word, counts in held.items():
        was, now = (is_guessed(word, documents, start["count"]) for documents in counts)
        if was != now:
            changed.setdefault(word[0], {})[word] = now
            tails.setdefault(word[1:], {})[word[0]] = now
    for letter, words in changed.items():
        name = f"v-{name_shard(letter)}"
        listed = set(shards.content(name).split(" ") if letter in letters else ())
        change_members(listed, words)
        shards.new[name] = " ".join(sorted(listed)) if listed else None
        (letters.add if listed else letters.discard)(letter)
    return "".join(sorted(letters)), {tail: edit_letters(tails[tail]) for tail in tails}


def _edit_marks(shards: HeldShards, start: Start, number: int, old: bytes, new: bytes) -> int:
    """Edits the shards of cited identifiers' marks; returns by how many there are more."""
    before, after = Counter(pack_marks(number, old)), Counter(pack_marks(number, new))
    gone, come = before - after, after - before
    more = come.total() - gone.total()
    bits = start["markBits"]
    if count_mark_bits(start["marks"] + more) != bits:
        raise Unmatched
    touched: dict[int, tuple[list[int], list[int]]] = {}
    for part, changes in enumerate((gone, come)):
        for packed in changes.elements():
            shard = packed >> (MARK_BITS - bits + NUMBER_BITS)
            touched.setdefault(shard, ([], []))[part].append(packed)
    for shard, (fewer, added) in touched.items():
        name, least = f"i-{shard}", first_mark(shard, bits)
        try:
            held = read_marks(shards.content(name), least)
        except (OSError, KeyError, Unmatched):
            held = []  # no mark begins so
        for packed in fewer:
            held.remove(packed)
        held = sorted(held + added)
        shards.new[name] = write_marks(held, least) if held else None
    return more
