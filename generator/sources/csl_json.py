"""CSL-JSON and CSL-YAML: what Zotero, pandoc, Mendeley and citeproc exchange.

(CSL 1.0.2, "csl-data.json"; pandoc's `references:` block.) YAML is read without aliases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.model import Extraction
from generator.model.csl import CSL_TYPES
from generator.sources.page import SavedPage
from generator.sources.records.csl_items import read_csl_item
from generator.sources.records.json_values import looks_like_json
from generator.sources.records.record_set import RecordSet
from generator.sources.records.text_stream import read_start
from generator.sources.records.yaml_values import looks_like_yaml, read_either

_TYPES = "|".join(sorted(CSL_TYPES, key=len, reverse=True))
_JSON_TYPE = re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"')
_JSON_FIELD = re.compile(r'"(?:title|container-title|author|issued|DOI)"\s*:')
_YAML_TYPE = re.compile(rf"^[ -]*[\"']?type[\"']?:\s*[\"']?(?:{_TYPES})[\"']?\s*$", re.M)
_YAML_FIELD = re.compile(r"^[ -]*[\"']?(?:title|author|issued|DOI|container-title)[\"']?:", re.M)


def matches(page: SavedPage) -> bool:
    """Whether the text is JSON or YAML whose records bear CSL's types."""
    start = read_start(page)
    if looks_like_json(start):
        return _JSON_TYPE.search(start) is not None and _JSON_FIELD.search(start) is not None
    return (
        looks_like_yaml(start)
        and _YAML_TYPE.search(start) is not None
        and _YAML_FIELD.search(start) is not None
    )


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The items in order; those that are none are named once the others are read."""
    records = RecordSet("item")
    for value in read_either(page):
        if not isinstance(value, Mapping):
            records.refuse("it is not a mapping of fields")
            continue
        try:
            extraction = read_csl_item(value)
        except ValueError as error:
            records.refuse(str(error), str(value.get("id") or "") or None)
            continue
        yield from records.take(extraction, None)
    records.close("mend these items and add the file again; the others were read")
