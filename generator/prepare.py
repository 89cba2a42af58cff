"""A review of content/ -> its prepared parts in a pack, made once and kept while it is as it is.

What relating, rendering and the search index each need of it is worked out here, by several
processes at once; see packs.py for where it lies.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from generator.config import Config
from generator.content.across import list_wanted, state_facts
from generator.content.files import read_file
from generator.content.load import (
    list_keys,
    load_works,
    read_review,
    references_path,
    review_path,
)
from generator.errors import ContentError, Problem
from generator.library.condense import CondensedReview, condense_review
from generator.model import Document, Item, Review
from generator.packs import CONDENSED, REVIEW, Packs, Place
from generator.site.search.texts import condense_review_for_search
from generator.site.views.references import print_references

_APART = Review("", Document(Item()))
"""Stands in a condensed review for the record, which is kept apart."""


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


def stamp_review(key: str, stamps: Mapping[str, str]) -> str:
    """The stamps of a review's two files in one; "" where one of them would not show a change."""
    review, references = stamps.get(review_path(key), ""), stamps.get(references_path(key), "-")
    return f"{review} {references}" if review and references else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A review to look at: its stamp as it is now, where it lay when it was last prepared."""

    key: str
    stamp: str
    place: Place | None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What reading a review needs beside its key: made once a process."""

    content: Path
    config: Config
    wanted: frozenset[str]
    packs: Packs


_reading: _Reading | None = None


def set_up_preparing(content: Path, config: Config, wanted: frozenset[str], packs: Packs) -> None:
    """Makes this process ready to prepare reviews."""
    global _reading  # one value a process, set before its first chunk
    _reading = _Reading(content, config, wanted, packs)


def prepare_chunk(asked: Sequence[Asked]) -> list[Place | ContentError]:
    """Where each review lies prepared now, or what is wrong with it."""
    if _reading is None:
        raise RuntimeError("set_up_preparing comes first")
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


def prepare_again(
    content: Path,
    config: Config,
    packs: Packs,
    places: Mapping[str, Place],
    stamps: Mapping[str, str],
) -> tuple[str, dict[str, Place]] | None:
    """The key of the one review whose bytes changed, and where it and those whose files only
    have other stamps lie now; None where more changed, or fewer, or one was added or removed.

    Raises ContentError.
    """
    if list_keys(content) != tuple(places):
        return None
    found: dict[str, Place] = {}
    changed: list[Asked] = []
    for key, place in places.items():
        stamp = stamp_review(key, stamps)
        if stamp and place.stamp == stamp:
            continue
        if _digest_texts(_read_texts(content, key)) == place.digest:
            found[key] = place._replace(stamp=stamp)
        else:
            changed.append(Asked(key, stamp, place))
        if len(changed) > 1:
            return None
    if not changed:
        return None
    set_up_preparing(content, config, list_wanted(load_works(content)), packs)
    (result,) = prepare_chunk(changed)
    if isinstance(result, ContentError):
        raise result
    return changed[0].key, {**found, changed[0].key: result}


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
        raise RuntimeError("set_up_preparing comes first")
    review = read_review(key, *texts, _reading.content.name)
    condensed = condense_review(review)
    return (
        condensed.review,
        dataclasses.replace(condensed, review=_APART),
        condense_review_for_search(review, _reading.config.abstracts),
        tuple(map(tuple, print_references(review.references))),
        state_facts(review, _reading.wanted),
    )
