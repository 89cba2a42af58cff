"""A saved page with what a source reads from it, as three files: a test case for that source.

`page.*` is the page, `expected.yaml` the document and references in plain YAML, `body.md` the
text. A case is first written by the program, then read and corrected by a person.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import yaml

from generator.errors import PageRefused
from generator.model import Extraction, Issued, Item
from generator.model.csl import item_to_csl
from generator.model.issued import write_issued
from generator.sources import extract_page
from generator.sources.page import SavedPage
from generator.sources.reading import read_page

CASE_DATE = "2026-01-31"
"""The day every case counts as saved on: a file's time is no part of a case."""


def write_source_case(page_path: Path, folder: Path) -> tuple[Path, ...]:
    """Writes a case's three files into a folder and returns their paths.

    Raises PageRefused where the page cannot be read.
    """
    try:
        extractions = read_case_page(page_path)
    except PageRefused as refusal:
        raise PageRefused(f"{page_path}: {refusal.message}", refusal.remedy) from None
    suffixes = "".join(page_path.suffixes[-2:]) if page_path.suffix == ".gz" else page_path.suffix
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"page{suffixes}"
    if page.resolve() != page_path.resolve():
        page.write_bytes(page_path.read_bytes())
    expected, body = folder / "expected.yaml", folder / "body.md"
    expected.write_bytes(write_expected(extractions).encode())
    body.write_bytes(write_body(extractions).encode())
    return page, expected, body


def read_case_page(path: Path) -> tuple[Extraction, ...]:
    """What the sources read from a case's page."""
    page: SavedPage = dataclasses.replace(read_page(path), retrieved=CASE_DATE)
    return tuple(extract_page(page))


def write_expected(extractions: Sequence[Extraction]) -> str:
    """The YAML of one article, or of a list of them."""
    plain = [_to_plain(dataclasses.replace(each, sections=())) for each in extractions]
    value = plain[0] if len(plain) == 1 else plain
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=96)


def write_body(extractions: Sequence[Extraction]) -> str:
    """The Markdown of every article, articles parted by a rule."""
    bodies = [
        "\n\n".join(f"## {section.heading}\n\n{section.markdown}" for section in each.sections)
        for each in extractions
    ]
    return "\n\n---\n\n".join(bodies) + "\n"


def _to_plain(value: object) -> object:
    """Mappings, lists and scalars, without what is empty or unknown."""
    if isinstance(value, Item):
        return item_to_csl(value)
    if isinstance(value, Issued):
        return write_issued(value)
    if isinstance(value, tuple | list):
        return [_to_plain(each) for each in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {
            field.name: getattr(value, field.name)
            for field in dataclasses.fields(value)
            if getattr(value, field.name) not in (None, (), False, "")
        }
        return {name: _to_plain(each) for name, each in fields.items()}
    return value
