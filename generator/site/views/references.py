"""A review's reference list, ready to print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from generator.library.model import Work
from generator.model import Item, Reference, Review
from generator.site.catalogue import Catalogue, path_of_work
from generator.site.links import arxiv_url, doi_url, reference_anchor, root_of, web_url
from generator.site.print_items import container, locator, publisher
from generator.site.print_names import print_authors
from generator.site.titles import title_to_html


class ReferenceRow(NamedTuple):
    """One reference. A tuple, because a page may hold hundreds.

    `number` is set where the list does not count on from the one before. `title` is HTML: the
    printed string where nothing better is known, `doubtful` then. `here` is the address of the
    work's page in this library, `says` what it leads to; `also` how many other reviews cite it.
    """

    anchor: str
    number: int | None
    title: Markup
    authors: str
    container: str
    locator: str
    doi_url: str | None
    pmid: str | None
    pmcid: str | None
    url: str | None
    here: str | None
    says: str
    also: int
    year: int | None
    held: bool
    retracted: bool
    doubtful: bool


class ReferenceList(NamedTuple):
    """A list of references, or a nested one with its title ("Further reading")."""

    title: str
    rows: tuple[ReferenceRow, ...]


def list_references(review: Review, catalogue: Catalogue, path: str) -> tuple[ReferenceList, ...]:
    """The rows of a review's reference list in print order, each nested list apart."""
    root = root_of(path)
    works, citing = catalogue.library.works, catalogue.citing
    work_of = catalogue.library.work_of.get(review.key, ())
    held = len(work_of)
    lists: list[ReferenceList] = []
    rows: list[ReferenceRow] = []
    title: str | None = None
    expected = 1
    for place, reference in enumerate(review.references):
        if reference.list_title != title:
            if rows:
                lists.append(ReferenceList(title or "", tuple(rows)))
            title, rows, expected = reference.list_title, [], 1
        work = works.get(work_of[place]) if place < held else None
        number = reference.number if reference.number != expected else None
        expected = (reference.number or expected) + 1
        also = citing[work.key] - 1 if work else 0
        rows.append(_row(reference, number, work, also, root))
    if rows:
        lists.append(ReferenceList(title or "", tuple(rows)))
    return tuple(lists)


def _row(
    reference: Reference, number: int | None, work: Work | None, also: int, root: str
) -> ReferenceRow:
    item = reference.item
    target = path_of_work(work) if work else None
    printed = reference.raw if reference.doubtful or not item.title else None
    held = work is not None and work.review is not None
    doi, url = item.doi, item.url
    return ReferenceRow(
        anchor=reference_anchor(reference.id),
        number=number,
        title=Markup("{}").format(printed) if printed else title_to_html(item.title),
        authors="" if printed else print_authors(item.author, item.authors_complete, most=2),
        container="" if printed else container(item) or publisher(item),
        locator="" if printed else locator(item),
        doi_url=doi_url(doi) if doi else None,
        pmid=item.pmid,
        pmcid=item.pmcid,
        url=_elsewhere(item, url) if url or item.arxiv else None,
        here=root + target if target else None,
        says=_says(held, also) if work else "",
        also=also,
        year=item.issued.year if item.issued else None,
        held=held,
        retracted=work.retracted if work else False,
        doubtful=printed is not None,
    )


def _elsewhere(item: Item, url: str | None) -> str | None:
    """The address that no identifier gives: arXiv's page, or the one printed."""
    if item.arxiv:
        return arxiv_url(item.arxiv)
    return None if item.doi else web_url(url)


def _says(held: bool, also: int) -> str:
    if held:
        return (
            f"in this library, also cited by {also} of your reviews" if also else "in this library"
        )
    return f"also cited by {also} of your reviews" if also else ""


def list_retracted(lists: Sequence[ReferenceList]) -> tuple[tuple[str, str], ...]:
    """(number, id) of the references that are retracted."""
    found = []
    for group in lists:
        number = 0
        for row in group.rows:
            number = row.number or number + 1
            if row.retracted:
                found.append((str(number), row.anchor))
    return tuple(found)
