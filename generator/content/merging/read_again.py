"""A page that was added before and is read again, by a litsite that reads it better.

What it reads as before changes nothing. What it reads otherwise takes the place of what it gave
before, where nobody has changed that since.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from generator.content.merging.choices import Choice, digest, find_owner
from generator.content.merging.merge_references import pair_references
from generator.content.merging.ranks import order_source
from generator.model import Reference, Review, SourceNote
from generator.model.keys import number_key


def find_changed(gave: Mapping[str, str], previous: SourceNote) -> frozenset[str]:
    """The fields that the page is now read otherwise for."""
    return frozenset(field for field, mark in gave.items() if previous.gave.get(field) != mark)


def choose_again(
    field: str,
    current: object,
    value: object,
    held: Sequence[SourceNote],
    previous: SourceNote,
    changed: Collection[str],
) -> Choice:
    """What becomes of a value of a page that `previous` noted before."""
    current_mark = None if current is None else digest(current)
    if current_mark == digest(value):
        return Choice.SAME
    if field not in changed:
        return Choice.KEEP
    if current_mark is None:
        emptied = any(field in each.gave for each in held)
        return Choice.KEEP if emptied else Choice.FILL
    if previous.gave.get(field) != current_mark:
        return Choice.KEEP
    owner = find_owner(field, current_mark, held)
    is_own = owner is None or order_source(previous) <= order_source(owner)
    return Choice.REPLACE if is_own else Choice.KEEP


def keep_ids(arrived: Review, held: Sequence[Reference]) -> Review:
    """The page's review with the ids that its references have in content/: notes cite them."""
    partners = dict(pair_references(arrived.references, held))
    printed = {(each.number, each.raw): place for place, each in enumerate(held) if each.raw}
    for place, reference in enumerate(arrived.references):
        same = printed.get((reference.number, reference.raw or ""))
        if place not in partners and same is not None and same not in partners.values():
            partners[place] = same
    ids = {place: held[there].id for place, there in partners.items()}
    taken = set(ids.values())
    for place, reference in enumerate(arrived.references):
        if place not in ids:
            ids[place], _ = number_key(reference.id, taken)
            taken.add(ids[place])
    renamed = {
        reference.id: ids[place]
        for place, reference in enumerate(arrived.references)
        if reference.id != ids[place]
    }
    if not renamed:
        return arrived
    return replace(
        arrived,
        references=tuple(
            replace(reference, id=ids[place]) for place, reference in enumerate(arrived.references)
        ),
        body=re.sub(
            r"@([a-z0-9-]+)", lambda found: "@" + renamed.get(found[1], found[1]), arrived.body
        ),
    )


def renew_note(previous: SourceNote, source: SourceNote, written: Collection[str]) -> SourceNote:
    """The page's note after it was read again: what it gives now to the fields it gave before or
    was taken for now; what a person chose instead (`take`) stays theirs."""
    gave = dict(previous.gave)
    for field, mark in source.gave.items():
        if field in gave or field in written:
            gave[field] = mark
    return replace(previous, gave=gave, unplaced=source.unplaced)
