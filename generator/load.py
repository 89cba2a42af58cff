"""content/ -> what the library is made of, read by several processes at once.

A review is read, condensed and printed once; what comes of it lies in packs (see packs.py), from
which relating, rendering and the search index take each their part, in this build and the next.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from generator.config import Config
from generator.content.across import ReviewFacts, check_across, list_wanted, state_facts
from generator.content.check import check_files
from generator.content.files import read_file
from generator.content.load import (
    list_keys,
    list_slugs,
    load_config,
    load_note,
    load_people,
    load_works,
    read_review,
    references_path,
    review_path,
    sort_problems,
)
from generator.errors import ContentError, Problem
from generator.library.condense import CondensedReview, condense_review
from generator.model import Document, Item, Note, Review
from generator.model.rules import PeopleRules, WorkRules
from generator.packs import CONDENSED, FACTS, REVIEW, Packs, Place
from generator.pool import Workers, map_chunks
from generator.progress import Reporter
from generator.site.search.texts import condense_review_for_search
from generator.site.views.references import print_references
from generator.stamps import look_at, stamp_code, tell_time

_APART = Review("", Document(Item()))
"""Stands in a condensed review for the record, which is kept apart."""

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

    def keep(self) -> None:
        """Keeps what was prepared for later builds."""
        self.packs.write_index(self.made_for, self.places)


_MOST_READ = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class PreparedReviews(Mapping[str, Review]):
    """Prepared reviews by key; those read are kept, up to a number."""

    packs: Packs
    places: Mapping[str, Place]
    read: dict[str, Review] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Review:
        review = self.read.get(key)
        if review is None:
            place = self.places[key]
            if len(self.read) >= _MOST_READ:
                self.read.clear()
            review = self.read[key] = read_prepared(self.packs, place)
        return review

    def __contains__(self, key: object) -> bool:
        return key in self.places

    def __iter__(self) -> Iterator[str]:
        return iter(self.places)

    def __len__(self) -> int:
        return len(self.places)


def read_condensed(packs: Packs, place: Place) -> CondensedReview:
    """The parts of a prepared review that relating needs."""
    condensed = cast(CondensedReview, packs.read(place, CONDENSED))
    return dataclasses.replace(condensed, review=read_prepared(packs, place))


def read_prepared(packs: Packs, place: Place) -> Review:
    """A prepared review without its references."""
    return cast(Review, packs.read(place, REVIEW))


def load_library(
    content: Path,
    packs: Packs,
    workers: Workers,
    reporter: Reporter,
    stamps: Mapping[str, str] | None = None,
) -> Loaded:
    """Every review, note, setting and ruling; reviews that did not change are not read again.

    `stamps` are those of the reviews' files (stamps.Look.stamp_reviews), where they are known.
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
    wanted = list_wanted(works)
    settings = repr((stamp_code(), config.abstracts, sorted(wanted))).encode()
    made_for = hashlib.blake2b(settings, digest_size=16).digest()
    known = packs.read_index(made_for)
    if stamps is None:
        stamps = look_at(content, (), tell_time(packs.folder)).stamp_reviews()
    found = _find_reviews(content, config, wanted, packs, known, stamps, workers, reporter)
    places: dict[str, Place] = {}
    for key, result in found:
        if isinstance(result, ContentError):
            problems += result.problems
        else:
            places[key] = result
    facts = [cast(ReviewFacts, packs.read(place, FACTS)) for place in places.values()]
    notes = [read(lambda slug=slug: load_note(content, slug)) for slug in list_slugs(content)]  # type: ignore[misc]  # mypy does not infer a lambda's default
    held = tuple(note for note in notes if note is not None)
    broken = {*list_keys(content), *list_slugs(content)} - places.keys()
    broken -= {note.slug for note in held}
    problems += check_across(content, facts, held, people, works, broken)
    problems += check_files(content)
    if problems:
        raise ContentError(sort_problems(problems))
    return Loaded(config, packs, made_for, places, held, people, works)


def stamp_review(key: str, stamps: Mapping[str, str]) -> str:
    """The stamps of a review's two files in one; "" where one of them would not show a change."""
    review, references = stamps.get(review_path(key), ""), stamps.get(references_path(key), "-")
    return f"{review} {references}" if review and references else ""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A review to look at: its stamp as it is now, where it lay when it was last prepared."""

    key: str
    stamp: str
    place: Place | None


def _find_reviews(
    content: Path,
    config: Config,
    wanted: frozenset[str],
    packs: Packs,
    known: Mapping[str, Place],
    stamps: Mapping[str, str],
    workers: Workers,
    reporter: Reporter,
) -> Iterator[tuple[str, Place | ContentError]]:
    """Each review's place in key order, or what is wrong with it."""
    keys = list_keys(content)
    unchanged: dict[str, Place] = {}
    asked: list[_Asked] = []
    for key in keys:
        stamp = stamp_review(key, stamps)
        place = known.get(key)
        if stamp and place is not None and place.stamp == stamp:
            unchanged[key] = place
        else:
            asked.append(_Asked(key, stamp, place))
    start_with = (content, config, wanted, packs)
    chunks = map_chunks(_load_chunk, asked, workers, EACH, _set_up, start_with)
    results = (result for chunk in chunks for result in chunk)
    followed = reporter.follow("Reviews", results, len(asked))
    read = {each.key: result for each, result in zip(asked, followed, strict=True)}
    for key in keys:
        yield key, unchanged.get(key) or read[key]


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reading a review needs beside its key: made once a process."""

    content: Path
    config: Config
    wanted: frozenset[str]
    packs: Packs


_reading: _Reading | None = None


def _set_up(content: Path, config: Config, wanted: frozenset[str], packs: Packs) -> None:
    global _reading  # one value a process, set before its first chunk
    _reading = _Reading(content, config, wanted, packs)


def _load_chunk(asked: Sequence[_Asked]) -> list[Place | ContentError]:
    if _reading is None:
        raise RuntimeError("_set_up comes first")
    found: list[Place | ContentError | None] = []
    prepared: list[tuple[bytes, Sequence[object]]] = []
    for each in asked:
        try:
            texts = _read_texts(_reading.content, each.key)
            digest = _digest_texts(texts)
            if each.place is not None and each.place.digest == digest:
                found.append(each.place._replace(stamp=each.stamp))
            else:
                prepared.append((digest, _prepare(each.key, texts)))
                found.append(None)
        except ContentError as error:
            found.append(error)
    written = iter(_reading.packs.write(prepared))
    return [
        next(written)._replace(stamp=each.stamp) if result is None else result
        for each, result in zip(asked, found, strict=True)
    ]


def load_again(
    content: Path,
    config: Config,
    packs: Packs,
    places: Mapping[str, Place],
    stamps: Mapping[str, str],
    most: int,
) -> dict[str, Place] | None:
    """Where each review whose files changed lies now; None for more than `most`, or where one was
    added or removed.

    Raises ContentError.
    """
    if list_keys(content) != tuple(places):
        return None
    asked = [
        _Asked(key, stamp, place)
        for key, place in places.items()
        if not (stamp := stamp_review(key, stamps)) or place.stamp != stamp
    ]
    if len(asked) > most:
        return None
    _set_up(content, config, list_wanted(load_works(content)), packs)
    found: dict[str, Place] = {}
    for each, result in zip(asked, _load_chunk(asked), strict=True):
        if isinstance(result, ContentError):
            raise result
        found[each.key] = result
    return found


def _read_texts(content: Path, key: str) -> tuple[str, str | None]:
    text = read_file(content, review_path(key))
    if text is None:
        path = f"{content.name}/{review_path(key)}"
        raise ContentError((Problem(path, None, "there is no such review", "add its page"),))
    return text, read_file(content, references_path(key))


def _digest_texts(texts: tuple[str, str | None]) -> bytes:
    text, references = texts
    made = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16)
    if references is not None:
        made.update(b"\0" + references.encode("utf-8", "surrogatepass"))
    return made.digest()


def _prepare(key: str, texts: tuple[str, str | None]) -> tuple[object, ...]:
    """The parts of a review, in the order of packs.py."""
    if _reading is None:
        raise RuntimeError("_set_up comes first")
    review = read_review(key, *texts, _reading.content.name)
    condensed = condense_review(review)
    return (
        condensed.review,
        dataclasses.replace(condensed, review=_APART),
        condense_review_for_search(review, _reading.config.abstracts),
        tuple(map(tuple, print_references(review.references))),
        state_facts(review, _reading.wanted),
    )
