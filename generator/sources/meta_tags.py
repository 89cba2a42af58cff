"""The general reader: any article page whose head states what it is.

Highwire `citation_*`, Dublin Core, PRISM and schema.org JSON-LD give the facts; the body gives
what heads lack or cut: the title's italics, the whole abstract, the printed reference list. A
publisher's own reader starts from `read_article` and sets only what its pages get wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.errors import PageRefused
from generator.markup.formulas import print_markdown_formulas
from generator.markup.text import squeeze
from generator.model import Document, Extraction, Item, Name, RawReference, Section
from generator.model.rich_text import strip_markup
from generator.sources.article_page import ArticlePage, parse_article_page
from generator.sources.body.abstract import read_body_abstracts
from generator.sources.body.corrections import is_retracting, read_body_corrections
from generator.sources.body.interests import read_conflict
from generator.sources.body.notes import read_body_notes
from generator.sources.body.own_text import add_own_text
from generator.sources.body.references import read_body_references
from generator.sources.body.summaries import read_summaries
from generator.sources.body.terms import read_copyright, read_keywords, read_license
from generator.sources.body.text import fold, settle_formulas
from generator.sources.body.title import read_printed_title
from generator.sources.head.abstract import plain_to_markdown, stated_abstract
from generator.sources.head.item import read_head_item
from generator.sources.head.references import read_meta_references
from generator.sources.head.types import genre_of, head_types
from generator.sources.page import SavedPage

_HTML = re.compile(r"<(?:html|head|meta|!doctype html)\b", re.I)
_SIGNS = re.compile(
    r"""<meta\b(?:[^<>]|<(?!meta\b)){0,4000}?\b(?:name|property)\s*=\s*["']?(?:(?:bepress_|eprints_)?citation_title|
    wkhealth_title|(?:dc|dcterms|prism|eprints)[.:]\w+)|["'](?:Medical)?ScholarlyArticle["']""",
    re.I | re.X,
)
_DRIFT = {
    "author": "meta[name=citation_author]",
    "abstract": "section.abstract",
    "references": "meta[name=citation_reference], ol.references",
}


def matches(page: SavedPage) -> bool:
    """Whether the page is HTML whose head describes an article."""
    return _HTML.search(page.text[:20_000]) is not None and _SIGNS.search(page.text) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article's facts, its abstract and its reference list.

    Raises PageRefused for a page that names a title but holds nothing of an article.
    """
    parts = parse_article_page(page)
    yield add_own_text(read_article(parts, "meta_tags"), parts)


def read_article(page: ArticlePage, reader: str, item: Item | None = None) -> Extraction:
    """What an article page holds; `item` is the head's facts where a publisher's reader has
    corrected them."""
    settle_formulas(page.soup)
    item = item or read_head_item(page)
    if item.title is None:
        raise PageRefused("a page that states no article's title", "save the article's own page")
    item = replace(item, title=read_printed_title(page.soup, item.title))
    types = head_types(page)
    whole, hint = stated_abstract(page)
    sections = read_body_abstracts(page, hint)
    if not any(section.heading == "Abstract" for section in sections) and whole:
        sections = (Section("Abstract", plain_to_markdown(whole)), *sections)
    sections += tuple(read_summaries(page.soup))
    sections = tuple(
        replace(each, markdown=print_markdown_formulas(each.markdown)) for each in sections
    )
    keyword = read_keywords(page)
    license_address, copyright_line = read_license(page), read_copyright(page)
    printed, total = read_body_references(page.soup, item.doi)
    references = join_references(printed, read_meta_references(page))
    if not (item.author or sections or references) and item.doi is None:
        raise PageRefused(
            "a page that names a title but holds no authors, abstract or references",
            "save the article's own page",
        )
    if not (item.doi or item.pmid or item.pmcid or item.arxiv):
        item = replace(item, url=_read_address(page))
    corrections = read_body_corrections(page, item.doi)
    document = Document(
        item=replace(item, genre=genre_of(item, types)),
        publication_types=types,
        keyword=keyword,
        references_total=total if total and total > len(references) else None,
        license=license_address,
        copyright=copyright_line,
        conflict_of_interest=read_conflict(page.soup),
        corrections=corrections,
        retracted=_is_retracted(item) or is_retracting(corrections),
    )
    return Extraction(
        document=document,
        sections=sections,
        references=references,
        reader=reader,
        not_found=read_drift(item, sections, references, page),
        unplaced=tuple(dict.fromkeys(read_body_notes(page, item))),
    )


def join_references(
    printed: tuple[RawReference, ...], stated: tuple[RawReference, ...]
) -> tuple[RawReference, ...]:
    """The body's strings with the head's fields where the two lists are plainly one; else the
    fuller list."""
    if not printed or not stated:
        return printed or stated
    if len(printed) == len(stated) and _agree(printed, stated):
        return tuple(
            replace(one, item=join_items(one.item, with_particles(other.item, one.raw)))
            if _is_same(one, other) or one.raw == ""
            else one
            for one, other in zip(printed, stated, strict=True)
        )
    held = [each for each in stated if each.raw or each.item]
    return printed if len(printed) >= len(held) else stated


def join_items(linked: Item | None, stated: Item | None) -> Item | None:
    """The head's fields with the identifiers that only the body's links have."""
    if linked is None or stated is None:
        return stated or linked
    return replace(
        stated,
        doi=stated.doi or linked.doi,
        pmid=stated.pmid or linked.pmid,
        pmcid=stated.pmcid or linked.pmcid,
    )


def with_particles(item: Item | None, raw: str) -> Item | None:
    """The head's fields with the "van" that its names lose: "Soest JJG" is "Van Soest" in print.

    Fields that do not tell what kind of work it is (no journal with its volume, no book) may be
    cut at the first inline tag, as PLOS's titles were: of those only the identifiers are kept,
    for the string says more.
    """
    if item is None:
        return None
    if raw and item.type == "document":
        known = Item(doi=item.doi, pmid=item.pmid, pmcid=item.pmcid)
        return known if known != Item() else None
    return replace(item, author=tuple(_with_particle(name, raw) for name in item.author))


def _with_particle(name: Name, raw: str) -> Name:
    if not name.family:
        return name
    found = re.search(
        rf"(?<!\w)((?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|el|al|bin)\s+)+)"
        rf"{re.escape(name.family)}(?!\w)",
        raw,
        re.I,
    )
    return replace(name, family=found.group(1) + name.family) if found else name


def _agree(printed: Sequence[RawReference], stated: Sequence[RawReference]) -> bool:
    same = sum(_is_same(one, other) for one, other in zip(printed, stated, strict=True))
    return same * 10 >= len(printed) * 7


def _is_same(one: RawReference, other: RawReference) -> bool:
    """Whether a printed string holds the head's title, or its year and first author."""
    if other.item is None:
        return bool(other.raw) and fold(other.raw)[:30] == fold(one.raw)[:30]
    raw = fold(one.raw)
    title = fold(strip_markup(other.item.title or ""))
    if len(title) > 12 and title[:60] in raw:
        return True
    year = other.item.issued.year if other.item.issued else None
    family = fold(other.item.author[0].family or "") if other.item.author else ""
    volume = fold(other.item.volume or "")
    return (
        year is not None
        and str(year) in raw
        and bool(family or volume)
        and family in raw
        and volume in raw
    )


def read_drift(
    item: Item,
    sections: Sequence[Section],
    references: Sequence[RawReference],
    page: ArticlePage,
) -> tuple[str, ...]:
    """The selectors that found nothing: always for authors and the abstract; for references
    where the page speaks of some, or where nothing else was found either."""
    missing = []
    if not item.author:
        missing.append(_DRIFT["author"])
    if not sections:
        missing.append(_DRIFT["abstract"])
    speaks = re.search(
        r"<h[1-6]\b[^<>]*>(?:\s|<[^<>]*>)*(?:References|Bibliography|Literature Cited)\s*<",
        page.page.text,
        re.I,
    )
    if not references and (speaks or len(missing) == 2):
        missing.append(_DRIFT["references"])
    return tuple(missing)


def _read_address(page: ArticlePage) -> str | None:
    """The article's address on the web, for one without any identifier."""
    for address in (
        page.meta("citation_public_url", "citation_abstract_html_url"),
        page.meta("citation_fulltext_html_url"),
        page.meta("og:url"),
        page.page.url,
    ):
        if address and re.match(r"https?://[^\s<>\"]+$", address):
            return address
    return None


def _is_retracted(item: Item) -> bool:
    """Whether the title says so, as publishers put it before or after: "RETRACTED: …"."""
    words = squeeze(strip_markup(item.title or ""))
    return re.match(r"\W*retracted\b(?: article| chapter)?\W", words, re.I) is not None
