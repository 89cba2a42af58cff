"""A review of content/ -> its prepared parts in a pack, made once and kept while it is as it is.

What relating, rendering and the search index each need of it is worked out here, by several
processes at once; see packs.py for where it lies.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, cast

from generator.cache.packs import CONDENSED, FACTS, ITEMS, PRINTED, REVIEW, TERMS, Packs, Place
from generator.config import Config
from generator.content.facts import ReviewFacts
from generator.content.files import OF_SYSTEMS, read_file
from generator.content.load import load_works, references_path, review_path
from generator.errors import ContentError, Problem
from generator.library.condense import CondensedReview
from generator.model import Document, Item, Review
from generator.prepare.parts import Alone, Texts, prepare_parts, read_alone
from generator.site.search.document import DocumentTerms
from generator.site.views.own_texts import OwnTexts
from generator.site.views.references import PrintedReferences

_NO_DOCUMENT = Document(Item())
_MOST_READ = 60_000
_HIDDEN = ("reviews/.", "references/.")
_EMPTY = frozenset(("reviews/", "references/"))
FEW = 12
"""Reviews that may be edited at once before a build of the whole site is as good."""


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
    review = read_prepared(packs, place)
    condensed = view_condensed(packs, review.key, place)
    return dataclasses.replace(condensed, review=review, items=tuple(condensed.items))


def view_condensed(packs: Packs, key: str, place: Place) -> CondensedReview:
    """What relating needs of a prepared review's references, with a record that has but its key;
    the items are read each time they are asked for, as most are of works that no other cites."""
    ids, numbers, facts, _, *others = cast("tuple[Any, ...]", packs.read(place, CONDENSED))
    review = Review(key, _NO_DOCUMENT)
    return CondensedReview(review, ids, numbers, facts, _Items(packs, place), *others)


@dataclass(frozen=True, slots=True)
class _Items(Iterable[bytes]):
    packs: Packs
    place: Place

    def __iter__(self) -> Iterator[bytes]:
        held = cast("bytes | tuple[bytes, ...]", self.packs.read(self.place, ITEMS))
        return iter(held.split(b"\n") if isinstance(held, bytes) else held)


def read_prepared(packs: Packs, place: Place) -> Review:
    """A prepared review without its references."""
    return cast(Review, packs.read(place, REVIEW))


def read_facts(packs: Packs, place: Place) -> ReviewFacts:
    """What other files may contradict of a prepared review."""
    return ReviewFacts(*cast("tuple[Any, ...]", packs.read(place, FACTS)))


def read_terms(packs: Packs, place: Place) -> DocumentTerms:
    """A prepared review's part of the search index."""
    return DocumentTerms(*cast("tuple[Any, ...]", packs.read(place, TERMS)))


def read_printed(packs: Packs, place: Place) -> tuple[PrintedReferences, OwnTexts]:
    """The references of a prepared review as printed, and the texts that were rendered."""
    ids, numbers, list_titles, html, years, *own = cast(
        "tuple[Any, ...]", packs.read(place, PRINTED)
    )
    printed = PrintedReferences(
        ids.split("\n") if ids else (),
        tuple(range(1, len(years) + 1)) if numbers is None else numbers,
        list_titles or (None,) * len(years),
        html.split(b"\n") if isinstance(html, bytes) else html,
        years,
    )
    return printed, OwnTexts(*own)


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
    # One after the other, so that the memory of one serves the next.
    written = iter(_reading.packs.write(_prepare_each(_reading, asked, found)))
    return [
        next(written)._replace(stamp=each.stamp) if result is None else result
        for each, result in zip(asked, found, strict=True)
    ]


def _prepare_each(
    reading: _Reading, asked: Sequence[Asked], found: list[Place | ContentError | None]
) -> Iterator[tuple[bytes, Sequence[object]]]:
    """Digest and parts of each review that is to be written; tells of each in `found` where it
    lies, what is wrong with it, or None where it is written."""
    # First all that a review says itself, then the many references of each: what each of the two
    # looks up is then near.
    begun = [_begin(reading, each) for each in asked]
    abstracts, folder = reading.config.abstracts, reading.content.name
    begun.reverse()
    for each in asked:
        read = begun.pop()
        if not isinstance(read, _Begun):
            found.append(read)
            continue
        try:
            parts = prepare_parts(each.key, *read[1:], abstracts, reading.wanted, folder)
        except ContentError as error:
            found.append(error)
        else:
            found.append(None)
            yield read.digest, parts
            del parts


def prepare_again(
    content: Path,
    config: Config,
    packs: Packs,
    places: Mapping[str, Place],
    stamps: Mapping[str, str],
) -> tuple[tuple[str, ...], dict[str, Place]] | None:
    """The keys of the few reviews whose bytes changed, and where they and those whose files only
    have other stamps lie now; None where many changed, or one was added or removed, or where
    something lies beside them that does not belong there.

    Raises ContentError.
    """
    if not _are_files_of(stamps, places):
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
        if len(changed) > FEW:
            return None
    if changed:
        set_up_preparing(content, config, load_works(content).names, packs)
        for each, result in zip(changed, prepare_chunk(changed), strict=True):
            if isinstance(result, ContentError):
                raise result
            found[each.key] = result
    return tuple(each.key for each in changed), found


def _are_files_of(paths: Iterable[str], keys: Collection[str]) -> bool:
    """Whether the files of reviews/ and references/ are these reviews', all of them and no others:
    `check_files` has something to say of every other."""
    there = set(paths)
    wanted = {review_path(key) for key in keys}
    others = (there - wanted).difference(map(references_path, keys), _EMPTY)
    return wanted <= there and all(
        path.startswith(_HIDDEN) or path.rpartition("/")[2] in OF_SYSTEMS for path in others
    )


def _read_texts(content: Path, key: str) -> Texts:
    text = read_file(content, review_path(key))
    if text is None:
        path = f"{content.name}/{review_path(key)}"
        raise ContentError((Problem(path, None, "there is no such review", "add its page"),))
    return text, read_file(content, references_path(key))


def _digest_texts(texts: Texts) -> bytes:
    text, references = texts
    made = hashlib.sha256(text.encode("utf-8", "surrogatepass"))  # processors have it built in
    if references is not None:
        made.update(b"\0")
        made.update(references.encode("utf-8", "surrogatepass"))
    return made.digest()[:16]


class _Begun(NamedTuple):
    """A review's two files, their digest, and what is made of the first; None where that is at
    fault."""

    digest: bytes
    texts: Texts
    alone: Alone | None


def _begin(reading: _Reading, asked: Asked) -> _Begun | Place | ContentError:
    """The beginning of preparing a review; where it lies if it did not change, or why there is
    none."""
    try:
        texts = _read_texts(reading.content, asked.key)
    except ContentError as error:
        return error
    digest = _digest_texts(texts)
    if asked.place is not None and asked.place.digest == digest:
        return asked.place._replace(stamp=asked.stamp)
    abstracts, folder = reading.config.abstracts, reading.content.name
    return _Begun(digest, texts, read_alone(asked.key, texts, abstracts, folder))
