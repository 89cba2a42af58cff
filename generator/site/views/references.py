"""A review's reference list, ready to print."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from generator.model import Review
from generator.site.catalogue import Catalogue, path_of_work
from generator.site.links import doi_url, reference_anchor, root_of, web_url
from generator.site.print_items import container, locator
from generator.site.print_names import print_authors
from generator.site.titles import title_to_html


class ReferenceRow(NamedTuple):
    """One reference. A tuple, because a page may hold hundreds.

    `here` is the address of the work's page in this library; `also` how many other reviews cite
    it; `number` is set where the list does not count on from the one before.
    """

    anchor: str
    number: int | None
    authors: str
    title: Markup
    container: str
    locator: str
    doi_url: str | None
    pmid: str | None
    pmcid: str | None
    url: str | None
    here: str | None
    also: int
    retracted: bool
    doubtful: bool
    raw: str | None


def list_references(review: Review, catalogue: Catalogue, path: str) -> tuple[ReferenceRow, ...]:
    """The rows of a review's reference list in print order."""
    root = root_of(path)
    works, citing = catalogue.library.works, catalogue.citing
    work_of = catalogue.library.work_of.get(review.key, ())
    rows = []
    expected = 1
    for place, reference in enumerate(review.references):
        item = reference.item
        work = works.get(work_of[place]) if place < len(work_of) else None
        target = path_of_work(work) if work else None
        number = reference.number if reference.number != expected else None
        expected = (reference.number or expected) + 1
        rows.append(
            ReferenceRow(
                anchor=reference_anchor(reference.id),
                number=number,
                authors=print_authors(item.author, item.authors_complete),
                title=title_to_html(item.title),
                container=container(item),
                locator=locator(item),
                doi_url=doi_url(item.doi) if item.doi else None,
                pmid=item.pmid,
                pmcid=item.pmcid,
                url=web_url(item.url),
                here=root + target if target else None,
                also=citing.get(work.key, 1) - 1 if work else 0,
                retracted=work.retracted if work else False,
                doubtful=reference.doubtful,
                raw=reference.raw,
            )
        )
    return tuple(rows)
