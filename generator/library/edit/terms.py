"""Terms after a few reviews were edited: told anew are those of which the edits say something, by
the records of all who have them; the others' rows are taken over from the shelf."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.library.model import Library, Term
from generator.library.shelf.library import NAMES, Rows, ShelfTables, term_row
from generator.library.shelf.tables import Table
from generator.library.slugs import digest, slugify
from generator.library.terms import (
    fold_keyword,
    list_journals,
    list_keywords,
    list_mesh,
    list_publication_types,
    list_substances,
    list_years,
    name_journals,
    spell_keyword,
    unfold_keyword,
)
from generator.model import Review
from generator.references.match_facts import fold

Pair = tuple[Review, Review]
"""A review before and after it was edited."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The library before, its tables, all reviews as they are now, those that were edited, and
    the order of all now; `moved` where it is another."""

    library: Library
    tables: ShelfTables
    reviews: Mapping[str, Review]
    edited: Sequence[Pair]
    newest: tuple[str, ...]
    order: Mapping[str, int]
    moved: bool


Told = Mapping[str, object]
"""By a term's folded name, all that one review says of it."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of terms: what a review says of each, how a term's name is folded, how all are
    listed; and what names its file, by its spellings, and what may by its folded name."""

    tell: Callable[[Review], Told]
    fold: Callable[[str], str]
    list: Callable[[Mapping[str, Review], Mapping[str, int]], tuple[Term, ...]]
    spell: Callable[[Iterable[str]], str] | None = None
    unfold: Callable[[str], Iterable[str]] = lambda folded: (folded,)

    def name_file(self, term: Term) -> str:
        """What a term's slug is where no other shares it."""
        spell = self.spell
        return slugify(self.fold(term.name) if spell is None else spell((term.name, *term.also)))


def _gather(said: Iterable[tuple[str, object]]) -> Told:
    told: dict[str, list[object]] = defaultdict(list)
    for name, each in said:
        told[name].append(each)
    return told


def _tell_year(review: Review) -> Told:
    issued = review.document.item.issued
    return {} if issued is None or issued.year is None else {str(issued.year): True}


_KINDS = {
    "keywords": _Kind(
        lambda review: _gather((fold_keyword(name), name) for name in review.document.keyword),
        fold_keyword,
        list_keywords,
        spell_keyword,
        unfold_keyword,
    ),
    "mesh": _Kind(
        lambda review: _gather(
            (heading.descriptor.name.casefold(), heading) for heading in review.document.mesh
        ),
        str.casefold,
        list_mesh,
    ),
    "substances": _Kind(
        lambda review: _gather((each.name.casefold(), each) for each in review.document.substances),
        str.casefold,
        list_substances,
    ),
    "publication_types": _Kind(
        lambda review: _gather((n.casefold(), n) for n in review.document.publication_types),
        str.casefold,
        list_publication_types,
    ),
    "years": _Kind(_tell_year, str, list_years),
}


def renew_terms(edit: Edit) -> dict[str, Rows | Table]:
    """The tables of all kinds of terms, and that of journals' names."""
    renewed = _renew_journals(edit)
    for name, kind in _KINDS.items():
        rows = _renew_terms(edit, name, kind)
        if rows is None:
            rows = [(each.slug, term_row(each)) for each in kind.list(edit.reviews, edit.order)]
        renewed[name] = rows
    return renewed


def _renew_journals(edit: Edit) -> dict[str, Rows | Table]:
    """Names of journals explain one another: where one changes, all are told anew."""
    names, held = edit.tables.open(NAMES), edit.tables.open("journals")
    before = name_journals({one.key: one for one, _ in edit.edited})
    after = name_journals({other.key: other for _, other in edit.edited})
    if before == after:
        if not edit.moved:
            return {"journals": held, NAMES: names}
        journals = edit.library.journals
        slugs = {term.slug for term in journals if not after.keys().isdisjoint(term.reviews)}
        return {"journals": _take_over(edit, "journals", {}, slugs), NAMES: names}
    rows: dict[str, Any] = dict(zip(names.keys(), names.values(), strict=True))
    terms = list_journals(rows | after, edit.order)
    return {
        "journals": [(term.slug, term_row(term)) for term in terms],
        NAMES: (rows | after).items(),
    }


def _renew_terms(edit: Edit, name: str, kind: _Kind) -> Rows | Table | None:
    """The rows of a table of terms; None where names of files may change hands."""
    table = edit.tables.open(name)
    told = [(kind.tell(one), kind.tell(other)) for one, other in edit.edited]
    changed = {
        name
        for one, other in told
        for name in one.keys() | other.keys()
        if one.get(name) != other.get(name)
    }
    if not changed and not edit.moved:
        return table
    held = getattr(edit.library, name)
    before = {each: _find_term(held, each, kind) for each in {*changed, *_names(told, edit.moved)}}
    if any(before[each] is None for one, _ in told for each in one if each in before):
        return None
    keys = {other.key for _, other in edit.edited}
    for each in changed:
        term = before[each]
        keys.update(term.reviews if term else ())
    some = {key: edit.reviews[key] for key in sorted(keys)}
    listed = {kind.fold(term.name): term for term in kind.list(some, edit.order)}
    now: dict[str, Term] = {}
    gone: set[str] = set()
    for each in sorted(changed):
        was, new = before[each], listed.get(each)
        plain = kind.name_file(new) if new is not None else ""
        if was is not None:
            gone.add(was.slug)
            old = kind.name_file(was)
            if plain != old and (new is not None or (was.slug == old and _shares(table, old))):
                return None
        if new is not None:
            slug = was.slug if was else plain
            if not slug or slug in now or (was is None and table.find(slug) is not None):
                return None
            now[slug] = dataclasses.replace(new, slug=slug)
    moved = {term.slug for term in before.values() if term} - gone if edit.moved else set()
    return _take_over(edit, name, now, moved, gone)


def _names(told: Iterable[tuple[Told, Told]], moved: bool) -> Iterator[str]:
    return (name for one, _ in told for name in one) if moved else iter(())


def find_keyword(terms: Sequence[Term], name: str) -> Term | None:
    """A keyword of a library on its shelf by its folded name."""
    return _find_term(terms, name, _KINDS["keywords"])


def _find_term(terms: Sequence[Term], name: str, kind: _Kind) -> Term | None:
    held = terms.by_key  # type: ignore[attr-defined]  # rows of a shelf
    for slug in map(slugify, kind.unfold(name)):
        for each in (slug, f"{slug}-{digest(name)}".lstrip("-")):
            term: Term | None = held.get(each)
            if term is not None and kind.fold(term.name) == name:
                return term
    return None


def _shares(table: Table, slug: str) -> bool:
    """Whether another name may have stood back for the one that has a slug."""
    keys, length = table.keys(), len(slug) + 1 + len(digest(""))
    return any(len(key) == length and key.startswith(f"{slug}-") for key in keys)


def _take_over(
    edit: Edit,
    name: str,
    now: Mapping[str, Term],
    moved: Collection[str],
    gone: Collection[str] = (),
) -> Rows:
    """A table's rows with the terms `now` in the place of those that are `gone`, and with the
    reviews of those whose order `moved` in their order now."""
    table, held = edit.tables.open(name), getattr(edit.library, name).by_key
    pieces = table.pieces()

    def rank(slug: str) -> tuple[object, ...]:
        term = now.get(slug) or held[slug]
        plain = (fold(term.name) or term.name, slug)
        return (-int(term.name), *plain) if name == "years" else plain

    slugs = [slug for slug in pieces if slug not in gone]
    for slug in now:
        slugs.insert(bisect_left(slugs, rank(slug), key=rank), slug)
    for slug in slugs:
        if slug in now:
            yield slug, term_row(now[slug])
        elif slug in moved:
            yield slug, term_row(_reorder(held[slug], edit.order))
        else:
            yield slug, pieces[slug]


def _reorder(term: Term, order: Mapping[str, int]) -> Term:
    qualifiers = {
        name: tuple(sorted(keys, key=order.__getitem__)) for name, keys in term.qualifiers.items()
    }
    reviews = tuple(sorted(term.reviews, key=order.__getitem__))
    return dataclasses.replace(term, reviews=reviews, qualifiers=qualifiers)
