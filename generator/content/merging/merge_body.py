"""A review's Markdown body and the sections of one more page.

Each abstract is a field of its own. The article's own text, if a page has it, is one field: the
sections of two pages are never mixed. All other sections are the reader's and stay where they
are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.content.body import Chunk, join_body, split_body
from generator.content.merging.choices import CHANGES, Choice, digest
from generator.model import SourceNote
from generator.model.keys import transliterate

TEXT = "text"
"""The name of the article's own text as one field."""

Chooser = Callable[[str, object, object], Choice]
"""(field, what is there, what the page has) -> what becomes of it."""

Chosen = tuple[Choice, object, object]
"""What became of a field; what was there, and what the page has."""


@dataclass(frozen=True, slots=True)
class MergedBody:
    """The body, and what became of each field that the page has."""

    body: str
    choices: Mapping[str, Chosen]


def list_body_fields(body: str) -> dict[str, str]:
    """What a page's body gives, as `gave` notes it: a digest for each field."""
    chunks = split_body(body)
    fields = {
        f"body-{name_field(chunk.heading)}": digest(chunk.content)
        for chunk in chunks
        if chunk.is_summary
    }
    text = [chunk for chunk in chunks if not chunk.is_summary]
    return {**fields, TEXT: digest(state_text(text))} if text else fields


def name_field(heading: str) -> str:
    """An abstract's field: "abstract", "abstract-german"."""
    return re.sub(r"[^a-z0-9]+", "-", transliterate(heading)).strip("-") or "section"


def merge_body(
    held: str, arrived: str, sources: Sequence[SourceNote], choose: Chooser, take_text: bool
) -> MergedBody:
    """The held body with what the page's body adds to it; `take_text` prefers the page's text."""
    chunks, new = list(split_body(held)), split_body(arrived)
    choices: dict[str, Chosen] = {}
    for chunk in new:
        if chunk.is_summary:
            choices[name_field(chunk.heading)] = _merge_summary(chunks, chunk, choose)
    text = [chunk for chunk in new if not chunk.is_summary]
    if text:
        choices[TEXT] = _merge_text(chunks, text, sources, choose, take_text)
    if not any(choice in CHANGES for choice, _, _ in choices.values()):
        return MergedBody(held, choices)
    return MergedBody(join_body(chunks), choices)


def _merge_summary(chunks: list[Chunk], new: Chunk, choose: Chooser) -> Chosen:
    """Puts a page's abstract among the chunks, if it is chosen."""
    place = _find(chunks, new.heading)
    current = None if place is None else chunks[place].content
    choice = choose(f"body-{name_field(new.heading)}", current, new.content)
    if choice in CHANGES:
        if place is None:
            chunks.insert(_place_summary(chunks, new), new)
        else:
            chunks[place] = new
    return choice, current, new.content


def _merge_text(
    chunks: list[Chunk],
    new: list[Chunk],
    sources: Sequence[SourceNote],
    choose: Chooser,
    take: bool,
) -> Chosen:
    """Puts a page's text among the chunks, if it is chosen."""
    place, stop = find_text(chunks, sources)
    current = chunks[place:stop]
    written = [_find(chunks, chunk.heading) for chunk in new]
    theirs = [there for there in written if there is not None]
    if current or not theirs or take:
        choice = choose(TEXT, state_text(current) or None, state_text(new))
    else:
        choice = Choice.KEEP  # the reader wrote a section of that name
    chosen = choice, join_body(current) or None, join_body(new)
    if choice in CHANGES:
        if not current:
            for there in sorted(theirs, reverse=True):
                del chunks[there]
            place = stop = min(theirs, default=_place_text(chunks))
        chunks[place:stop] = new
    return chosen


def state_text(text: Iterable[Chunk]) -> list[list[str]]:
    """The text as what its digest is of."""
    return [[chunk.heading, chunk.content] for chunk in text]


def _find(chunks: Sequence[Chunk], heading: str) -> int | None:
    wanted = heading.casefold()
    for place, chunk in enumerate(chunks):
        if chunk.heading.casefold() == wanted:
            return place
    return None


def find_text(chunks: Sequence[Chunk], sources: Iterable[SourceNote]) -> tuple[int, int]:
    """Where a page's own text stands unchanged in a body: the longest run of sections that some
    source gave; an empty range where there is none."""
    marks = {source.gave[TEXT] for source in sources if TEXT in source.gave}
    if marks:
        for length in range(len(chunks), 0, -1):
            for start in range(len(chunks) - length + 1):
                run = chunks[start : start + length]
                if not any(chunk.is_summary for chunk in run) and digest(state_text(run)) in marks:
                    return start, start + length
    return 0, 0


def _place_summary(chunks: Sequence[Chunk], new: Chunk) -> int:
    """ "Abstract" comes first, then the others by their headings, above all else."""
    place = 1 if chunks and not chunks[0].heading else 0
    for there, chunk in enumerate(chunks):
        if chunk.is_summary and _sort_summary(chunk) < _sort_summary(new):
            place = there + 1
    return place


def _sort_summary(chunk: Chunk) -> tuple[bool, str]:
    heading = chunk.heading.casefold()
    return (heading != "abstract", heading)


def _place_text(chunks: Sequence[Chunk]) -> int:
    """Below the abstracts."""
    place = 1 if chunks and not chunks[0].heading else 0
    for there, chunk in enumerate(chunks):
        if chunk.is_summary:
            place = there + 1
    return place
