"""A review's reference list, ready to print."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from itertools import chain, repeat
from typing import NamedTuple

from generator.model import Item, Reference
from generator.site.followed import Followed
from generator.site.links import (
    arxiv_url,
    doi_url,
    pmc_url,
    pubmed_url,
    reference_anchor,
    web_url,
)
from generator.site.print_items import container, identified_as, locator, publisher
from generator.site.print_names import print_authors
from generator.site.print_rows import attribute, escape_text, has_special
from generator.site.titles import mark_language, title_to_html

FIND = " <span class=find>Find <a>Scholar</a> <a>PubMed</a></span>"
"""Where a reference has no links: the room for those that search for it. The page's script makes
them of the reference's words (find-links.js), so that no list repeats these in addresses."""


class Rows(NamedTuple):
    """Rows of references as HTML in UTF-8. They are half of a site's weight, and bytes from where
    they are prepared to where they are written: a template is given their `mark`, in whose place
    they come when the page is whole."""

    mark: str
    html: bytes

    def __html__(self) -> str:
        return self.mark


class ReferenceList(NamedTuple):
    """A list of references, or a nested one with its title ("Further reading"): `retracted` are
    the (number, id) of those that are retracted."""

    title: str
    rows: Rows
    retracted: tuple[tuple[str, str], ...]


class PrintedReferences(NamedTuple):
    """What of the rows of references depends on nothing but those: made once, kept in columns, and
    read back when the page is rendered. `html`, in UTF-8, is a title, or the printed string where
    nothing better is known, and after a `<p>` who, where, when, and links."""

    ids: Sequence[str] = ()
    numbers: Sequence[int | None] = ()
    list_titles: Sequence[str | None] = ()
    html: Sequence[bytes] = ()
    years: Sequence[int | None] = ()


def print_references(references: Sequence[Reference]) -> PrintedReferences:
    """The printed form of each reference."""
    printed = [print_reference(each) for each in references]
    return PrintedReferences(
        [each.id for each in references],
        [each.number for each in references],
        [each.list_title for each in references],
        [html.encode() for html, _ in printed],
        [year for _, year in printed],
    )


_ORDINALS = tuple(range(1, 1_001))


def list_references(
    references: PrintedReferences, works: Iterable[tuple[int, int, Followed]]
) -> tuple[ReferenceList, ...]:
    """The reference list of a review in print order, each nested list apart.

    `works` are the places of references whose works the library follows, with these works.
    """
    printed = list(references.html)
    here = [b""] * len(printed)
    marked: set[int] = set()
    for place, _, work in works:
        if place < len(printed):
            if work.retracted:
                marked.add(place)
                mark = b' <strong class="signal">Retracted</strong><p>'
                printed[place] = printed[place].replace(b"<p>", mark, 1)
            here[place] = work.here
    numbers = tuple(references.numbers)
    if not marked and {*references.list_titles} == {None} and numbers == _ORDINALS[: len(numbers)]:
        ids = "\n".join(references.ids).encode().split(b"\n")
        columns = zip(repeat(b"<li id=ref-"), ids, repeat(b">"), printed, here, strict=False)
        return (_make_list(0, None, chain.from_iterable(columns), ()),)  # as most are
    lists: list[ReferenceList] = []
    rows: list[bytes] = []
    retracted: list[tuple[str, str]] = []
    title: str | None = None
    expected = 1
    for place, (id, number, list_title) in enumerate(
        zip(references.ids, references.numbers, references.list_titles, strict=True)
    ):
        if list_title != title:
            if rows:
                lists.append(_make_list(len(lists), title, rows, retracted))
            title, rows, retracted, expected = list_title, [], [], 1
        if place in marked:
            retracted.append((str(number or expected), reference_anchor(id)))
        value = "" if number is None or number == expected else f" value={number}"
        rows += (f"<li id=ref-{id}{value}>".encode(), printed[place], here[place])
        expected = (number or expected) + 1
    if rows:
        lists.append(_make_list(len(lists), title, rows, retracted))
    return tuple(lists)


def _make_list(
    number: int,
    title: str | None,
    rows: Iterable[bytes],
    retracted: Sequence[tuple[str, str]],
) -> ReferenceList:
    mark = f"\0{number}\0"  # no HTML holds it
    return ReferenceList(title or "", Rows(mark, b"".join(rows)), tuple(retracted))


def print_reference(reference: Reference) -> tuple[str, int | None]:
    """A reference's HTML, and its year."""
    item = reference.item
    told = item.title or _says_where(item)
    printed = reference.raw if reference.doubtful or not told else None
    year = item.issued.year if item.issued else None
    if printed:
        title, facts = (
            mark_language(escape_text(printed), printed),
            "<span class=mark>as printed</span>",
        )
        year = None if reference.doubtful else year
    else:
        title, facts = _print_title(item.title or ""), _print_facts(item)
        if not item.title:  # what is known comes first
            if identity := "" if item.author or container(item) else identified_as(item):
                title = escape_text(identity)
            elif facts:
                title, facts = facts, ""
    return f"{title}<p>{facts}{_print_links(item)}", year


def _says_where(item: Item) -> bool:
    """Whether the facts of an item without a title find it, as in chemistry's lists: authors,
    journal, year and volume or page."""
    place = item.volume or item.page
    return bool(item.author and item.container_title and item.issued and place)


def print_plain_references(
    titles: Sequence[str],
    authors: Iterable[str],
    sources: Iterable[str],
    places: Sequence[str],
    dois: Iterable[str],
    pmids: Iterable[str],
    pmcids: Iterable[str],
) -> list[str]:
    """The HTML of references that have a title and no other links; `authors` and `sources` are
    HTML, "" where they are not known; identifiers hold nothing but letters, digits and what a DOI
    has between them in canonical form."""
    all_titles = "".join(titles)
    plain = all_titles.isascii() and not has_special(all_titles)
    shown = titles if plain else list(map(_print_title, titles))
    where = list(map(escape_text, places)) if has_special("".join(places)) else places
    return [
        f"{title}<p>{who}{'' if not who or not (source or place) else _STOP[who[-1] == '.']}"
        f"{source}{' ' if source and place else ''}{place}"
        f"{doi and f' <a href=https://doi.org/{doi}>DOI</a>'}"
        f"{pmid and f' <a href={pubmed_url(pmid)}>PubMed</a>'}"
        f"{pmcid and f' <a href={pmc_url(pmcid)}>PMC</a>'}"
        f"{'' if doi or pmid or pmcid else FIND}"
        for title, who, source, place, doi, pmid, pmcid in zip(
            shown, authors, sources, where, dois, pmids, pmcids, strict=True
        )
    ]


_STOP = (". ", " ")
"""What ends the authors, where a stop ends them already or not: heard, "NR Br J Surg" is a name."""


def _print_title(title: str) -> str:
    """title_to_html, quick where there is nothing to mark or to escape."""
    if title and "<" not in title and "&" not in title and ">" not in title:
        return title if title.isascii() else mark_language(title, title)
    return str(title_to_html(title))


def _print_facts(item: Item) -> str:
    """The HTML of "Sung H, Ferlay J. <i>CA Cancer J Clin</i> 2021;71(3):209–249"."""
    authors = print_authors(item.author, item.authors_complete, most=2)
    source = container(item) or publisher(item)
    place = locator(item)
    if has_special(authors + source + place):
        authors, source, place = escape(authors), escape(source), escape(place)
    where = " ".join([part for part in (source and f"<i>{source}</i>", place) if part])
    return f"{authors}{_STOP[authors[-1] == '.']}{where}" if authors and where else authors or where


_PLAIN_DOI = re.compile(r"[A-Za-z0-9/:;()._~,@!$*+-]+").fullmatch
"""Whether a DOI can stand in an address, and the address without quotes, as it is."""


def _print_links(item: Item) -> str:
    """The HTML of the links that a reference's identifiers give, or of those that find it."""
    links = _link_identifiers(item.doi or "", item.pmid or "", item.pmcid or "")
    if item.arxiv:
        links += _link(arxiv_url(item.arxiv), "arXiv")
    elif not item.doi and (url := web_url(item.url)):
        links += _link(url, "Web")
    return links or FIND


def _link_identifiers(doi: str, pmid: str, pmcid: str) -> str:
    links = ""
    if doi:
        plain = _PLAIN_DOI(doi)
        links = f" <a href=https://doi.org/{doi}>DOI</a>" if plain else _link(doi_url(doi), "DOI")
    if pmid:
        links += _link(pubmed_url(pmid), "PubMed", pmid.isalnum())
    if pmcid:
        links += _link(pmc_url(pmcid), "PMC", pmcid.isalnum())
    return links


def _link(url: str, words: str, plain: bool = False) -> str:
    """A link; `plain` where it is known that the address needs no quotes."""
    return f" <a href={url if plain else attribute(url)}>{words}</a>"
