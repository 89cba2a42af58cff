"""The short line: after an edit of a few reviews' text, only what shows it is made anew.

content/ --load them--> reviews before and after --relate--> Library --view their readers--> pages,
index and web files that differ --publish--> site/

A step that cannot promise the bytes of a whole build says None, and then there is one.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, cast

from generator.cache.kept_pages import KeptPages, read_pages
from generator.cache.last_build import LastBuild, save_last_build
from generator.cache.packs import REVIEW, BrokenPack
from generator.content.load import list_slugs, load_config, load_note, load_works
from generator.errors import ContentError
from generator.incremental.changes import Changes, begin_pages, has_spare, publish_changes
from generator.incremental.edits import Edited, Edits, find_edits
from generator.library.edit.relate_text import apply_edit, relate_edit
from generator.library.shelf.library import BrokenShelf, open_library
from generator.model import Review
from generator.prepare.reviews import PreparedReviews, read_condensed, read_terms
from generator.site.catalogue import Catalogue, catalogue_library
from generator.site.figures.clusters import MOST_PROPAGATED
from generator.site.links import review_path, work_path
from generator.site.publish import Published
from generator.site.search.document import DocumentTerms
from generator.site.search.documents import complete_review, list_journal_names
from generator.site.search.edit import edit_index_in_turn
from generator.site.shelved_entries import edit_entry, open_entries
from generator.site.web import edit_web_files
from generator.steps.relate import copy_shelf, remove_shelves
from generator.steps.render_pages import gather_page_inputs
from generator.steps.this_build import Build


def publish_edits(build: Build, last: LastBuild) -> tuple[LastBuild, Published] | None:
    """Brings the site up to date with edits of a few reviews, by the middle line where they relate
    otherwise; None where the whole line must."""
    cache = build.cache
    shelf = ""
    try:
        if not has_spare(build, last):
            return None
        with build.watch.time("load"):
            edits = find_edits(build, last)
        if edits is None:
            return None
        shelf = copy_shelf(cache, last.shelf)
        with build.watch.time("relate"):
            related = _relate(build, edits, cache / shelf)
        if related is None or related.afar:
            # Imported here: the edit of a text does not wait for what other edits need.
            from generator.incremental.middle_line import publish_records, publish_works

            if related is None:
                return publish_records(build, last, edits)
            done = publish_works(build, last, edits, shelf)
            last = last if done is None else done[0]
            return done
        with build.watch.time("render"):
            kept = read_pages(cache, last.made_for)
            if kept is None:
                return None
            changes = _change(build, last, edits, related, kept)
        if changes is None:
            return None
        with build.watch.time("publish"):
            last, published = publish_changes(build, last, changes)
        with build.watch.time("keep"):
            last = _keep(build, replace(last, shelf=shelf), edits, kept, changes)
        return last, published
    except (ContentError, BrokenPack, BrokenShelf, OSError):
        return None  # the whole line says what is wrong, or makes it good
    finally:
        if shelf and last.shelf != shelf:
            shutil.rmtree(cache / shelf, ignore_errors=True)


class _Related(NamedTuple):
    """The library after some edits; the files of `others` whose relations changed, where there are
    such; and whether pages that read nothing of the edited reviews may show something else
    (`afar`)."""

    catalogue: Catalogue
    others: tuple[str, ...]
    afar: bool


def _relate(build: Build, edits: Edits, shelf: Path) -> _Related | None:
    """The library on a shelf after the edits, which are added to it."""
    content, packs = build.project.content, edits.packs
    works, config = load_works(content), build.overrule(load_config(content))
    similar: set[str] = set()
    mentioned: set[str] = set()
    afar = False
    for each in edits.edited:  # one after the other: each is of the library that the last one left
        before, after = (read_condensed(packs, place) for place in (each.before, each.after))
        change = relate_edit(shelf, before, after, works, config.works_page_from)
        if change is None:
            return None
        apply_edit(shelf, change)
        similar |= change.similar
        mentioned |= change.mentioned
        afar = afar or change.afar
    notes = tuple(load_note(content, slug) for slug in list_slugs(content))
    library = open_library(shelf, PreparedReviews(packs, edits.places), notes)
    for each in edits.edited:
        edit_entry(library, shelf, each.key)
    catalogue = catalogue_library(library, config, open_entries(shelf))
    return _Related(catalogue, _list_others(similar, mentioned, catalogue), afar)


def _list_others(
    similar: Collection[str], mentioned: Iterable[str], catalogue: Catalogue
) -> tuple[str, ...]:
    """The files, where there are such, that show relations which are others now."""
    named = (
        path
        for key in mentioned
        for path in (review_path(key), work_path(key), f"notes/{key}.html")
    )
    # The groups of a small library depend on what is similar, those of a larger one on subjects.
    small = len(catalogue.library.reviews) <= MOST_PROPAGATED
    map_too = ("map.html",) if similar and small else ()
    return (*map(review_path, similar), *named, *map_too)


def _change(
    build: Build,
    last: LastBuild,
    edits: Edits,
    related: _Related,
    kept: KeptPages,
) -> Changes | None:
    """What the edits change in the site."""
    out, catalogue = build.out.resolve(), related.catalogue
    names = list_journal_names(catalogue.library)

    def complete(each: Edited) -> tuple[int, DocumentTerms, DocumentTerms]:
        before, after = (
            complete_review(catalogue.library, names, each.key, read_terms(edits.packs, place))
            for place in (each.before, each.after)
        )
        return each.number, before, after

    inputs = gather_page_inputs(build.project, edits.packs, edits.places, catalogue)
    places = {place for each in edits.edited for place in kept.readers(each.number)}
    own = (review_path(each.key) for each in edits.edited)
    found = map(kept.find, (*own, *related.others))
    places.update(place for place in found if place is not None)
    pages = map(kept.page, sorted(places))
    with begin_pages(inputs.open(), kept, pages, build.jobs) as finish:
        index = edit_index_in_turn(
            lambda path: (out / path).read_text(encoding="utf-8"), map(complete, edits.edited)
        )
        web = None if index is None else _edit_web_files(out, edits, catalogue)
        if index is None or web is None:
            return None
        rendered = finish()
    searched = ((path, text.encode()) for path, text in index.written)
    return Changes(rendered.pages, (*rendered.files, *searched, *web.items()), index.removed)


def _edit_web_files(out: Path, edits: Edits, catalogue: Catalogue) -> dict[str, bytes] | None:
    """By path what lies beside the pages and changes, each edit after the one before it."""
    files: dict[str, bytes] = {}

    def read(path: str) -> bytes:
        return files[path] if path in files else (out / path).read_bytes()

    for each in edits.edited:
        reviews = (cast(Review, part) for part in edits.read(each, REVIEW))
        found = edit_web_files(read, catalogue.library, catalogue.config, each.key, *reviews)
        if found is None:
            return None
        files.update(found)
    return files


def _keep(
    build: Build,
    last: LastBuild,
    edits: Edits,
    kept: KeptPages,
    changes: Changes,
) -> LastBuild:
    """Remembers the edited site."""
    cache = build.cache
    edits.packs.write_index(last.prepared_for, edits.places)
    for made in changes.pages:
        kept.replace(made)
    kept.write(cache, last.made_for)
    last = replace(last, inputs=build.inputs)
    save_last_build(cache, last)
    remove_shelves(cache, last.shelf)
    return last
