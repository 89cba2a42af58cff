"""Who the authors are after a few reviews were edited: told anew of the names that may be one with
those on these reviews, before or after; all others are who they were."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.library.model import Library, Person
from generator.library.people import People, name_people, rank_person, slug_name
from generator.library.people_evidence import Mention, find_mentions
from generator.library.shelf.tables import Table, Tables, write_tables
from generator.library.slugs import digest
from generator.model import Review
from generator.model.rules import PeopleRules

FILE = "authors"
_MOST = 1000
"""Of so many reviews all authors are told anew."""


@dataclass(frozen=True, slots=True)
class PeopleEdit:
    """The slugs of all persons in the order of their names, those told anew, the slugs of the
    authors of reviews that have others now, and rows of the table of blocks."""

    slugs: Sequence[str]
    people: Mapping[str, Person]
    of_review: Mapping[str, tuple[str, ...]]
    rows: Mapping[str, Mapping[str, bytes]]


def write_blocks(people: People, folder: Path) -> None:
    """Writes into a folder in which reviews names stand that may be one person's."""
    write_tables(folder / FILE, {"blocks": people.blocks.items()})


def edit_people(
    folder: Path,
    edits: Mapping[str, Mapping[str, object]] | None,
    library: Library,
    reviews: Mapping[str, Review],
    edited: Sequence[tuple[Review, Review]],
    order: Mapping[str, int],
    rules: PeopleRules,
) -> PeopleEdit | None:
    """What edits of some `reviews` change among the authors of the library in a folder; None where
    all are to be told anew.

    Raises BrokenShelf.
    """
    if rules.people or rules.keep_apart:
        return None
    table = Tables(folder / FILE, edits).open("blocks")
    keys = tuple(reviews)
    before = {one.key: find_mentions({one.key: one}) for one, _ in edited}
    after = {other.key: find_mentions({other.key: other}) for _, other in edited}
    blocks = {block for each in (before, after) for held in each.values() for block in _list(held)}
    mentions = _gather(table, keys, reviews, blocks, after)
    if mentions is None or any(not before[key] or not after[key] for key in after):
        return None
    concerned = [one for key in sorted(mentions) for one in mentions[key] if one.block in blocks]
    made = name_people(concerned, order, rules)
    slug_of = {
        (one.review, one.number): slug for one, slug in zip(concerned, made.of_mention, strict=True)
    }
    of_review: dict[str, tuple[str, ...]] = {}
    gone: set[str] = set()
    for key, held in mentions.items():
        was = library.people_of[key]
        if key in after:
            gone.update(was)
            now = [slug_of[key, one.number] for one in held]
        elif len(was) != len(held):  # one person twice: which name is whose is not told
            return None
        else:
            pairs = list(zip(held, was, strict=True))
            gone.update(slug for one, slug in pairs if one.block in blocks)
            now = [slug_of.get((key, one.number), slug) for one, slug in pairs]
        of_review[key] = tuple(dict.fromkeys(now))
    people = {person.slug: person for person in made.people}
    slugs = _place(library, gone, people, set(mentions))
    if slugs is None:
        return None
    changed = {key: now for key, now in of_review.items() if now != library.people_of[key]}
    return PeopleEdit(slugs, people, changed, _edit_blocks(table, keys, before, after))


def _list(mentions: Sequence[Mention]) -> set[str]:
    """The blocks of some names; an ORCID is one too."""
    return {block for mention in mentions for block in mention.blocks}


def _gather(
    table: Table,
    keys: Sequence[str],
    reviews: Mapping[str, Review],
    blocks: set[str],
    after: Mapping[str, tuple[Mention, ...]],
) -> dict[str, tuple[Mention, ...]] | None:
    """The names on every review on which one of these blocks stands; adds the blocks of what may
    be one with those by an ORCID."""
    mentions = dict(after)
    looked_at: set[str] = set()
    while new := blocks - looked_at:
        looked_at |= new
        for block in new:
            held = table.get(block)
            numbers = array("I", held if isinstance(held, bytes) else b"")
            for key in map(keys.__getitem__, numbers):
                if key not in mentions:
                    mentions[key] = find_mentions({key: reviews[key]})
        if len(mentions) > _MOST:
            return None
        for of_review in mentions.values():
            for one in of_review:
                if not blocks.isdisjoint(one.blocks):
                    blocks.update(one.blocks)
    return mentions


def _place(
    library: Library, gone: Collection[str], people: Mapping[str, Person], keys: set[str]
) -> list[str] | None:
    """All slugs in the order of their names; None where a name outside may share one."""
    held = library.people.by_key  # type: ignore[attr-defined]  # a library on its shelf
    if not all(keys >= set(held[slug].reviews) for slug in gone):
        return None
    plain = {slug_name(each.name) for each in (*people.values(), *map(held.__getitem__, gone))}
    slugs = [slug for slug in held if slug not in gone]
    if any(slug in people or not plain.isdisjoint(_cut(slug)) for slug in slugs):
        return None

    def rank(slug: str) -> tuple[str, str]:
        return rank_person(people[slug] if slug in people else held[slug])

    for slug in people:
        insort(slugs, slug, key=rank)
    return slugs


def _cut(slug: str) -> Iterator[str]:
    """A slug, and as it was before what tells namesakes apart was added."""
    length = 1 + len(digest(""))
    while slug:
        yield slug
        if slug[-length:][:1] != "-":
            break
        slug = slug[:-length]


def _edit_blocks(
    table: Table,
    keys: Sequence[str],
    before: Mapping[str, tuple[Mention, ...]],
    after: Mapping[str, tuple[Mention, ...]],
) -> dict[str, dict[str, bytes]]:
    rows: dict[str, bytes] = {}
    for key, held in before.items():
        for block in _list(held) ^ _list(after[key]):
            row = rows[block] if block in rows else table.get(block)
            numbers = set(array("I", row if isinstance(row, bytes) else b""))
            rows[block] = array("I", sorted(numbers ^ {keys.index(key)})).tobytes()
    return {"blocks": rows}
