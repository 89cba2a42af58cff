"""content/ -> what the library is made of, read by several processes at once.

A review is read, condensed and printed once; what comes of it lies in packs (see packs.py), from
which relating, rendering and the search index take each their part, in this build and the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.cache.packs import BrokenPack, Packs, Place
from generator.cache.stamps import stamp_code, take_snapshot, tell_time
from generator.config import Config
from generator.content.across import check_across
from generator.content.check import check_files
from generator.content.facts import ReviewFacts
from generator.content.load import (
    attempt,
    list_keys,
    list_slugs,
    load_config,
    load_note,
    load_people,
    load_works,
    sort_problems,
)
from generator.errors import ContentError, Problem
from generator.library.condense import CondensedReview
from generator.model import Note, Review
from generator.model.rules import PeopleRules, WorkRules
from generator.pool import Workers, map_chunks
from generator.prepare.reviews import (
    Asked,
    PreparedReviews,
    prepare_chunk,
    read_condensed,
    read_facts,
    set_up_preparing,
    stamp_review,
    view_condensed,
)
from generator.progress import Reporter

EACH = 32
"""Reviews that a process reads before it reports back."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """All of content/: `places` is where each review lies prepared, in key order; `made_for`
    stands for the code and settings it was prepared under."""

    config: Config
    packs: Packs
    made_for: bytes
    places: Mapping[str, Place]
    notes: tuple[Note, ...]
    people: PeopleRules
    works: WorkRules

    @property
    def reviews(self) -> Mapping[str, Review]:
        """The reviews without their references, in key order, each read when it is asked for."""
        return PreparedReviews(self.packs, self.places)

    @property
    def condensed(self) -> Iterator[CondensedReview]:
        """The condensed reviews in key order, each read when it is asked for."""
        return (read_condensed(self.packs, place) for place in self.places.values())

    @property
    def references(self) -> Iterator[CondensedReview]:
        """The condensed reviews in key order, each read when asked for, without the records."""
        return (view_condensed(self.packs, key, place) for key, place in self.places.items())

    def keep(self) -> None:
        """Keeps what was prepared for later builds."""
        self.packs.write_index(self.made_for, self.places)


def load_as_before(content: Path, packs: Packs, made_for: bytes) -> Loaded:
    """All of content/ where no file of it changed since it was prepared.

    Raises BrokenPack where what was prepared is not there.
    """
    places = packs.read_index(made_for)
    if len(places) != len(list_keys(content)):
        raise BrokenPack("index")
    return load_edited(content, packs, made_for, places)


def load_edited(
    content: Path, packs: Packs, made_for: bytes, places: Mapping[str, Place]
) -> Loaded:
    """All of content/ where it is known where all reviews lie prepared."""
    notes = tuple(load_note(content, slug) for slug in list_slugs(content))
    config, people, works = load_config(content), load_people(content), load_works(content)
    return Loaded(config, packs, made_for, places, notes, people, works)


def load_library(
    content: Path,
    packs: Packs,
    workers: Workers,
    reporter: Reporter,
    stamps: Mapping[str, str] | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> Loaded:
    """Every review, note, setting and ruling; reviews that did not change are not read again.

    `stamps` are those of the reviews' files (stamps.Snapshot.stamp_reviews), where they are known;
    `meanwhile` is what this process may do while others read.
    Raises ContentError with all that is wrong in any file and between files.
    """
    problems: list[Problem] = []
    config = attempt(problems, load_config, content) or Config()
    people = attempt(problems, load_people, content) or PeopleRules()
    works = attempt(problems, load_works, content) or WorkRules()
    wanted = works.names
    settings = repr((stamp_code(), config.abstracts, sorted(wanted))).encode()
    made_for = hashlib.blake2b(settings, digest_size=16).digest()
    known = packs.read_index(made_for)
    if stamps is None:
        stamps = take_snapshot(content, (), tell_time(packs.folder)).stamp_reviews()
    start_with = (content, config, wanted, packs)
    found = _find_reviews(start_with, known, stamps, workers, reporter, meanwhile)
    places: dict[str, Place] = {}
    facts: list[ReviewFacts] = []
    for key, result in found:
        if isinstance(result, ContentError):
            problems += result.problems
        else:
            places[key] = result
            facts.append(read_facts(packs, result))
    names = {place.pack for place in places.values()} - {place.pack for place in known.values()}
    packs = Packs(packs.folder, frozenset(names))
    notes = [attempt(problems, load_note, content, slug) for slug in list_slugs(content)]
    held = tuple(note for note in notes if note is not None)
    broken = {*list_keys(content), *list_slugs(content)} - places.keys()
    broken -= {note.slug for note in held}
    problems += check_across(content, facts, held, people, works, broken)
    problems += check_files(content)
    if problems:
        raise ContentError(sort_problems(problems))
    return Loaded(config, packs, made_for, places, held, people, works)


def _find_reviews(
    start_with: tuple[Path, Config, frozenset[str], Packs],
    known: Mapping[str, Place],
    stamps: Mapping[str, str],
    workers: Workers,
    reporter: Reporter,
    meanwhile: Callable[[], None] | None,
) -> Iterator[tuple[str, Place | ContentError]]:
    """Each review's place in key order, or what is wrong with it; `start_with` is what preparing
    is set up with."""
    keys = list_keys(start_with[0])
    unchanged: dict[str, Place] = {}
    asked: list[Asked] = []
    for key in keys:
        stamp = stamp_review(key, stamps)
        place = known.get(key)
        if stamp and place is not None and place.stamp == stamp:
            unchanged[key] = place
        else:
            asked.append(Asked(key, stamp, place))
    chunks = map_chunks(
        prepare_chunk, asked, workers, EACH, set_up_preparing, start_with, meanwhile=meanwhile
    )
    results = (result for chunk in chunks for result in chunk)
    followed = zip(asked, reporter.follow("Reviews", results, len(asked)), strict=True)
    for key in keys:
        if key in unchanged:
            yield key, unchanged[key]
        else:
            _, result = next(followed)
            yield key, result
    yield from ((each.key, result) for each, result in followed)  # none: they end
