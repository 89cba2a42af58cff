"""A cited work's page: what it is, and which reviews cite it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.library.model import Citation, Work
from generator.library.shelved_works import Cited, list_cited
from generator.model import Review
from generator.site.catalogue import Catalogue, plain_title
from generator.site.lines import Citing, count_of
from generator.site.links import reference_anchor, root_of
from generator.site.machine import Machine, describe_work
from generator.site.pages import Page
from generator.site.print_items import container, locator, print_date, publisher
from generator.site.print_names import print_authors
from generator.site.print_rows import NO_BREAK, print_citing
from generator.site.titles import title_to_html
from generator.site.views.frame import View, frame_page
from generator.site.views.linked import (
    Banner,
    Linked,
    Mention,
    list_banners,
    list_linked,
    list_mentions,
    print_identifiers,
)
from generator.site.views.lists import Parts, cut_part, list_parts, number_part


FULL_LINES = 24
"""Citing reviews up to which each is told with its journal and two links."""


@dataclass(frozen=True, slots=True)
class WorkView(View):
    """All that a work's page shows."""

    key: str
    title: Markup
    authors: str
    container: str
    locator: str
    date: str
    publisher: str
    identifiers: Markup
    banners: tuple[Banner, ...]
    linked: tuple[Linked, ...]
    rows: Markup
    cited_by: int
    parts: Parts
    says: str
    mentions: tuple[Mention, ...]
    machine: Machine


def list_citing(citations: Sequence[Citation], catalogue: Catalogue) -> tuple[Citing, ...]:
    """The citing reviews, newest first, each once, with all its places."""
    cited = ((each.review, each.id, each.number) for each in citations)
    return tuple([_citing(*each, catalogue) for each in _by_review(cited, catalogue)])


def _by_review(cited: Iterable[Cited], catalogue: Catalogue) -> list[tuple[str, list[Cited]]]:
    places: dict[str, list[Cited]] = {}
    for each in cited:
        places.setdefault(each[0], []).append(each)
    recency = catalogue.recency
    return sorted(places.items(), key=lambda each: recency[each[0]])


def _citing(key: str, found: Sequence[Cited], catalogue: Catalogue) -> Citing:
    entry = catalogue.entries[key]
    return Citing(
        path=f"{entry.path}#{reference_anchor(found[0][1])}",
        title=entry.title,
        byline=", ".join(filter(None, (entry.byline, entry.journal, entry.year))),
        short=", ".join(filter(None, (entry.byline, entry.year))),
        place=_name_place(found),
        review=entry.path,
    )


def _name_place(found: Sequence[Cited]) -> str:
    numbers = ", ".join([str(number) for _, _, number in found if number is not None])
    return f"reference {numbers}" if numbers else "in its references"


_ANCHOR, _PLACE = "\0", "\1"
"""Stand in a line for what each work's page has of its own."""


def _print_citing(
    found: Iterable[tuple[str, Sequence[Cited]]], catalogue: Catalogue, root: str, brief: bool
) -> Markup:
    """print_citing, where each review's line is printed once for all the works that it cites."""
    lines, noted = catalogue.citing_lines, catalogue.noted
    rows = []
    for key, places in found:
        line = lines.get((key, root, brief))
        if line is None:
            made = _citing(key, ((key, "", None),), catalogue)
            made = made._replace(path=f"{made.review}#{_ANCHOR}", place=_PLACE)
            start, _, rest = str(print_citing((made,), root, brief)).partition(_ANCHOR)
            middle, _, end = rest.partition(_PLACE)
            line = lines[key, root, brief] = start, middle, end
        noted.add(key)
        before, between, after = line
        place = _name_place(places)
        if brief:
            place = place.replace(" ", NO_BREAK, 1)
        rows.append(f"{before}{reference_anchor(places[0][1])}{between}{place}{after}")
    return Markup("\n".join(rows))


def view_work(page: Page, catalogue: Catalogue, review: Review | None = None) -> WorkView:
    """The page of a work that is not itself a review here; its citing reviews in parts."""
    work: Work = catalogue.library.works[page.subject]
    item = work.item
    citing = _by_review(list_cited(work), catalogue)
    shown = cut_part(citing, page.part)
    says = f"Cited by {count_of(len(citing), 'review')} of this library."
    first = page.part == 1
    return WorkView(
        frame=frame_page(page, catalogue, number_part(plain_title(item.title), page.part), says),
        key=work.key,
        title=title_to_html(item.title),
        authors=print_authors(item.author, item.authors_complete, most=8),
        container=container(item),
        locator=locator(item),
        date=print_date(item.issued),
        publisher=publisher(item),
        identifiers=print_identifiers(item),
        banners=list_banners(work.retracted, work.corrections, catalogue, page.path),
        linked=list_linked(work.corrections, catalogue, page.path) if first else (),
        rows=_print_citing(shown, catalogue, root_of(page.path), len(citing) > FULL_LINES),
        cited_by=len(citing),
        parts=list_parts(f"works/{work.key}", page.part, len(citing)),
        says=says,
        mentions=list_mentions(work.key, catalogue, page.path) if first else (),
        machine=describe_work(item),
    )
