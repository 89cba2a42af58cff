"""Which pages show something else after a library was related anew: told by the rows that changed.

The pages that show something of a review are known by its number (kept_pages.py); here is what
pages show beside reviews. A page too many is printed for nothing; one too few would be wrong.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.config import Config
from generator.library.model import Library, Person, Term
from generator.library.shelf.changes import Changed
from generator.library.shelf.rows import list_longest
from generator.library.shelf.works import list_cited
from generator.model import Correction, RelatedArticle, Review
from generator.site.catalogue import by_slug, list_spellings
from generator.site.figures.cluster_names import DULL
from generator.site.figures.clusters import (
    MOST_PROPAGATED,
    MOST_SUBJECTS,
    most_of_group,
)
from generator.site.followed import WorkLabels, path_of_work
from generator.site.lines import EXACT, round_count
from generator.site.preview_shards import count_shards, shard_of
from generator.site.targets import may_name
from generator.site.views.home import NEWEST, WAYS

Subject = tuple[str, str]
"""The kind and the subject of pages."""

FOLDERS = {
    "journals": "journals",
    "keywords": "keywords",
    "mesh": "mesh",
    "substances": "substances",
    "publication_types": "types",
    "years": "years",
}
"""The folder of each table of terms."""

ALWAYS = frozenset({"notes", "note", "redirect"})
"""Kinds of pages that show what texts name."""

WAYS_IN = ("keywords", "mesh", "people", "journals")
"""The tables of which the home page names the most frequent."""

_LOOKED_AT = 30
"""Rows among which those of more reviews than any that changed are looked for."""


@dataclass(slots=True)
class Affected:
    """The reviews of which all pages that show something are affected, and other pages by kind
    and subject, or by kind alone."""

    reviews: set[str] = field(default_factory=set)
    subjects: set[Subject] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Related:
    """A library before and after it was related anew, and its rows that changed."""

    before: Library
    after: Library
    changed: Changed

    @property
    def both(self) -> tuple[Library, Library]:
        """The library before and after."""
        return self.before, self.after

    def list_cited(self) -> frozenset[str]:
        """Those of the works of which anything changed that reviews cite, or did."""
        works = self.list_works()
        return frozenset(key for key in works if any(each.citing.get(key) for each in self.both))

    def list_works(self) -> frozenset[str]:
        """The works of which anything changed."""
        changed = self.changed
        return changed["works"] | changed["citing"] | changed["work_years"]


def find_affected(related: Related, edited: Iterable[str], config: Config) -> Affected:
    """The pages that depend on rows that changed, or on the records of the `edited` reviews."""
    changed = related.changed
    found = Affected(set(edited), kinds=set(ALWAYS))
    works = related.list_works()
    found.reviews |= changed["work_of"] | changed["cited_by"]  # which their lines in lists count
    found.reviews |= {key for key in works for library in related.both if key in library.reviews}
    own = changed["cites"] | changed["people_of"] | changed["similar"]
    found.subjects |= {("review", key) for key in own}
    found.subjects |= {(kind, key) for key in changed["mentions"] for kind in ("review", "work")}
    if related.before.newest != related.after.newest or changed["years"]:
        found.kinds.add("reviews")
    _add_whole(found, related)
    shards = count_shards(len(related.after.reviews))
    found.subjects |= {("previews", str(shard_of(key, shards))) for key in found.reviews}
    _add_works(found, related, works)
    _add_people(found, related)
    for table, folder in FOLDERS.items():
        if changed[table]:
            _add_terms(found, related, table, folder, config)
    _add_named(found, related, works)
    return found


def _add_whole(found: Affected, related: Related) -> None:
    """The pages that show something of the whole library, where that may be something else."""
    before, after, changed = related.before, related.after, related.changed
    if related.list_cited():
        found.kinds |= {"overview", "home", "map", "about"}
        return
    if changed["work_of"]:  # they say how many references there are
        found.kinds |= {"overview", "home", "about"}
    if len(before.people) != len(after.people):
        found.kinds.add("about")
    if (
        after.notes  # whose beginnings may name any review or work
        or changed["years"]
        or before.newest[:NEWEST] != after.newest[:NEWEST]
        or any(_leads_otherwise(related, table) for table in WAYS_IN)
    ):
        found.kinds.add("home")
    by_likeness = len(after.reviews) <= MOST_PROPAGATED
    subjects = changed["mesh"] or changed["keywords"]
    if (
        changed["years"]
        or before.newest != after.newest
        or (changed["similar"] if by_likeness else subjects and _groups_otherwise(related))
    ):
        found.kinds.add("map")


def _leads_otherwise(related: Related, table: str) -> bool:
    """Whether the home page may name others as the most frequent of a table, or say that there
    are more or fewer."""
    slugs = related.changed[table]
    rows: list[Sequence[Term]] = [getattr(library, table) for library in related.both]
    dull = DULL if table in ("keywords", "mesh") else frozenset()
    if not slugs:
        return False
    if len(rows[0]) != len(rows[1]):
        return True
    held = (one for each in map(by_slug, rows) for slug in slugs if (one := each.get(slug)))
    most = max(len(one.reviews) for one in held)
    ahead = [
        one
        for one in list_longest(rows[1], _LOOKED_AT + len(slugs))
        if one.slug not in slugs and one.name.lower() not in dull and len(one.reviews) > most
    ]
    return len(ahead) < WAYS


def _groups_otherwise(related: Related) -> bool:
    """Whether the groups of a large library may be others, which are those of its most frequent
    subjects."""
    moved: list[Term] = []
    for table in ("mesh", "keywords"):
        for each in (by_slug(getattr(library, table)) for library in related.both):
            moved += (term for slug in related.changed[table] if (term := each.get(slug)))
    names = {term.name.lower() for term in moved}
    terms = (*related.after.mesh, *related.after.keywords)
    most = sum(len(each.reviews) for each in (*moved, *terms) if each.name.lower() in names)
    limit = most_of_group(related.after)
    witnesses = {
        name
        for term in terms
        if most < len(term.reviews) <= limit and (name := term.name.lower()) not in DULL | names
    }
    return len(witnesses) < MOST_SUBJECTS


def _add_works(found: Affected, related: Related, works: Collection[str]) -> None:
    if related.list_cited():
        found.kinds.add("works")  # which lists those that are cited
    found.subjects |= {("work", key) for key in works}
    for key in works:
        if not _is_told_alike(related, key):
            held = (library.works[key] for library in related.both if key in library.works)
            citing = {review for work in held for review, _, _ in list_cited(work)}
            found.subjects |= {("review", review) for review in citing}
            if related.before.citing.get(key, 0) > 1 and _is_named_otherwise(related, key):
                found.reviews |= citing  # those that are like them say that they miss it


def _is_told_alike(related: Related, key: str) -> bool:
    """Whether reviews that cite a work, as many do, surely show the same of it; of what fewer cite
    it is sooner said that they may not."""
    one, other = (library.citing.get(key, 0) for library in related.both)
    many = min(one, other) > EXACT and round_count(one) == round_count(other)
    return many and not _is_named_otherwise(related, key)


def _is_named_otherwise(related: Related, key: str) -> bool:
    """Whether a work has another name, page or notice where reviews name it, or came or went."""
    one, other = (_name_of(library, key) for library in related.both)
    return one is None or one != other


def _name_of(library: Library, key: str) -> object:
    if key not in library.works:
        return None
    work = library.works[key]
    return path_of_work(work), work.review, work.retracted, WorkLabels(library)[key]


def _add_people(found: Affected, related: Related) -> None:
    """An author's page names who wrote with them; a review's leads to its authors."""
    changed = related.changed
    if changed["people"]:
        found.subjects.add(("names", "authors"))
    for slug in changed["people"]:
        found.subjects |= {("person", slug), ("feed", f"authors/{slug}")}
    held = [by_slug(library.people) for library in related.both]
    ones, others = ({slug: each.get(slug) for slug in changed["people"]} for each in held)
    named = {slug for slug in ones if _called(ones[slug]) != _called(others[slug])}
    for library, people in zip(related.both, (ones, others), strict=True):
        keys = {key for slug in named if (one := people[slug]) for key in one.reviews}
        found.subjects |= {("review", key) for key in keys}
        keys |= changed["people_of"]
        slugs = {slug for key in keys for slug in library.people_of.get(key, ())}
        found.subjects |= {("person", slug) for slug in slugs}


def _called(person: Person | None) -> object:
    """What others' pages show of a person, or find them by."""
    return person and (person.name, person.variants)


def _add_terms(found: Affected, related: Related, table: str, folder: str, config: Config) -> None:
    """A term's page, the index that lists it, and reviews whose terms lead elsewhere now."""
    slugs = related.changed[table]
    groups: tuple[Sequence[Term], ...] = tuple(getattr(each, table) for each in related.both)
    found.subjects.add(("names", folder))
    if bool(groups[0]) != bool(groups[1]):  # the indexes of subjects lead to one another
        found.kinds |= {"names", "mesh_tree"}
    for slug in slugs:
        found.subjects |= {("term", f"{folder}/{slug}"), ("feed", f"{folder}/{slug}")}
    if folder == "mesh" and config.mesh_tree:
        found.kinds.add("mesh_tree")
        found.subjects |= {("term", f"mesh/{term.slug}") for group in groups for term in group}
    if not renames(groups, slugs):
        return
    one, other = map(list_spellings, groups)
    moved = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    for group in groups:
        for term in group:
            if any(name.casefold() in moved for name in (term.name, *term.also)):
                found.subjects |= {("review", key) for key in term.reviews}


def renames(groups: Iterable[Sequence[Term]], slugs: Iterable[str]) -> bool:
    """Whether terms with some of these slugs have other names, or other spellings, in one group
    than in another."""
    one, other = map(by_slug, groups)
    return any(_spelled(one.get(slug)) != _spelled(other.get(slug)) for slug in slugs)


def _spelled(term: Term | None) -> object:
    return term and (term.name, term.also)


def _add_named(found: Affected, related: Related, works: Collection[str]) -> None:
    """What names works and reviews in texts, or by their identifiers: found by looking through
    all reviews, as few are changes that ask for it."""
    changed = related.changed
    # Pages that name a review are known as such.
    works = [
        key
        for key in works
        if not all(key in each.reviews for each in related.both)
        and _is_named_otherwise(related, key)
    ]
    named = bool(works or changed["entries"] or changed["aliases"] or changed["work_aliases"])
    identifiers = set(changed["identifiers"])
    moved = {key for key in works if _path(related.before, key) != _path(related.after, key)}
    for library in related.both:
        if named:
            mentioned = library.mentions
            found.subjects |= {(kind, key) for key in mentioned for kind in ("review", "work")}
        if moved:
            identifiers |= {name for name, key in library.identifiers.items() if key in moved}
    for key, review in related.after.reviews.items() if named or identifiers else ():
        if (named and may_name(review)) or not identifiers.isdisjoint(_asks(review)):
            found.subjects.add(("review", key))


def _path(library: Library, key: str) -> str | None:
    return path_of_work(library.works[key]) if key in library.works else None


def _asks(review: Review) -> Iterator[str]:
    """The articles elsewhere that a review's page names, by their identifiers."""
    document = review.document
    articles: list[Correction | RelatedArticle] = [*document.corrections]
    for related in (document.similar, document.cited_by):
        articles += related.articles if related else ()
    for article in articles:
        if article.pmid:
            yield f"pmid:{article.pmid}"
        if article.doi:
            yield f"doi:{article.doi}"
