"""EndNote's XML, which Mendeley, Zotero and Rayyan write too: its fields are those of RIS."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model import Extraction
from generator.sources.encodings import decode_head
from generator.sources.page import SavedPage
from generator.sources.records.record_set import RecordSet
from generator.sources.records.refer_records import TYPE_NAMES
from generator.sources.ris import read_record
from generator.sources.xml_records import BrokenRecord, iterate_records
from generator.sources.xml_text import Element, all_text

_START = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<xml>\s*<records>\s*<record>")
_TAG_PAIRS = """contributors/authors/author=AU contributors/secondary-authors/author=A2
    contributors/tertiary-authors/author=A3 contributors/subsidiary-authors/author=A4
    contributors/translated-authors/author=TA auth-address=AD titles/title=TI
    titles/secondary-title=T2 titles/tertiary-title=T3 titles/short-title=ST
    titles/translated-title=TT titles/alt-title=J2 periodical/full-title=JF periodical/abbr-1=JA
    alt-periodical/abbr-1=J2 pages=SP volume=VL number=IS num-vols=NV edition=ET section=SE
    keywords/keyword=KW dates/year=PY dates/pub-dates/date=DA pub-location=CY publisher=PB
    orig-pub=OP reprint-edition=RP reviewed-item=RI isbn=SN accession-num=AN call-num=CN
    abstract=AB notes=N1 research-notes=RN label=LB work-type=M3 urls/related-urls/url=UR
    urls/web-urls/url=UR urls/pdf-urls/url=L1 electronic-resource-num=DO language=LA
    remote-database-name=DB remote-database-provider=DP access-date=Y2 custom1=C1 custom2=C2
    custom3=C3 custom4=C4 custom5=C5 custom6=C6 custom7=C7"""
_TAGS = [pair.split("=") for pair in _TAG_PAIRS.split()]
_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
_MARKED = frozenset({"TI", "T2", "T3", "TT", "AB"})


def matches(page: SavedPage) -> bool:
    """Whether the file is XML whose root and first record are EndNote's."""
    return _START.match(decode_head(page.head).lstrip("\ufeff")) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The records in order; those without a title are named once the others are read."""
    records = RecordSet("record")
    for record in iterate_records(page, ("record",)):
        if isinstance(record, BrokenRecord):
            records.refuse(record.reason)
            continue
        values = _list_values(record)
        read = read_record(values)
        name = values.get("DO") or values.get("AU")
        yield from records.take(
            replace(read, reader="endnote_xml") if read else None, name[0] if name else None
        )
    records.close("export these records again; the others were read")


def _list_values(record: Element) -> dict[str, list[str]]:
    """The values of a record under RIS's tags."""
    kind = record.find("ref-type")
    values = {"TY": [TYPE_NAMES.get((kind.get("name") or "") if kind is not None else "", "GEN")]}
    for path, tag in _TAGS:
        texts = [_read(element, tag in _MARKED) for element in record.findall(path)]
        if found := list(filter(None, texts)):
            values.setdefault(tag, []).extend(found)
    if values["TY"][0] in ("BOOK", "EDBOOK") and "A2" in values:
        values["ED"] = values.pop("A2")
    return values


def _read(element: Element, marked: bool) -> str:
    """An element's words; in titles and abstracts with the faces of their styles as tags."""
    if not marked:
        return all_text(element).replace("\r", "\n").strip()
    parts = [element.text or ""]
    for style in element:
        words = all_text(style)
        for face in (style.get("face") or "").split():
            if name := _FACES.get(face):
                words = f"<{name}>{words}</{name}>"
        parts += (words, style.tail or "")
    return "".join(parts).replace("\r", "\n").strip()
