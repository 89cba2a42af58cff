"""The plain entries of references/<key>.yaml, those of a list read at once into columns.

An entry is plain that states a title and no more than what is set out here: nearly all articles.
What else a list holds is left to `entry_lines`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from generator.content.entry_values import (
    DOI,
    NAMES,
    NAMES_INSIDE,
    PLAIN,
    PMCID,
    PMID,
    TYPE,
)
from generator.content.flow_values import CONTROLS, Declined, read_quoted
from generator.model.csl import CSL_TYPES

_TEXT = rf'"[^"\\{CONTROLS}]++"|{PLAIN}'
_RAW = rf'{_TEXT}|"(?:[^"\\{CONTROLS}]++|\\.)+"'


def _line(key: str, form: str) -> str:
    """A line, if there is one, with a value of one form."""
    return rf"(?:  {key}: ({form})(?:\n|\Z))?"


@cache
def _compile_plain() -> Callable[[str], re.Match[str] | None]:
    form = (
        _line("type", TYPE)
        + rf"  title: ({_TEXT})(?:\n|\Z)"
        + rf"(?:  author:\n  - (?:\{{family: ({NAMES_INSIDE})\}}|({NAMES}))(?:\n|\Z))?"
        + _line("authors-complete", "false")
        + "".join(
            _line(key, _TEXT) for key in ("container-title", "issued", "volume", "issue", "page")
        )
        + _line("DOI", DOI)
        + rf'(?:  PMID: "({PMID})"(?:\n|\Z))?'
        + _line("PMCID", PMCID)
        + _line("raw", _RAW)
    )
    return re.compile(form, re.M).fullmatch  # takes longer than reading many an entry


class PlainEntries(NamedTuple):
    """What plain entries state beside ids and numbers, a column for each key, "" where it is not
    there: `names` as written, if all have family and given name without the first "{family: " and
    the last brace, else `other_names`, not looked at; `incomplete` "false" where not all are named;
    `raw` with its quotes and escapes. `places` says which of the list's entries they are."""

    places: Sequence[int]
    type: Sequence[str]
    title: Sequence[str]
    names: Sequence[str]
    other_names: Sequence[str]
    incomplete: Sequence[str]
    container_title: Sequence[str]
    issued: Sequence[str]
    volume: Sequence[str]
    issue: Sequence[str]
    page: Sequence[str]
    doi: Sequence[str]
    pmid: Sequence[str]
    pmcid: Sequence[str]
    raw: Sequence[str]


def read_plain_entries(texts: Sequence[str]) -> PlainEntries | None:
    """Those of the entries that are plain, from their lines below the number; None where none is.

    Raises Declined where the form of one is not canonical.
    """
    found = list(map(_compile_plain(), texts))
    held = [each.groups("") for each in found if each]
    if not held:
        return None
    if len(held) == len(texts):
        places: Sequence[int] = range(len(texts))
    else:
        places = [place for place, each in enumerate(found) if each]
    (
        types, titles, names, other_names, incomplete, containers, issued, volumes, issues, pages,
        dois, pmids, pmcids, raws,
    ) = zip(*held, strict=True)  # fmt: skip
    for kind in set(types):
        if kind and kind not in CSL_TYPES:
            raise Declined
    if "\\" in "".join(raws):
        for raw in raws:
            if "\\" in raw:
                read_quoted(raw)
    return PlainEntries(
        places,
        types,
        _unquote(titles),
        names,
        other_names,
        incomplete,
        _unquote(containers),
        _unquote(issued),
        _unquote(volumes),
        _unquote(issues),
        _unquote(pages),
        dois,
        pmids,
        pmcids,
        raws,
    )


def _unquote(texts: Sequence[str]) -> Sequence[str]:
    """The texts without the quotes around them; none holds quotes inside, or a line feed."""
    joined = "\n".join(texts)
    return joined.replace('"', "").split("\n") if '"' in joined else texts
