"""A review that content/ holds, and the same article from one more page: one record.

What a person wrote is never overwritten; adding a page fills what is empty, improves on what
lesser pages gave, and lists what differs (`merging.choices` has the rules). Pages may be added in
any order: the record is the same.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from generator.content.body import write_sections
from generator.content.faults import Faults
from generator.content.merging.choices import CHANGES, Choice, choose, digest, name_whole
from generator.content.merging.differences import Difference, tell_difference
from generator.content.merging.follow_list import follow_in_arrived, follow_in_held
from generator.content.merging.merge_body import TEXT, Chooser, list_body_fields, merge_body
from generator.content.merging.merge_references import (
    LIST,
    MergedList,
    list_reference_fields,
    merge_references,
)
from generator.content.merging.ranks import order_source
from generator.content.merging.read_again import choose_again, find_changed, keep_ids, renew_note
from generator.content.review_file import FRONT_KEYS, read_front, write_front
from generator.content.tidy import tidy_document, tidy_reference
from generator.content.unseen import without_unseen
from generator.model import Document, Reference, Review, Section, SourceNote

_READERS_OWN = ("aliases", "summary", "tags", "sources")
TAKEABLE = frozenset(FRONT_KEYS) - frozenset(_READERS_OWN) | {"abstract", "text", "references"}
"""What `take` may name: keys of the front matter, the abstract, the article's text, the list."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The record after a page was added: the fields it `filled`, those it `replaced` (a lesser
    page's value, or one asked for by `take`), and those in which it differs from what is kept."""

    review: Review
    filled: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    differs: tuple[Difference, ...] = ()


def make_review(
    key: str,
    document: Document,
    sections: Iterable[Section],
    references: Sequence[Reference],
    source: SourceNote,
) -> Review:
    """What one page states, as a review that `merge_review` takes."""
    return Review(
        key=key,
        document=tidy_document(without_unseen(document)),
        body=write_sections(map(without_unseen, sections)),
        references=tuple(tidy_reference(without_unseen(each)) for each in references),
        has_references=bool(references),
        sources=(source,),
    )


def merge_review(
    held: Review | None, arrived: Review, take: Collection[str] = frozenset()
) -> Merged:
    """The record of an article after a page of it was added; `held` is None for a new one.

    `arrived` has one source, the page. Where the same page (by its sha256) was added before,
    nothing changes but what `take` names and what it is read otherwise for (see
    `merging.read_again`).
    """
    source = arrived.sources[0]
    values = _list_fields(write_front(arrived))
    source = replace(source, gave=_list_gave(values, arrived))
    start = held or Review(arrived.key, Document())
    previous = next((each for each in start.sources if _is_same_page(each, source)), None)
    changed: frozenset[str] = frozenset()
    if previous is not None:
        changed = find_changed(source.gave, previous)
        if changed & {TEXT, LIST} and arrived.references and start.references:
            arrived = keep_ids(arrived, start.references)
            source = replace(source, gave=_list_gave(values, arrived))
    lists = merge_references(
        start.references, arrived.references, start.sources, source, LIST in take, previous
    )
    following = follow_in_arrived(arrived, lists.references)
    if following is not arrived:
        arrived = following
        source = replace(source, gave=_list_gave(values, arrived))
    if lists.choice in CHANGES and start.references:
        start = follow_in_held(start, lists.references)
        previous = next((each for each in start.sources if _is_same_page(each, source)), None)
    log = _Log()

    def choose_value(name: str, current: object, value: object) -> Choice:
        wanted = name_whole(name) in take
        if previous is not None and not wanted:
            return choose_again(name, current, value, start.sources, previous, changed)
        return choose(name, current, value, start.sources, source, wanted)

    front = _merge_front({} if held is None else write_front(held), values, choose_value, log)
    body = merge_body(start.body, arrived.body, start.sources, choose_value, TEXT in take)
    for name, (choice, current, value) in body.choices.items():
        log.note(name, choice, current, value)
    if arrived.references:
        log.note_list(lists, len(start.references), len(arrived.references))
    if previous is not None and not log.changed:
        return Merged(start, differs=tuple(log.differs))
    others = [each for each in start.sources if each is not previous]
    note = renew_note(previous, source, log.written) if previous is not None else source
    sources = tuple(sorted(_forget([*others, note], take), key=order_source))
    review = replace(
        _read_back(start.key, front, body.body),
        references=lists.references,
        has_references=start.has_references or bool(lists.references),
        sources=sources,
    )
    return Merged(review, tuple(log.filled), tuple(log.replaced), tuple(log.differs))


@dataclass(slots=True)
class _Log:
    filled: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    differs: list[Difference] = field(default_factory=list)
    written: set[str] = field(default_factory=set)
    """Fields of `gave` whose value the page wrote now."""

    @property
    def changed(self) -> bool:
        return bool(self.filled or self.replaced)

    def note(self, name: str, choice: Choice, current: object, value: object) -> None:
        if choice in CHANGES:
            self.written |= {name, f"body-{name}"}
        whole = name_whole(name)
        if choice is Choice.FILL and whole not in self.filled:
            self.filled.append(whole)
        elif choice is Choice.REPLACE and whole not in self.replaced:
            self.replaced.append(whole)
        elif choice is Choice.KEEP:
            difference = tell_difference(whole, current, value)
            if difference is not None:
                self.differs.append(difference)

    def note_list(self, merged: MergedList, held: int, arrived: int) -> None:
        if merged.choice is Choice.KEEP and held < arrived:
            self.differs.append(Difference(LIST, f"{held} entries", f"{arrived} entries"))
        elif merged.choice in CHANGES:
            self.note(LIST, merged.choice, None, None)
            self.written |= list_reference_fields(merged.references).keys()
        if merged.identified and merged.choice not in CHANGES:
            self.filled.append("identifiers of references")


def _merge_front(
    front: Mapping[str, object], values: Mapping[str, object], choose_value: Chooser, log: _Log
) -> dict[str, object]:
    """The front matter with those of a page's values that are chosen."""
    merged, current_values = dict(front), _list_fields(front)
    for name, value in values.items():
        current = current_values.get(name)
        choice = choose_value(name, current, value)
        log.note(name, choice, current, value)
        if choice in CHANGES:
            for key in _keys_of(name):
                merged.pop(key, None)
            merged.update(_write_field(name, value))
            current_values[name] = value
    if any(_is_notice(name) for name in log.written & values.keys()):
        merged["corrections"] = [
            each
            for name in sorted(filter(_is_notice, current_values))
            for each in cast("list[object]", current_values[name])
        ]
    return merged


def _read_back(key: str, front: Mapping[str, object], body: str) -> Review:
    """The record that files of this front matter and body are read as.

    Raises ValueError where they would not be read.
    """
    faults = Faults()
    review = read_front(key, front, body, faults)
    if faults.found:
        fault = faults.found[0]
        raise ValueError(f"{key}: {fault.where}: {fault.message}")
    return review


def _list_gave(values: Mapping[str, object], arrived: Review) -> dict[str, str]:
    return {
        **{name: digest(value) for name, value in values.items()},
        **list_body_fields(arrived.body),
        **list_reference_fields(arrived.references),
    }


def _list_fields(front: Mapping[str, object]) -> dict[str, object]:
    """The fields of front matter that pages give, as plain values.

    Authors that end in "et al." are a mapping, so that they are another value than the same
    names as a whole list. Corrections are a field each kind: PubMed may name one and the
    publisher another.
    """
    fields: dict[str, object] = {}
    for key, value in front.items():
        if key in _READERS_OWN or key.startswith("x-") or key == "authors-complete":
            continue
        if key == "corrections" and isinstance(value, list):
            for kind in sorted({each["kind"] for each in value}):
                fields[f"corrections-{kind}"] = [each for each in value if each["kind"] == kind]
            continue
        fields[key] = value
    if front.get("authors-complete") is False:
        fields["author"] = {"author": front.get("author", []), "authors-complete": False}
    return fields


def _is_notice(field: str) -> bool:
    return field.startswith("corrections-")


def _keys_of(field: str) -> tuple[str, ...]:
    return ("author", "authors-complete") if field == "author" else (field,)


def _write_field(field: str, value: object) -> Mapping[str, object]:
    if field == "author" and isinstance(value, Mapping):
        return {key: part for key, part in value.items() if part != []}
    return {} if _is_notice(field) else {field: value}


def _is_same_page(one: SourceNote, other: SourceNote) -> bool:
    if one.sha256 and other.sha256:
        return one.sha256 == other.sha256
    return replace(one, gave={}) == replace(other, gave={})


def _forget(sources: Iterable[SourceNote], take: Collection[str]) -> list[SourceNote]:
    """Sources without what they gave to fields that were taken: a person chose the value now."""
    if not take:
        return list(sources)
    return [
        replace(
            each,
            gave={name: mark for name, mark in each.gave.items() if name_whole(name) not in take},
        )
        for each in sources
    ]
