"""What the reviews' records say after a few of them were edited: told anew is only what their
edits concern. Of a table that stays as it is, the one on the shelf is taken over."""

from __future__ import annotations

import dataclasses
import os
from bisect import insort
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from generator.library.dates import date_of
from generator.library.edit.people import FILE as AUTHORS
from generator.library.edit.people import edit_people, write_blocks
from generator.library.edit.terms import Edit, Pair, renew_terms
from generator.library.model import Library, Person
from generator.library.people import list_people
from generator.library.people_evidence import find_mentions
from generator.library.records import newest_first
from generator.library.shelf.edits import add_edits, read_edits, write_edits
from generator.library.shelf.library import RECORDS, Rows, open_tables, person_row
from generator.library.shelf.tables import Table, write_tables
from generator.model import Review
from generator.model.rules import PeopleRules

_Tables = dict[str, Rows | Table]


def renew_records(
    folder: Path,
    into: Path,
    library: Library,
    reviews: Mapping[str, Review],
    edited: Sequence[Pair],
    rules: PeopleRules,
) -> None:
    """Writes into a folder what the records of `reviews` say, in key order, some of which were
    `edited` since the `library` was written into another one."""
    tables = open_tables(folder)
    newest = _order_anew(library.newest, reviews, edited)
    order = {key: place for place, key in enumerate(newest)}
    edit = Edit(library, tables, reviews, edited, newest, order, newest != library.newest)
    renewed: _Tables = {
        "newest": ((key, None) for key in newest) if edit.moved else tables.open("newest"),
        "dates": _list_dates(edit),
        "aliases": tables.open("aliases"),
    }
    renewed |= renew_terms(edit)
    renewed |= _renew_people(folder, into, edit, rules)
    write_tables(into / RECORDS, renewed)


def _order_anew(
    newest: tuple[str, ...], reviews: Mapping[str, Review], edited: Sequence[Pair]
) -> tuple[str, ...]:
    moved = {one.key for one, other in edited if newest_first(one) != newest_first(other)}
    if not moved:
        return newest
    keys = [key for key in newest if key not in moved]
    for key in moved:
        insort(keys, key, key=lambda each: newest_first(reviews[each]))
    return tuple(keys)


def _list_dates(edit: Edit) -> Rows | Table:
    dates = {other.key: date_of(other) for _, other in edit.edited}
    held = edit.library.dates
    if all(held.get(key) == date for key, date in dates.items()):
        return held.items()  # perhaps edited before
    told = ((key, dates[key] if key in dates else held.get(key)) for key in edit.reviews)
    return [(key, date) for key, date in told if date]


def _renew_people(folder: Path, into: Path, edit: Edit, rules: PeopleRules) -> _Tables:
    pairs = [(find_mentions({one.key: one}), other) for one, other in edit.edited]
    library, tables = edit.library, edit.tables
    aliases = tables.open("person_aliases")
    now: Mapping[str, Person] = {}
    if all(one == find_mentions({other.key: other}) for one, other in pairs):
        os.link(folder / AUTHORS, into / AUTHORS)
        if not edit.moved:
            kept = {name: tables.open(name) for name in ("people", "people_of")}
            return {**kept, "person_aliases": aliases}
        of_review, people = library.people_of, library.people.by_key  # type: ignore[attr-defined]  # a library on its shelf
        slugs = {slug for _, other in edit.edited for slug in of_review.get(other.key, ())}
        now = {slug: _put_in_order(people[slug], edit.order) for slug in slugs}
        order: Iterable[str] = people
        lists: Mapping[str, tuple[str, ...]] = {}
    else:
        held = read_edits(into)
        found = edit_people(
            *(folder, held.get(AUTHORS), library, edit.reviews, edit.edited, edit.order, rules)
        )
        if found is None:
            held.pop(AUTHORS, None)
            write_edits(into, held)
            made = list_people(edit.reviews, edit.order, rules)
            write_blocks(made, into)
            return {
                "people": [(person.slug, person_row(person)) for person in made.people],
                "people_of": made.of_review.items(),
                "person_aliases": made.aliases.items(),
            }
        os.link(folder / AUTHORS, into / AUTHORS)
        add_edits(into, {AUTHORS: found.rows})
        now, order, lists = found.people, found.slugs, found.of_review
    rows, rows_of = tables.open("people").pieces(), tables.open("people_of").pieces()
    return {
        "people": ((key, person_row(now[key]) if key in now else rows[key]) for key in order),
        "people_of": ((key, lists.get(key, row)) for key, row in rows_of.items()),
        "person_aliases": aliases,
    }


def _put_in_order(person: Person, order: Mapping[str, int]) -> Person:
    reviews = tuple(sorted(person.reviews, key=order.__getitem__))
    return dataclasses.replace(person, reviews=reviews)
