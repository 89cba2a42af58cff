"""Pages of the Atypon platform whose heads state Dublin Core alone: Taylor & Francis, SAGE, ACS,
NEJM, Annual Reviews, Science, Mary Ann Liebert, Emerald.

Volume, issue and pages stand in the body, or in the citation that the page's description holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from generator.markup.text import squeeze, text_of
from generator.model import Extraction, Item, Name
from generator.model.identifiers import normalise_orcid
from generator.sources.article_page import ArticlePage, parse_article_page
from generator.sources.author_names import is_group
from generator.sources.body.own_text import add_own_text
from generator.sources.body.text import block_text
from generator.sources.head.authors import read_comma_name
from generator.sources.head.dates import read_meta_date
from generator.sources.head.item import join_pages, read_head_item
from generator.sources.head.types import read_publication_types
from generator.sources.meta_tags import read_article
from generator.sources.page import SavedPage
from generator.sources.pubmed.terms import read_genre

_PLATFORM = re.compile(r"pbContext|pb-ui|literatum|/action/(?:doSearch|showCit)|/doi/(?:abs|full)/")
_HEAD = re.compile(r"""<meta\b[^>]{0,4000}?name=["']dc\.(?:Title|Creator|Identifier)\b""", re.I)
_HIGHWIRE = re.compile(
    r"""<meta\b[^>]{0,4000}?name=["']citation_(?:volume|firstpage|author)["']""", re.I
)
_CITED = re.compile(
    r"(?:Vol\.?|Volume) (?P<volume>[\w-]+)(?:, (?:No\.?|Issue|Number) (?P<issue>[\w\s()-]+?))?"
    r"(?:, (?:pp?\.?|Pages?) (?P<pages>\w[\w.]*?(?:[-–]\w[\w.]*?)?))?(?=[.,;)]|\s|$)"
)


def matches(page: SavedPage) -> bool:
    """Whether the page is Atypon's and its head states Dublin Core without Highwire's volume."""
    head = page.text[:200_000]
    return (
        _HEAD.search(head) is not None
        and _PLATFORM.search(page.text) is not None
        and _HIGHWIRE.search(head) is None
    )


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article, its place in the journal read from the body."""
    parts = parse_article_page(page)
    item, kinds = _read_item(parts)
    extraction = read_article(parts, "atypon", item)
    if kinds is None:
        yield add_own_text(extraction, parts)
        return
    # What the page prints over the title outweighs dc.Type: ACS calls everything a review there.
    types = read_publication_types([kinds])
    document = replace(
        extraction.document,
        publication_types=types,
        item=replace(extraction.document.item, genre=read_genre(types)),
    )
    yield add_own_text(replace(extraction, document=document), parts)


def _read_item(parts: ArticlePage) -> tuple[Item, str | None]:
    item = read_head_item(parts)
    soup = parts.soup
    volume, issue, pages, year = _read_place(parts)
    named = re.search(r", ((?:19|20)\d{2})$", text_of(soup.title) or "")
    year = year or (named.group(1) if named else None)
    first, _, last = (pages or "").replace("–", "-").partition("-")
    online = None
    if year and item.issued and item.issued.year and str(item.issued.year) != year:
        # dc.Date is the day it was online; the issue has another year.
        online, issued = item.issued, read_meta_date(year)
    else:
        issued = item.issued
    kind = text_of(
        soup.select_one(
            ".manuscriptType, .meta__info .article__category, .article-header__category,"
            " [property='articleSection'], .core-self-citation .category, .article__tocHeading,"
            " .meta-panel__type, .toc-heading, .articleCategory"
        )
    )
    item = replace(
        item,
        author=_read_authors(soup) or item.author,
        container_title=item.container_title or _journal(parts),
        volume=item.volume or volume,
        issue=item.issue or issue,
        page=item.page or join_pages(first, last),
        issued=issued,
        available_date=item.available_date or online,
    )
    return item, kind


def _read_place(
    parts: ArticlePage,
) -> tuple[str | None, str | None, str | None, str | None]:
    """Volume, issue, pages and the issue's year."""
    soup = parts.soup
    stated = {
        name: text_of(soup.select_one(f"[property='{name}']"))
        for name in ("volumeNumber", "issueNumber", "pageStart", "pageEnd")
    }
    pages = join_pages(stated["pageStart"], stated["pageEnd"])
    if stated["volumeNumber"]:
        return stated["volumeNumber"], stated["issueNumber"], pages, None
    volume = text_of(soup.select_one("#citation .citation_volume, .cit-volume"))
    if volume:
        line = block_text(soup.select_one("#citation") or soup)[:300]
        rest = re.search(r"\((\w[\w–-]*)\)", line)
        paged = re.search(r"\bpp?\.? (\w[\w.]*(?:[-–]\w[\w.]*)?)", line)
        shown = text_of(soup.select_one(".cit-pageRange, .cit-fg-pageRange"))
        shown = shown or (paged[1] if paged else None)
        shown = re.sub(r"^\W*(?:pp?\.?\s*)?", "", shown) if shown else None
        year = text_of(soup.select_one(".citation_year, .cit-year-info"))
        dated = re.search(r"\d{4}", year or "")
        issue = text_of(soup.select_one(".cit-issue")) or (rest[1] if rest else None)
        return volume, _digits(issue), shown, dated.group() if dated else None
    for text in (
        parts.meta("og:description"),
        parts.meta("description"),
        *(block_text(each) for each in soup.select(
            ".issue-heading, .article-contents-title, .itemPageRangeHistory, .tocPageRange,"
            " .journal-heading, .core-enumeration, .volume--title, .issue-item__detail,"
            " .citation__volume, .journalMetaDataContainer, .unit h3, .article__breadcrumbs"
        )),
    ):  # fmt: skip
        found = _CITED.search(text or "")
        if found:
            dated = re.search(r"\((\d{4})\)|, ((?:19|20)\d{2})\b", text or "")
            printed = found["pages"] or _page_range(soup)
            return (
                found["volume"],
                squeeze(found["issue"]) if found["issue"] else None,
                printed,
                (dated[1] or dated[2]) if dated else None,
            )
    return None, None, None, None


def _digits(text: str | None) -> str | None:
    found = re.search(r"[\w–-]*\d[\w–-]*", text or "")
    return found.group() if found else None


def _page_range(soup: BeautifulSoup) -> str | None:
    """ "Pages 105-112" as Taylor & Francis prints it apart from the volume."""
    for block in soup.select(".itemPageRangeHistory, .contentItemPageRange, .pageRange"):
        if found := re.search(r"(?:Pages?|pp?\.)\s*(\w+(?:[-–]\w+)?)", block_text(block)):
            return found.group(1)
    return None


def _journal(parts: ArticlePage) -> str | None:
    """The journal's name: in the body, else the part of the window's title before the publisher's.

    "Title - The Journal of Organic Chemistry (ACS Publications)".
    """
    for element in parts.soup.select(
        ".core-self-citation [property='isPartOf'] [property='name'], .journal-heading .title,"
        " [property='isPartOf'] [property='name'], .citation .cit-title"
    ):
        if name := text_of(element):
            return name
    title = text_of(parts.soup.title) or ""
    found = re.search(r"\s[-|]\s([^-|]+?)\s*(?:\(ACS Publications\)|\| ACS Publications)$", title)
    return found.group(1) if found else None


def _read_authors(soup: BeautifulSoup) -> tuple[Name, ...]:
    """Authors with their parts: schema.org's properties, or links that search for the author."""
    names: list[Name] = []
    for author in soup.select(
        ".contributors [property='author'], .core-authors [property='author']"
    ):
        family = text_of(author.select_one("[property='familyName']"))
        given = text_of(author.select_one("[property='givenName']"))
        whole = text_of(author.select_one("[property='name']"))
        places = tuple(
            dict.fromkeys(
                text
                for each in author.select(
                    "[property='affiliation'] > [property='name'], [property='affiliation']"
                )
                if (text := text_of(each))
            )
        )
        orcid = author.find("a", href=re.compile("orcid"))
        if family:
            names.append(
                Name(
                    family=family,
                    given=given,
                    orcid=normalise_orcid(str(orcid["href"])) if isinstance(orcid, Tag) else None,
                    affiliations=places,
                )
            )
        elif whole and is_group(whole):
            names.append(Name(literal=whole))
    if names:
        return tuple(dict.fromkeys(names))
    for link in soup.select("a[href*='/author/']"):
        text = unquote(str(link["href"]).rpartition("/author/")[2].partition("?")[0]).replace(
            "+", " "
        )
        words = text_of(link)
        if words and text.count(",") == 1:
            name = read_comma_name(text)
            family = name.family or ""
            if words.lower().endswith(family.lower()) and len(words) > len(family):
                given = squeeze(words[: len(words) - len(family)])
                names.append(Name(family=words[len(words) - len(family) :], given=given))
    return tuple(dict.fromkeys(names))
