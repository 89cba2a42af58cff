"""References as CSL-JSON on the command line: strings parsed, entries matched."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from generator.errors import UsageError
from generator.model import Item
from generator.model.csl import NAME_KEYS, item_from_csl, item_to_json
from generator.references.match import match_items
from generator.references.parse import parse_reference


def parse_lines(lines: Iterable[str]) -> Iterator[str]:
    """A CSL-JSON object a line for each line of reference strings; an empty line gives {}.

    `custom` holds what CSL has no variable for: the raw string, and whether the reading is
    doubtful.
    """
    for number, line in enumerate(lines, start=1):
        raw = line.strip()
        if not raw:
            yield "{}"
            continue
        parsed = parse_reference(raw)
        csl = {"id": str(number), **item_to_json(parsed.item)}
        own = {"raw": raw, **({"doubtful": True} if parsed.doubtful else {})}
        csl["custom"] = {**own, **_mapping(csl.get("custom"))}
        yield json.dumps(csl, ensure_ascii=False)


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _read_entry(entry: Mapping[str, object]) -> Item:
    """The facts of an entry by any program: what one variable holds wrongly, the others make up
    for."""
    fields: dict[str, object] = {}
    for key, value in entry.items():
        if isinstance(value, list) and all(isinstance(part, Mapping) for part in value):
            value = [{k: v for k, v in name.items() if k in NAME_KEYS} for name in value]
        try:
            item_from_csl({key: value})
        except ValueError:
            continue
        fields[key] = value
    return item_from_csl(fields)


def match_csl(text: str, name: str) -> str:
    """The groups of ids that are one work, as a JSON array of arrays.

    Raises UsageError where the text is not a CSL-JSON array.
    """
    remedy = "export the bibliography as CSL-JSON and try again"
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{name} is not JSON: {error}", remedy) from None
    if not isinstance(entries, list) or not all(isinstance(each, Mapping) for each in entries):
        raise UsageError(f"{name} is not an array of CSL-JSON items", remedy)
    ids, items = [], []
    for place, entry in enumerate(entries):
        if entry.get("id") is None:
            raise UsageError(f"{name}: item {place + 1} has no id", remedy)
        ids.append(entry["id"])
        items.append(_read_entry(entry))
    groups = match_items(items)
    return json.dumps([[ids[place] for place in group] for group in groups], ensure_ascii=False)
