"""Records -> content/. A record that says what the file says already changes no byte of it."""

from __future__ import annotations

from pathlib import Path

from generator.content.amend import amend_references_file, amend_review_file
from generator.content.files import read_file, write_file
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
    order. Raises ContentError where content/ cannot be read or written, or would not read back.
    """
    fault = explain_key(review.key)
    if fault is not None:
        raise LitsiteError(fault, "give the review another key")
    text = write_review_file(review)
    references_text = write_references(review.references) if _has_list(review) else None
    wanted = read_review(review.key, text, references_text, folder.name)
    # The list is written first: a review whose file stands has its list.
    changed = False
    if references_text is not None:
        held = read_file(folder, references_path(review.key))
        new = references_text if held is None else amend_references_file(held, wanted.references)
        changed = _replace(folder, references_path(review.key), held, new)
    held = read_file(folder, review_path(review.key))
    new = text if held is None else amend_review_file(held, wanted)
    return _replace(folder, review_path(review.key), held, new) or changed


def _has_list(review: Review) -> bool:
    return review.has_references or bool(review.references)


def _replace(folder: Path, path: str, held: str | None, new: str) -> bool:
    if held == new:
        return False
    write_file(folder, path, new)
    return True
