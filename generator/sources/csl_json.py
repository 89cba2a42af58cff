"""CSL-JSON and CSL-YAML: what Zotero, pandoc, Mendeley and citeproc exchange.

(CSL 1.0.2, "csl-data.json"; pandoc's `references:` block.) YAML is read without aliases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import yaml

from generator.errors import PageRefused
from generator.model import Extraction
from generator.sources.csl_items import CSL_TYPES, read_csl_item
from generator.sources.json_values import looks_like_json, read_records
from generator.sources.page import SavedPage
from generator.sources.record_set import RecordSet
from generator.sources.text_stream import read_start, read_whole

YAML_LIMIT = 16 * 1024 * 1024
"""The largest YAML that is read (characters); it cannot be read in pieces."""

_DEPTH = 60
_TYPES = "|".join(sorted(CSL_TYPES, key=len, reverse=True))
_JSON_TYPE = re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"')
_JSON_FIELD = re.compile(r'"(?:title|container-title|author|issued|DOI)"\s*:')
_YAML_START = re.compile(r"(?:---\s|%YAML|#|references:|- |[A-Za-z-]+:)")
_YAML_TYPE = re.compile(rf"^[ -]*[\"']?type[\"']?:\s*[\"']?(?:{_TYPES})[\"']?\s*$", re.M)
_YAML_FIELD = re.compile(r"^[ -]*[\"']?(?:title|author|issued|DOI|container-title)[\"']?:", re.M)


def matches(page: SavedPage) -> bool:
    """Whether the text is JSON or YAML whose records bear CSL's types."""
    start = read_start(page)
    if looks_like_json(start):
        return _JSON_TYPE.search(start) is not None and _JSON_FIELD.search(start) is not None
    return (
        _YAML_START.match(start) is not None
        and _YAML_TYPE.search(start) is not None
        and _YAML_FIELD.search(start) is not None
    )


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The items in order; those that are none are named once the others are read."""
    values = (
        read_records(page) if looks_like_json(read_start(page)) else _read_yaml(read_whole(page))
    )
    records = RecordSet("item")
    for value in values:
        if not isinstance(value, Mapping):
            records.refuse("it is not a mapping of fields")
            continue
        try:
            extraction = read_csl_item(value, "csl_json")
        except ValueError as error:
            records.refuse(str(error), str(value.get("id") or "") or None)
            continue
        records.take()
        yield extraction
    records.close("mend these items and add the file again; the others were read")


def _read_yaml(text: str) -> Iterator[object]:
    """The items of a YAML list or of a `references:` block, every scalar as text.

    Raises PageRefused for broken YAML, aliases, nesting past all sense and large files.
    """
    if len(text) > YAML_LIMIT:
        raise PageRefused(f"{len(text) // 1_000_000} MB of YAML", "export it in several files")
    try:
        _refuse_aliases(text)
        for value in yaml.load_all(text, Loader=yaml.CBaseLoader):
            held = value
            if isinstance(value, dict):
                held = next(
                    (value[name] for name in ("references", "items") if name in value), [value]
                )
            yield from held if isinstance(held, list) else [held]
    except yaml.YAMLError as error:
        place = _place(getattr(error, "problem_mark", None))
        problem = getattr(error, "problem", None) or "it cannot be read"
        raise PageRefused(f"broken YAML{place}: {problem}", "mend the line") from None


def _place(mark: object) -> str:
    line = getattr(mark, "line", None)
    return f" in line {line + 1}" if isinstance(line, int) else ""


def _refuse_aliases(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.AliasEvent):
            raise PageRefused(
                f"YAML with an alias{_place(event.start_mark)}, which can stand for any amount "
                "of text",
                "write out what it stands for",
            )
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH:
                raise PageRefused("YAML nested past all sense", "export the items again")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
