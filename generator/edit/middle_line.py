"""The middle line: the library is related anew, and of the rest only what its rows that changed
show is made anew.

shelves before and after --compare--> rows that changed --find their pages--> pages, index and web
files that differ --publish--> site/

A step that cannot promise the bytes of a whole build says None, and then there is one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.cache.kept_pages import keep_pages
from generator.cache.packs import BrokenPack
from generator.cache.remember import Done, survey_inputs, write_done
from generator.cache.stamps import Look
from generator.edit.changes import Changes, has_spare, print_pages, publish_changes
from generator.edit.compared import Compared, compare_site
from generator.edit.edits import Edits
from generator.library.shelf import BrokenShelf
from generator.model import Review
from generator.order import Order, Stopwatch
from generator.prepare.load import load_edited
from generator.press import set_up_press
from generator.shelve import open_shelf, relate_again, remove_shelves
from generator.site.affected import renames
from generator.site.catalogue import catalogue_library
from generator.site.pages import Page, list_pages
from generator.site.publish import Published
from generator.site.search.document import DocumentTerms, condense_document
from generator.site.search.documents import complete_review, list_journal_names, list_names
from generator.site.search.edit import edit_index_in_turn
from generator.site.search.recut import EditedFiles
from generator.site.search.start import count_facets, take_column
from generator.site.search.texts import work_text
from generator.site.shelved_entries import open_entries
from generator.site.web import renew_web_files

_MOST = 3
"""A part of so many of all pages is printed by one process sooner than all are by several."""


def mend_records(
    order: Order, done: Done, look: Look, edits: Edits, watch: Stopwatch
) -> tuple[Done, Published] | None:
    """Brings the site up to date with edits of a few records; None where the whole line must.

    Raises ContentError, BrokenPack, BrokenShelf and OSError.
    """
    cache = order.project.cache
    with watch.time("relate"):
        loaded = load_edited(order.project.content, edits.packs, done.prepared_for, edits.places)
        moved = [(each.before, each.after) for each in edits.edited]
        shelf = relate_again(loaded, moved, done.shelf, cache)
        if shelf is None:
            return None
    with watch.time("list"):
        config = loaded.config
        if order.base_url is not None:
            config = replace(config, base_url=order.base_url)
        library = open_shelf(cache / shelf, loaded)
        catalogue = catalogue_library(library, config, open_entries(cache / shelf))
        pages = list_pages(library, config)
        before = {**edits.places, **{each.key: each.before for each in edits.edited}}
        compared = compare_site(cache, done, before, loaded, shelf, catalogue, pages)
    mended = None
    if compared is not None:
        mended = mend_site(order, done, look, compared, shelf, watch)
    if mended is None:
        shutil.rmtree(cache / shelf, ignore_errors=True)
    return mended


def mend_site(
    order: Order, done: Done, look: Look, compared: Compared, shelf: str, watch: Stopwatch
) -> tuple[Done, Published] | None:
    """Brings the site up to date with the library on a new shelf; None where the whole line
    must."""
    try:
        with watch.time("render"):
            changes = _change(order, done, compared)
        if changes is None:
            return None
        with watch.time("publish"):
            done, published = publish_changes(order, done, changes)
        with watch.time("keep"):
            return _keep(order, done, look, compared, shelf, changes), published
    except (BrokenPack, BrokenShelf, OSError):
        return None  # the whole line says what is wrong, or makes it good


def _change(order: Order, done: Done, compared: Compared) -> Changes | None:
    """What differs in the site; None also where documents of the search index are numbered
    otherwise, or so many pages are affected that several processes are sooner done with all."""
    out, loaded = order.out.resolve(), compared.loaded
    works = [page for page in compared.pages if page.kind == "work"]
    if (
        not has_spare(order, done)
        or list(compared.before) != list(loaded.places)
        or set(works) != {page for page in compared.known if page.kind == "work"}
        or len(compared.affected) > len(compared.pages) // _MOST
    ):
        return None
    index = _edit_index(out, compared, works)
    web = None if index is None else _renew_web_files(out, compared, works)
    if index is None or web is None:
        return None
    press = set_up_press(order.project, loaded.packs, loaded.places, compared.catalogue)
    printed = print_pages(press.open(), compared.kept, compared.affected)
    searched = ((path, text.encode()) for path, text in index.written)
    paths = {page.path for page in compared.pages}
    gone = sorted(page.path for page in compared.known if page.path not in paths)
    files = (*printed.files, *searched, *web)
    return Changes(printed.pages, files, (*gone, *index.removed))


def _edit_index(out: Path, compared: Compared, works: Iterable[Page]) -> EditedFiles | None:
    """The files of the search index that differ."""
    old, new = compared.related.both
    changed = compared.related.changed
    names = list_journal_names(old), list_journal_names(new)
    journals = {
        name
        for name in names[0]["journal"].keys() | names[1]["journal"].keys()
        if names[0]["journal"].get(name) != names[1]["journal"].get(name)
    }
    keys = {*compared.edited, *changed["work_of"], *changed["cites"], *changed["cited_by"]}
    for library in compared.related.both if journals else ():
        for term in library.journals:
            if not journals.isdisjoint(each.casefold() for each in (term.name, *term.also)):
                keys.update(term.reviews)
    moved = compared.related.list_works()

    def list_documents() -> Iterator[tuple[int, DocumentTerms, DocumentTerms]]:
        for number, key in enumerate(compared.before):
            if key in keys:
                one, other = (
                    complete_review(library, named, key, compared.read_terms(places, key))
                    for library, named, places in (
                        (old, names[0], compared.before),
                        (new, names[1], compared.loaded.places),
                    )
                )
                yield number, one, other
        subjects = dict.fromkeys(page.subject for page in works)
        for number, key in enumerate(subjects, len(compared.before)):
            if key in moved:
                one, other = (
                    condense_document(work_text(library.works[key], library.citing.get(key, 0)))
                    for library in compared.related.both
                )
                yield number, one, other

    def read(path: str) -> str:
        return (out / path).read_text(encoding="utf-8")

    return edit_index_in_turn(read, list_documents(), _count_facets(compared))


def _count_facets(compared: Compared) -> Mapping[str, object] | None:
    """The facets of all documents; None where they stay. Works and notes have none."""
    related, places = compared.related, compared.loaded.places
    facets = (
        [compared.read_terms(each, key).facets for each in (compared.before, places)]
        for key in compared.edited
    )
    if all(one == other for one, other in facets) and not any(
        renames([getattr(each, table) for each in related.both], related.changed[table])
        for table in ("journals", "publication_types", "keywords", "mesh")
    ):
        return None
    columns = [take_column(compared.read_terms(places, key)) for key in places]
    return count_facets(columns, list_names(compared.related.after))


def _renew_web_files(
    out: Path, compared: Compared, works: Iterable[Page]
) -> tuple[tuple[str, bytes], ...] | None:
    """The files beside the pages that differ."""
    related, changed = compared.related, compared.related.changed
    old, new = related.both
    moved = related.list_works()
    reviews: Iterable[tuple[Review, Review]] = (
        (old.reviews[key], new.reviews[key]) for key in compared.edited
    )
    items = (
        (page.path, page.subject, old.works[page.subject].item, new.works[page.subject].item)
        for page in works
        if page.subject in moved
    )
    graph = bool(moved or changed["work_of"] or changed["cited_by"])
    made = renew_web_files(
        lambda path: (out / path).read_bytes(),
        *(compared.pages, new, compared.catalogue.config, reviews, items, graph),
    )
    if made is None:
        return None
    return tuple((path, content) for path, content in made.items() if _differs(out / path, content))


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except FileNotFoundError:
        return True


def _keep(
    order: Order, done: Done, look: Look, compared: Compared, shelf: str, changes: Changes
) -> Done:
    """Remembers the site as it is now."""
    cache, new, pages = order.project.cache, compared.related.after, compared.pages
    compared.loaded.keep()
    if compared.known == set(pages):
        for made in changes.pages:
            compared.kept.replace(made)
        compared.kept.write(cache, done.made_for)
    else:
        laid_out = [*changes.pages, *(made for _, made in compared.list_same())]
        keep_pages(cache, done.made_for, pages, laid_out, len(new.reviews))
    counts = (len(new.reviews), len(new.works), *done.counts[2:])
    done = replace(done, shelf=shelf, counts=counts, inputs=survey_inputs(look))
    write_done(cache, done)
    remove_shelves(cache, shelf)
    return done
