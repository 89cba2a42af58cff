"""A cited work's page: what it is, and which reviews cite it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.library.model import Work
from generator.library.shelf.works import list_cited
from generator.site.catalogue import Catalogue
from generator.site.lines import count_of
from generator.site.machine import Machine, describe_work
from generator.site.pages import CITING_LENGTH, Page
from generator.site.print_items import container, locator, print_date, publisher
from generator.site.print_names import print_authors
from generator.site.untitled import plain_work_title, work_title
from generator.site.views.cited_by import FULL_LINES, CitedBy, find_citing, print_cited_by
from generator.site.views.frame import View, frame_page
from generator.site.views.linked import (
    Banner,
    Linked,
    Mention,
    list_banners,
    list_linked,
    list_mentions,
    print_identifiers,
    print_search,
)
from generator.site.views.lists import Parts, cut_part, list_parts, number_part


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
    search: Markup
    banners: tuple[Banner, ...]
    linked: tuple[Linked, ...]
    citing: CitedBy
    cited_by: int
    parts: Parts
    says: str
    mentions: tuple[Mention, ...]
    machine: Machine


def view_work(page: Page, catalogue: Catalogue) -> WorkView:
    """The page of a work that is not itself a review here; its citing reviews in parts."""
    work: Work = catalogue.library.works[page.subject]
    item = work.item
    citing = find_citing(list_cited(work), catalogue)
    shown = cut_part(citing, page.part, CITING_LENGTH)
    says = f"Cited by {count_of(len(citing), 'review')} of this library."
    first = page.part == 1
    return WorkView(
        frame=frame_page(page, catalogue, number_part(plain_work_title(item), page.part), says),
        key=work.key,
        title=work_title(item),
        authors=print_authors(item.author, item.authors_complete, most=8),
        container=container(item),
        locator=locator(item),
        date=print_date(item.issued),
        publisher=publisher(item),
        identifiers=print_identifiers(item),
        search=print_search(item),
        banners=list_banners(work.retracted, work.corrections, catalogue, page.path),
        linked=list_linked(work.corrections, catalogue, page.path) if first else (),
        citing=print_cited_by(shown, catalogue, "../reviews/", FULL_LINES if first else 0),
        cited_by=len(citing),
        parts=list_parts(f"works/{work.key}", page.part, len(citing), CITING_LENGTH),
        says=says,
        mentions=list_mentions(work.key, catalogue, page.path, list_cited(work)) if first else (),
        machine=describe_work(item),
    )
