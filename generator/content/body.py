"""A review's Markdown body in its sections, each kept as it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.content.review_file import tidy_body
from generator.model import Section

NOTES = "Notes"
"""The reader's own section: no page writes it."""

_HEADING = re.compile(r"## +(.+?)(?: +#*)?[ \t]*")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")  # str.splitlines would also cut at form feeds
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_SUMMARIES = ("abstract", "plain language summary", "graphical abstract", "highlights")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A level-2 heading (or "" for what stands above the first) with its text, verbatim."""

    heading: str
    text: str

    @property
    def content(self) -> str:
        """The text without the heading's line and empty lines at its ends."""
        text = self.text.partition("\n")[2] if self.heading else self.text
        return text.strip("\n")

    @property
    def is_summary(self) -> bool:
        """Whether it is an abstract in some language or the like, not a part of the article."""
        return self.heading.casefold().startswith(_SUMMARIES)


def split_body(body: str) -> tuple[Chunk, ...]:
    """A body cut at its level-2 headings; the chunks' texts joined are the body."""
    chunks: list[Chunk] = []
    heading = ""
    lines: list[str] = []
    fence = ""
    for line in _LINES.findall(body):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        found = None if fence else _HEADING.fullmatch(line.rstrip("\n"))
        if found:
            if heading or lines:
                chunks.append(Chunk(heading, "".join(lines)))
            heading, lines = found[1].strip(), []
        lines.append(line)
    if heading or lines:
        chunks.append(Chunk(heading, "".join(lines)))
    return tuple(chunks)


def join_body(chunks: Iterable[Chunk]) -> str:
    """The body of these chunks, an empty line above each heading."""
    body = ""
    for chunk in chunks:
        if body and not body.endswith("\n\n"):
            body += "\n" if body.endswith("\n") else "\n\n"
        body += chunk.text
    return tidy_body(body)


def write_sections(sections: Iterable[Section]) -> str:
    """The body that a page's sections make; an article's own "Notes" are not the reader's."""
    return join_body(write_section(section) for section in sections if section.markdown.strip())


def write_section(section: Section) -> Chunk:
    """A section as a chunk."""
    heading = " ".join(section.heading.split()) or "Text"
    if heading.casefold() == NOTES.casefold():
        heading = "Notes of the article"
    return Chunk(heading, f"## {heading}\n\n{tidy_body(section.markdown)}")
