"""What a page says of its article to programs: Zotero, search engines, link previews.

Highwire `citation_*` metas (Google Scholar's inclusion guidelines; Zotero's Embedded Metadata),
schema.org JSON-LD, and signposting links (signposting.org, level 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Issued, Item, Name
from generator.model.issued import write_issued
from generator.model.name import print_name
from generator.model.rich_text import strip_formulas, strip_markup
from generator.site.coins import print_coins
from generator.site.exports.records import embed_json
from generator.site.links import arxiv_url, doi_url, pmc_url, pubmed_url, web_url
from generator.site.print_items import (
    container,
    is_article_number,
    locator,
    publisher,
    write_last_page,
)
from generator.site.print_names import invert_name, print_authors
from generator.site.print_rows import attribute, escape_text
from generator.site.titles import UNTITLED

_PAGES = re.compile(r"(?=[^-]*\d)([^-]*)-(?=[^-]*\d)([^-]*)")
SCHEMA_TYPES = {
    "article-journal": "ScholarlyArticle",
    "article": "ScholarlyArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "paper-conference": "ScholarlyArticle",
    "report": "Report",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
"""schema.org's type of a CSL type; every other one is a CreativeWork."""


@dataclass(frozen=True, slots=True)
class Machine:
    """`head` is HTML: metas, links and, on a review's page, JSON-LD. `citation` is the work in
    words, as NLM prints it, for people; the cite box reads its record from the site's files of
    records. `coins` is for Zotero where the head has no metas."""

    head: Markup
    citation: str
    coins: str = ""


def describe_review(
    item: Item,
    url: str | None = None,
    keyword: Sequence[str] = (),
    license: str | None = None,
) -> Machine:
    """What the page of a review states; `url` is its own address where it has one."""
    data = embed_json(describe_in_json(item, url))
    block = Markup(f"<script type=application/ld+json>{data}</script>")
    return Machine(_print_head(item, keyword, license) + block, print_citation(item))


def describe_work(item: Item) -> Machine:
    """What the page of a cited work states: it is not the article's own page, nor one that a
    search engine would show for it. COinS says what a page names, metas what it is."""
    head = Markup("".join(_print_links(item)))
    return Machine(head, print_citation(item), print_coins(item))


def list_metas(item: Item, keyword: Sequence[str] = ()) -> tuple[tuple[str, str], ...]:
    """The `citation_*` metas: (name, content)."""
    return tuple([(name, text) for name, text in _metas(item, keyword) if text])


def _print_head(item: Item, keyword: Sequence[str], license: str | None) -> Markup:
    """Metas and signposting links. Open Graph's title is one meta with Highwire's where they are
    the same words."""
    plain = strip_markup(item.title) if item.title else UNTITLED
    lines = ["<meta property=og:type content=article>"]
    if plain != item.title:
        lines.append(f'<meta property=og:title content="{escape_text(plain)}">')
    for name, text in list_metas(item, keyword):
        also = " property=og:title" if name == "citation_title" and text == plain else ""
        lines.append(f"<meta name={name}{also} content={attribute(text)}>")
    return Markup("".join([*lines, *_print_links(item, license)]))


def _print_links(item: Item, license: str | None = None) -> list[str]:
    return [
        f"<link rel={relation} href={attribute(address)}>"
        for relation, address in _links(item, license)
    ]


def print_citation(item: Item) -> str:
    """ "Taeb S, et al. Revolutionizing cancer treatment. Curr Top Med Chem. 2025;25(3):243–262.
    doi:10.2174/…": what is known of it."""
    title = strip_markup(item.title or "")
    parts = (
        print_authors(item.author, item.authors_complete, most=6),
        title,
        container(item) or publisher(item),
        locator(item),
    )
    sentences = [part if part[-1] in ".?!" else f"{part}." for part in parts if part]
    if item.doi:
        sentences.append(f"doi:{item.doi}")
    elif item.pmid:
        sentences.append(f"PubMed PMID: {item.pmid}.")
    return " ".join(sentences)


def _metas(item: Item, keyword: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "citation_title", strip_formulas(item.title)
    for name in item.author:
        yield "citation_author", invert_name(name)
        yield "citation_author_orcid", f"https://orcid.org/{name.orcid}" if name.orcid else ""
        for place in name.affiliations:
            yield "citation_author_institution", place
    title = strip_markup(item.container_title or "")
    short = strip_markup(item.container_title_short or "")
    if item.type == "chapter":
        yield "citation_inbook_title", title
    elif item.type == "paper-conference":
        yield "citation_conference_title", title
    elif item.type == "thesis":
        yield "citation_dissertation_institution", item.publisher or ""
    elif item.type == "report":
        yield "citation_technical_report_institution", item.publisher or ""
        yield "citation_technical_report_number", item.number or ""
    else:
        yield "citation_journal_title", title or short
        yield "citation_journal_abbrev", short
    if item.type not in ("thesis", "report"):
        yield "citation_publisher", item.publisher or ""
    yield "citation_publication_date", _slashes(item.issued)
    yield "citation_online_date", _slashes(item.available_date)
    yield "citation_volume", item.volume or ""
    yield "citation_issue", item.issue or ""
    page = item.page or ""
    pages = None if is_article_number(page) else _PAGES.fullmatch(page)
    yield "citation_firstpage", pages[1] if pages else page
    yield "citation_lastpage", write_last_page(pages[1], pages[2]) if pages else ""
    yield "citation_doi", item.doi or ""
    yield "citation_pmid", item.pmid or ""
    yield "citation_pmcid", item.pmcid or ""
    yield "citation_arxiv_id", item.arxiv or ""
    for number in item.issn:
        yield "citation_issn", number
    yield "citation_isbn", item.isbn or ""
    yield "citation_language", item.language or ""
    yield "citation_keywords", "; ".join(keyword)


def _slashes(issued: Issued | None) -> str:
    """ "2021/04/03": as much as is known, the first day of a range."""
    if issued is None or issued.year is None:
        return ""
    parts = [f"{issued.year:04d}"]
    if issued.month and issued.month <= 12:
        parts.append(f"{issued.month:02d}")
        if issued.day:
            parts.append(f"{issued.day:02d}")
    return "/".join(parts)


def _kind(item: Item) -> str:
    return SCHEMA_TYPES.get(item.type, "CreativeWork")


def _links(item: Item, license: str | None) -> Iterator[tuple[str, str]]:
    if item.doi:
        yield "cite-as", doi_url(item.doi)
    yield "type", f"https://schema.org/{_kind(item)}"
    for name in item.author:
        if name.orcid:
            yield "author", f"https://orcid.org/{name.orcid}"
    address = web_url(license)
    if address:
        yield "license", address


def describe_in_json(item: Item, url: str | None = None) -> dict[str, object]:
    """The JSON-LD of an article; `url` is the address of the page that describes it. Its
    identifiers are the addresses that it is at elsewhere; its keywords are in the metas."""
    kind = _kind(item)
    title = strip_markup(item.title or "")
    record: dict[str, object | None] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline" if kind == "ScholarlyArticle" else "name": title,
        "url": url,
        "author": [_person(name) for name in item.author],
        "datePublished": _iso(item.issued),
        "inLanguage": item.language,
        "pagination": item.page,
        "sameAs": [
            address
            for address in (
                doi_url(item.doi) if item.doi else None,
                pubmed_url(item.pmid) if item.pmid else None,
                pmc_url(item.pmcid) if item.pmcid else None,
                arxiv_url(item.arxiv) if item.arxiv else None,
            )
            if address
        ],
        "isPartOf": _part_of(item),
        "publisher": {"@type": "Organization", "name": item.publisher} if item.publisher else None,
    }
    return {name: value for name, value in record.items() if value}


def _iso(issued: Issued | None) -> str | None:
    if issued is None or issued.year is None or (issued.month or 0) > 12:
        return str(issued.year) if issued and issued.year is not None else None
    return write_issued(Issued(issued.year, issued.month, issued.day))


def _person(name: Name) -> dict[str, object]:
    if name.literal or not name.family:
        return {"@type": "Organization", "name": print_name(name)}
    person: dict[str, object] = {"@type": "Person", "name": print_name(name)}
    if name.orcid:
        person["@id"] = f"https://orcid.org/{name.orcid}"
    return person


def _part_of(item: Item) -> dict[str, object] | None:
    """The journal with the volume and issue in it; a book for a chapter."""
    name = container(item)
    if not name:
        return None
    if not item.type.startswith("article-"):
        return {"@type": "Book", "name": name}
    part: dict[str, object] = {
        "@type": "Periodical",
        "name": strip_markup(item.container_title or item.container_title_short or ""),
    }
    if item.issn:
        part["issn"] = list(item.issn)
    if item.volume:
        part = {"@type": "PublicationVolume", "volumeNumber": item.volume, "isPartOf": part}
    if item.issue:
        part = {"@type": "PublicationIssue", "issueNumber": item.issue, "isPartOf": part}
    return part
