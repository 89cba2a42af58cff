"""A cited work's page: what it is, and which reviews cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.library.model import Citation, Work
from generator.model import Review
from generator.site.catalogue import Catalogue, plain_title
from generator.site.lines import Citing, count_of
from generator.site.links import reference_anchor, root_of
from generator.site.machine import Machine, describe_work
from generator.site.pages import Page
from generator.site.print_items import container, locator, print_date, publisher
from generator.site.print_names import print_authors
from generator.site.print_rows import print_citing
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
    return tuple([_citing(*each, catalogue) for each in _by_review(citations, catalogue)])


def _by_review(
    citations: Sequence[Citation], catalogue: Catalogue
) -> list[tuple[str, list[Citation]]]:
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.review, []).append(citation)
    recency = catalogue.recency
    return sorted(places.items(), key=lambda each: recency[each[0]])


def _citing(key: str, found: Sequence[Citation], catalogue: Catalogue) -> Citing:
    entry = catalogue.entries[key]
    numbers = ", ".join([str(each.number) for each in found if each.number is not None])
    return Citing(
        path=f"{entry.path}#{reference_anchor(found[0].id)}",
        title=entry.title,
        byline=", ".join(filter(None, (entry.byline, entry.journal, entry.year))),
        short=", ".join(filter(None, (entry.byline, entry.year))),
        place=f"reference {numbers}" if numbers else "in its references",
        review=entry.path,
    )


def view_work(page: Page, catalogue: Catalogue, review: Review | None = None) -> WorkView:
    """The page of a work that is not itself a review here; its citing reviews in parts."""
    work: Work = catalogue.library.works[page.subject]
    item = work.item
    citing = _by_review(work.citations, catalogue)
    shown = [_citing(*each, catalogue) for each in cut_part(citing, page.part)]
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
        rows=print_citing(shown, root_of(page.path), brief=len(citing) > FULL_LINES),
        cited_by=len(citing),
        parts=list_parts(f"works/{work.key}", page.part, len(citing)),
        says=says,
        mentions=list_mentions(work.key, catalogue, page.path) if first else (),
        machine=describe_work(item),
    )
