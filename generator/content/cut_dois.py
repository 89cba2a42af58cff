"""DOIs made of a SICI that content/ holds cut, as an earlier litsite stored them.

All articles of an issue begin with the same one: it is read as if it were not there, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.content.files import name_file, read_file
from generator.content.fix import find_identifiers
from generator.content.load import list_keys, references_path, review_path
from generator.content.review_file import split_file
from generator.content.yaml import YamlError, read_tree
from generator.errors import ContentError, Problem
from generator.model.identifiers import is_cut_sici

_PERHAPS = re.compile(r"10\.\d{4,9}/(?:\(sici\)|[\dx]{4}-[\dx]{4}\(\d{4,8}\))", re.I)


def find_cut_dois(folder: Path) -> Iterator[Problem]:
    """Each DOI that is cut, of reviews and their references, with its line and the remedy."""
    for key in list_keys(folder):
        yield from _find_in(folder, review_path(key), has_front=True)
        yield from _find_in(folder, references_path(key), has_front=False)


def _find_in(folder: Path, path: str, has_front: bool) -> Iterator[Problem]:
    try:
        text = read_file(folder, path) or ""
        if not _PERHAPS.search(text):
            return
        parts = split_file(text) if has_front else None
        yaml, first_line = (parts.front, parts.first_line) if parts else (text, 1)
        tree = read_tree(yaml)
    except (ContentError, YamlError):
        return  # that is a problem of its own
    for key, node in () if tree is None else find_identifiers(tree):
        if key == "DOI" and isinstance(node.value, str) and is_cut_sici(node.value):
            yield Problem(
                name_file(folder, path),
                first_line + yaml.count("\n", 0, node.start),
                f"the DOI {node.value!r} is cut, as all articles of its issue begin: not used",
                "add the review's page again, write it to its end,"
                " like …17:7<873::aid-sim779>3.0.co;2-i, or delete it",
            )
