"""ScienceDirect's article pages: those of today, whose head names no authors, of 2012 to 2016,
and of 2009, whose heads say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bs4 import Tag

from generator.markup.rich_text import to_rich_text
from generator.markup.text import squeeze, text_of
from generator.model import Extraction, Item, Name, RawReference
from generator.model.identifiers import normalise_doi, normalise_orcid
from generator.sources.article_page import ArticlePage, parse_article_page
from generator.sources.body.own_text import add_own_text
from generator.sources.body.text import block_text
from generator.sources.elsevier_state import (
    Node,
    read_state,
    read_state_references,
    state_copyright,
    with_state,
)
from generator.sources.head.authors import split_names
from generator.sources.head.dates import read_meta_date
from generator.sources.head.item import clean_title, join_pages, read_head_item
from generator.sources.head.references import read_reference_authors
from generator.sources.meta_tags import join_items, read_article
from generator.sources.page import SavedPage

_SITE = re.compile(r"sciencedirect|els-cdn\.com", re.I)
_ARTICLE = re.compile(
    r"""["']citation_pii["']|class=["']svTitle|class=["']articleTitle["']|
    id=["']screen-reader-main-title|class=["'][^"']{0,300}\bauthor-group\b""",
    re.X,
)
_PLACE = re.compile(
    r"Volumes? (?P<volume>[\w–-]+)(?:, Issues? (?P<issue>[\w\s–-]+?))?(?:, Supplement[^,]*)?, "
    r"(?P<date>(?:\d{1,2} )?(?:[A-Z][a-z]+(?:[–-][A-Z][a-z]+)? )?\d{4}),"
    r"(?: Pages? (?P<pages>[\w.–-]+)| (?P<number>\w+))?"
)
_HOST = re.compile(
    r"(?P<journal>[^,]+(?:, [^,\d]+)*?), (?P<volume>[\w–-]+)(?: \((?P<issue>[^()]+)\))? "
    r"\((?P<year>\d{4})[a-z]?\)(?:, (?:Article |pp?\. ?)?(?P<page>[\w.]+(?:[–-][\w.]+)?))?\.?"
)
_DROPPED = ("a", "sup", "button")


def matches(page: SavedPage) -> bool:
    """Whether the page is an article on ScienceDirect."""
    return _SITE.search(page.text) is not None and _ARTICLE.search(page.text) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article; authors from its byline, references from the list the page carries whole.

    Raises PageRefused for a page without a title.
    """
    parts = parse_article_page(page)
    state = read_state(parts.states)
    item = _read_item(parts, state)
    fields = _read_fields(parts)
    carried = read_state_references(state)
    extraction = read_article(parts, "elsevier", item)
    references = extraction.references
    if len(carried) >= len(references):
        references = _join_links(carried, references)
    elif len(fields) == len(references):
        references = tuple(
            replace(one, item=join_items(one.item, other))
            for one, other in zip(references, fields, strict=True)
        )
    total = extraction.document.references_total
    extraction = replace(
        extraction,
        references=references,
        document=replace(
            extraction.document,
            references_total=total if total and total > len(references) else None,
            copyright=extraction.document.copyright or state_copyright(state) or _copyright(parts),
        ),
    )
    yield add_own_text(extraction, parts)


def _join_links(
    carried: tuple[RawReference, ...], shown: tuple[RawReference, ...]
) -> tuple[RawReference, ...]:
    """The carried list with the identifiers that the shown one links to, where both are whole."""
    if len(carried) != len(shown):
        return carried
    return tuple(
        replace(one, item=join_items(other.item, one.item))
        for one, other in zip(carried, shown, strict=True)
    )


def _read_item(parts: ArticlePage, state: Node) -> Item:
    soup = parts.soup
    item = with_state(read_head_item(parts), state)
    if not item.author:
        item = replace(item, author=_read_byline(parts))
    if item.title is None:
        title = soup.find("h1", class_="svTitle") or soup.find(class_="articleTitle")
        item = replace(item, title=clean_title(to_rich_text(title)) if title else None)
    place = next(
        (
            found
            for name in ("publication-volume", "volIssue", "publicationHead", "pubhead")
            if (block := soup.find(class_=name)) and (found := _PLACE.search(block_text(block)))
        ),
        None,
    ) or _PLACE.search(squeeze(soup.get_text(" "))[:20_000].replace(" ,", ","))
    journal = text_of(soup.select_one(".publication-title, .publicationHead .title"))
    heading = re.match(r"ScienceDirect - ([^:]+?) ?:", text_of(soup.title) or "")
    stated = re.search(r"""SDM\.doi\s*=\s*["']([^"']+)""", parts.page.text)
    link = soup.select_one("#ddDoi, a.doi, #articleHeader a[href*='doi.org']")
    doi = stated.group(1) if stated else str(link.get("href") or "") if link else None
    item = replace(
        item,
        container_title=item.container_title or journal or (heading and heading[1]) or None,
        doi=item.doi or normalise_doi(doi),
    )
    if place is None:
        return item
    printed = read_meta_date(place["date"])
    # The head gives the first of the month where the page prints the month alone.
    if printed and item.issued == replace(printed, day=1):
        item = replace(item, issued=printed)
    if item.volume and item.page and item.issued:
        return item
    first, _, last = (place["pages"] or "").replace("–", "-").partition("-")
    return replace(
        item,
        volume=item.volume or place["volume"],
        issue=item.issue or (re.sub("–", "-", place["issue"]) if place["issue"] else None),
        issued=item.issued or printed,
        page=item.page or join_pages(first, last) or place["number"],
    )


def _read_byline(parts: ArticlePage) -> tuple[Name, ...]:
    """The authors printed below the title."""
    soup = parts.soup
    places = _read_places(parts)
    names: list[Name] = []
    for author in soup.select(".author-group .button-link, .author-group a.author, a.authorName"):
        given = text_of(author.find(class_="given-name")) or str(author.get("data-fn") or "")
        family = text_of(author.find(class_="surname")) or str(author.get("data-ln") or "")
        if not family:
            continue
        marks = [text_of(mark) for mark in author.find_all("sup")]
        if author.parent is not None and author.parent.name == "li":
            marks = [text_of(mark) for mark in author.parent.select("a.auth_aff sup")]
        own = tuple(places[mark] for mark in marks if mark in places)
        only = tuple(places.values()) if len(places) == 1 else ()
        orcid = author.find("a", href=re.compile("orcid"))
        names.append(
            Name(
                family=squeeze(family),
                given=squeeze(given) or None,
                orcid=normalise_orcid(str(orcid["href"])) if isinstance(orcid, Tag) else None,
                affiliations=own or only,
            )
        )
    if names:
        return tuple(dict.fromkeys(names))
    line = soup.select_one("#articleHeader > strong > p, .articleHeaderInner > strong > p")
    if line is None:
        return ()
    for mark in line.find_all(_DROPPED):
        mark.decompose()
    texts = re.split(r"\s*,\s*|\s+and\s+", block_text(line).strip(" ,"))
    return split_names(text for text in texts if text)


def _read_places(parts: ArticlePage) -> dict[str | None, str]:
    """Affiliations by the letter that marks them; of a single one the mark is None."""
    found: dict[str | None, str] = {}
    for entry in parts.soup.select("dl.affiliation, ul.affiliation li"):
        mark = entry.find("sup")
        letter = text_of(mark) if isinstance(mark, Tag) else None
        text = text_of(entry.find("dd")) or block_text(entry)
        text = text.removeprefix(letter or "").strip()
        if text:
            found.setdefault(letter, text)
    return found


def _read_fields(parts: ArticlePage) -> tuple[Item | None, ...]:
    """What each entry of the list prints in fields of its own: authors, title, host."""
    items: list[Item | None] = []
    for entry in parts.soup.select("ol.references > li, ul.references > li, dd.reference"):
        authors = entry.find(class_=["authors", "author"])
        title = entry.find(class_="title")
        host = entry.find(class_=["host", "source"])
        if not isinstance(host, Tag) or not isinstance(authors, Tag) or len(
            entry.find_all(class_=["host", "source"])
        ) > 1:  # fmt: skip
            items.append(None)
            continue
        names, complete = read_reference_authors([block_text(authors)])
        where = re.sub(r",?\s*(?:https?://doi\.org/)?10\.\d{4,9}/\S+$", "", block_text(host))
        located = _HOST.fullmatch(where)
        first, _, last = (
            ((located["page"] if located else "") or "").replace("–", "-").partition("-")
        )
        own = title if isinstance(title, Tag) and title.find_parent(class_="host") is None else None
        items.append(
            Item(
                type="article-journal" if located else "document",
                title=clean_title(to_rich_text(own)) if own else None,
                author=names,
                authors_complete=complete,
                container_title=located["journal"] if located else None,
                issued=read_meta_date(located["year"]) if located else None,
                volume=located["volume"] if located else None,
                issue=located["issue"] if located else None,
                page=join_pages(first, last),
            )
        )
    return tuple(items)


def _copyright(parts: ArticlePage) -> str | None:
    """The copyright line of older pages, printed with the article."""
    if line := text_of(parts.soup.find(class_="copyright-line")):
        return line
    for element in parts.soup.select(".copyright, #articleHeader"):
        found = re.search(r"(?:Copyright )?©\s*\d{4}[^.]*\.(?: All rights reserved\.)?",
                          block_text(element))  # fmt: skip
        if found:
            return found.group()
    return None
