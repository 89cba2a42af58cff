"""Shards edited: their lines changed, and cut again up to where the cuts fall on the old ones."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from generator.site.search.edit_terms import Postings
from generator.site.search.postings import Unmatched
from generator.site.search.shards import (
    cut_shards,
    is_cut,
    name_shard,
    read_shard,
    shard_path,
    write_shard,
)


@dataclass(frozen=True, slots=True)
class EditedFiles:
    """Files of the index that an edit changes or adds, as (path, text), and those it removes;
    both in the order of their paths."""

    written: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]


@dataclass(slots=True)
class HeldShards:
    """The index with its edits so far, by shard name; None is a shard that is gone."""

    read: Callable[[str], str]
    old: dict[str, str] = field(default_factory=dict)
    new: dict[str, str | None] = field(default_factory=dict)

    def content(self, name: str) -> str:
        """A shard's content, as edited."""
        if name in self.new:
            held = self.new[name]
            if held is None:
                raise Unmatched
            return held
        if name not in self.old:
            self.old[name] = read_shard(self.read(shard_path(name)))
        return self.old[name]

    def list_edited(self) -> EditedFiles:
        """What is not as it was."""
        written = [
            write_shard(name, content)
            for name, content in self.new.items()
            if content is not None and content != self.old.get(name)
        ]
        removed = [
            shard_path(name)
            for name, content in self.new.items()
            if content is None and name in self.old
        ]
        return EditedFiles(tuple(sorted(written)), tuple(sorted(removed)))


def edit_family(
    shards: HeldShards, family: str, firsts: list[str], edits: Mapping[str, Postings]
) -> list[str]:
    """Edits the terms of one family; returns its shards' first terms."""
    if not edits:
        return firsts
    touched: dict[int, dict[str, Postings]] = {}
    for term in sorted(edits):
        place = max(0, bisect_right(firsts, term) - 1)
        touched.setdefault(place, {})[term] = edits[term]
        if place and term == firsts[place]:
            touched.setdefault(place - 1, {})  # the cut before it may go
    made: list[str] = []
    gone: list[str] = []
    written: dict[str, str] = {}
    next_place = 0
    for place in sorted(touched):
        if place < next_place:
            continue  # cut together with the one before
        made += firsts[next_place:place]
        lines = _Recut(shards, family, firsts, touched, place)
        for first, content in cut_shards(lines.follow()):
            made.append(first)
            written[f"{family}-{name_shard(first)}"] = content
        gone += firsts[place : lines.end]
        next_place = lines.end
    for first in gone:
        shards.new[f"{family}-{name_shard(first)}"] = None
    shards.new.update(written)
    return made + firsts[next_place:]


@dataclass(slots=True)
class _Recut:
    """The edited lines of a shard and of those after it, up to where old and new cuts meet.

    `end` is then the place of the first shard that stays as it is.
    """

    shards: HeldShards
    family: str
    firsts: list[str]
    touched: Mapping[int, Mapping[str, Postings]]
    end: int

    def follow(self) -> Iterator[tuple[str, str]]:
        """(term, line) in the order of terms."""
        size = 0
        while True:
            for term, line in self._edit_lines(self.end):
                if size and is_cut(term, line, size):
                    size = 0
                size += len(line) + 1
                yield term, line
            self.end += 1
            if self.end >= len(self.firsts):
                self.end = len(self.firsts)
                return
            if self.end in self.touched:
                continue
            first = self.firsts[self.end]
            line = self._content(self.end).partition("\n")[0]
            if not size or is_cut(first, line, size):
                return

    def _content(self, place: int) -> str:
        return self.shards.content(f"{self.family}-{name_shard(self.firsts[place])}")

    def _edit_lines(self, place: int) -> list[tuple[str, str]]:
        content = self._content(place) if place < len(self.firsts) else ""
        lines = [(line.partition(" ")[0], line) for line in content.split("\n") if line]
        terms = [term for term, _ in lines]
        for term, change in self.touched.get(place, {}).items():
            at = bisect_left(terms, term)
            held = at < len(terms) and terms[at] == term
            postings = change(lines[at][1][len(term) + 1 :] if held else None)
            if held:
                del lines[at], terms[at]
            if postings is not None:
                lines.insert(at, (term, f"{term} {postings}"))
                terms.insert(at, term)
        return lines
