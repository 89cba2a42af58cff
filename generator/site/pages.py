"""Which pages the site has: the whole list, made before any is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.config import Config
from generator.errors import ContentError, Problem
from generator.library.mesh_tree import grow_tree
from generator.library.model import Library, Term
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
    yield Page("index.html", "pages/home.html", "home")
    yield from _parts("reviews/index", "reviews", "reviews", "", len(library.reviews))
    for key in library.reviews:
        yield Page(review_path(key), "pages/review.html", "review", key)
    cited = sum(1 for key in library.works if library.citing.get(key))
    if cited:
        yield from _parts("works/index", "works", "works", "", cited)
    for key, work in library.works.items():
        if work.has_page and not work.review:
            cited = library.citing.get(key, 0)
            yield from _parts(f"works/{key}", "work", "work", key, cited, CITING_LENGTH)
    if library.people:
        yield from _parts(
            "authors/index", "names", "names", "authors", len(library.people), NAMES_LENGTH
        )
    for person in library.people:
        path = f"authors/{person.slug}"
        yield from _parts(path, "person", "person", person.slug, len(person.reviews))
        if has_feed("authors", len(person.reviews)):
            yield Page(feed_path(path), "pages/feed.xml", "feed", path)
    for folder, terms in _terms(library):
        if terms and folder == "mesh" and config.mesh_tree:
            yield Page("mesh/index.html", "pages/mesh_tree.html", "mesh_tree")
            for trunk in list_trunks(grow_tree(config.mesh_tree, terms)):
                yield Page(mesh_branch_path(trunk), "pages/mesh_tree.html", "mesh_tree", trunk)
        elif terms:
            yield from _parts(f"{folder}/index", "names", "names", folder, len(terms), NAMES_LENGTH)
        for term in terms:
            subject = f"{folder}/{term.slug}"
            yield from _parts(subject, "term", "term", subject, len(term.reviews))
            if has_feed(folder, len(term.reviews)):
                yield Page(feed_path(subject), "pages/feed.xml", "feed", subject)
    if library.notes:
        yield Page("notes/index.html", "pages/notes.html", "notes")
    for note in library.notes:
        yield Page(f"notes/{note.slug}.html", "pages/note.html", "note", note.slug)
    yield Page("map.html", "pages/map.html", "map")
    yield Page("overview.html", "pages/overview.html", "overview")
    yield Page("search.html", "pages/search.html", "search")
    yield Page("reading.html", "pages/reading.html", "reading")
    yield Page("about.html", "pages/about.html", "about")
    yield Page("404.html", "pages/not_found.html", "not_found")
    for shard in range(count_shards(len(library.reviews))):
        yield Page(shard_path(shard), "pages/previews.js", "previews", str(shard))
    yield from _redirects(library)


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
