"""content/ -> records. Strict: what is wrong is told, all at once, and nothing is guessed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import ParamSpec, TypeVar

from generator.config import Config
from generator.content.faults import Faults, to_problems, yaml_problem
from generator.content.files import name_file, read_file
from generator.content.keys import explain_key, name_better
from generator.content.mesh_tree import load_mesh_tree
from generator.content.note_file import read_note_file
from generator.content.pictures import find_pictures, is_picture, measure_pictures
from generator.content.references_file import read_references
from generator.content.review_file import SplitFile, read_review_file
from generator.content.rules_files import read_people, read_works
from generator.content.settings import read_settings
from generator.content.yaml import YamlError, settle_ends
from generator.errors import ContentError, Problem
from generator.model import Note, Reference, Review
from generator.model.rules import PeopleRules, WorkRules

EXCLUDED = "excluded"

P = ParamSpec("P")
T = TypeVar("T")


def list_keys(folder: Path) -> tuple[str, ...]:
    """The keys of the reviews in content/, sorted: the names of reviews/*.md."""
    return _list_names(folder / "reviews")


def list_excluded(folder: Path) -> tuple[str, ...]:
    """The keys of what a person does not want in the library, sorted: the names of excluded/*.md,
    which were reviews/*.md. Only `add` reads them, to leave the same article out again."""
    return _list_names(folder / EXCLUDED)


def list_slugs(folder: Path) -> tuple[str, ...]:
    """The slugs of the notes in content/, sorted: the names of notes/*.md."""
    return _list_names(folder / "notes")


def load_review(folder: Path, key: str) -> Review:
    """A review with its references.

    Raises ContentError with every problem of its two files.
    """
    text = read_file(folder, review_path(key))
    if text is None:
        path = name_file(folder, review_path(key))
        raise ContentError((Problem(path, None, "there is no such review", "add its page"),))
    return read_review(key, text, read_file(folder, references_path(key)), folder.name)


def read_review(
    key: str, text: str, references_text: str | None, folder_name: str = "content"
) -> Review:
    """The review that the text of its file and of its references file (None: no file) state.

    Raises ContentError with every problem of both.
    """
    path = f"{folder_name}/{review_path(key)}"
    problems: list[Problem] = []
    review = None
    fault = explain_key(key)
    if fault is not None:
        problems.append(Problem(path, None, fault, name_better(key)))
    faults = Faults()
    try:
        review, parts = read_review_file(key, text, faults)
        if faults.found:
            problems += to_problems(faults.found, path, parts.front, parts.first_line)
        problems += _refuse_pictures(parts, path)
    except YamlError as error:
        problems.append(yaml_problem(error, path))
    references: tuple[Reference, ...] = ()
    if references_text is not None:
        references_name = f"{folder_name}/{references_path(key)}"
        references_text = settle_ends(references_text)
        faults = Faults()
        try:
            references = read_references(references_text, faults)
            if faults.found:
                problems += to_problems(faults.found, references_name, references_text)
        except YamlError as error:
            problems.append(yaml_problem(error, references_name))
    if problems or review is None:
        raise ContentError(tuple(problems))
    if references_text is None:
        return review
    return replace(review, references=references, has_references=True)


def _refuse_pictures(parts: SplitFile, path: str) -> Iterator[Problem]:
    """Pictures are notes' alone: a page of a review would leave them out without a word."""
    for shown in find_pictures(parts.body):
        if not is_picture(shown.address):
            continue  # some <img> that a page had in its text
        line = parts.body.partition(shown.address)[0].count("\n") + parts.body_line
        yield Problem(
            path,
            line,
            f"the picture {shown.address}: only notes show pictures",
            "put it into a note in content/notes/, and link the note from here: [[its-name]]",
        )


def load_note(folder: Path, slug: str) -> Note:
    """A note of the reader's own.

    Raises ContentError with every problem of its file.
    """
    path = f"notes/{slug}.md"
    name = name_file(folder, path)
    text = read_file(folder, path)
    if text is None:
        raise ContentError((Problem(name, None, "there is no such note", "write it"),))
    note = read_note_file(slug, text, name)
    return replace(note, pictures=tuple(measure_pictures(folder, note.body)))


def load_config(folder: Path) -> Config:
    """What content/site.yaml says, the defaults where there is no such file, and the tree of MeSH
    where its file is there.

    Raises ContentError.
    """
    text, path = read_file(folder, "site.yaml") or "", name_file(folder, "site.yaml")
    return replace(read_settings(text, path), mesh_tree=load_mesh_tree(folder))


def load_people(folder: Path) -> PeopleRules:
    """What content/people.yaml says; nothing where there is no such file.

    Raises ContentError.
    """
    return read_people(read_file(folder, "people.yaml") or "", name_file(folder, "people.yaml"))


def load_works(folder: Path) -> WorkRules:
    """What content/works.yaml says; nothing where there is no such file.

    Raises ContentError.
    """
    return read_works(read_file(folder, "works.yaml") or "", name_file(folder, "works.yaml"))


def attempt(
    problems: list[Problem], load: Callable[P, T], *args: P.args, **kw: P.kwargs
) -> T | None:
    """What is loaded; None where it cannot be, with what is wrong added to the problems."""
    try:
        return load(*args, **kw)
    except ContentError as error:
        problems += error.problems
        return None


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by file and line, each once."""
    return tuple(sorted(set(problems), key=lambda p: (p.path, p.line or 0, p.message, p.remedy)))


def review_path(key: str) -> str:
    """Where a review stands in content/."""
    return f"reviews/{key}.md"


def references_path(key: str) -> str:
    """Where a review's reference list stands in content/."""
    return f"references/{key}.yaml"


def _list_names(folder: Path) -> tuple[str, ...]:
    try:
        with os.scandir(folder) as entries:  # folders and pipes are no records
            names = [each.name for each in entries if each.is_symlink() or each.is_file()]
    except (FileNotFoundError, NotADirectoryError):
        return ()
    found = (name for name in names if name.endswith(".md") and not name.startswith("."))
    return tuple(sorted(name.removesuffix(".md") for name in found))
