"""A review's reference list, ready to print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from generator.library.model import Work
from generator.model import Item, Reference
from generator.site.catalogue import Catalogue, path_of_work
from generator.site.links import (
    arxiv_url,
    doi_url,
    pmc_url,
    pubmed_url,
    reference_anchor,
    root_of,
    web_url,
)
from generator.site.print_items import container, locator, publisher
from generator.site.print_names import print_authors
from generator.site.titles import title_to_html


class ReferenceRow(NamedTuple):
    """One reference. A tuple of few parts, because a page may hold hundreds.

    `number` is set where the list does not count on from the one before. `title` is HTML: the
    printed string where nothing better is known. `facts` is the HTML of the second line: who,
    where, when, its links, and which of the reader's reviews cite it too.
    """

    anchor: str
    number: int | None
    title: Markup
    facts: Markup
    year: int | None
    retracted: bool


class ReferenceList(NamedTuple):
    """A list of references, or a nested one with its title ("Further reading")."""

    title: str
    rows: tuple[ReferenceRow, ...]


class PrintedReference(NamedTuple):
    """What of a reference's row hangs on nothing but the reference: made once, kept, and read
    back when the page is rendered. `title` and `facts` are HTML."""

    id: str
    number: int | None
    list_title: str | None
    title: str
    facts: str
    year: int | None


def print_references(references: Sequence[Reference]) -> tuple[PrintedReference, ...]:
    """The printed form of each reference."""
    return tuple([_print(reference) for reference in references])


def list_references(
    key: str, references: Sequence[PrintedReference], catalogue: Catalogue, path: str
) -> tuple[ReferenceList, ...]:
    """The rows of the reference list of a review (by key) in print order, each nested list
    apart."""
    root = root_of(path)
    works, citing = catalogue.library.works, catalogue.citing
    work_of = catalogue.library.work_of.get(key, ())
    held = len(work_of)
    lists: list[ReferenceList] = []
    rows: list[ReferenceRow] = []
    title: str | None = None
    expected = 1
    for place, (id, printed_number, list_title, words, facts, year) in enumerate(references):
        if list_title != title:
            if rows:
                lists.append(ReferenceList(title or "", tuple(rows)))
            title, rows, expected = list_title, [], 1
        work = works.get(work_of[place]) if place < held and work_of[place] else None
        number = printed_number if printed_number != expected else None
        expected = (printed_number or expected) + 1
        if work:
            facts += _print_here(work, citing[work.key] - 1, root)
        rows.append(
            ReferenceRow(
                reference_anchor(id),
                number,
                Markup(words),
                Markup(facts),
                year,
                work.retracted if work else False,
            )
        )
    if rows:
        lists.append(ReferenceList(title or "", tuple(rows)))
    return tuple(lists)


def _print(reference: Reference) -> PrintedReference:
    item = reference.item
    printed = reference.raw if reference.doubtful or not item.title else None
    year = item.issued.year if item.issued else None
    if printed:
        title, facts = _escape(printed), '<span class="mark">as printed</span>'
        year = None if reference.doubtful else year
    else:
        title, facts = str(title_to_html(item.title)), _print_facts(item)
    return PrintedReference(
        reference.id,
        reference.number,
        reference.list_title,
        title,
        facts + _print_links(item),
        year,
    )


_SPECIAL = re.compile("[&<>\"']").search


def _escape(text: str) -> str:
    """html.escape, quick where there is nothing to escape."""
    return escape(text) if _SPECIAL(text) else text


def _print_facts(item: Item) -> str:
    """The HTML of "Sung H, Ferlay J, et al. <i>CA Cancer J Clin</i> 2021;71(3):209–249"."""
    authors = print_authors(item.author, item.authors_complete, most=2)
    source = container(item) or publisher(item)
    place = locator(item)
    if _SPECIAL(authors + source + place):
        authors, source, place = escape(authors), escape(source), escape(place)
    parts = (authors, source and f"<i>{source}</i>", place)
    return " ".join([part for part in parts if part])


def _print_links(item: Item) -> str:
    """The HTML of the links that a reference's identifiers give."""
    links = ""
    if item.doi:
        links += _link(doi_url(item.doi), "DOI")
    if item.pmid:
        links += _link(pubmed_url(item.pmid), "PubMed")
    if item.pmcid:
        links += _link(pmc_url(item.pmcid), "PMC")
    if item.arxiv:
        links += _link(arxiv_url(item.arxiv), "arXiv")
    elif not item.doi and (url := web_url(item.url)):
        links += _link(url, "Web")
    return links


_PLAIN_URL = re.compile(r"[A-Za-z0-9:/._()-]+").fullmatch


def _link(url: str, words: str) -> str:
    """A link; without quotes where HTML needs none, for a page holds hundreds."""
    if _PLAIN_URL(url):
        return f" <a href={url}>{words}</a>"
    return f' <a href="{_escape(url)}">{words}</a>'


def _print_here(work: Work, also: int, root: str) -> str:
    """The HTML of "also cited by 3 of your reviews", with the work's page where it has one."""
    says = f"also cited by {also} of your reviews" if also else ""
    if work.review is not None:
        says = f"in this library, {says}" if says else "in this library"
    if not says:
        return ""
    target = path_of_work(work)
    return f' <a href="{_escape(root + target)}">{says}</a>' if target else " " + says


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
