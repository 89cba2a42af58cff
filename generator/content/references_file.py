"""references/<key>.yaml <-> a review's reference list in print order.

The file is a CSL-YAML bibliography. Beside an item's keys each entry has its `id`, its `number`
in print, `list-title`, `doubtful` and the printed string, `raw`. As `number` is taken, the number
that a report or patent itself has is `report-number`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.content.canonical import dump_yaml
from generator.content.faults import Faults, Where
from generator.content.fields import (
    read_count,
    read_entries,
    read_flag,
    read_text,
)
from generator.content.items import read_item, write_item
from generator.content.keys import explain_key
from generator.content.references_fast import read_canonical_references
from generator.content.yaml import load_yaml
from generator.model import Reference
from generator.model.csl import FIELD_OF_KEY

_OURS = frozenset({"id", "number", "report-number", "list-title", "doubtful", "raw"})
_KNOWN = frozenset(FIELD_OF_KEY) | _OURS


def write_references(references: Sequence[Reference]) -> str:
    """The text of references/<key>.yaml."""
    return dump_yaml({"references": [write_reference(each) for each in references]})


def write_reference(reference: Reference) -> dict[str, object]:
    """One entry: id and number first, what was printed last."""
    entry: dict[str, object] = {"id": reference.id}
    if reference.number is not None:
        entry["number"] = reference.number
    for key, value in write_item(reference.item).items():
        entry["report-number" if key == "number" else key] = value
    if reference.list_title:
        entry["list-title"] = reference.list_title
    if reference.doubtful:
        entry["doubtful"] = True
    if reference.raw:
        entry["raw"] = reference.raw
    return entry


def read_references(text: str, faults: Faults) -> tuple[Reference, ...]:
    """The reference list that the text of a file states, in its order.

    Raises YamlError where the text is not YAML; all else that is wrong goes into `faults`.
    """
    references = read_canonical_references(text)
    return list_references(load_yaml(text), faults) if references is None else references


def list_references(value: object, faults: Faults) -> tuple[Reference, ...]:
    """The reference list that the value of a whole file states."""
    if not isinstance(value, dict) or "references" not in value:
        faults.add((), "there is no list of references", "start the file with: references:")
        return ()
    for key in value:
        if key in _KNOWN:
            faults.add((key,), f"{key!r} belongs to no entry", "indent it by two spaces")
        elif key != "references":
            faults.add_unknown((), key, ("references",))
    references: list[Reference] = []
    ids: set[str] = set()
    for where, entry in read_entries(value["references"], ("references",), faults):
        reference = _read_reference(entry, where, faults)
        if reference.id in ids:
            faults.add(
                (*where, "id"),
                f"two entries of this list have the id {reference.id!r}",
                f"write {reference.id}-2 or another id",
            )
        ids.add(reference.id)
        references.append(reference)
    return tuple(references)


def _read_reference(entry: Mapping[str, object], where: Where, faults: Faults) -> Reference:
    if not _KNOWN.issuperset(entry):
        for key in entry:
            if key not in _KNOWN:
                faults.add_unknown(where, key, _KNOWN, ", or keep it in note")
    item = read_item(entry, where, faults, ("number",))
    get = entry.get
    if "report-number" in entry:
        report_number = read_text(entry["report-number"], (*where, "report-number"), faults)
        item = replace(item, number=report_number)
    raw = get("raw")
    return Reference(
        _read_id(entry, where, faults),
        item,
        read_count(get("number"), (*where, "number"), faults),
        raw if type(raw) is str and raw else read_text(raw, (*where, "raw"), faults),
        "doubtful" in entry and read_flag(entry["doubtful"], (*where, "doubtful"), faults),
        read_text(get("list-title"), (*where, "list-title"), faults),
    )


def _read_id(entry: Mapping[str, object], where: Where, faults: Faults) -> str:
    key = entry.get("id")
    if not isinstance(key, str) or not key:
        place = (*where, "id") if "id" in entry else where
        faults.add(place, "an entry needs an id", "write id: and a key like sung-2021-global")
        return ""
    fault = explain_key(key, file=False)
    if fault is not None:
        faults.add((*where, "id"), fault, "write lower-case letters, digits and hyphens")
    return key
