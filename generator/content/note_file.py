"""notes/<slug>.md -> Note: a page of the reader's own."""

from __future__ import annotations

import re

from generator.content.faults import Faults, to_problems, yaml_problem
from generator.content.fields import read_text, read_words, refuse_unknown
from generator.content.items import read_date
from generator.content.keys import explain_key, name_better
from generator.content.review_file import read_front_yaml, split_file, tidy_body
from generator.content.yaml import YamlError, refuse_conflict_markers, settle_ends
from generator.errors import ContentError, Problem
from generator.model import Note

_KNOWN = ("title", "date", "tags")
_HEADING = re.compile(r"\s*# +(\S[^\n]*?)(?: +#+)?[ \t]*(?:\n|\Z)")


def read_note_file(slug: str, text: str, path: str) -> Note:
    """The note that a file's text states: its title is `title:`, else the heading it starts with.

    Front matter may be left out. Keys that start with x- are the reader's own.
    Raises ContentError with every problem.
    """
    problems: list[Problem] = []
    fault = explain_key(slug)
    if fault is not None:
        problems.append(Problem(path, None, fault, name_better(slug)))
    text = settle_ends(text)
    front: dict[str, object] = {}
    body, front_text, first_line = text, "", 1
    try:
        if text.startswith("---"):
            parts = split_file(text)
            front = read_front_yaml(parts)
            body, front_text, first_line = parts.body, parts.front, parts.first_line
            refuse_conflict_markers(parts.body, parts.body_line)
        else:
            refuse_conflict_markers(text)
    except YamlError as error:
        raise ContentError((*problems, yaml_problem(error, path))) from None
    faults = Faults()
    known = {key: value for key, value in front.items() if not key.startswith("x-")}
    refuse_unknown(known, _KNOWN, (), faults)
    title = read_text(front.get("title"), ("title",), faults)
    heading = _HEADING.match(body)
    if title is None and heading is not None:
        title, body = heading.group(1), body[heading.end() :]
    note = Note(
        slug=slug,
        title=_print_title(title or ""),
        body=tidy_body(body),
        date=read_date(front.get("date"), ("date",), faults),
        tags=read_words(front.get("tags"), ("tags",), faults),
    )
    problems += to_problems(faults.found, path, front_text, first_line)
    if title is None and "title" not in front:
        problems.append(
            Problem(path, 1, "a note needs a title", "start the file with a line: # Its title")
        )
    if problems:
        raise ContentError(tuple(problems))
    return note


def _print_title(title: str) -> str:
    if "$" not in title:
        return title
    from generator.markup.formulas import print_formulas  # few titles have any

    return print_formulas(title)
