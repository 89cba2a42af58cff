"""Abstracts as MEDLINE text prints them: one run of text, its labels in capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.markup.escape import escape_line_start, escape_markdown
from generator.markup.text import lines_of
from generator.model import Section
from generator.model.languages import language_name
from generator.sources.labels import is_usual_label, labelled

_LABEL = re.compile(r"(?:^|(?<=[.?!;:)\]%”\"’'\w]) )([A-Z][A-Z ,/&'’()-]{2,70}):\s+(?=\S)")
_KIND = re.compile(r"(?P<kind>Publisher|plain-language-summary|AIDS|KIE|PIP|NASA|AAMC):\s*", re.I)
_ELSEWHERE = re.compile(r"abstract available from the publisher\.?", re.I)
_MARKS = {"i": "*", "b": "**"}
_ESCAPED_TAG = re.compile(r"&lt;(/?)(i|b|sub|sup)>")


def read_printed_abstract(text: str | None, heading: str = "Abstract") -> tuple[Section, ...]:
    """The abstract as a section, cut at its labels; what stands before the first has none.

    A word in capitals before a colon is a label only where its words are labels' words.
    """
    if not text:
        return ()
    labels = [found for found in _LABEL.finditer(text) if is_usual_label(found.group(1))]
    if labels and labels[0].start() != 0:  # "… in mice. IMPORTANCE: …" begins with no label
        labels = [found for found in labels if text[found.start() - 1] in ".?!)]"]
    if not labels:
        return (Section(heading, escape_line_start(plain_markdown(text))),)
    ends = [found.start() for found in labels[1:]] + [len(text)]
    before = text[: labels[0].start()].strip()
    parts = [escape_line_start(plain_markdown(before))] if before else []
    parts += [
        labelled(found.group(1), plain_markdown(text[found.end() : end].strip()))
        for found, end in zip(labels, ends, strict=True)
    ]
    return (Section(heading, "\n\n".join(parts)),)


def plain_markdown(text: str) -> str:
    """Printed text as Markdown; the few tags that exports keep are markup, all else is words."""

    def mark(found: re.Match[str]) -> str:
        return _MARKS.get(found.group(2)) or f"<{found.group(1)}{found.group(2)}>"

    return _ESCAPED_TAG.sub(mark, escape_markdown("\n".join(lines_of(text))))


def read_other_abstracts(texts: Sequence[str], languages: Sequence[str]) -> tuple[Section, ...]:
    """Abstracts in other languages or for other readers; one that is elsewhere is none."""
    sections: list[Section] = []
    for place, text in enumerate(texts):
        found = _KIND.match(text)
        words = text[found.end() :] if found else text
        if not words or _ELSEWHERE.fullmatch(words):
            continue
        code = languages[place].lower() if place < len(languages) else "eng"
        plain = found is not None and found["kind"].lower() == "plain-language-summary"
        heading = "Plain language summary" if plain else "Other abstract"
        if code != "eng" and re.fullmatch(r"[a-z]{3}", code):
            name = language_name(code)
            heading = f"{heading} ({name})" if plain else f"Abstract ({name})"
        sections += read_printed_abstract(words, heading)
    return tuple(sections)
