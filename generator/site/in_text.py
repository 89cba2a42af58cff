"""In-text citations and links between notes: [@key], [@key1; @key2] and [[slug]]."""

from __future__ import annotations

from collections.abc import Callable

from generator.content.cites import CITED

LinkTarget = Callable[[str], tuple[str, str] | None]
"""From "@key" or a note's slug to (address, words), or None where there is no such thing."""

CITATION = rf"\[({CITED})\]"

NOTE_LINK = r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]"
"""A link to another note: [[slug]] or [[slug|words]]."""


def no_target(name: str) -> tuple[str, str] | None:
    """Nothing is known: keys stay in brackets as they were written."""
    return None
