"""Indexes of names, and an author's page."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain, islice

from markupsafe import Markup

from generator.site.catalogue import TERM_KINDS, Catalogue
from generator.site.figures.print_figure import Figure, print_figure
from generator.site.figures.years import draw_years
from generator.site.indexes import NAMES_LENGTH
from generator.site.lines import Anchor, NameLine, count_of
from generator.site.links import feed_path, root_of
from generator.site.pages import Page, has_feed
from generator.site.print_rows import NO_BREAK, print_entries, print_names
from generator.site.views.frame import View, frame_page
from generator.site.views.lists import Parts, cut_part, list_parts, number_part

KINDS = {"authors": "Authors", **TERM_KINDS}
SUBJECTS = ("keywords", "mesh", "substances", "types")
COAUTHORS = 12


@dataclass(frozen=True, slots=True)
class NamesView(View):
    """One part of an index; `siblings` are the other kinds of subject (words, file, current)."""

    heading: str
    folder: str
    rows: Markup
    length: int
    total: int
    most: tuple[NameLine, ...]
    anchors: tuple[Anchor, ...]
    siblings: tuple[tuple[str, str, bool], ...]
    parts: Parts
    years: Figure | None


@dataclass(frozen=True, slots=True)
class PersonView(View):
    """An author: names as printed, why they are one person, reviews, who they wrote with."""

    name: str
    says: str
    variants: tuple[str, ...]
    orcid: str | None
    reason: str | None
    coauthors: Markup
    rows: Markup
    length: int
    total: int
    parts: Parts
    feed: str


def view_names(page: Page, catalogue: Catalogue) -> NamesView:
    """The index of authors or of a kind of term."""
    folder = page.subject
    index = catalogue.indexes[folder]
    heading = KINDS[folder]
    lines = cut_part(index.lines, page.part, NAMES_LENGTH)
    long = bool(index.anchors) and len(index.lines) > 40
    return NamesView(
        frame=frame_page(
            page,
            catalogue,
            number_part(heading, page.part),
            f"{heading} of the reviews in {catalogue.config.title}, with how many each has.",
        ),
        heading=heading,
        folder=folder,
        rows=print_names(lines, root_of(page.path), letters=long),
        length=len(lines),
        total=len(index.lines),
        most=index.most if page.part == 1 else (),
        anchors=index.anchors if long else (),
        siblings=list_siblings(folder, catalogue),
        parts=list_parts(f"{folder}/index", page.part, len(index.lines), NAMES_LENGTH),
        years=print_figure(draw_years(catalogue.library.years, "../"))
        if folder == "years"
        else None,
    )


def list_siblings(folder: str, catalogue: Catalogue) -> tuple[tuple[str, str, bool], ...]:
    """The kinds of subject that there are, for an index of one of them: words, file, current."""
    if folder not in SUBJECTS:
        return ()
    return tuple(
        (KINDS[other], f"{other}/index.html", other == folder)
        for other in SUBJECTS
        if catalogue.terms[other] or other == folder
    )


def view_person(page: Page, catalogue: Catalogue) -> PersonView:
    """An author's page."""
    library = catalogue.library
    person = catalogue.people[page.subject]
    path, root = f"authors/{person.slug}", root_of(page.path)
    together = Counter(
        chain.from_iterable([library.people_of.get(key, ()) for key in person.reviews])
    )
    del together[person.slug]
    ranked = sorted(together.items(), key=lambda pair: (-pair[1], pair[0]))
    often = islice((pair for pair in ranked if pair[0] in catalogue.people), COAUTHORS)
    entries = [catalogue.entries[key] for key in cut_part(person.reviews, page.part)]
    says = f"Author of {count_of(len(person.reviews), 'review')} in this library."
    return PersonView(
        frame=frame_page(
            page,
            catalogue,
            number_part(person.name, page.part),
            f"{person.name}: {says}",
        ),
        name=person.name,
        says=says,
        variants=tuple(name for name in person.variants if name != person.name),
        orcid=person.orcid,
        reason=person.reason,
        coauthors=Markup(
            ", ".join(
                [
                    catalogue.links_to_people[slug]
                    + (f"{NO_BREAK}<span class=n>{count:,}</span>" if count > 1 else "")
                    for slug, count in often
                ]
            )
        ),
        rows=print_entries(entries, root),
        length=len(entries),
        total=len(person.reviews),
        parts=list_parts(path, page.part, len(person.reviews)),
        feed=feed_path(path) if has_feed("authors", len(person.reviews)) else "",
    )
