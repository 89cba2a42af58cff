"""One work as the record that exports and cite boxes share: CSL-JSON, schema 1.0.2."""

from __future__ import annotations

import json

from markupsafe import Markup

from generator.model import Issued, Item
from generator.model.csl import item_to_csl

_DATE_KEYS = ("issued", "available-date", "accessed")


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
            record[name] = csl_date(date)
    if len(item.issn) > 1:
        record["ISSN"] = ", ".join(item.issn)
    return record


def csl_date(issued: Issued) -> dict[str, object]:
    """A date as CSL-JSON has it: parts, a season 1 to 4, or the literal."""
    if issued.year is None:
        return {"literal": issued.literal or ""}
    dates = [issued, *([issued.end] if issued.end else [])]
    date: dict[str, object] = {"date-parts": [_parts(each) for each in dates]}
    if issued.month is not None and issued.month > 12:
        date["season"] = issued.month - 20
    return date


def _parts(issued: Issued) -> list[int]:
    parts = [issued.year, issued.month, issued.day]
    if issued.month is not None and issued.month > 12:
        parts = parts[:1]
    return [part for part in parts if part is not None]


def embed_record(key: str, item: Item) -> Markup:
    """The record for a <script type="application/json"> block: nothing in it can end the block
    or begin a comment or tag."""
    return embed_json(csl_record(key, item))


def embed_json(value: object) -> Markup:
    """JSON that may stand inside a data block of HTML (HTML 4.12.1.3)."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(char, escaped)
    return Markup(text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
