"""DOIs made of a SICI that content/ holds cut, as an earlier litsite stored them.

All articles of an issue begin with the same one: it is read as if it were not there, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content.fix import find_identifiers
from generator.content.review_file import split_file
from generator.content.yaml import read_tree
from generator.model.identifiers import is_cut_sici

_OPENING = "---\n"
_PERHAPS = re.compile(r"10\.\d{4,9}/(?:\(sici\)|[\dx]{4}-[\dx]{4}\(\d{4,8}\))", re.I)


def find_cut_dois(text: str, has_front: bool) -> Iterator[tuple[int, str, str]]:
    """Each DOI that is cut in a review's file or a reference list: its place, what is wrong and
    the remedy.

    Raises YamlError where the text cannot be read.
    """
    if not _PERHAPS.search(text):
        return
    parts = split_file(text) if has_front else None
    tree = read_tree(parts.front if parts else text)
    start = len(_OPENING) if parts else 0
    for key, node in () if tree is None else find_identifiers(tree):
        if key == "DOI" and isinstance(node.value, str) and is_cut_sici(node.value):
            yield (
                start + node.start,
                f"the DOI {node.value!r} is cut, as all articles of its issue begin: not used",
                "add the review's page again, write it to its end,"
                " like …17:7<873::aid-sim779>3.0.co;2-i, or delete it",
            )
