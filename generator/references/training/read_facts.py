"""A library's facts for training: CSL-JSON, CSL-JSON lines, BibTeX or RIS -> Items."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string

from generator.errors import LitsiteError
from generator.model.csl import item_from_csl
from generator.model.issued import Issued
from generator.model.item import Item
from generator.model.name import Name

_BIB_TYPES = {
    "book": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "techreport": "report",
    "misc": "webpage",
    "online": "webpage",
}
_RIS_TYPES = {
    "BOOK": "book",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "ELEC": "webpage",
}


def read_facts(path: Path) -> list[Item]:
    """The items of a library file that have a title and can be printed.

    Raises LitsiteError where the file is none of the three formats.
    """
    text = path.read_text(encoding="utf-8")
    suffix = path.suffix.lower()
    if suffix == ".bib":
        items = [_from_bib(entry) for entry in parse_string(text).entries]
    elif suffix == ".ris":
        items = [_from_ris(entry) for entry in rispy.loads(text)]
    else:
        try:
            items = [_from_csl(entry) for entry in _json_entries(text)]
        except (ValueError, AttributeError) as error:
            raise LitsiteError(
                f"{path}: not CSL-JSON ({error})", "give .json, .jsonl, .bib or .ris"
            ) from None
    return [item for item in items if item.title]


def _json_entries(text: str) -> list[dict[str, Any]]:
    if text.lstrip().startswith("["):
        return list(json.loads(text))
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def _from_csl(entry: Mapping[str, Any]) -> Item:
    return item_from_csl({key: value for key, value in entry.items() if key != "id"})


def _from_bib(entry: Any) -> Item:  # noqa: ANN401 - bibtexparser ships no types
    fields = {
        key.lower(): re.sub(r"[{}]", "", str(f.value)) for key, f in entry.fields_dict.items()
    }
    return Item(
        type=_BIB_TYPES.get(entry.entry_type.lower(), "article-journal"),
        title=fields.get("title"),
        author=_bib_names(fields.get("author", "")),
        editor=_bib_names(fields.get("editor", "")),
        container_title=fields.get("journal")
        or fields.get("booktitle")
        or fields.get("journaltitle"),
        issued=_year(fields.get("year") or fields.get("date", "")),
        volume=fields.get("volume"),
        issue=fields.get("number"),
        page=fields.get("pages", "").replace("--", "-") or None,
        publisher=fields.get("publisher") or fields.get("school") or fields.get("institution"),
        publisher_place=fields.get("address"),
        edition=fields.get("edition"),
        doi=fields.get("doi"),
        url=fields.get("url"),
    )


def _bib_names(text: str) -> tuple[Name, ...]:
    names = []
    for part in re.split(r"\s+and\s+", text.strip()):
        family, comma, given = part.partition(",")
        if comma:
            names.append(Name(family=family.strip(), given=given.strip()))
        elif " " in part:
            given, _, family = part.rpartition(" ")
            names.append(Name(family=family, given=given))
        elif part:
            names.append(Name(literal=part))
    return tuple(names)


def _from_ris(entry: Mapping[str, Any]) -> Item:
    first, last = entry.get("start_page"), entry.get("end_page")
    return Item(
        type=_RIS_TYPES.get(entry.get("type_of_reference", ""), "article-journal"),
        title=entry.get("title") or entry.get("primary_title"),
        author=_bib_names(" and ".join(entry.get("authors") or entry.get("first_authors") or [])),
        container_title=entry.get("journal_name") or entry.get("secondary_title"),
        issued=_year(entry.get("year") or entry.get("publication_year") or ""),
        volume=entry.get("volume"),
        issue=entry.get("number"),
        page=f"{first}-{last}" if first and last else first,
        publisher=entry.get("publisher"),
        publisher_place=entry.get("place_published"),
        doi=entry.get("doi"),
    )


def _year(text: str) -> Issued | None:
    found = re.search(r"\d{4}", str(text))
    return Issued(int(found.group())) if found else None
