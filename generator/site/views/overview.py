"""The library as a whole: what its reviews agree to cite, what it lacks, how old it all is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Review
from generator.model.rich_text import strip_markup
from generator.site.catalogue import Catalogue, work_line
from generator.site.figures.decades import draw_decades
from generator.site.figures.drawing import Drawing
from generator.site.lines import WorkLine, count_of
from generator.site.pages import Page
from generator.site.views.frame import View, frame_page
from generator.site.views.work import Citing, list_citing

CORE = 15
GAPS = 15
ENDS = 6
_REVIEW_TITLE = re.compile(
    r"\breviews?\b|\bmeta-?analys[ie]s\b|\boverview\b|\bguidelines?\b|\bconsensus\b"
    r"|\bstate of the art\b|\brecent advances\b|\bperspectives?\b",
    re.I,
)


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
    core: tuple[WorkLine, ...]
    gaps: tuple[WorkLine, ...]
    decades: Drawing | None
    oldest: tuple[WorkLine, ...]
    newest: tuple[WorkLine, ...]
    retracted: tuple[Retracted, ...]


def view_overview(page: Page, catalogue: Catalogue, review: Review | None = None) -> OverviewView:
    """The library as a whole. Years are those of the works that the library follows: cited by
    two reviews or more, or held here."""
    library, citing = catalogue.library, catalogue.citing
    ranked = catalogue.ranked_works
    shared = [key for key in ranked if citing[key] > 1]
    gaps = [
        key for key in ranked if library.works[key].review is None and _is_review(key, catalogue)
    ]
    dated = [(year, key) for key in ranked if (year := _year(key, catalogue)) is not None]
    oldest = sorted(dated, key=lambda pair: (pair[0], -citing[pair[1]], pair[1]))[:ENDS]
    newest = sorted(dated, key=lambda pair: (-pair[0], -citing[pair[1]], pair[1]))[:ENDS]
    retracted = [key for key in ranked if library.works[key].retracted]
    references = sum(len(works) for works in library.work_of.values())
    return OverviewView(
        frame=frame_page(
            page,
            catalogue,
            "The library as a whole",
            f"What {count_of(len(library.reviews), 'review')} agree to cite, and what is missing.",
        ),
        reviews=len(library.reviews),
        references=references,
        works=len(ranked),
        shared=len(shared),
        core=_lines(shared[:CORE], catalogue),
        gaps=_lines(gaps[:GAPS], catalogue),
        decades=draw_decades(Counter(year // 10 * 10 for year, _ in dated)),
        oldest=_lines((key for _, key in oldest), catalogue),
        newest=_lines((key for _, key in newest), catalogue),
        retracted=_list_retracted(retracted, catalogue),
    )


def _lines(keys: Iterable[str], catalogue: Catalogue) -> tuple[WorkLine, ...]:
    return tuple(work_line(key, catalogue) for key in keys)


def _list_retracted(keys: Sequence[str], catalogue: Catalogue) -> tuple[Retracted, ...]:
    works = catalogue.library.works
    return tuple(
        Retracted(work_line(key, catalogue), list_citing(works[key].citations, catalogue))
        for key in keys
    )


def _is_review(key: str, catalogue: Catalogue) -> bool:
    """Whether a work's own title or genre says that it is a review."""
    item = catalogue.library.works[key].item
    if item.genre == "review-article":
        return True
    return bool(item.title and _REVIEW_TITLE.search(strip_markup(item.title)))


def _year(key: str, catalogue: Catalogue) -> int | None:
    issued = catalogue.library.works[key].item.issued
    return issued.year if issued else None
