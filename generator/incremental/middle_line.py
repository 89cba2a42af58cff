"""The middle line: the library is related anew, and of the rest only what its rows that changed
show is made anew.

shelves before and after --compare--> rows that changed --find their pages--> pages, index and web
files that differ --publish--> site/

A step that cannot promise the bytes of a whole build says None, and then there is one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.cache.kept_pages import KeptPages
from generator.cache.last_build import LastBuild, save_last_build
from generator.cache.packs import BrokenPack
from generator.incremental.changes import Changes, begin_pages, has_spare, publish_changes
from generator.incremental.compared import Compared, compare_site
from generator.incremental.edits import Edits
from generator.incremental.facets import renew_facets
from generator.library.shelf.library import BrokenShelf
from generator.model import Review
from generator.prepare.load import Loaded, load_edited
from generator.site.affected import FOLDERS, Related
from generator.site.catalogue import by_slug, catalogue_library
from generator.site.pages import Page, find_pages, page_before
from generator.site.publish import Published
from generator.site.search.document import DocumentTerms, condense_document
from generator.site.search.documents import (
    complete_review,
    list_documented_works,
    list_journal_names,
)
from generator.site.search.edit import edit_index_in_turn, read_start
from generator.site.search.recut import EditedFiles
from generator.site.search.texts import work_text
from generator.site.shelved_entries import open_entries
from generator.site.sitemap import edit_sitemap, is_listed, write_sitemap
from generator.site.web import renew_web_files
from generator.steps.relate import open_shelf, relate_again, remove_shelves
from generator.steps.render_pages import gather_page_inputs
from generator.steps.this_build import Build

_MOST = 3
"""A part of so many of all pages is rendered by one process sooner than all are by several."""


def publish_records(
    build: Build, last: LastBuild, edits: Edits
) -> tuple[LastBuild, Published] | None:
    """Brings the site up to date with edits of a few records; None where the whole line must.

    Raises ContentError, BrokenPack, BrokenShelf and OSError.
    """
    cache = build.cache
    with build.watch.time("relate"):
        loaded = _load(build, last, edits)
        moved = [(each.before, each.after) for each in edits.edited]
        shelf = relate_again(loaded, moved, last.shelf, cache)
        if shelf is None:
            return None
    published = _publish(build, last, edits, loaded, shelf)
    if published is None:
        shutil.rmtree(cache / shelf, ignore_errors=True)
    return published


def publish_works(
    build: Build, last: LastBuild, edits: Edits, shelf: str
) -> tuple[LastBuild, Published] | None:
    """Brings the site up to date with edits that a new shelf has already, and that change what
    several pages show of a work; None where the whole line must.

    Raises ContentError, BrokenPack, BrokenShelf and OSError.
    """
    return _publish(build, last, edits, _load(build, last, edits), shelf)


def _load(build: Build, last: LastBuild, edits: Edits) -> Loaded:
    return load_edited(build.project.content, edits.packs, last.prepared_for, edits.places)


def _publish(
    build: Build,
    last: LastBuild,
    edits: Edits,
    loaded: Loaded,
    shelf: str,
) -> tuple[LastBuild, Published] | None:
    """Brings the site up to date with the library after some edits, on a new shelf."""
    cache = build.cache
    with build.watch.time("list"):
        config = build.overrule(loaded.config)
        library = open_shelf(cache / shelf, loaded)
        catalogue = catalogue_library(library, config, open_entries(cache / shelf))
        before = {**edits.places, **{each.key: each.before for each in edits.edited}}
        compared = compare_site(cache, last, before, loaded, shelf, catalogue)
    return None if compared is None else publish_compared(build, compared)


def publish_compared(build: Build, compared: Compared) -> tuple[LastBuild, Published] | None:
    """Brings the site up to date with the library on a new shelf; None where the whole line
    must."""
    try:
        with build.watch.time("render"):
            changes = _change(build, compared)
        if changes is None:
            return None
        with build.watch.time("publish"):
            last, published = publish_changes(build, compared.last, changes)
        with build.watch.time("keep"):
            return _keep(build, last, compared, changes), published
    except (BrokenPack, BrokenShelf, OSError):
        return None  # the whole line says what is wrong, or makes it good


def _change(build: Build, compared: Compared) -> Changes | None:
    """What differs in the site; None also where documents of the search index are numbered
    otherwise, or so many pages are affected that several processes are sooner done with all."""
    out, loaded = build.out.resolve(), compared.loaded
    came, gone = compared.came, compared.gone
    if (
        not has_spare(build, compared.last)
        or list(compared.before) != list(loaded.places)
        or any(page.kind == "work" for page in came | gone)
        or len(compared.affected) > compared.kept.count // _MOST
    ):
        return None
    if came and not _are_files_of_their_own(came, compared.kept):
        list(compared.pages)  # says which two want one file
    inputs = gather_page_inputs(build.project, loaded.packs, loaded.places, compared.catalogue)
    with begin_pages(inputs.open(), compared.kept, compared.affected, build.jobs) as finish:
        works = compared.list_moved()
        index = _edit_index(out, compared, {page.subject for page in works})
        web = None if index is None else _renew_web_files(out, compared, works)
        if index is None or web is None:
            return None
        rendered = finish()
    searched = ((path, text.encode()) for path, text in index.written)
    paths = {page.path for page in compared.affected}
    removed = sorted({page.path for page in gone} - paths)
    files = (*rendered.files, *searched, *web)
    return Changes(rendered.pages, files, (*removed, *index.removed))


def _are_files_of_their_own(came: Collection[Page], kept: KeptPages) -> bool:
    """Whether no other page surely has the file of one that came: the slugs of persons and terms
    are of one case."""
    paths = {page.path for page in came}
    return (
        len(paths) == len(came)
        and all(page.kind in ("person", "term", "feed", "names") for page in came)
        and all(kept.find(path) is None for path in paths)
    )


def _edit_index(out: Path, compared: Compared, moved: Collection[str]) -> EditedFiles | None:
    """The files of the search index that differ; of the works with a page some `moved`."""
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
        works = list_documented_works(new) if moved else ()
        for number, key in enumerate(works, len(compared.before)):
            if key in moved:
                one, other = (
                    condense_document(work_text(library.works[key], library.citing.get(key, 0)))
                    for library in compared.related.both
                )
                yield number, one, other

    def read(path: str) -> str:
        return (out / path).read_text(encoding="utf-8")

    try:
        held = read_start(read)["facets"]
    except (ValueError, LookupError):
        return None
    return edit_index_in_turn(read, list_documents(), renew_facets(compared, held))


def _renew_web_files(
    out: Path, compared: Compared, works: Iterable[Page]
) -> tuple[tuple[str, bytes], ...] | None:
    """The files beside the pages that differ."""
    related, changed = compared.related, compared.related.changed
    old, new = related.both
    reviews: Iterable[tuple[Review, Review]] = (
        (old.reviews[key], new.reviews[key]) for key in compared.edited
    )
    items = (
        (page.path, page.subject, old.works[page.subject].item, new.works[page.subject].item)
        for page in works
    )
    graph = bool(related.list_works() or changed["work_of"] or changed["cited_by"])
    config = compared.catalogue.config

    def read(path: str) -> bytes:
        return (out / path).read_bytes()

    sitemap = _renew_sitemap(read, compared) if config.base_url else {}
    made = renew_web_files(read, sitemap, new, config, reviews, items, graph)
    if made is None:
        return None
    return tuple((path, content) for path, content in made.items() if _differs(out / path, content))


def _renew_sitemap(read: Callable[[str], bytes], compared: Compared) -> dict[str, bytes]:
    """The files of the sitemap where pages came, went or are of another day."""
    library, config = compared.related.after, compared.catalogue.config
    came, gone = filter(is_listed, compared.came), set(filter(is_listed, compared.gone))
    before = {page: page_before(library, config, page) for page in came}
    dated = compared.related.changed["dates"]
    changed = set(find_pages(library, config, (("review", key) for key in dated), ()))
    edited: dict[str, bytes] | None = {}
    if not _stay_in_order(compared.related):
        edited = None
    elif before or gone or changed:
        edited = edit_sitemap(read, library, config, before, gone, changed)
    return dict(write_sitemap(compared.pages, library, config)) if edited is None else edited


def _stay_in_order(related: Related) -> bool:
    """Whether persons and terms that stay have the order that they had."""
    for table in ("people", *FOLDERS):
        if related.changed[table]:
            one, other = (list(by_slug(getattr(each, table))) for each in related.both)
            stay = set(one).intersection(other)
            if [slug for slug in one if slug in stay] != [slug for slug in other if slug in stay]:
                return False
    return True


def _differs(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() != content
    except FileNotFoundError:
        return True


def _keep(build: Build, last: LastBuild, compared: Compared, changes: Changes) -> LastBuild:
    """Remembers the site as it is now."""
    cache, new, kept, shelf = build.cache, compared.related.after, compared.kept, compared.shelf
    compared.loaded.keep()
    kept.move(compared.came, compared.gone)
    for made in changes.pages:
        kept.replace(made)
    kept.write(cache, last.made_for)
    counts = last.counts._replace(reviews=len(new.reviews), works=len(new.works))
    last = replace(last, shelf=shelf, counts=counts, inputs=build.inputs)
    save_last_build(cache, last)
    remove_shelves(cache, shelf)
    return last
