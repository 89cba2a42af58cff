"""A PubMed article page saved as HTML, by any browser or tool.

Everything is read from the article itself, `main#article-details`, in its full view: the heading
stands a second time in a short one, and the page's description and keywords metas are junk or
cut short. The head's `citation_*` metas fill what the body lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup, Tag

from generator.errors import PageRefused
from generator.markup.text import squeeze, text_of
from generator.model import Document, Extraction, Grant, Substance
from generator.sources.page import SavedPage
from generator.sources.pubmed.abstract import read_abstract
from generator.sources.pubmed.beside import read_linkout, read_loose, read_other_identifiers
from generator.sources.pubmed.heading import find_heading, read_item, read_metas, with_genre
from generator.sources.pubmed.lists import (
    read_corrections,
    read_figures,
    read_references,
    read_related,
)
from generator.sources.pubmed.terms import (
    is_retracted,
    merge_headings,
    read_grant,
    read_mesh_heading,
    read_terms,
)
from generator.sources.pubmed.unread import read_unread

_ARTICLE = re.compile(r"""<main\b[^<>]*\bid\s*=\s*["']?(?:article|book)-details\b""", re.I)
_HEADING = re.compile(r"""\bid\s*=\s*["']?full-view-heading\b""", re.I)
_PUBMED = re.compile(
    r"ncbi_(?:app|db|uid)|citation_pmid|pubmed\.ncbi\.nlm\.nih\.gov|full-view-heading", re.I
)
_NAVIGATED = re.compile(
    r"""href\s*=\s*["']?[^"'\s>#]*#(abstract|references|figures|mesh-terms|substances|grants|"""
    r"""publication-types|similar|citedby|conflict-of-interest)["'\s>]""",
    re.I,
)
_OTHER_LISTS = {
    "supplementary-concepts": "Supplementary concepts",
    "associated-data": "Associated data",
    "personal-names": "Personal name as subject",
}


def matches(page: SavedPage) -> bool:
    """Whether the page holds PubMed's article element."""
    text = page.text
    article = _ARTICLE.search(text) or _HEADING.search(text)
    return article is not None and _PUBMED.search(text) is not None


def extract(page: SavedPage) -> Iterator[Extraction]:
    """The article's facts, abstract and what the page holds of its lists.

    Raises PageRefused for a page that was cut off before the article's end.
    """
    begin, end = _find_article(page.text)
    metas = read_metas(page.text[:begin] or page.text[:200_000])
    soup = BeautifulSoup(page.text[begin:end], "lxml")
    parts = _index_ids(soup)
    found = find_heading(soup, parts)
    heading = found or soup
    item, missing = read_item(heading, parts, metas)
    if item.title is None:
        raise PageRefused("a PubMed page without a title", "save the page again")
    # Without a heading these would be other articles' too.
    chips = [text_of(chip) for chip in (found or Tag(name="p")).find_all(class_="publication-type")]
    chips = [chip for chip in chips if chip != "Free Books & Documents"]
    types = tuple(
        dict.fromkeys([*filter(None, chips), *read_terms(parts.get("publication-types"))])
    )
    abstract = read_abstract(soup, parts)
    references, total = read_references(parts)
    corrections = read_corrections(soup)
    document = Document(
        item=with_genre(item, types),
        publication_types=types,
        keyword=abstract.keyword,
        mesh=merge_headings(map(read_mesh_heading, read_terms(parts.get("mesh-terms")))),
        substances=tuple(map(Substance, read_terms(parts.get("substances")))),
        grants=tuple(_read_grants(parts.get("grants"))),
        figures=read_figures(parts.get("figures")),
        corrections=corrections,
        similar=read_related(parts.get("similar"), page.retrieved),
        cited_by=read_related(parts.get("citedby"), page.retrieved),
        references_total=total,
        retracted=is_retracted(types, corrections),
        conflict_of_interest=_read_statement(parts.get("conflict-of-interest")),
        copyright=abstract.copyright,
    )
    has_abstract = bool(abstract.sections) or abstract.stated_empty
    empty = _list_empty(page.text, parts, document, has_abstract, bool(references))
    # A chapter's heading is the name of its book; that of no heading is the whole page.
    loose = read_loose(heading) if found and item.type != "chapter" else ()
    unread, renamed = read_unread(soup, heading, parts)
    yield Extraction(
        document=document,
        sections=abstract.sections,
        references=references,
        reader="pubmed_html",
        not_found=tuple(dict.fromkeys((*missing, *empty, *renamed))),
        unplaced=(
            *_read_unplaced(heading, parts),
            *read_other_identifiers(found),
            *loose,
            *unread,
        ),
    )


def _list_empty(
    text: str,
    parts: Mapping[str, Tag],
    document: Document,
    has_abstract: bool,
    has_references: bool,
) -> tuple[str, ...]:
    """The parts that the page has, or that its own menu leads to, and of which nothing was read;
    and the abstract, which a page says that it has none of."""
    filled = {
        "abstract": has_abstract,
        "references": has_references,
        "figures": bool(document.figures),
        "mesh-terms": bool(document.mesh),
        "substances": bool(document.substances),
        "grants": bool(document.grants),
        "publication-types": bool(document.publication_types),
        "similar": document.similar is not None,
        "citedby": document.cited_by is not None,
        "conflict-of-interest": document.conflict_of_interest is not None,
    }
    named = dict.fromkeys(name.lower() for name in _NAVIGATED.findall(text))
    held = dict.fromkeys(name for name in filled if _read_statement(parts.get(name)))
    return tuple(f"#{name}" for name in {**named, **held, "abstract": None} if not filled[name])


def _find_article(text: str) -> tuple[int, int]:
    """Where the article element begins and ends in the page's text."""
    start = _ARTICLE.search(text)
    if start is None:
        return 0, len(text)
    end = text.lower().rfind("</main")
    if end < start.start():
        raise PageRefused("a page that breaks off before its end", "save the page again")
    return start.start(), end


def _index_ids(soup: BeautifulSoup) -> dict[str, Tag]:
    """Elements by id; the first of two counts, as in a browser."""
    found: dict[str, Tag] = {}
    for element in soup.find_all(id=True):
        found.setdefault(str(element["id"]), element)
    return found


def _read_grants(section: Tag | None) -> Iterator[Grant]:
    for entry in section.find_all("li") if section else ():
        text = text_of(entry)
        if text:
            yield read_grant(text)


def _read_statement(section: Tag | None) -> str | None:
    """The words of a section below its heading."""
    if section is None:
        return None
    title = section.find(class_="title") or section.find(["h2", "h3"])
    heading = text_of(title) if isinstance(title, Tag) else None
    text = squeeze(section.get_text(" "))
    return (text.removeprefix(heading or "").strip() or None) if text else None


def _read_unplaced(heading: Tag, parts: Mapping[str, Tag]) -> Iterator[str]:
    """What no field takes: names of databases, collaborators, who contributed equally."""
    for name, label in _OTHER_LISTS.items():
        for term in read_terms(parts.get(name)):
            yield f"{label}: {term}"
    equal = heading.find(class_=re.compile("equal-contrib"))
    authors = [
        text_of(entry.find(class_="full-name"))
        for entry in heading.find_all(class_="authors-list-item")
        if entry.find(class_=re.compile("equal-contrib"))
    ]
    if equal and any(authors):
        yield "Contributed equally: " + ", ".join(filter(None, authors))
    for section in heading.find_all(class_=re.compile("investigators|collaborators")):
        text = squeeze(section.get_text(" "))
        if text:
            yield text
            break
    yield from read_linkout(parts.get("linkout"))
