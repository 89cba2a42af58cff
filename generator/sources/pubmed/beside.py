"""What a PubMed page says in its heading beside title, authors and citation, and where its
LinkOuts lead."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString

from generator.markup.text import squeeze, text_of

_READ = (
    *("heading-title", "publication-type", "journal-actions", "cit", "citation-doi", "period"),
    *("authors-list", "affiliations", "equal-contrib-explanation", "investigators"),
    *("collaborators", "expanded-authors", "extended-article-details"),
)
"""The classes of what readers of the heading take."""
_FURNITURE = (
    *("free-label", "in-clipboard-label", "short-article-details", "dropdown", "usa-sr-only"),
    *("share-permalink", "actions-bar", "actions-buttons"),
)
"""The classes of what says nothing of the article; that its text is free, its PMCID says."""
_IDENTIFIERS = frozenset({"pubmed", "pmc", "doi"})
_NO_TEXT = ("button", "script", "style", "form", "svg", "noscript", "template", "h1", "h2", "h3")
_SAID = re.compile(r"\[Article in [A-Za-z]+\]\.?|Epub\s+[12]\d{3}[^.;]*[.;]?|\W*", re.I)
"""What is read from the heading's text, and mere signs."""


def read_loose(heading: Tag) -> Iterator[str]:
    """Each text of the heading that no reader takes ("Online ahead of print.")."""
    for text in _list_loose(heading):
        if not _SAID.fullmatch(text):
            yield f"Heading: {text}"


def read_other_identifiers(heading: Tag | None) -> Iterator[str]:
    """Identifiers other than PMID, PMCID and DOI: a manuscript's, the Bookshelf's."""
    for entry in heading.find_all(class_="identifier") if heading else ():
        if _IDENTIFIERS.isdisjoint(entry.get("class") or ()) and (text := text_of(entry)):
            yield f"Identifier: {text}"


def _list_loose(block: Tag) -> Iterator[str]:
    for child in block.children:
        if isinstance(child, PreformattedString):  # a comment
            continue
        if isinstance(child, NavigableString):
            if text := squeeze(str(child)):
                yield text
        elif isinstance(child, Tag) and child.name not in _NO_TEXT and not _is_taken(child):
            if child.find(_is_taken) is None and not child.find(_NO_TEXT):
                if words := text_of(child):
                    yield words
            else:
                yield from _list_loose(child)


def _is_taken(element: Tag) -> bool:
    classes = element.get("class") or ()
    return element.get("id") == "full-view-identifiers" or any(
        name in _READ or name in _FURNITURE for name in classes
    )


def read_linkout(section: Tag | None) -> Iterator[str]:
    """Each category of PubMed's LinkOuts with its links: the publisher's page, trials, data."""
    for entry in section.find_all("a", href=re.compile(r"^https?:")) if section else ():
        category = entry.find_previous(["h2", "h3", "h4"])
        name = text_of(category) if category is not None and category.name != "h2" else None
        words = text_of(entry)
        if words:
            yield f"LinkOut{f' ({name})' if name else ''}: {words}, {entry['href']}"
