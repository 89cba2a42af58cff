"""In-text citations by a page's own anchors -> by the ids of the reference list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.model import Document, RawReference, Reference

_POINTER = re.compile(r"\[@[^\[\]\s;]+(?:;\s*@[^\[\]\s;]+)*\]")


def point_to_ids(
    raws: Sequence[RawReference], references: Sequence[Reference]
) -> Callable[[str], str]:
    """What names the citations in a Markdown text by ids, not by anchors; others stay."""
    ids = {
        raw.anchor: reference.id
        for raw, reference in zip(raws, references, strict=True)
        if raw.anchor
    }

    def point(found: re.Match[str]) -> str:
        return re.sub(r"@([^\[\]\s;]+)", lambda key: f"@{ids.get(key[1], key[1])}", found.group())

    return lambda text: _POINTER.sub(point, text) if ids else text


def point_captions(document: Document, point: Callable[[str], str]) -> Document:
    """A document whose captions name their citations as its text does."""
    figures = tuple(
        replace(each, caption=point(each.caption)) if each.caption else each
        for each in document.figures
    )
    return replace(document, figures=figures)
