"""The article's own text of one page beside the reference list of another: its citations point to
the list that is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.content.body import join_body, split_body
from generator.content.merging.choices import digest
from generator.content.merging.merge_body import TEXT, find_text, state_text
from generator.content.merging.merge_references import pair_references
from generator.model import Reference, Review

_POINTER = re.compile(r"(?<!\\)\[@[^\[\]\s;]+(?:;\s*@[^\[\]\s;]+)*\]")
_KEY = re.compile(r"@([^\[\]\s;]+)")


def follow_list(markdown: str, base: Sequence[Reference], kept: Sequence[Reference]) -> str:
    """A text whose citations name entries of `base`, by the ids that these have in `kept`.

    What is not in that list is cited by its printed number, as words: "\\[7\\]".
    """
    held = {each.id for each in kept}
    if "[@" not in markdown or all(each.id in held for each in base):
        return markdown
    names = {each.id: each.id for each in base if each.id in held}
    names |= {
        base[place].id: kept[there].id for place, there in pair_references(base, kept).items()
    }
    numbers = {each.id: each.number for each in base}

    def write(found: re.Match[str]) -> str:
        keys = _KEY.findall(found.group())
        known = dict.fromkeys(
            names.get(key, key) for key in keys if key in names or key not in numbers
        )
        lost = [str(numbers[key] or "?") for key in keys if key in numbers and key not in names]
        parts = [f"[{'; '.join(f'@{key}' for key in known)}]"] if known else []
        return " ".join([*parts, *([f"\\[{', '.join(lost)}\\]"] if lost else [])])

    return _POINTER.sub(write, markdown)


def follow_in_arrived(arrived: Review, kept: Sequence[Reference]) -> Review:
    """A page's review, its text's citations as those of the list that is kept."""
    body = follow_list(arrived.body, arrived.references, kept)
    return arrived if body == arrived.body else replace(arrived, body=body)


def follow_in_held(held: Review, kept: Sequence[Reference]) -> Review:
    """A review whose list makes way for another: the text that a page gave follows it, what a
    person wrote stays."""
    chunks = list(split_body(held.body))
    place, stop = find_text(chunks, held.sources)
    before = digest(state_text(chunks[place:stop]))
    chunks[place:stop] = [
        replace(each, text=follow_list(each.text, held.references, kept))
        for each in chunks[place:stop]
    ]
    after = digest(state_text(chunks[place:stop]))
    if before == after:
        return held
    sources = tuple(
        replace(each, gave={**each.gave, TEXT: after}) if each.gave.get(TEXT) == before else each
        for each in held.sources
    )
    return replace(held, body=join_body(chunks), sources=sources)
