"""Books and chapters of the NCBI Bookshelf in PubMed XML (PubmedBookArticle)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.model import Document, Extraction, Item, Name
from generator.model.identifiers import (
    first_isbn,
    normalise_doi,
    normalise_pmcid,
    normalise_pmid,
)
from generator.model.issued import write_issued
from generator.model.languages import language_code
from generator.model.name import print_name
from generator.sources.pubmed.heading import with_genre
from generator.sources.pubmed.xml_abstract import read_abstracts
from generator.sources.pubmed.xml_dates import read_pub_date
from generator.sources.pubmed.xml_lists import (
    read_authors,
    read_grants,
    read_ids,
    read_keywords,
    read_references,
    text_of_child,
)
from generator.sources.xml_text import plain_text, rich_text

_DEPTH = 20


def read_book(record: etree._Element) -> Extraction | None:
    """A chapter, or a book where the record names none; None where it has no title."""
    document = record.find("BookDocument")
    book = document.find("Book") if document is not None else None
    if document is None or book is None:
        return None
    book_title = _title(book.find("BookTitle"))
    chapter = _title(document.find("ArticleTitle"))
    title = chapter or book_title
    if title is None:
        return None
    ids = read_ids(record.find("PubmedBookData/ArticleIdList")) | read_ids(
        document.find("ArticleIdList")
    )
    own, own_editors = _people(document)
    authors, editors = _people(book)
    types = tuple(
        text for each in document.iterfind("PublicationType") if (text := plain_text(each))
    )
    sections, copyright_line = read_abstracts(
        document.find("Abstract"), document.iterchildren("OtherAbstract")
    )
    locations = {
        (each.get("EIdType") or "").lower(): each.text
        for each in document.iterfind(".//ELocationID")
    }
    item = Item(
        type="chapter" if chapter else "book",
        title=title,
        original_title=_title(document.find("VernacularTitle")),
        author=own if chapter else own or authors,
        authors_complete=all(
            each.get("CompleteYN") != "N" for each in document.iterfind("AuthorList")
        ),
        editor=own_editors or editors,
        container_title=book_title if chapter else None,
        collection_title=_title(book.find("CollectionTitle")),
        publisher=text_of_child(book, "Publisher/PublisherName"),
        publisher_place=text_of_child(book, "Publisher/PublisherLocation"),
        edition=text_of_child(book, "Edition"),
        issued=read_pub_date(document.find("ContributionDate"))
        or read_pub_date(book.find("PubDate")),
        volume=text_of_child(book, "Volume"),
        page=text_of_child(document, "Pagination/MedlinePgn"),
        number=text_of_child(book, "ReportNumber"),
        doi=normalise_doi(ids.get("doi") or locations.get("doi")),
        pmid=normalise_pmid(document.findtext("PMID") or ids.get("pubmed")),
        pmcid=normalise_pmcid(ids.get("pmc")),
        isbn=first_isbn(each.text for each in book.iterfind("Isbn")),
        language=language_code(document.findtext("Language")),
        medium=text_of_child(book, "Medium"),
    )
    return Extraction(
        document=Document(
            item=with_genre(item, types),
            publication_types=types,
            keyword=read_keywords(document),
            grants=read_grants(document.find("GrantList")),
            copyright=copyright_line,
        ),
        sections=sections,
        references=read_references(document),
        reader="pubmed_xml",
        unplaced=tuple(_read_unplaced(document, book, ids, authors if chapter else ())),
    )


def _title(element: etree._Element | None) -> str | None:
    title = rich_text(element)
    return title.rstrip(".") if title and not title.endswith("..") else title


def _people(holder: etree._Element) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Authors and editors of a book or chapter."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    for listed in holder.iterchildren("AuthorList"):
        if (listed.get("Type") or "authors").lower() == "editors":
            editors += read_authors(listed)
        else:
            authors += read_authors(listed)
    return authors, editors


def _read_unplaced(
    document: etree._Element,
    book: etree._Element,
    ids: dict[str, str],
    book_authors: tuple[Name, ...],
) -> Iterator[str]:
    if book_authors:
        yield "Authors of the book: " + ", ".join(map(print_name, book_authors))
    if "bookaccession" in ids:
        yield f"Bookshelf: {ids['bookaccession']}"
    for label, path in (("Begun", "BeginningDate"), ("Ended", "EndingDate")):
        date = read_pub_date(book.find(path))
        if date:
            yield f"{label}: {write_issued(date)}"
    revised = read_pub_date(document.find("DateRevised"))
    if revised:
        yield f"Revised: {write_issued(revised)}"
    for place in document.iterchildren("LocationLabel"):
        if text := plain_text(place):
            yield f"{(place.get('Type') or 'part').capitalize()}: {text}"
    for item_list in document.iterchildren("ItemList"):
        items = list(filter(None, map(plain_text, item_list.iterchildren("Item"))))
        if items:
            yield f"{item_list.get('ListType') or 'Items'}: {'; '.join(items)}"
    headings = list(_headings(document.find("Sections"), 0))
    if headings:
        yield "Sections: " + "; ".join(headings)
    for isbn in book.findall("Isbn")[1:]:
        if isbn.text:
            yield f"ISBN: {isbn.text.strip()}"


def _headings(holder: etree._Element | None, depth: int) -> Iterator[str]:
    """The titles of a book's parts, in order."""
    if holder is None or depth > _DEPTH:
        return
    for section in holder.iterchildren("Section"):
        label = text_of_child(section, "LocationLabel")
        title = plain_text(section.find("SectionTitle"))
        if title:
            yield f"{label}. {title}" if label else title
        yield from _headings(section, depth + 1)
