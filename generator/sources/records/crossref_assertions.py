"""What a publisher asserts of a work in its Crossmark, as Crossref's JSON hands it on: history,
copyright, interests, ethics, funding."""

from __future__ import annotations

from collections.abc import Iterator

from generator.markup.text import squeeze
from generator.sources.interests import is_conflict
from generator.sources.records.json_values import Record, first_text, mappings
from generator.sources.records.marked_text import unescape

_OF_THE_RECORD = frozenset({"publisher", "articlelink"})
"""Names of assertions on where the record is kept."""


def read_conflict(work: Record) -> str | None:
    """The statement on interests."""
    stated = [value for _, label, value in _list_assertions(work) if is_conflict(label)]
    return " ".join(dict.fromkeys(stated)) or None


def read_copyright(work: Record) -> str | None:
    """The copyright line."""
    return next((value for name, _, value in _list_assertions(work) if name == "copyright"), None)


def read_assertions(work: Record) -> Iterator[str]:
    """Every other assertion, as "Label: words"."""
    for name, label, value in _list_assertions(work):
        if name not in _OF_THE_RECORD and name != "copyright" and not is_conflict(label):
            yield f"{label}: {value}"


def _list_assertions(work: Record) -> Iterator[tuple[str, str, str]]:
    """Name, label and value of each; Springer's labels are those of their group."""
    for each in mappings(work.get("assertion") or ()):
        name, value = first_text(each.get("name")) or "", first_text(each.get("value"))
        label = first_text(each.get("label"))
        for group in () if label else mappings([each.get("group")]):
            label = first_text(group.get("label"))
        if value and (label or name):
            yield name, squeeze(label or name).rstrip(":"), squeeze(unescape(value))
