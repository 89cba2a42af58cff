"""The heading of a PubMed page: title, authors, journal, date, identifiers."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace

from bs4 import Tag

from generator.markup.rich_text import to_rich_text
from generator.markup.text import squeeze, text_of
from generator.model import Issued, Item
from generator.model.identifiers import (
    list_issns,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from generator.sources.citation_line import (
    BookSource,
    read_book_source,
    read_citation_line,
    read_date,
    read_epub_date,
)
from generator.sources.pubmed.authors import read_authors
from generator.sources.pubmed.terms import LANGUAGES, read_genre

_META = re.compile(r"<meta\b[^>]*>", re.I)
_ATTRIBUTE = re.compile(r"""\b(name|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)


def read_metas(head: str) -> dict[str, str]:
    """The head's metas by name in lower case: the first of each."""
    metas: dict[str, str] = {}
    for tag in _META.findall(head):
        fields = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        if "name" in fields and fields.get("content"):
            metas.setdefault(fields["name"].lower(), squeeze(html.unescape(fields["content"])))
    return metas


def find_heading(soup: Tag, parts: Mapping[str, Tag]) -> Tag | None:
    """The heading of the full view, by its id or, where a redesign has renamed it, what is next
    round the title and the citation: the page has other articles' headings too."""
    named = parts.get("full-view-heading")
    title = soup.find("h1", class_="heading-title") or soup.find("h1")
    round_title = title.parents if named is None and title is not None else ()
    return named or next((each for each in round_title if each.find(class_="cit")), None)


def read_item(
    heading: Tag, parts: Mapping[str, Tag], metas: Mapping[str, str]
) -> tuple[Item, list[str]]:
    """The bibliographic facts, and the selectors that found nothing."""
    missing = [] if "full-view-heading" in parts else ["#full-view-heading"]
    element = heading.find("h1", class_="heading-title") or heading.find("h1")
    title = to_rich_text(element) if isinstance(element, Tag) else ""
    if not title:
        missing.append("h1.heading-title")
    authors = read_authors(heading, parts, metas.get("citation_authors"))
    if not heading.find(class_="authors-list-item"):
        missing.append(".authors-list-item")
    printed = text_of(heading.find(class_="cit")) or ""
    if not printed:
        missing.append(".article-source .cit")
    cited = read_citation_line(printed)
    trigger = parts.get("full-view-journal-trigger")
    if trigger is None:
        missing.append("#full-view-journal-trigger")
    secondary = text_of(heading.find(class_="secondary-date"))
    whole = squeeze(heading.get_text(" "))
    language = re.search(r"\[Article in ([A-Za-z]+)", whole)
    item = Item(
        title=_without_brackets(title or metas.get("citation_title")),
        author=authors,
        container_title=(squeeze(str(trigger.get("title", ""))) if trigger else "")
        or metas.get("citation_journal_title"),
        container_title_short=text_of(trigger) or metas.get("citation_publisher"),
        issued=cited.issued or _read_meta_date(metas.get("citation_date")),
        available_date=read_epub_date(secondary or printed),
        volume=cited.volume or metas.get("citation_volume"),
        issue=cited.issue or metas.get("citation_issue"),
        page=cited.page,
        doi=normalise_doi(
            _read_identifier(parts, "doi")
            or text_of(heading.find(class_="citation-doi"))
            or metas.get("citation_doi")
        ),
        pmid=normalise_pmid(
            _read_identifier(parts, "pubmed") or metas.get("citation_pmid") or metas.get("ncbi_uid")
        ),
        pmcid=normalise_pmcid(_read_identifier(parts, "pmc")),
        issn=list_issns([metas.get("citation_issn")]),
        language=LANGUAGES.get(language.group(1).lower()) if language else None,
    )
    book = None if trigger else read_book_source(whole)
    if book:
        missing = [name for name in missing if "journal" not in name and ".cit" not in name]
        item = as_chapter(item, book)
    return item, missing


def with_genre(item: Item, publication_types: tuple[str, ...]) -> Item:
    """The item as a review article or preprint where its publication types say so."""
    if "Preprint" in publication_types:
        return replace(item, type="article", genre="preprint")
    return replace(item, genre=read_genre(publication_types))


def as_chapter(item: Item, book: BookSource) -> Item:
    """A chapter of an NCBI Bookshelf book; volume and pages are not a chapter's here."""
    return replace(
        item,
        type="chapter",
        container_title=book.title,
        container_title_short=None,
        publisher=book.publisher,
        publisher_place=book.publisher_place,
        issued=book.issued or item.issued,
        volume=None,
        issue=None,
        page=None,
    )


def _without_brackets(title: str | None) -> str | None:
    """A translated title without the brackets that MEDLINE puts round it."""
    if not title:
        return None
    return re.sub(r"^\[([^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*)\]\.?$", r"\1", title)


def _read_identifier(parts: Mapping[str, Tag], kind: str) -> str | None:
    listed = parts.get("full-view-identifiers")
    entry = listed.find(class_=kind) if listed else None
    if not isinstance(entry, Tag):
        return None
    value = entry.find(class_=["current-id", "id-link"])
    return text_of(value) if isinstance(value, Tag) else None


def _read_meta_date(text: str | None) -> Issued | None:
    """The date of `citation_date`: as NLM prints it, "2005/1/15" or "01/15/2005"."""
    if not text:
        return None
    if found := re.fullmatch(r"(\d{4})[/-](\d{1,2})(?:[/-](\d{1,2}))?", text):
        year, month, day = found.groups()
        return Issued(int(year), int(month), int(day) if day else None)
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        month, day, year = found.groups()
        return Issued(int(year), int(month), int(day))
    return read_date(text)
