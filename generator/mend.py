"""The middle line: the whole library is related anew, and only what its rows that changed show is
made anew.

shelves before and after --compare--> rows that changed --find their pages--> pages, index and web
files that differ --publish--> site/

A step that cannot promise the bytes of a whole build says None, and then there is one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from generator.changes import Changes, has_spare, print_pages, publish_changes
from generator.config import Config
from generator.kept_pages import KeptPages, keep_pages, read_pages
from generator.library.shelf import BrokenShelf, open_library
from generator.library.shelf_changes import compare_shelves
from generator.load import Loaded
from generator.model import Review
from generator.order import Order, Stopwatch
from generator.packs import TERMS, BrokenPack, Place
from generator.prepare import PreparedReviews
from generator.press import Press, open_compiled
from generator.remember import Done, survey_inputs, write_done
from generator.shelve import remove_shelves
from generator.site.affected import Related, find_affected
from generator.site.catalogue import catalogue_library
from generator.site.links import review_path
from generator.site.pages import Page, list_pages
from generator.site.publish import LaidOut, Published
from generator.site.search.document import DocumentTerms, condense_document
from generator.site.search.documents import complete_review, list_journal_names, list_names
from generator.site.search.edit import edit_index_in_turn
from generator.site.search.recut import EditedFiles
from generator.site.search.start import count_facets, take_column
from generator.site.search.texts import work_text
from generator.site.shelved_entries import open_entries
from generator.site.views.site import view_site
from generator.site.web import renew_web_files
from generator.stamps import Look

_MOST = 3
"""A part of so many of all pages is printed by one process sooner than all are by several."""


@dataclass(frozen=True, slots=True)
class _Mended:
    """All that a step may ask for: the library before and after, which reviews were edited, where
    all lay and lie prepared, and the pages of the site as it shall be."""

    related: Related
    edited: tuple[str, ...]
    before: Mapping[str, Place]
    loaded: Loaded
    config: Config
    pages: tuple[Page, ...]

    def read_terms(self, places: Mapping[str, Place], key: str) -> DocumentTerms:
        """A review's part of the search index."""
        return cast(DocumentTerms, self.loaded.packs.read(places[key], TERMS))


def mend_site(
    order: Order,
    done: Done,
    look: Look,
    loaded: Loaded,
    shelf: str,
    config: Config,
    watch: Stopwatch,
) -> tuple[Done, Published] | None:
    """Brings the site up to date with the library on a new shelf, of the same reviews as the last
    one; None where the whole line must."""
    try:
        return _mend(order, done, look, loaded, shelf, config, watch)
    except (BrokenPack, BrokenShelf, OSError):
        return None  # the whole line says what is wrong, or makes it good


def _mend(
    order: Order,
    done: Done,
    look: Look,
    loaded: Loaded,
    shelf: str,
    config: Config,
    watch: Stopwatch,
) -> tuple[Done, Published] | None:
    cache = order.project.cache
    with watch.time("list"):
        before = loaded.packs.read_index(done.prepared_for)
        kept = read_pages(cache, done.made_for)
        if kept is None or not has_spare(order, done) or list(before) != list(loaded.places):
            return None
        reviews = PreparedReviews(loaded.packs, before)
        old = open_library(cache / done.shelf, reviews, loaded.notes)
        new = open_library(cache / shelf, loaded.reviews, loaded.notes)
        pages = list_pages(new, config)
        edited = tuple(key for key, place in loaded.places.items() if before[key] != place)
        related = Related(old, new, compare_shelves(cache / done.shelf, cache / shelf))
        mended = _Mended(related, edited, before, loaded, config, pages)
    with watch.time("render"):
        changes = _change(order, mended, cache / shelf, kept)
    if changes is None:
        return None
    with watch.time("publish"):
        done, published = publish_changes(order, done, changes)
    with watch.time("keep"):
        loaded.keep()
        _keep_pages(order, done, mended, kept, changes)
        counts = (len(new.reviews), len(new.works), *done.counts[2:])
        done = replace(done, shelf=shelf, counts=counts, inputs=survey_inputs(look))
        write_done(cache, done)
        remove_shelves(cache, shelf)
    return done, published


def _change(order: Order, mended: _Mended, shelf: Path, kept: KeptPages) -> Changes | None:
    """What differs in the site."""
    out = order.out.resolve()
    old, new = mended.related.both
    catalogue = catalogue_library(new, mended.config, open_entries(shelf))
    if view_site(catalogue_library(old, mended.config)) != view_site(catalogue):
        return None  # all pages have it
    was = kept.pages()
    known = set(was)
    works = [page for page in mended.pages if page.kind == "work"]
    if set(works) != {page for page in was if page.kind == "work"}:
        return None  # documents of the index are numbered after them
    pages = _list_pages(mended, kept, known)
    if len(pages) > len(mended.pages) // _MOST:
        return None
    index = _edit_index(out, mended, works)
    web = None if index is None else _renew_web_files(out, mended, works)
    if index is None or web is None:
        return None
    press = Press(
        content=order.project.content,
        packs=mended.loaded.packs,
        places=mended.loaded.places,
        catalogue=catalogue,
        theme=order.project.theme,
        compiled=open_compiled(order.project),
    )
    printed = print_pages(press.open(), kept, pages)
    searched = ((path, text.encode()) for path, text in index.written)
    paths = {page.path for page in mended.pages}
    gone = [page.path for page in was if page.path not in paths]
    files = (*printed.files, *searched, *web)
    return Changes(printed.pages, files, (*gone, *index.removed))


def _list_pages(mended: _Mended, kept: KeptPages, known: set[Page]) -> list[Page]:
    """The pages that may show something else than before, and those that are new."""
    found = find_affected(mended.related, mended.edited, mended.config)
    number_of = {key: number for number, key in enumerate(mended.before)}
    readers = {place for key in found.reviews for place in kept.readers(number_of[key])}
    paths = {kept.page(place).path for place in readers}
    paths.update(map(review_path, mended.edited))
    return [
        page
        for page in mended.pages
        if page not in known
        or page.path in paths
        or page.kind in found.kinds
        or (page.kind, page.subject) in found.subjects
    ]


def _edit_index(out: Path, mended: _Mended, works: Iterable[Page]) -> EditedFiles | None:
    """The files of the search index that differ."""
    old, new = mended.related.both
    changed = mended.related.changed
    names = list_journal_names(old), list_journal_names(new)
    journals = {
        name
        for name in names[0]["journal"].keys() | names[1]["journal"].keys()
        if names[0]["journal"].get(name) != names[1]["journal"].get(name)
    }
    keys = {*mended.edited, *changed["work_of"], *changed["cites"], *changed["cited_by"]}
    for library in mended.related.both if journals else ():
        for term in library.journals:
            if not journals.isdisjoint(each.casefold() for each in (term.name, *term.also)):
                keys.update(term.reviews)
    moved = mended.related.list_works()

    def list_documents() -> Iterator[tuple[int, DocumentTerms, DocumentTerms]]:
        for number, key in enumerate(mended.before):
            if key in keys:
                one, other = (
                    complete_review(library, named, key, mended.read_terms(places, key))
                    for library, named, places in (
                        (old, names[0], mended.before),
                        (new, names[1], mended.loaded.places),
                    )
                )
                yield number, one, other
        subjects = dict.fromkeys(page.subject for page in works)
        for number, key in enumerate(subjects, len(mended.before)):
            if key in moved:
                one, other = (
                    condense_document(work_text(library.works[key], library.citing.get(key, 0)))
                    for library in mended.related.both
                )
                yield number, one, other

    def read(path: str) -> str:
        return (out / path).read_text(encoding="utf-8")

    return edit_index_in_turn(read, list_documents(), _count_facets(mended))


def _count_facets(mended: _Mended) -> Mapping[str, object] | None:
    """The facets of all documents; None where they stay. Works and notes have none."""
    changed = mended.related.changed
    terms = ("journals", "publication_types", "keywords", "mesh")
    if not any(changed[table] for table in terms) and not mended.edited:
        return None
    places = mended.loaded.places
    columns = [take_column(mended.read_terms(places, key)) for key in places]
    return count_facets(columns, list_names(mended.related.after))


def _renew_web_files(
    out: Path, mended: _Mended, works: Iterable[Page]
) -> tuple[tuple[str, bytes], ...] | None:
    """The files beside the pages that differ."""
    related, changed = mended.related, mended.related.changed
    old, new = related.both
    moved = related.list_works()
    reviews: Iterable[tuple[Review, Review]] = (
        (old.reviews[key], new.reviews[key]) for key in mended.edited
    )
    items = (
        (page.path, page.subject, old.works[page.subject].item, new.works[page.subject].item)
        for page in works
        if page.subject in moved
    )
    graph = bool(moved or changed["work_of"] or changed["cited_by"])
    made = renew_web_files(
        lambda path: (out / path).read_bytes(),
        *(mended.pages, new, mended.config, reviews, items, graph),
    )
    if made is None:
        return None
    return tuple((path, content) for path, content in made.items() if _differs(out / path, content))


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except FileNotFoundError:
        return True


def _keep_pages(
    order: Order, done: Done, mended: _Mended, kept: KeptPages, changes: Changes
) -> None:
    """Remembers the pages of the site as it is now."""
    cache = order.project.cache
    if set(kept.pages()) == set(mended.pages):
        for made in changes.pages:
            kept.replace(made)
        kept.write(cache, done.made_for)
        return
    printed = {made.written.path: made for made in changes.pages}
    read = kept.list_read()

    def lay_out(path: str) -> LaidOut:
        if path in printed:
            return printed[path]
        place = cast(int, kept.find(path))
        return LaidOut(kept.written(place), read[place].tobytes())

    laid_out = [lay_out(page.path) for page in mended.pages]
    keep_pages(cache, done.made_for, mended.pages, laid_out, len(mended.before))
