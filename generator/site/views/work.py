"""A cited work's page: what it is, and which reviews cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from generator.library.model import Citation, Work
from generator.model import Review
from generator.site.catalogue import Catalogue, plain_title
from generator.site.lines import count_of
from generator.site.links import reference_anchor, review_path
from generator.site.machine import Machine, describe_item
from generator.site.pages import Page
from generator.site.print_items import container, locator, print_date, publisher
from generator.site.print_names import print_authors
from generator.site.titles import title_to_html
from generator.site.views.frame import View, absolute, frame_page
from generator.site.views.linked import (
    Banner,
    Identifier,
    Linked,
    Mention,
    list_banners,
    list_identifiers,
    list_linked,
    list_mentions,
)


class Citing(NamedTuple):
    """A review that cites the work: `place` is its number there, `path` leads to that line."""

    path: str
    title: Markup
    byline: str
    place: str
    review: str


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
    identifiers: tuple[Identifier, ...]
    banners: tuple[Banner, ...]
    linked: tuple[Linked, ...]
    cited_by: tuple[Citing, ...]
    says: str
    mentions: tuple[Mention, ...]
    machine: Machine


def list_citing(citations: tuple[Citation, ...], catalogue: Catalogue) -> tuple[Citing, ...]:
    """The citing reviews, newest first, each once, with all its places."""
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.review, []).append(citation)
    rows = []
    for key, found in places.items():
        entry = catalogue.entries[key]
        numbers = ", ".join(str(each.number) for each in found if each.number is not None)
        rows.append(
            Citing(
                path=f"{review_path(key)}#{reference_anchor(found[0].id)}",
                title=entry.title,
                byline=", ".join(filter(None, (entry.byline, entry.journal, entry.year))),
                place=f"reference {numbers}" if numbers else "in its references",
                review=entry.path,
            )
        )
    rows.sort(key=lambda row: (row.byline.rpartition(" ")[2], row.path), reverse=True)
    return tuple(rows)


def view_work(page: Page, catalogue: Catalogue, review: Review | None = None) -> WorkView:
    """The page of a work that is not itself a review here."""
    work: Work = catalogue.library.works[page.subject]
    item = work.item
    cited_by = list_citing(work.citations, catalogue)
    says = f"Cited by {count_of(len(cited_by), 'review')} of this library."
    return WorkView(
        frame=frame_page(page, catalogue, plain_title(item.title), says),
        key=work.key,
        title=title_to_html(item.title),
        authors=print_authors(item.author, item.authors_complete, most=8),
        container=container(item),
        locator=locator(item),
        date=print_date(item.issued),
        publisher=publisher(item),
        identifiers=list_identifiers(item),
        banners=list_banners(work.retracted, work.corrections, catalogue, page.path),
        linked=list_linked(work.corrections, catalogue, page.path),
        cited_by=cited_by,
        says=says,
        mentions=list_mentions(work.key, catalogue, page.path),
        machine=describe_item(work.key, item, absolute(catalogue.config.base_url, page.path)),
    )
