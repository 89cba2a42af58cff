"""reviews/<key>.md <-> Review: YAML front matter between two --- lines, and Markdown below."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.content.canonical import dump_yaml, read_canonical
from generator.content.faults import Faults
from generator.content.fields import (
    read_count,
    read_entries,
    read_flag,
    read_text,
    read_texts,
    read_words,
)
from generator.content.items import read_item, write_item
from generator.content.mesh_notation import read_headings, write_heading
from generator.content.small_records import (
    CORRECTION_KEYS,
    FIGURE_KEYS,
    GRANT_KEYS,
    read_corrections,
    read_parts,
    read_related,
    read_sources,
    read_substances,
    write_parts,
    write_related,
    write_source,
    write_substance,
)
from generator.content.yaml import YamlError, load_yaml, refuse_conflict_markers, settle_ends
from generator.model import (
    Document,
    Figure,
    Grant,
    Review,
)
from generator.model.csl import FIELD_OF_KEY
from generator.model.document import STATEMENTS

_FREE = "x-"
_OURS = """publication-types keyword mesh substances grants figures corrections similar cited-by
    references-total retracted conflict-of-interest funding-statement data-availability
    author-contributions ethics-statement acknowledgments copyright license summary tags aliases
    sources"""
FRONT_KEYS = (*FIELD_OF_KEY, *_OURS.split())
"""The keys of front matter, in the order they are written."""
_KNOWN = frozenset(FRONT_KEYS)
_STATEMENTS = {field.replace("_", "-"): field for field in STATEMENTS}


@dataclass(frozen=True, slots=True)
class SplitFile:
    """A Markdown file in its parts: `front` is the YAML, whose first line is `first_line` of the
    file; `body` the Markdown, which starts on line `body_line`."""

    front: str
    body: str
    first_line: int
    body_line: int


def split_file(text: str) -> SplitFile:
    """Front matter and body of a Markdown file. A byte order mark, CRLF line ends and spaces
    after --- are read as if they were not there.

    Raises YamlError where a delimiter is missing.
    """
    text = settle_ends(text)
    first, _, rest = text.partition("\n")
    if not text.strip():
        raise YamlError(1, "the file is empty", "write its fields between two lines ---")
    if first.rstrip(" \t") != "---":
        raise YamlError(1, "the file must start with a line ---", "put --- above the first field")
    end = _END.search(rest)
    if end is None:
        line = rest.count("\n") + (2 if rest.endswith("\n") or not rest else 3)
        remedy = "put a line --- below the last field"
        if found := _NEARLY_END.search(rest):
            line = rest.count("\n", 0, found.start()) + 2
            remedy = "write three hyphens here" if found[0].strip() else remedy
        raise YamlError(line, "the front matter never ends", remedy)
    front = rest[: end.start()]
    return SplitFile(front, rest[end.end() + 1 :], 2, front.count("\n") + 3)


_NEARLY_END = re.compile(r"^(?:(?:-{2}|-{4,}|[–—]+)[ \t]*$|\s*(?=^## ))", re.M)
"""A line that is meant to end front matter; else the first heading, below which none is."""
_END = re.compile(r"^---[ \t]*$", re.M)


def tidy_body(body: str) -> str:
    """A body as a record holds it: no empty lines at its ends, one line feed at the last."""
    body = body.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return f"{body}\n" if body else ""


def write_review_file(review: Review) -> str:
    """The text of reviews/<key>.md in canonical form."""
    return join_file(dump_yaml(write_front(review)), tidy_body(review.body))


def join_file(front: str, body: str) -> str:
    """Front matter and body as one file."""
    return f"---\n{front}---\n" + (f"\n{body}" if body else "")


def read_review_file(key: str, text: str, faults: Faults) -> tuple[Review, SplitFile]:
    """The review, without its references, that the text of a file states, and the file's parts.

    Raises YamlError where the text is not front matter and Markdown; all else that is wrong goes
    into `faults`.
    """
    parts = split_file(text)
    front = read_canonical(parts.front)
    if front is None:
        front = read_front_yaml(parts)
    refuse_conflict_markers(parts.body, parts.body_line)
    return read_front(key, front, tidy_body(parts.body), faults), parts


def read_front_yaml(parts: SplitFile) -> dict[str, object]:
    """The front matter of a file as plain values.

    Raises YamlError with the line in the file.
    """
    try:
        value = load_yaml(parts.front)
    except YamlError as error:
        line = error.line + parts.first_line - 1
        raise YamlError(line, error.message, error.remedy) from None
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise YamlError(
            parts.first_line, "the front matter is no list of fields", "write one field a line"
        )
    return value


def write_front(review: Review) -> dict[str, object]:
    """The review's front matter in canonical order, without what is empty."""
    document = review.document
    front = write_item(document.item)
    ours: dict[str, object] = {
        "publication-types": list(document.publication_types),
        "keyword": list(document.keyword),
        "mesh": [write_heading(heading) for heading in document.mesh],
        "substances": [write_substance(each) for each in document.substances],
        "grants": [write_parts(each, GRANT_KEYS) for each in document.grants],
        "figures": [write_parts(each, FIGURE_KEYS) for each in document.figures],
        "corrections": [write_parts(each, CORRECTION_KEYS) for each in document.corrections],
        "similar": write_related(document.similar),
        "cited-by": write_related(document.cited_by),
        "references-total": document.references_total,
        "retracted": document.retracted or None,
        "conflict-of-interest": document.conflict_of_interest,
        **{key: getattr(document, field) for key, field in _STATEMENTS.items()},
        "copyright": document.copyright,
        "license": document.license,
        "summary": review.summary,
        "tags": list(review.tags),
        "aliases": list(review.aliases),
        **review.extra,
        "sources": [write_source(source) for source in review.sources],
    }
    for key, value in ours.items():
        if value not in (None, "", []) or key in review.extra:
            front[key] = value
    return front


def read_front(key: str, front: Mapping[str, object], body: str, faults: Faults) -> Review:
    """The review, without its references, that front matter and body state."""
    extra: dict[str, object] = {}
    if not _KNOWN.issuperset(front):
        for name, value in front.items():
            if name in _KNOWN:
                continue
            if name.startswith(_FREE):
                extra[name] = value
            else:
                faults.add_unknown((), name, _KNOWN, f", or call it {_FREE}{name} to keep it")
    get = front.get
    item = read_item(front, (), faults)
    sources = read_sources(get("sources"), faults)
    if item.doi is None and get("DOI"):  # cut: that nobody wanted, and the page may mend it
        sources = tuple(replace(each, gave=_without_doi(each.gave)) for each in sources)
    document = Document(
        item=item,
        publication_types=read_texts(get("publication-types"), ("publication-types",), faults),
        keyword=read_words(get("keyword"), ("keyword",), faults),
        mesh=read_headings(get("mesh"), ("mesh",), faults),
        substances=read_substances(get("substances"), faults),
        grants=tuple(
            Grant(**read_parts(entry, GRANT_KEYS, where, faults))
            for where, entry in read_entries(get("grants"), ("grants",), faults)
        ),
        figures=tuple(
            Figure(**read_parts(entry, FIGURE_KEYS, where, faults))
            for where, entry in read_entries(get("figures"), ("figures",), faults)
        ),
        corrections=read_corrections(get("corrections"), faults),
        similar=read_related("similar", front, faults),
        cited_by=read_related("cited-by", front, faults),
        references_total=read_count(get("references-total"), ("references-total",), faults),
        retracted=read_flag(get("retracted"), ("retracted",), faults),
        conflict_of_interest=read_text(
            get("conflict-of-interest"), ("conflict-of-interest",), faults
        ),
        **_read_statements(front, faults),
        copyright=read_text(get("copyright"), ("copyright",), faults),
        license=read_text(get("license"), ("license",), faults),
    )
    return Review(
        key=key,
        document=document,
        body=body,
        aliases=read_texts(get("aliases"), ("aliases",), faults),
        summary=read_text(get("summary"), ("summary",), faults),
        tags=read_words(get("tags"), ("tags",), faults),
        sources=sources,
        extra=extra,
    )


def _read_statements(front: Mapping[str, object], faults: Faults) -> dict[str, Any]:
    return {
        field: read_text(front[key], (key,), faults)
        for key, field in _STATEMENTS.items()
        if key in front
    }


def _without_doi(gave: Mapping[str, str]) -> dict[str, str]:
    return {field: mark for field, mark in gave.items() if field != "DOI"}
