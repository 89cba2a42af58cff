"""The home page: what this library is, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple

from markupsafe import Markup

from generator.site.catalogue import Catalogue, work_line
from generator.site.figures.cluster_names import DULL
from generator.site.figures.print_figure import Figure, print_figure
from generator.site.figures.years import draw_years
from generator.site.lines import NameLine, count_of, join_words
from generator.site.pages import Page
from generator.site.print_rows import print_entries, print_works
from generator.site.views.frame import View, frame_page
from generator.site.views.notes import NoteLine, list_notes

NEWEST = 8
CORE = 6
WAYS = 6
NOTES = 3


class Way(NamedTuple):
    """A way in: its words, its file, how many there are, and the most used."""

    words: str
    path: str
    reviews: int
    most: tuple[NameLine, ...]


@dataclass(frozen=True, slots=True)
class HomeView(View):
    """What the library holds, the newest reviews, the works that the most of them cite, ways in."""

    says: str
    newest: Markup
    core: Markup
    ways: tuple[Way, ...]
    years: Figure | None
    reviews: int
    map: bool
    notes: tuple[NoteLine, ...]


def view_home(page: Page, catalogue: Catalogue) -> HomeView:
    """The home page of a library."""
    config, library = catalogue.config, catalogue.library
    core = [key for key in catalogue.ranked_works if catalogue.library.citing[key] > 1][:CORE]
    says = _say(catalogue)
    return HomeView(
        frame=frame_page(page, catalogue, config.title, config.description or says),
        says=says,
        newest=print_entries(
            [catalogue.entries[key] for key in library.newest[:NEWEST]], "", coins=True
        ),
        core=print_works([work_line(key, catalogue) for key in core], ""),
        ways=_list_ways(catalogue),
        years=print_figure(draw_years(library.years)),
        reviews=len(library.reviews),
        map=len(library.reviews) > 1,
        notes=list_notes(catalogue)[:NOTES],
    )


def _say(catalogue: Catalogue) -> str:
    """ "24 reviews from 2003 to 2025, and the 1,204 references in their lists." """
    library = catalogue.library
    if not library.reviews:
        return ""
    years = sorted(int(term.name) for term in library.years if term.name.isdigit())
    text = count_of(len(library.reviews), "review")
    if years and years[0] != years[-1]:
        text += f" from {years[0]} to {years[-1]}"
    elif years:
        text += f" from {years[0]}"
    held = catalogue.references
    if held:
        text += f", and the {count_of(held, 'reference')} in their lists"
    names = _name_subjects(catalogue)
    text += "."
    if len(library.reviews) > 3 and names:
        subjects = "subjects" if len(names) > 1 else "subject"
        text += f" Its most frequent {subjects}: {join_words(names)}."
    return text


def _name_subjects(catalogue: Catalogue) -> list[str]:
    """The three subjects, keywords or MeSH terms, that the most reviews have."""
    lines = [line for folder in ("mesh", "keywords") for line in _most(catalogue, folder, WAYS)]
    names: dict[str, str] = {}
    for line in sorted(lines, key=lambda line: (-line.reviews, line.name)):
        if line.reviews > 1:
            names.setdefault(line.name.lower(), line.name)
    return list(names.values())[:3]


def _most(catalogue: Catalogue, folder: str, most: int) -> tuple[NameLine, ...]:
    """The most used names; those that nearly every article has, or that name nothing, are none."""
    lines = catalogue.indexes.list_lines(folder)
    dull = DULL if folder in ("keywords", "mesh") else frozenset()
    telling = (line for line in lines if line.name.lower() not in dull)
    return tuple(nsmallest(most, telling, key=lambda line: (-line.reviews, line.name)))


def _list_ways(catalogue: Catalogue) -> tuple[Way, ...]:
    ways = []
    for folder, words in (
        ("keywords", "Keywords"),
        ("mesh", "MeSH"),
        ("authors", "Authors"),
        ("journals", "Journals"),
    ):
        count = len(catalogue.people if folder == "authors" else catalogue.terms[folder])
        if count:
            most = _most(catalogue, folder, WAYS)
            ways.append(Way(words, f"{folder}/index.html", count, most))
    return tuple(ways)
