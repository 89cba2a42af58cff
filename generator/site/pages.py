"""Which pages the site has: the whole list, made before any is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.config import Config
from generator.errors import ContentError, Problem
from generator.library.mesh_tree import grow_tree
from generator.library.model import Library, Person, Term, Work
from generator.library.shelf.rows import place_of
from generator.site.catalogue import by_slug
from generator.site.indexes import NAMES_LENGTH
from generator.site.links import (
    feed_path,
    mesh_branch_path,
    part_path,
    review_path,
    work_path,
)
from generator.site.mesh_branches import list_trunks
from generator.site.preview_shards import count_shards, shard_path

LIST_LENGTH = 200
"""Reviews on one page of a list; longer lists go on in part 2, 3, …"""

CITING_LENGTH = 800
"""Citing reviews on one page of a work, where most are told by name alone."""


FEED_FROM = 2
"""Reviews that a term must have for a feed: most have one, and seldom get another."""

PERSON_FEED_FROM = 4
"""Reviews that a person must have: half of all feeds would be those of the authors of two."""


class Page(NamedTuple):
    """One file of the site.

    `path` is from the site's root. `template` is the template's name, `kind` the view to make
    (see views.kinds), `subject` the key or slug it is about, `part` which part of a long list.
    A page of kind "review" needs that review with its references.
    """

    path: str
    template: str
    kind: str
    subject: str = ""
    part: int = 1


def count_parts(length: int, each: int = LIST_LENGTH) -> int:
    """How many pages a list of this length takes; an empty list has one."""
    return max(1, -(-length // each))


def has_feed(folder: str, reviews: int) -> bool:
    """Whether a term or person with so many reviews has a feed."""
    return reviews >= (PERSON_FEED_FROM if folder == "authors" else FEED_FROM)


def list_pages(library: Library, config: Config) -> tuple[Page, ...]:
    """Every page in the order of publication: home first. An index with nothing in it is none:
    no page leads there.

    Raises ContentError where two would be one file (also where they differ only in case).
    """
    pages = tuple(_pages(library, config))
    seen: dict[str, Page] = {}
    problems = []
    for page in pages:
        other = seen.setdefault(page.path.casefold(), page)
        if other is not page:
            problems.append(
                Problem(
                    path=page.path,
                    line=None,
                    message=f"two pages want this file: {other.kind} {other.subject!r} "
                    f"and {page.kind} {page.subject!r}",
                    remedy="rename one of them in content/",
                )
            )
    if problems:
        raise ContentError(tuple(problems))
    return pages


def _pages(library: Library, config: Config) -> Iterator[Page]:
    yield from _list_kind("home", library, config)
    yield from _list_kind("reviews", library, config)
    for key in library.reviews:
        yield _review(key)
    yield from _list_kind("works", library, config)
    for key, work in library.works.items():
        yield from _work(key, work, library)
    yield from _names("authors", library.people)
    for person in library.people:
        yield from _named("person", f"authors/{person.slug}", person)
    for folder, terms in _terms(library):
        if folder == "mesh" and config.mesh_tree:
            yield from _mesh_tree(library, config)
        else:
            yield from _names(folder, terms)
        for term in terms:
            yield from _named("term", f"{folder}/{term.slug}", term)
    for kind in ("notes", "note", "map", "overview", "search", "reading", "about", "not_found"):
        yield from _list_kind(kind, library, config)
    for shard in range(count_shards(len(library.reviews))):
        yield _previews(shard)
    yield from _redirects(library)


def find_pages(
    library: Library, config: Config, subjects: Iterable[tuple[str, str]], kinds: Iterable[str]
) -> Iterator[Page]:
    """The pages that a library has of some subjects, (kind, subject) each, and those of some kinds
    that are few: it need not be listed as a whole."""
    for kind in kinds:
        yield from _list_kind(kind, library, config)
    groups = {folder: by_slug(terms) for folder, terms in _terms(library)}
    people = by_slug(library.people)
    for kind, subject in subjects:
        folder, _, slug = subject.rpartition("/")
        if kind == "review" and subject in library.reviews:
            yield _review(subject)
        elif kind == "work" and subject in library.works:
            yield from _work(subject, library.works[subject], library)
        elif kind == "names" and subject == "authors":
            yield from _names(subject, library.people)
        elif kind == "names" and not (subject == "mesh" and config.mesh_tree):
            yield from _names(subject, dict(_terms(library))[subject])
        elif kind == "previews":
            yield _previews(int(subject))
        elif kind == "person" and subject in people:
            yield from _named(kind, f"authors/{subject}", people[subject])
        elif kind == "feed" and folder == "authors" and slug in people:
            yield from _feed(subject, people[slug])
        elif kind in ("term", "feed") and slug in groups.get(folder, ()):
            named = groups[folder][slug]
            yield from _named(kind, subject, named) if kind == "term" else _feed(subject, named)


def page_before(library: Library, config: Config, page: Page) -> Page | None:
    """The page that comes before one of a person, term or index in the order of all, feeds aside;
    None where that is not to be told without listing all."""
    folder, _, file = page.path.partition("/")
    named = library.people if folder == "authors" else dict(_terms(library)).get(folder)
    if named is None or page.kind not in ("person", "term", "names"):
        return None
    index = [] if folder == "mesh" and config.mesh_tree else list(_names(folder, named))
    if page.kind == "names":
        return index[page.part - 2] if page.part > 1 else None
    place = place_of(named, file.partition(".")[0])
    if page.part == 1 and place == 0:
        return index[-1] if index else None
    other = named[place if page.part > 1 else place - 1]
    path = f"{folder}/{other.slug}"
    parts = [each for each in _named(page.kind, path, other) if each.kind == page.kind]
    return parts[page.part - 2] if page.part > 1 else parts[-1]


def _list_kind(kind: str, library: Library, config: Config) -> Iterator[Page]:
    """The pages of a kind of which there are few."""
    if kind in _ALONE:
        yield Page(_ALONE[kind], f"pages/{kind}.html", kind)
    elif kind == "reviews":
        yield from _parts("reviews/index", kind, kind, "", len(library.reviews))
    elif kind == "works":
        cited = sum(1 for key in library.works if library.citing.get(key))
        if cited:
            yield from _parts("works/index", kind, kind, "", cited)
    elif kind == "names":
        yield from _names("authors", library.people)
        for folder, terms in _terms(library):
            if folder != "mesh" or not config.mesh_tree:
                yield from _names(folder, terms)
    elif kind == "mesh_tree":
        yield from _mesh_tree(library, config)
    elif kind == "notes" and library.notes:
        yield Page("notes/index.html", "pages/notes.html", kind)
    elif kind == "note":
        for note in library.notes:
            yield Page(f"notes/{note.slug}.html", "pages/note.html", kind, note.slug)
    elif kind == "redirect":
        yield from _redirects(library)


_ALONE = {
    "home": "index.html",
    "map": "map.html",
    "overview": "overview.html",
    "search": "search.html",
    "reading": "reading.html",
    "about": "about.html",
    "not_found": "404.html",
}
"""The files of kinds that have one page."""


def _review(key: str) -> Page:
    return Page(review_path(key), "pages/review.html", "review", key)


def _work(key: str, work: Work, library: Library) -> Iterator[Page]:
    if work.has_page and not work.review:
        cited = library.citing.get(key, 0)
        yield from _parts(f"works/{key}", "work", "work", key, cited, CITING_LENGTH)


def _names(folder: str, named: Sequence[Person | Term]) -> Iterator[Page]:
    if named:
        yield from _parts(f"{folder}/index", "names", "names", folder, len(named), NAMES_LENGTH)


def _named(kind: str, path: str, named: Person | Term) -> Iterator[Page]:
    """The pages of a person or term, and their feed."""
    subject = named.slug if kind == "person" else path
    yield from _parts(path, kind, kind, subject, len(named.reviews))
    yield from _feed(path, named)


def _feed(path: str, named: Person | Term) -> Iterator[Page]:
    if has_feed(path.partition("/")[0], len(named.reviews)):
        yield Page(feed_path(path), "pages/feed.xml", "feed", path)


def _mesh_tree(library: Library, config: Config) -> Iterator[Page]:
    if config.mesh_tree and library.mesh:
        yield Page("mesh/index.html", "pages/mesh_tree.html", "mesh_tree")
        for trunk in list_trunks(grow_tree(config.mesh_tree, library.mesh)):
            yield Page(mesh_branch_path(trunk), "pages/mesh_tree.html", "mesh_tree", trunk)


def _previews(shard: int) -> Page:
    return Page(shard_path(shard), "pages/previews.js", "previews", str(shard))


def _terms(library: Library) -> tuple[tuple[str, Sequence[Term]], ...]:
    return (
        ("journals", library.journals),
        ("keywords", library.keywords),
        ("mesh", library.mesh),
        ("substances", library.substances),
        ("types", library.publication_types),
        ("years", library.years),
    )


def _parts(
    stem: str, template: str, kind: str, subject: str, length: int, each: int = LIST_LENGTH
) -> Iterator[Page]:
    for part in range(1, count_parts(length, each) + 1):
        yield Page(part_path(stem, part), f"pages/{template}.html", kind, subject, part)


def _redirects(library: Library) -> Iterator[Page]:
    for alias, key in sorted(library.aliases.items()):
        yield Page(review_path(alias), "pages/redirect.html", "redirect", review_path(key))
    for alias, key in sorted(library.work_aliases.items()):
        work = library.works[key]
        if work.has_page and not work.review:
            yield Page(work_path(alias), "pages/redirect.html", "redirect", work_path(key))
    for alias, slug in sorted(library.person_aliases.items()):
        path, target = (part_path(f"authors/{each}", 1) for each in (alias, slug))
        yield Page(path, "pages/redirect.html", "redirect", target)
