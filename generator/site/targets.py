"""Where [@key] and [[slug]] lead from a page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.library.model import Citation
from generator.model import Reference, Review
from generator.site.catalogue import Catalogue, path_of_work, plain_title
from generator.site.in_text import LinkTarget
from generator.site.links import item_url, reference_anchor, review_path
from generator.site.print_items import short_label


def may_name(review: Review) -> bool:
    """Whether a review's texts or captions may name a work, a review or a note."""
    captions = (figure.caption or "" for figure in review.document.figures)
    texts = (review.body, review.summary or "", *captions)
    return any("[@" in text or "[[" in text for text in texts)


def find_own(references: Sequence[Reference]) -> LinkTarget:
    """The entries of a reference list as seen from its own page."""

    held = {f"@{reference.id}": reference for reference in references}

    def find(name: str) -> tuple[str, str] | None:
        reference = held.get(name)
        if reference is None:
            return None
        return f"#{reference_anchor(reference.id)}", short_label(reference.item)

    return find


def find_target(
    catalogue: Catalogue, root: str, references: Sequence[Reference] = ()
) -> LinkTarget:
    """The targets as seen from a page whose way to the site's folder is `root`.

    In a review's own text a key is first of all an id of its own reference list.
    """
    library = catalogue.library
    own = find_own(references)

    def find(name: str) -> tuple[str, str] | None:
        if not name.startswith("@"):
            return _find_note(catalogue, root, name)
        if found := own(name):
            return found
        key = name[1:]
        review = library.reviews.get(library.aliases.get(key, key))
        if review is not None:
            return root + review_path(review.key), short_label(review.document.item)
        work = library.works.get(library.work_aliases.get(key, key))
        entry = library.entries.get(key)
        if work is None and entry is not None:
            work = library.works.get(entry.work)
        if work is None:
            return _find_entry(root, entry) if entry is not None else None
        path = path_of_work(work)
        if path is None and work.citations:
            first = work.citations[0]
            path = f"{review_path(first.review)}#{reference_anchor(first.id)}"
        address = root + path if path else item_url(work.item)
        return (address, short_label(work.item)) if address else None

    return find


def _find_entry(root: str, entry: Citation) -> tuple[str, str]:
    """An entry of one review's list alone: its place there."""
    number = "" if entry.number is None else f", reference {entry.number}"
    address = f"{root}{review_path(entry.review)}#{reference_anchor(entry.id)}"
    return address, f"{entry.id}{number}"


def _find_note(catalogue: Catalogue, root: str, name: str) -> tuple[str, str] | None:
    note = catalogue.notes.get(name)
    if note is not None:
        return f"{root}notes/{name}.html", plain_title(note.title)
    library = catalogue.library
    review = library.reviews.get(library.aliases.get(name, name))
    if review is not None:
        return root + review_path(review.key), short_label(review.document.item)
    return None
