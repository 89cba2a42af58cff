"""Everything that is wrong in content/, found in one run, with path, line and remedy."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.content.across import advise_notes, advise_people, check_across
from generator.content.facts import ReviewFacts, state_facts
from generator.content.files import OF_SYSTEMS, explain_link, leaves, name_file
from generator.content.fix import fix_content
from generator.content.keys import explain_key, name_better
from generator.content.load import (
    EXCLUDED,
    attempt,
    list_excluded,
    list_keys,
    list_slugs,
    load_config,
    load_note,
    load_people,
    load_review,
    load_works,
    sort_problems,
)
from generator.content.pictures import is_picture
from generator.content.slips import find_slips
from generator.errors import ContentError, Problem
from generator.model import Note
from generator.model.rules import PeopleRules, WorkRules
from generator.pool import Workers, map_chunks
from generator.progress import Reporter, Silent

__all__ = ["advise", "check_content", "check_files", "fix_content"]

_FOLDERS = {"reviews": ".md", "references": ".yaml", "notes": ".md"}
_BACKUPS = ("~", ".bak", ".orig", ".swp", ".tmp")
_KNOWN = (*_FOLDERS, EXCLUDED, "site.yaml", "people.yaml", "works.yaml")


_EACH = 64
"""Reviews that a process reads before it reports back."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong in a content folder, and what would better be otherwise."""

    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check_content(
    folder: Path, workers: Workers = 1, reporter: Reporter | None = None
) -> tuple[Problem, ...]:
    """All problems of a content folder: in its files, between them, and in how they are named."""
    return examine_content(folder, workers, reporter).problems


def examine_content(
    folder: Path, workers: Workers = 1, reporter: Reporter | None = None
) -> Checked:
    """All problems of a content folder, and all that can be advised."""
    problems: list[Problem] = []
    attempt(problems, load_config, folder)
    people = attempt(problems, load_people, folder) or PeopleRules()
    works = attempt(problems, load_works, folder) or WorkRules()
    notes = _load_notes(folder, problems)
    keys, slugs = list_keys(folder), list_slugs(folder)
    broken = set(slugs) - {note.slug for note in notes}
    facts: list[ReviewFacts] = []
    chunks = map_chunks(partial(_state_each, folder, works.names), keys, workers, _EACH)
    stated = (each for chunk in chunks for each in chunk)
    followed = (reporter or Silent()).follow("Reviews", stated, len(keys))
    for key, each in zip(keys, followed, strict=True):
        if isinstance(each, ReviewFacts):
            facts.append(each)
        else:
            broken.add(key)
            problems += each
    problems += check_across(folder, facts, notes, people, works, broken=broken)
    warnings = (
        advise(folder) if broken else (*advise(folder), *advise_people(folder, facts, people))
    )
    return Checked(sort_problems((*problems, *check_files(folder))), sort_problems(warnings))


def _state_each(
    folder: Path, wanted: Collection[str], keys: Sequence[str]
) -> list[ReviewFacts | tuple[Problem, ...]]:
    """Of each review its facts, or what is wrong with it: so little that a library of any size is
    checked by several processes."""
    stated: list[ReviewFacts | tuple[Problem, ...]] = []
    for key in keys:
        try:
            stated.append(state_facts(load_review(folder, key), wanted))
        except ContentError as error:
            stated.append(error.problems)
    return stated


def _load_notes(folder: Path, problems: list[Problem]) -> tuple[Note, ...]:
    notes = (attempt(problems, load_note, folder, slug) for slug in list_slugs(folder))
    return tuple(note for note in notes if note is not None)


def advise(folder: Path) -> tuple[Problem, ...]:
    """What would better be otherwise in content/, though a site can be made of it as it is."""
    notes = _load_notes(folder, problems=[])  # which are check_content's to tell
    return sort_problems((*advise_notes(folder, notes), *find_slips(folder)))


def check_files(folder: Path) -> tuple[Problem, ...]:
    """Problems with the files as files: names, links, places; none is opened."""
    if not folder.is_dir():
        return (Problem(folder.name, None, "there is no such folder", "run litsite new"),)
    problems: list[Problem] = []
    for name in sorted(entry.name for entry in folder.iterdir()):
        if name.startswith("."):
            continue
        if leaves(folder, folder / name):
            problems.append(_refuse_link(folder, name))
        elif name not in _KNOWN:
            near = [known for known in _KNOWN if _is_near(name, known)]
            if near:
                problems.append(
                    Problem(name_file(folder, name), None, "nothing reads it", f"call it {near[0]}")
                )
    # Who excludes a review moves one file, and moves it back; its list may stay.
    keys = frozenset((*list_keys(folder), *list_excluded(folder)))
    for name, suffix in _FOLDERS.items():
        if (folder / name).is_file() and not leaves(folder, folder / name):
            shown = name_file(folder, name)
            problems.append(Problem(shown, None, "a folder belongs here, not a file", "rename it"))
        if (folder / name).is_dir() and not leaves(folder, folder / name):
            problems += _check_folder(folder, name, suffix, keys)
    return sort_problems(problems)


def _check_folder(folder: Path, name: str, suffix: str, keys: Collection[str]) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    with os.scandir(folder / name) as entries:
        found = sorted((entry for entry in entries), key=lambda entry: entry.name)
    for entry in found:
        if entry.name.startswith(".") or entry.name in OF_SYSTEMS:
            continue
        path = f"{name}/{entry.name}"
        shown = name_file(folder, path)
        other = seen.setdefault(entry.name.lower(), entry.name)
        if other != entry.name:
            yield Problem(
                shown,
                None,
                f"its name differs from {other} in capitals only",
                "rename one: on Windows and macOS they are one file",
            )
        if entry.is_symlink() and explain_link(folder, folder / path):
            yield _refuse_link(folder, path)
        elif entry.is_dir() and name == "notes":
            yield from _check_below(folder, path)
        elif entry.is_dir():
            yield Problem(shown, None, "a folder is not read here", "move its files up")
        elif not entry.is_file():
            yield Problem(shown, None, "no file but a pipe or a device", "delete it")
        elif entry.name.endswith(_BACKUPS):
            yield Problem(shown, None, "a copy that an editor left: nothing reads it", "delete it")
        elif not entry.name.endswith(suffix):
            if name != "notes" or not is_picture(entry.name):
                remedy = f"give it a name that ends in {suffix}"
                yield Problem(shown, None, "nothing reads it", remedy)
        elif name == "references":
            key = entry.name.removesuffix(suffix)
            fault = explain_key(key)
            if fault is not None:
                yield Problem(shown, None, fault, name_better(key))
            elif key not in keys:
                yield Problem(
                    shown, None, f"there is no review {key}", f"add reviews/{key}.md, or delete it"
                )


def _check_below(folder: Path, path: str) -> Iterator[Problem]:
    """Problems of a folder in notes/, which may hold pictures."""
    for below, names, files in os.walk(folder / path):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            place = f"{Path(below).relative_to(folder).as_posix()}/{name}"
            if leaves(folder, folder / place):
                yield _refuse_link(folder, place)
            elif not is_picture(name) and not name.startswith("."):
                message = "nothing reads it: folders in notes/ hold pictures"
                yield Problem(name_file(folder, place), None, message, "move it up")


def _refuse_link(folder: Path, path: str) -> Problem:
    wrong = explain_link(folder, folder / path) or "a link that leaves content/"
    return Problem(name_file(folder, path), None, wrong, "put the file itself here")


def _is_near(name: str, known: str) -> bool:
    stem = name.lower().rpartition(".")[0] or name.lower()
    return stem == known.rpartition(".")[0] or name.lower() == known
