"""The library as a whole: what its reviews agree to cite, what it lacks, how old it all is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from generator.library.insights import (
    CitedWork,
    date_works,
    find_core,
    find_newest,
    find_oldest,
    find_retracted,
)
from generator.library.model import Work
from generator.library.shelf.works import may_say
from generator.model.rich_text import strip_markup
from generator.site.catalogue import Catalogue, work_line
from generator.site.figures.decades import draw_decades
from generator.site.figures.print_figure import Figure, print_figure
from generator.site.lines import Citing, WorkLine, count_of
from generator.site.pages import Page
from generator.site.print_rows import print_works
from generator.site.views.cited_by import list_citing
from generator.site.views.frame import View, frame_page

CORE = 15
GAPS = 15
ENDS = 6
LOOKED_AT = 4000
"""Of how many works, the most cited ones, the titles are read to find reviews among them."""
_REVIEW_TITLE = re.compile(
    r"\breviews?\b|\bmeta-?analys[ie]s\b|\boverview\b|\bguidelines?\b|\bconsensus\b"
    r"|\bstate of the art\b|\brecent advances\b|\bperspectives?\b",
    re.I,
)
_OF_REVIEWS = (
    *(b"review", b"analys", b"overview", b"guideline", b"consensus", b"state of the art"),
    *(b"recent advances", b"perspective", b"<"),
)
"""Of these every work that is one holds some in its printings; markup may stand within a word."""


class Retracted(NamedTuple):
    """A retracted work with the reviews that cite it."""

    work: WorkLine
    cited_by: tuple[Citing, ...]


@dataclass(frozen=True, slots=True)
class OverviewView(View):
    """Consensus core, gaps, decades, oldest and newest, retracted."""

    reviews: int
    references: int
    works: int
    shared: int
    core: Markup
    gaps: Markup
    decades: Figure | None
    oldest: Markup
    newest: Markup
    retracted: tuple[Retracted, ...]


def view_overview(page: Page, catalogue: Catalogue) -> OverviewView:
    """The library as a whole. Years are those of the works that the library follows: cited by
    two reviews or more, or held here."""
    library = catalogue.library
    ranked, dated = catalogue.ranked_works, date_works(library)
    enough = len(ranked) > 2 * ENDS
    return OverviewView(
        frame=frame_page(
            page,
            catalogue,
            "The library as a whole",
            f"What {count_of(len(library.reviews), 'review')} agree to cite, and what is missing.",
        ),
        reviews=len(library.reviews),
        references=catalogue.references,
        works=len(ranked),
        shared=sum(1 for count in library.citing.values() if count > 1),
        core=_lines(find_core(library, CORE), catalogue),
        gaps=_find_reviews(catalogue),
        decades=print_figure(draw_decades(_count_decades(dated))),
        oldest=_lines(find_oldest(library, dated, ENDS), catalogue) if enough else Markup(),
        newest=_lines(find_newest(library, dated, ENDS), catalogue) if enough else Markup(),
        retracted=tuple(
            Retracted(
                work_line(cited.work.key, catalogue),
                list_citing(cited.work.citations, catalogue),
            )
            for cited in find_retracted(library)
        ),
    )


def _lines(found: Iterable[CitedWork | Work], catalogue: Catalogue) -> Markup:
    works = (each.work if isinstance(each, CitedWork) else each for each in found)
    return print_works([work_line(work.key, catalogue) for work in works], "")


def _count_decades(dated: Mapping[str, int]) -> dict[int, int]:
    """Cited works by decade; none left out between the first and the last."""
    counts = Counter(year // 10 * 10 for year in dated.values())
    if not counts:
        return {}
    return {decade: counts[decade] for decade in range(min(counts), max(counts) + 1, 10)}


def _find_reviews(catalogue: Catalogue) -> Markup:
    """The most cited works that call themselves reviews and are not held here."""
    works, held = catalogue.library.works, catalogue.library.reviews
    missing = (key for key in catalogue.ranked_works[:LOOKED_AT] if key not in held)
    found = (key for key in missing if _is_review(works[key]))
    return print_works([work_line(key, catalogue) for key in islice(found, GAPS)], "")


def _is_review(work: Work) -> bool:
    """Whether a work's own title or genre says that it is a review."""
    if not may_say(work, _OF_REVIEWS):
        return False
    item = work.item
    if item.genre == "review-article":
        return True
    return bool(item.title and _REVIEW_TITLE.search(strip_markup(item.title)))
