"""A document's terms before and after -> how the postings of each term change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from generator.site.search.blocks import write_levels
from generator.site.search.document import DocumentTerms
from generator.site.search.postings import Unmatched, put_number, rank_number, take_number

Postings = Callable[[str | None], str | None]
"""A term's postings as they are (None: no such term) -> as they become."""


def edit_words(
    number: int, before: DocumentTerms, after: DocumentTerms, held: dict[str, tuple[int, int]]
) -> dict[str, Postings]:
    """Edits of the words' postings and of those within fields; when they are done, `held` tells
    by how many documents each word that came or went was and is held."""
    old, new = _levels(before), _levels(after)

    def edit(word: str) -> Postings:
        was, now = old.get(word, ""), new.get(word, "")

        def change(postings: str | None) -> str | None:
            gaps, _, levels = (postings or "").partition(" ")
            if was and now:
                rank = rank_number(gaps, number)
            else:
                held[word] = (len(levels), len(levels) + (1 if now else -1))
                gaps, rank = (put_number if now else take_number)(gaps, number)
            if levels[rank : rank + len(was)] != was:
                raise Unmatched
            return f"{gaps} {levels[:rank]}{now}{levels[rank + len(was) :]}" if gaps else None

        return change

    changed = (word for word in old.keys() | new.keys() if old.get(word) != new.get(word))
    edits = {word: edit(word) for word in changed}
    return edits | edit_members(number, before.fields.split(), after.fields.split())


def _levels(document: DocumentTerms) -> dict[str, str]:
    letters = write_levels(document)
    return dict(zip(document.words.split(), letters, strict=True))


def edit_places(number: int, before: DocumentTerms, after: DocumentTerms) -> dict[str, Postings]:
    """Edits of the postings that tell where words stand."""
    old, new = _places(before), _places(after)

    def edit(word: str) -> Postings:
        def change(postings: str | None) -> str | None:
            gaps, _, rest = (postings or "").partition(" ")
            if word in old and word in new:
                rank = rank_number(gaps, number)
            elif word in old:
                gaps, rank = take_number(gaps, number)
                if not gaps:
                    return None
            else:
                gaps, rank = put_number(gaps, number)
            rows = rest.split(" ", rank + 1) if rest else []
            if word in old:
                if rows[rank] != old[word]:
                    raise Unmatched
                del rows[rank]
            if word in new:
                rows.insert(rank, new[word])
            return f"{gaps} {' '.join(rows)}"

        return change

    changed = (word for word in old.keys() | new.keys() if old.get(word) != new.get(word))
    return {word: edit(word) for word in changed}


def _places(document: DocumentTerms) -> dict[str, str]:
    pairs = zip(document.words.split(), document.places.split(), strict=True)
    return {word: places[1:] for word, places in pairs if places != "."}


def edit_members(number: int, old: Iterable[str], new: Iterable[str]) -> dict[str, Postings]:
    """Edits of postings that are documents alone."""

    def put(postings: str | None) -> str:
        return put_number(postings or "", number)[0]

    def take(postings: str | None) -> str | None:
        return take_number(postings or "", number)[0] or None

    held, wanted = set(old), set(new)
    edits: dict[str, Postings] = dict.fromkeys(wanted - held, put)
    edits.update(dict.fromkeys(held - wanted, take))
    return edits


def edit_letters(changes: Mapping[str, bool]) -> Postings:
    """The edit of the letters that one tail may begin with."""

    def change(postings: str | None) -> str | None:
        letters = set(postings or "")
        change_members(letters, changes)
        return "".join(sorted(letters)) or None

    return change


def change_members(members: set[str], changes: Mapping[str, bool]) -> None:
    """Puts in what comes (True) and takes out what goes."""
    for each, now in changes.items():
        if (each in members) == now:
            raise Unmatched
        (members.add if now else members.remove)(each)
