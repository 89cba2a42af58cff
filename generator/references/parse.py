"""A printed reference string read into bibliographic facts."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from generator.model.item import Item
from generator.references.draft import finish_item
from generator.references.glued import read_glued
from generator.references.quick import read_plain
from generator.references.label import Labelled, draft_by_labels
from generator.references.scan import scan_reference

LONGEST = 3000
"""Characters of a string that are read; what follows goes to the note."""


@dataclass(frozen=True, slots=True)
class ParsedReference:
    """What a reference string states; `doubtful` where the reading is not to be trusted."""

    item: Item
    doubtful: bool


def parse_reference(raw: str) -> ParsedReference:
    """The facts of one printed reference, in any publisher's style.

    What the string does not hold stays empty, what could not be placed is in the item's `note`;
    never raises.
    """
    text, rest = raw[:LONGEST], raw[LONGEST:]
    if not rest and (item := read_plain(text) or read_glued(text)):
        return ParsedReference(item, False)
    scanned = scan_reference(text)
    labelled = draft_by_labels(text, scanned)
    if rest:
        labelled.draft.note.append(rest)
    item = finish_item(labelled.draft, scanned)
    return ParsedReference(item, is_doubtful(item, labelled))


def is_doubtful(item: Item, labelled: Labelled) -> bool:
    """Whether the labelling was unsure, or what it says cannot be a reference."""
    return labelled.sure < 0.5


def certain_only(item: Item) -> Item:
    """The item with nothing but its identifiers: what a doubtful reference may show."""
    return dataclasses.replace(
        Item(type=item.type),
        doi=item.doi,
        pmid=item.pmid,
        pmcid=item.pmcid,
        arxiv=item.arxiv,
        isbn=item.isbn,
        url=item.url,
    )
