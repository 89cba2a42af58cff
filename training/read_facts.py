"""A library's facts for training: an export in any format that litsite reads -> Items."""

from __future__ import annotations

from pathlib import Path

from generator.errors import LitsiteError, PageRefused
from generator.model.item import Item
from generator.sources import extract_page
from generator.sources.reading import read_page


def read_facts(path: Path) -> list[Item]:
    """The items of a library file that can be printed: those with a title.

    Raises LitsiteError where there is none.
    """
    items = []
    refused = PageRefused("it holds nothing with a title")
    try:
        for extraction in extract_page(read_page(path)):
            items.append(extraction.document.item)
    except PageRefused as refusal:
        refused = refusal
    if not items:
        raise LitsiteError(f"{path}: {refused.message}", refused.remedy)
    return [item for item in items if item.title]
