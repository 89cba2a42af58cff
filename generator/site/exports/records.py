"""One work as the record that exports and cite boxes share: CSL-JSON, schema 1.0.2."""

from __future__ import annotations

import json
from typing import cast

from markupsafe import Markup

from generator.model import Item
from generator.model.csl import NAME_FIELDS, date_to_json, item_to_csl

write_json = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":")
).encode
"""JSON without spaces, of values that are not within themselves."""

_UNSAFE = tuple([(char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029"])
_DATE_KEYS = ("issued", "available-date", "accessed")
_USUAL = (
    *("title", "author", "container-title", "issued"),
    *("volume", "issue", "page", "DOI", "PMID"),
)
_PLAIN_NAME = {"family", "given"}
_PLAIN_DATE = {"date-parts"}


def csl_record(key: str, item: Item) -> dict[str, object]:
    """The CSL-JSON of a work; dates in date-parts, ISSNs in one text.

    Keys of ours beside CSL's: `authors-complete` (false where the source prints "et al.") and
    `arXiv`.
    """
    record: dict[str, object] = {"id": key, **item_to_csl(item)}
    for name, date in zip(
        _DATE_KEYS, (item.issued, item.available_date, item.accessed), strict=True
    ):
        if date is not None:
            record[name] = date_to_json(date)
    if len(item.issn) > 1:
        record["ISSN"] = ", ".join(item.issn)
    return record


def brief_record(key: str, item: Item) -> list[object]:
    """The record as the site's files of records hold it; records.js unfolds it. The values of what
    most have (`_USUAL`), 0 where one is not known, and after them what else there is by its key.
    Its id, which is in the page's path, and the usual type are left out; plain names and dates are
    lists."""
    record = csl_record(key, item)
    del record["id"]
    if item.type == "article-journal":
        del record["type"]
    for field in NAME_FIELDS:
        if field in record:
            names = cast("list[dict[str, object]]", record[field])
            record[field] = [
                list(name.values()) if name.keys() == _PLAIN_NAME else name for name in names
            ]
    for field in _DATE_KEYS:
        if field in record:
            date = cast("dict[str, list[object]]", record[field])
            if date.keys() == _PLAIN_DATE and len(date["date-parts"]) == 1:
                record[field] = date["date-parts"][0]
    usual = [record.pop(field, 0) for field in _USUAL]
    return [*usual, record] if record else usual


def embed_json(value: object) -> Markup:
    """JSON that may stand inside a data block of HTML (HTML 4.12.1.3)."""
    text = write_json(value)
    for char, escaped in _UNSAFE:
        text = text.replace(char, escaped)
    return Markup(text)
