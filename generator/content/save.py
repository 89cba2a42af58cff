"""Records -> content/. A record that says what the file says already changes no byte of it."""

from __future__ import annotations

from pathlib import Path

from generator.content.amend import amend_references_file, amend_review_file
from generator.content.files import read_file, write_files
from generator.content.keys import explain_key
from generator.content.load import read_review, references_path, review_path
from generator.content.references_file import write_references
from generator.content.review_file import write_review_file
from generator.errors import LitsiteError
from generator.model import Review


def save_review(folder: Path, review: Review) -> bool:
    """Writes a review's two files, each only where the record differs from what it says; True
    where bytes changed.

    In a file written by hand, the fields that did not change keep their lines, comments and
    order. A list file stays where the record has no list. Raises ContentError where a file that
    is there is broken, content/ cannot be written, or the record would not read back.
    """
    fault = explain_key(review.key)
    if fault is not None:
        raise LitsiteError(fault, "give the review another key")
    text = write_review_file(review)
    references_text = write_references(review.references) if _has_list(review) else None
    wanted = read_review(review.key, text, references_text, folder.name)
    held, held_list = (
        read_file(folder, path(review.key)) for path in (review_path, references_path)
    )
    if held is not None:  # what is broken is the reader's to mend, never written over
        read_review(review.key, held, held_list, folder.name)
    new: dict[str, str] = {}
    # The list takes its place first: a review whose file stands has its list.
    if references_text is not None:
        if held_list is not None:
            references_text = amend_references_file(held_list, wanted.references)
        if references_text != held_list:
            new[references_path(review.key)] = references_text
    if held is not None:
        text = amend_review_file(held, wanted)
    if text != held:
        new[review_path(review.key)] = text
    write_files(folder, new)
    return bool(new)


def _has_list(review: Review) -> bool:
    return review.has_references or bool(review.references)
