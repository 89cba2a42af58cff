"""What stands near a review: similar reviews with reasons, and the picture of its citations."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import nsmallest
from typing import NamedTuple

from markupsafe import Markup

from generator.model import Review
from generator.site.catalogue import Catalogue, count_references, path_of_work, plain_title
from generator.site.figures.drawing import Drawing
from generator.site.figures.neighbourhood import MOST, Neighbour, draw_neighbourhood
from generator.site.links import reference_anchor, review_path, root_of
from generator.site.print_items import short_label
from generator.site.views.references import PrintedReference

SHARED = 12
"""How many shared references a line names; the list itself marks them all."""


class SimilarRow(NamedTuple):
    """A similar review: `why` says why; `shared` are the references here, as (number, id), that
    both cite, at most `SHARED` of them, `more` how many there are besides, and `alone` says how
    many are in one list only."""

    path: str
    title: Markup
    byline: str
    why: str
    shared: tuple[tuple[str, str], ...]
    more: int
    alone: str


def list_similar(
    key: str, references: Sequence[PrintedReference], catalogue: Catalogue
) -> tuple[SimilarRow, ...]:
    """The reviews like the one of this key and references, the likest first, each with the
    references that both cite."""
    library = catalogue.library
    mine = library.work_of.get(key, ())
    places: dict[str, list[int]] = {}
    for place, work in enumerate(mine[: len(references)]):
        if work:
            places.setdefault(work, []).append(place)
    rows = []
    for found in library.similar.get(key, ()):
        shared: list[int] = []
        alone = ""
        if found.shared:
            theirs = library.work_of.get(found.review, ())
            common = places.keys() & set(theirs)
            shared = sorted(place for work in common for place in places[work])
            only_theirs = len(theirs) - sum(theirs.count(work) for work in common)
            alone = f"{len(mine) - len(shared)} are only here, {only_theirs} only there"
        entry = catalogue.entries[found.review]
        rows.append(
            SimilarRow(
                entry.path,
                entry.title,
                ", ".join(filter(None, (entry.byline, entry.year))),
                "; ".join(found.reasons),
                tuple(
                    (str(references[place].number or "·"), reference_anchor(references[place].id))
                    for place in shared[:SHARED]
                ),
                max(0, len(shared) - SHARED),
                alone,
            )
        )
    return tuple(rows)


def draw_neighbours(
    review: Review, references: int, catalogue: Catalogue, path: str
) -> Drawing | None:
    """The picture of a review's citations by year; None where the library knows too little."""
    library = catalogue.library
    issued = review.document.item.issued
    if issued is None or issued.year is None:
        return None
    root = root_of(path)
    related: dict[str, str] = {}
    for citation in library.cited_by.get(review.key, ()):
        related.setdefault(citation.review, "cited by")
    for found in library.similar.get(review.key, ())[:4]:
        related.setdefault(found.review, "similar")
    related.update((key, "cites") for key in library.cites.get(review.key, ()))
    neighbours = []
    for key, relation in related.items():
        other = library.reviews[key].document
        if other.item.issued is None or other.item.issued.year is None:
            continue
        neighbours.append(
            Neighbour(
                label=short_label(other.item),
                title=plain_title(other.item.title),
                year=other.item.issued.year,
                relation=relation,
                href=root + review_path(key),
                held=True,
                shared=catalogue.citing.get(key, 0),
                retracted=other.retracted,
            )
        )
    citing, works = catalogue.citing, library.works
    cited = {key for key in library.work_of.get(review.key, ()) if key and key not in related}
    shared = [key for key in cited if citing[key] > 1]
    for key in nsmallest(MOST, shared, key=lambda key: (-citing[key], key)):
        work = works[key]
        if work.review == review.key or work.item.issued is None or work.item.issued.year is None:
            continue
        target = path_of_work(work)
        neighbours.append(
            Neighbour(
                label=short_label(work.item),
                title=plain_title(work.item.title),
                year=work.item.issued.year,
                relation="cites",
                href=root + target if target else None,
                held=work.review is not None,
                shared=citing[key],
                retracted=work.retracted,
            )
        )
    total = count_references(review, library) or references
    return draw_neighbourhood(short_label(review.document.item), issued.year, neighbours, total)
