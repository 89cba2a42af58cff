"""In-text citations of an HTML article: links to its reference list, as Pandoc's citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bs4 import Tag

from generator.markup.text import squeeze

_OPEN, _CLOSE = "\ue000", "\ue001"
_CITED = re.compile(f"{_OPEN}([^{_CLOSE}]+){_CLOSE}")
_RUN = re.compile(f"[([]?((?:{_OPEN}[^{_CLOSE}]+{_CLOSE}[,;\\s–-]*)+)[)\\]]?")
_CALLED = re.compile(r"\bshowRef\(event, *'([^']+)'")
"""Atypon's scripts name the entries that a link shows."""


def point_citations(box: Tag, anchors: frozenset[str]) -> None:
    """Puts a mark in place of each link to the reference list."""
    for link in box.find_all("a"):
        target = str(link.get("rid") or link.get("data-rid") or "")
        if not target and (called := _CALLED.search(str(link.get("onclick") or ""))):
            target = called.group(1)
        target = target or str(link.get("href") or "").rpartition("#")[2]
        targets = [each for each in target.split() if each in anchors]
        if targets:
            marks = "".join(f"{_OPEN}{each}{_CLOSE}" for each in targets)
            words = squeeze(link.get_text())
            # A number says no more than the pointer; "Smith 1995" belongs to the sentence.
            shown = "" if re.fullmatch(r"[\d\W]*", words) else words + " "
            link.replace_with(f"{shown}{marks}")
    for mark in box.find_all("sup"):
        if _OPEN in mark.get_text():
            mark.unwrap()


def write_pointers(markdown: str, anchors: Sequence[str] = ()) -> str:
    """Marks as Pandoc's citations, a run of them as one: "[@B1; @B2]"; a range names all."""
    unescaped = re.sub(rf"\\\[(?=(?:{_OPEN}|\s))", "[", markdown)
    unescaped = re.sub(rf"(?<={_CLOSE})\\\]", "]", unescaped)

    def write(run: re.Match[str]) -> str:
        keys = dict.fromkeys(_expand(run.group(1), anchors))
        text = run.group()
        tail = re.search(r"[\s,;–-]*$", run.group(1))
        ended = text[-1] in ")]"
        opened = text[0] in "(["
        inner = "[" + "; ".join(f"@{key}" for key in keys) + "]"
        # Brackets that hold nothing but pointers are the citation's own.
        before = "" if opened and ended else text[0] if opened else ""
        after = "" if opened and ended else text[-1] if ended else (tail.group() if tail else "")
        return f"{before}{inner}{after}"

    text = _RUN.sub(write, unescaped)
    return re.sub(r"(?<=\w)(\[@)", r" \1", text)


def _expand(run: str, anchors: Sequence[str]) -> Iterator[str]:
    """The ids of a run of marks; "1–3" is three."""
    last, end = "", 0
    for found in _CITED.finditer(run):
        between, key = run[end : found.start()].strip(), found.group(1)
        if between in ("–", "-", "—") and last in anchors and key in anchors:
            yield from anchors[anchors.index(last) + 1 : anchors.index(key)]
        yield key
        last, end = key, found.end()
