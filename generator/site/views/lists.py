"""Lists of reviews and of works, in parts when they are long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, TypeVar

from markupsafe import Markup

from generator.library.model import Term
from generator.site.catalogue import TERM_KINDS, Catalogue, work_line
from generator.site.indexes import qualifier_id
from generator.site.lines import Anchor, Entry, count_of
from generator.site.links import feed_path, part_path, review_path, root_of, web_url
from generator.site.pages import LIST_LENGTH, Page, count_parts, has_feed
from generator.site.print_rows import print_entries, print_works
from generator.site.views.frame import View, frame_page
from generator.site.views.mesh_way import Branch, Step, list_narrower, trace_term

_T = TypeVar("_T")


class Parts(NamedTuple):
    """The parts of a long list: which one this is, and the files (relative) of all."""

    here: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewsView(View):
    """One part of all reviews, newest first; `anchors` are the years."""

    rows: Markup
    length: int
    total: int
    parts: Parts
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class WorksView(View):
    """One part of all cited works, those that most reviews cite first."""

    rows: Markup
    length: int
    total: int
    parts: Parts


class Qualified(NamedTuple):
    """A MeSH qualifier with the reviews that use it."""

    id: str
    name: str
    reviews: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class TermView(View):
    """A term with its reviews; `elsewhere` is its page at the National Library of Medicine, `ways`
    lead down to it in the tree of MeSH, `narrower` are the terms right below it there."""

    heading: str
    kind: str
    folder: str
    says: str
    also: tuple[str, ...]
    elsewhere: str | None
    qualifiers: tuple[Qualified, ...]
    ways: tuple[tuple[Step, ...], ...]
    narrower: tuple[Branch, ...]
    rows: Markup
    length: int
    total: int
    parts: Parts
    feed: str


def list_parts(stem: str, here: int, length: int, each: int = LIST_LENGTH) -> Parts:
    """The parts of a list whose first file is <stem>.html."""
    name = stem.rpartition("/")[2]
    count = count_parts(length, each)
    return Parts(here, tuple(part_path(name, part) for part in range(1, count + 1)))


def cut_part(items: Sequence[_T], part: int, each: int = LIST_LENGTH) -> tuple[_T, ...]:
    """The items of one part."""
    return tuple(items[(part - 1) * each : part * each])


def view_reviews(page: Page, catalogue: Catalogue) -> ReviewsView:
    """All reviews, newest first."""
    newest = catalogue.library.newest
    entries = tuple(catalogue.entries[key] for key in cut_part(newest, page.part))
    return ReviewsView(
        frame=frame_page(
            page,
            catalogue,
            number_part("Reviews", page.part),
            f"{count_of(len(newest), 'review')}, newest first.",
        ),
        rows=print_entries(entries, root_of(page.path), _starts(entries), coins=True),
        length=len(entries),
        total=len(newest),
        parts=list_parts("reviews/index", page.part, len(newest)),
        anchors=_year_anchors(catalogue),
    )


def _year_anchors(catalogue: Catalogue) -> tuple[Anchor, ...]:
    """Where each year begins in the list of all reviews; empty for a short list."""
    newest, entries = catalogue.library.newest, catalogue.entries
    if len(newest) <= LIST_LENGTH // 8:
        return ()
    counts = [len(term.reviews) for term in catalogue.library.years]  # newest first, as the list
    begins = [place for place in accumulate(counts, initial=0) if place < len(newest)]
    anchors = []
    for place in begins:
        year = entries[newest[place]].year
        file = part_path("index", place // LIST_LENGTH + 1)
        anchors.append(Anchor(year or "No year", f"{file}#y-{year_id(year)}"))
    return tuple(anchors)


def year_id(year: str) -> str:
    """A year as part of an id; printed dates that are no year lose what an id cannot hold."""
    return "".join(letter if letter.isalnum() else "-" for letter in year) or "none"


def _starts(entries: Sequence[Entry]) -> tuple[str, ...]:
    """For each line the id that it starts a year with, or ""; each id once."""
    starts = []
    seen = set()
    for entry in entries:
        starts.append("" if entry.year in seen else f"y-{year_id(entry.year)}")
        seen.add(entry.year)
    return tuple(starts)


def view_works(page: Page, catalogue: Catalogue) -> WorksView:
    """All works that the library cites, as far as it follows them."""
    keys = catalogue.ranked_works
    works = tuple(work_line(key, catalogue) for key in cut_part(keys, page.part))
    return WorksView(
        frame=frame_page(
            page,
            catalogue,
            number_part("Works cited", page.part),
            "The works that the reviews of this library cite, most cited first.",
        ),
        rows=print_works(works, root_of(page.path)),
        length=len(works),
        total=len(keys),
        parts=list_parts("works/index", page.part, len(keys)),
    )


def view_term(page: Page, catalogue: Catalogue) -> TermView:
    """A journal, keyword, MeSH descriptor, substance, publication type or year."""
    folder, _, slug = page.subject.partition("/")
    term = catalogue.terms[folder][slug]
    says = _says(folder, term)
    entries = [catalogue.entries[key] for key in cut_part(term.reviews, page.part)]
    return TermView(
        frame=frame_page(page, catalogue, number_part(term.name, page.part), says),
        heading=term.name,
        kind=TERM_KINDS[folder],
        folder=folder,
        says=says,
        also=tuple(name for name in term.also if name != term.name),
        elsewhere=_elsewhere(folder, term),
        qualifiers=_qualifiers(term, catalogue) if page.part == 1 else (),
        ways=trace_term(slug, catalogue) if folder == "mesh" else (),
        narrower=list_narrower(slug, catalogue) if folder == "mesh" and page.part == 1 else (),
        rows=print_entries(entries, root_of(page.path), major=term.major),
        length=len(entries),
        total=len(term.reviews),
        parts=list_parts(page.subject, page.part, len(term.reviews)),
        feed=feed_path(page.subject) if has_feed(folder, len(term.reviews)) else "",
    )


_SENTENCES = {
    "journals": "{count} in {name}",
    "keywords": "{count} with the keyword {name}",
    "mesh": "{count} indexed under {name}",
    "substances": "{count} on the substance {name}",
    "types": "{count} of the type {name}",
    "years": "{count} published in {name}",
}


def _says(folder: str, term: Term) -> str:
    count = count_of(len(term.reviews), "review")
    return _SENTENCES[folder].format(count=count, name=term.name) + "."


def _elsewhere(folder: str, term: Term) -> str | None:
    if folder == "mesh" and term.ui and term.ui.isalnum():
        return web_url(f"https://meshb.nlm.nih.gov/record/ui?ui={term.ui}")
    return None


def _qualifiers(term: Term, catalogue: Catalogue) -> tuple[Qualified, ...]:
    return tuple(
        Qualified(
            qualifier_id(name),
            name,
            tuple((review_path(key), catalogue.entries[key].title) for key in keys),
        )
        for name, keys in sorted(term.qualifiers.items())
    )


def number_part(title: str, part: int) -> str:
    """The title of a part of a long list: "Reviews", "Reviews, part 2"."""
    return title if part == 1 else f"{title}, part {part}"
