"""One work as the record that exports and cite boxes share: CSL-JSON, schema 1.0.2."""

from __future__ import annotations

import dataclasses
import json

from markupsafe import Markup

from generator.model import Item
from generator.model.csl import date_to_json, item_to_csl

write_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""JSON without spaces."""

_UNSAFE = tuple([(char, f"\\u{ord(char):04x}") for char in "<>&\u2028\u2029"])
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
            record[name] = date_to_json(date)
    if len(item.issn) > 1:
        record["ISSN"] = ", ".join(item.issn)
    return record


def embed_record(key: str, item: Item) -> Markup:
    """The record for a <script type="application/json"> block: nothing in it can end the block
    or begin a comment or tag. Affiliations are left to the page's metas, which name them already
    (`citation_author_institution`): cite-box.js puts the two together."""
    if any(name.affiliations for name in item.author):
        bare = tuple(dataclasses.replace(name, affiliations=()) for name in item.author)
        item = dataclasses.replace(item, author=bare)
    return embed_json(csl_record(key, item))


def embed_json(value: object) -> Markup:
    """JSON that may stand inside a data block of HTML (HTML 4.12.1.3)."""
    text = write_json(value)
    for char, escaped in _UNSAFE:
        text = text.replace(char, escaped)
    return Markup(text)
