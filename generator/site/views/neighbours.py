"""What stands near a review: similar reviews with reasons, and the picture of its citations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from markupsafe import Markup

from generator.model import Review
from generator.site.catalogue import Catalogue
from generator.site.figures.drawing import Drawing
from generator.site.figures.neighbourhood import MOST, Neighbour, draw_neighbourhood
from generator.site.followed import Followed
from generator.site.lines import round_count
from generator.site.links import beside, root_of
from generator.site.print_items import short_label
from generator.site.print_rows import escape_text
from generator.site.views.references import PrintedReferences

MISSED = 5
"""How many works are named that similar reviews cite and one does not."""

SHARED = 12
"""How many shared references a line names; the list itself marks them all."""


def list_similar(key: str, references: PrintedReferences, catalogue: Catalogue) -> Markup:
    """The rows of the reviews like the one of this key and references, the likest first: each
    with the reasons, and with the references here that both cite."""
    similar = catalogue.library.similar.get(key, ())
    mine = catalogue.followed_by[key]
    held = len(references.ids)
    cited = [pair for pair in zip(mine.places, mine.works, strict=True) if pair[0] < held]
    works = {work for _, work in cited}
    rows = []
    entries = catalogue.entries
    for found in similar:
        entry = entries[found.review]
        byline, year = entry.byline, entry.year
        dated = f"{byline}{', ' if byline and year else ''}{year}"
        reasons = "; ".join(found.reasons[1:] if found.shared else found.reasons)
        facts = escape_text(f"{dated}\u00a0· {reasons}" if dated and reasons else dated or reasons)
        row = f"<li><a href={beside(entry.path)}>{entry.title}</a><p>{facts}"
        if found.shared:
            theirs = catalogue.followed_by[found.review]
            common = [work for work in theirs.works if work in works]
            also = {*common}
            shared = [place for place, work in cited if work in also]
            alone = theirs.references - len(common)
            row += f"<p>{found.reasons[0]}{_print_shared(shared, references)}"
            row += f"; {mine.references - len(shared)} only here, {alone} only there"
        rows.append(row)
    return Markup("".join(rows))


def list_missed(review: Review, catalogue: Catalogue, root: str) -> Markup:
    """The works that several of the similar reviews cite, and that this one could have cited and
    does not, with how many do: the most cited first. "" where its list is not known whole."""
    issued, followed_by = review.document.item.issued, catalogue.followed_by
    mine = followed_by[review.key]
    if (
        issued is None
        or issued.year is None
        or not mine.references
        or (review.document.references_total or 0) > mine.references
    ):
        return Markup()
    similar = catalogue.library.similar.get(review.key, ())
    theirs = ({*followed_by[found.review].works} for found in similar)
    counts, own = Counter(chain.from_iterable(theirs)), {*mine.works}
    missed = [each for each, many in counts.items() if many > 1 and each not in own]
    links: list[str] = []
    for less, key, number in sorted((-counts[n], followed_by.key_of(n), n) for n in missed):
        work = followed_by.find(number)
        if work is None or not work.path or work.retracted or work.review == review.key:
            continue
        label, year = catalogue.label_work(key)
        if year is not None and year <= issued.year:
            catalogue.note([work.review] if work.review else ())
            links.append(f"<a href={root}{work.path}>{escape_text(label)}</a> ({-less})")
            if len(links) == MISSED:
                break
    return Markup(", ".join(links))


def _print_shared(shared: Sequence[int], references: PrintedReferences) -> str:
    """The HTML of ": 3, 17 and 4 more", which are numbers of this list."""
    if not shared:
        return ""
    ids, numbers = references.ids, references.numbers
    links = ", ".join(
        [f"<a href=#ref-{ids[place]}>{numbers[place] or '·'}</a>" for place in shared[:SHARED]]
    )
    more = f" and {len(shared) - SHARED} more" if len(shared) > SHARED else ""
    return f": {links}{more}"


def draw_neighbours(
    review: Review,
    references: int,
    works: Iterable[tuple[int, int, Followed]],
    catalogue: Catalogue,
    path: str,
) -> Drawing | None:
    """The picture of a review's citations by year; None where the library knows too little.
    `works` are those that it cites and the library follows, with their places and numbers."""
    issued = review.document.item.issued
    if issued is None or issued.year is None:
        return None
    related = _list_related(review.key, catalogue)
    neighbours = [
        *_list_reviews_near(related, catalogue),
        *_list_works_near(review.key, works, related, catalogue, root_of(path)),
    ]
    total = (
        review.document.references_total
        or catalogue.followed_by[review.key].references
        or references
    )
    return draw_neighbourhood(short_label(review.document.item), issued.year, neighbours, total)


def _list_related(key: str, catalogue: Catalogue) -> dict[str, str]:
    """The reviews near one, each with how it is related: that it is cited says most."""
    library = catalogue.library
    related: dict[str, str] = {}
    for citation in library.cited_by.get(key, ()):
        related.setdefault(citation.review, "cited by")
    for found in library.similar.get(key, ())[:4]:
        related.setdefault(found.review, "similar")
    related.update((other, "cites") for other in library.cites.get(key, ()))
    return related


def _list_reviews_near(related: Mapping[str, str], catalogue: Catalogue) -> Iterator[Neighbour]:
    """The related reviews whose year is known."""
    for key, relation in related.items():
        entry = catalogue.entries[key]
        if entry.year.isdecimal():
            yield Neighbour(
                label=entry.label,
                year=int(entry.year),
                relation=relation,
                href=beside(entry.path),
                held=True,
                shared=round_count(catalogue.library.citing.get(key, 0)),
                retracted=entry.retracted,
            )


def _list_works_near(
    key: str,
    works: Iterable[tuple[int, int, Followed]],
    related: Container[str],
    catalogue: Catalogue,
    root: str,
) -> Iterator[Neighbour]:
    """The works that a review cites as others do, and that are none of the related reviews."""
    shared = {
        number: work
        for _, number, work in works
        if work.reviews > 1 and (work.review is None or work.key not in related)
    }
    for work in sorted(shared.values(), key=_rank_works)[:MOST]:
        label, year = catalogue.label_work(work.key)
        if work.review != key and year is not None:
            yield Neighbour(
                label=label,
                year=year,
                relation="cites",
                href=root + work.path if work.path else None,
                held=work.review is not None,
                shared=work.reviews,
                retracted=work.retracted,
            )


def _rank_works(work: Followed) -> tuple[int, str]:
    return (-work.reviews, work.key)
