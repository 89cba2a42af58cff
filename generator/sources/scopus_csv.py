"""Scopus's CSV: a row a record, its columns read as Scopus's RIS is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace

from generator.errors import PageRefused
from generator.markup.text import squeeze
from generator.model import Extraction, Name
from generator.sources.page import SavedPage
from generator.sources.records.record_set import RecordSet
from generator.sources.records.text_stream import (
    LINE_LIMIT,
    RECORD_LIMIT,
    read_lines,
    read_start,
)
from generator.sources.ris import read_record

_START = re.compile(r'"?Authors"?,[^\n]*"?Title"?,"?Year"?,"?Source title"?,')
_COLUMN_NAMES = """Title=TI|Year=PY|Source title=T2|Volume=VL|Issue=IS|Art. No.=C7|Page start=SP
|Page end=EP|DOI=DO|Abstract=AB|Publisher=PB|PubMed ID=C2|Abbreviated Source Title=J2
|Document Type=M3|EID=AN|Cited by=Times cited in Scopus|Funding Texts=Funding|Funding Text=Funding
|Correspondence Address=Correspondence|Conference name=Event"""
_COLUMNS = dict(each.split("=") for each in _COLUMN_NAMES.replace("\n", "").split("|"))
"""RIS's tag of a column, or the words under which it is noted."""
_READ = frozenset(
    """Authors|Author full names|Author(s) ID|Authors with affiliations|Affiliations|Editors|ISSN
|ISBN|Author Keywords|References|Language of Original Document|Source|Link|Page count|CODEN
|Publication Stage""".replace("\n", "").split("|")
)
_TYPES = {"Conference Paper": "CONF", "Book Chapter": "CHAP", "Book": "BOOK", "Data Paper": "JOUR"}
_ID = re.compile(r"\s*\(\d{5,}\)$")
_NOBODY = "[No author name available]"


def matches(page: SavedPage) -> bool:
    """Whether the first line names Scopus's columns."""
    return _START.match(read_start(page)) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The rows in order; those without a title are named once the others are read."""
    csv.field_size_limit(LINE_LIMIT)  # a list of references is longer than what csv allows
    records = RecordSet("row")
    size = 0

    def count() -> Iterator[str]:
        nonlocal size
        for line in read_lines(page):
            size += len(line) + 64
            if size > RECORD_LIMIT:
                raise PageRefused("a row longer than any article's", "export the records again")
            yield f"{line}\n"

    try:
        for cells in csv.DictReader(count()):
            size = 0
            row = {
                name.strip('\ufeff" '): squeeze(cell)
                for name, cell in cells.items()
                if isinstance(name, str) and isinstance(cell, str) and cell.strip()
            }
            yield from records.take(_read_row(row), row.get("DOI") or row.get("Authors"))
    except csv.Error as error:
        raise PageRefused(f"CSV that breaks off ({error})", "export the records again") from None
    records.close("export these records again; the others were read")


def _read_row(row: dict[str, str]) -> Extraction | None:
    """One row's work; None where it has no title."""
    short = _split(row.get("Authors", ""))
    names = [_ID.sub("", name) for name in _split(row.get("Author full names", ""))] or short
    values = {
        "TY": [_TYPES.get(row.get("Document Type", ""), "JOUR")],
        "DB": ["Scopus"],
        "AU": [name for name in names if name != _NOBODY],
        "A2": _split(row.get("Editors", "")),
        "KW": _split(row.get("Author Keywords", "")),
        "SN": [row[name] for name in ("ISSN", "ISBN") if name in row],
        "LA": _split(row.get("Language of Original Document", ""))[:1],
        "N1": [f"References: {row['References']}"] if "References" in row else [],
    }
    for name, text in row.items():
        if name not in _READ:
            values.setdefault(_COLUMNS.get(name, name), []).append(text)
    read = read_record({tag: texts for tag, texts in values.items() if texts})
    if read is None:
        return None
    item = read.document.item
    placed = _place(item.author, short, _split(row.get("Authors with affiliations", "")))
    unplaced = read.unplaced
    if placed is None and "Affiliations" in row:
        unplaced += (f"Address: {row['Affiliations']}",)
    document = replace(read.document, item=replace(item, author=placed or item.author))
    return replace(read, document=document, unplaced=unplaced, reader="scopus_csv")


def _split(text: str) -> list[str]:
    """Parts between semicolons; old files part authors by commas alone ("Ng W., Oro A.")."""
    by_commas = ";" not in text and text.endswith(".")
    parts = re.split(r"(?<=\.), " if by_commas else ";", text)
    return [part.strip() for part in parts if part.strip()]


def _place(names: tuple[Name, ...], short: list[str], placed: list[str]) -> tuple[Name, ...] | None:
    """The authors with their addresses ("Ng W.-K., University of Tides, Bergen"); None where the
    column does not name each of them."""
    if not len(names) == len(short) == len(placed):
        return None
    found = []
    for name, brief, text in zip(names, short, placed, strict=True):
        pieces = text.split(", ")
        length = 1 if pieces[0] == brief else 2
        if " ".join(pieces[:length]) != brief.replace(",", ""):
            return None
        address = ", ".join(pieces[length:])
        found.append(replace(name, affiliations=(address,) if address else ()))
    return tuple(found)
