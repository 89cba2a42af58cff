"""YAML exports -> the records in them: a list, a block of references, or documents in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.errors import PageRefused
from generator.sources.page import SavedPage
from generator.sources.records.json_values import looks_like_json, read_records
from generator.sources.records.text_stream import read_start, read_whole

YAML_LIMIT = 16 * 1024 * 1024
"""The largest YAML that is read (characters); it cannot be read in pieces."""

_DEPTH = 60
_START = re.compile(r"(?:---\s|%YAML|#|references:|- |[A-Za-z][\w-]*:)")


def looks_like_yaml(start: str) -> bool:
    """Whether a text may begin a YAML list or mapping."""
    return _START.match(start) is not None


def read_either(page: SavedPage) -> Iterator[object]:
    """The records of a text that is JSON or YAML."""
    if looks_like_json(read_start(page)):
        return read_records(page)
    return read_yaml_records(read_whole(page))


def read_yaml_records(text: str) -> Iterator[object]:
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
