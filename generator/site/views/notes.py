"""The reader's own pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.markup.escape import escape_markdown
from generator.model import Note
from generator.site.catalogue import Catalogue, plain_title
from generator.site.in_text import CITATION, NOTE_LINK
from generator.site.links import root_of
from generator.site.markdown import to_html
from generator.site.pages import Page
from generator.site.print_items import print_date
from generator.site.search.plain import plain_text
from generator.site.targets import find_target
from generator.site.titles import title_to_html
from generator.site.views.frame import View, frame_page
from generator.site.views.linked import Mention, list_mentions

_CITED = re.compile(CITATION)
_NOTE_LINK = re.compile(NOTE_LINK)
_ITEM = re.compile(r"^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\[[ xX]\][ \t]+)?", re.M)
_NO_PROSE = ("#", "|", "```", "~~~", "    ", "![", "<img", "<figure", "$$", "<math")
_BEGINNING = 180


class NoteLine(NamedTuple):
    """A note's line: title, date, how it begins."""

    path: str
    title: Markup
    date: str
    begins: str


@dataclass(frozen=True, slots=True)
class NotesView(View):
    """All notes, newest first, undated ones after them by title."""

    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class NoteView(View):
    """A note with what mentions it."""

    title: Markup
    date: str
    tags: tuple[str, ...]
    html: Markup
    mentions: tuple[Mention, ...]


def list_notes(catalogue: Catalogue) -> tuple[NoteLine, ...]:
    """All notes, newest first, undated ones after them by title."""

    def rank(note: Note) -> tuple[int, int, int, str]:
        date = note.date
        if date is None or date.year is None:
            return (0, 0, 0, note.title)
        return (-date.year, -(date.month or 0), -(date.day or 0), note.title)

    return tuple(
        NoteLine(
            f"notes/{note.slug}.html",
            title_to_html(note.title),
            print_date(note.date),
            _begin(note.body, catalogue),
        )
        for note in sorted(catalogue.library.notes, key=rank)
    )


def view_notes(page: Page, catalogue: Catalogue) -> NotesView:
    """The list of notes."""
    return NotesView(
        frame=frame_page(page, catalogue, "Notes", f"Notes in {catalogue.config.title}."),
        notes=list_notes(catalogue),
    )


def view_note(page: Page, catalogue: Catalogue) -> NoteView:
    """A note's page."""
    note = catalogue.notes[page.subject]
    return NoteView(
        frame=frame_page(page, catalogue, plain_title(note.title), _begin(note.body, catalogue)),
        title=title_to_html(note.title),
        date=print_date(note.date),
        tags=note.tags,
        html=to_html(
            note.body,
            find_target(catalogue, root_of(page.path)),
            pictures=True,
            sizes={path: (width, height) for path, width, height in note.pictures},
        ),
        mentions=list_mentions(note.slug, catalogue, page.path),
    )


def _begin(markdown: str, catalogue: Catalogue) -> str:
    """The first prose of a note without its marks, its citations in words, cut at a word."""
    find = find_target(catalogue, "")

    def name(key: str) -> str:
        target = find(key)
        return escape_markdown(target[1]) if target else key

    def print_citation(found: re.Match[str]) -> str:
        return "; ".join(name(key.strip()) for key in found[1].split(";"))

    def print_link(found: re.Match[str]) -> str:
        return found[2] or name(found[1].strip())

    for paragraph in markdown.split("\n\n"):
        if paragraph.startswith(_NO_PROSE):
            continue
        listed = _ITEM.match(paragraph) is not None
        prose = _ITEM.sub("; ", paragraph) if listed else paragraph
        named = _NOTE_LINK.sub(print_link, _CITED.sub(print_citation, prose))
        text = plain_text(named).removeprefix("; ").replace(" ; ", "; ")
        if text and len(text) <= _BEGINNING:
            return text
        if text:
            return text[:_BEGINNING].rpartition(" ")[0].rstrip(" ,.;:") + " …"
    return ""
