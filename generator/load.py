"""content/ -> what the library is made of, read by several processes at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.config import Config
from generator.content.across import ReviewFacts, check_across, list_wanted, state_facts
from generator.content.check import check_files
from generator.content.load import (
    list_keys,
    list_slugs,
    load_config,
    load_note,
    load_people,
    load_review,
    load_works,
    sort_problems,
)
from generator.errors import ContentError, Problem
from generator.library.condense import CondensedReview, condense_review
from generator.model import Note
from generator.model.rules import PeopleRules, WorkRules
from generator.pool import map_chunks
from generator.progress import Reporter
from generator.site.search.document import DocumentTerms
from generator.site.search.texts import condense_review_for_search

EACH = 32
"""Reviews that a process reads before it reports back."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All of content/: `condensed` in key order, `terms` each review's part of the search index."""

    config: Config
    condensed: tuple[CondensedReview, ...]
    terms: Mapping[str, DocumentTerms]
    notes: tuple[Note, ...]
    people: PeopleRules
    works: WorkRules


def load_library(content: Path, jobs: int, reporter: Reporter) -> Loaded:
    """Every review, note, setting and ruling.

    Raises ContentError with all that is wrong in any file and between files.
    """
    problems: list[Problem] = []

    def read(load: Callable[[], T]) -> T | None:
        try:
            return load()
        except ContentError as error:
            problems.extend(error.problems)
            return None

    config = read(lambda: load_config(content)) or Config()
    people = read(lambda: load_people(content)) or PeopleRules()
    works = read(lambda: load_works(content)) or WorkRules()
    keys = list_keys(content)
    start_with = (content, config, list_wanted(works))
    chunks = map_chunks(_load_chunk, keys, jobs, EACH, _set_up, start_with)
    results = (result for chunk in chunks for result in chunk)
    condensed: list[CondensedReview] = []
    terms: dict[str, DocumentTerms] = {}
    facts: list[ReviewFacts] = []
    for result in reporter.follow("Reviews", results, len(keys)):
        if isinstance(result, ContentError):
            problems += result.problems
        else:
            condensed.append(result[0])
            terms[result[0].review.key] = result[1]
            facts.append(result[2])
    notes = [read(lambda slug=slug: load_note(content, slug)) for slug in list_slugs(content)]  # type: ignore[misc]  # mypy does not infer a lambda's default
    held = tuple(note for note in notes if note is not None)
    broken = {*keys, *list_slugs(content)} - {each.key for each in facts}
    broken -= {note.slug for note in held}
    problems += check_across(content, facts, held, people, works, broken)
    problems += check_files(content)
    if problems:
        raise ContentError(sort_problems(problems))
    return Loaded(config, tuple(condensed), terms, held, people, works)


_folder = Path()
_config = Config()
_wanted: frozenset[str] = frozenset()


def _set_up(content: Path, config: Config, wanted: frozenset[str]) -> None:
    global _folder, _config, _wanted
    _folder, _config, _wanted = content, config, wanted


Read = tuple[CondensedReview, DocumentTerms, ReviewFacts]
"""A review as the rest of the build needs it: to relate, to search, to check."""


def _load_chunk(keys: Sequence[str]) -> list[Read | ContentError]:
    return [_load_one(key) for key in keys]


def _load_one(key: str) -> Read | ContentError:
    try:
        review = load_review(_folder, key)
    except ContentError as error:
        return error
    terms = condense_review_for_search(review, _config.abstracts)
    return condense_review(review), terms, state_facts(review, _wanted)
