"""A review as a chapter of a book to read offline: well-formed XHTML with nothing outside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from lxml import etree
from lxml import html as lxml_html

from generator.config import Abstracts
from generator.markup.xml import fit_xml
from generator.model import Reference, Review
from generator.model.rich_text import strip_markup
from generator.site.links import item_url
from generator.site.machine import print_citation
from generator.site.markdown import to_html
from generator.site.print_names import print_authors
from generator.site.sections import show_sections, split_body
from generator.site.titles import UNTITLED, title_to_html

STYLE = """body { max-width: 40em; margin: 0 auto; padding: 1em; line-height: 1.5;
  font-family: Georgia, serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.2; }
.facts { color: #555; }
.references { font-size: 0.9em; }
"""
"""The stylesheet of books."""

_MATHML = 'xmlns="http://www.w3.org/1998/Math/MathML"'
_ADDRESS = ("http://", "https://", "mailto:", "#")


def chapter_title(review: Review) -> str:
    """The review's title as plain text."""
    return fit_xml(strip_markup(review.document.item.title or UNTITLED))


def write_chapter(review: Review, references: Sequence[Reference], abstracts: Abstracts) -> str:
    """The chapter's XHTML, to stand inside a body."""
    return _as_xhtml("".join(_pieces(review, references, abstracts)))


def _pieces(review: Review, references: Sequence[Reference], abstracts: Abstracts) -> Iterator[str]:
    item = review.document.item
    yield f"<h1>{title_to_html(item.title)}</h1>"
    authors = print_authors(item.author, item.authors_complete, most=20)
    if authors:
        yield f"<p>{escape(authors)}</p>"
    yield f'<p class="facts">{escape(print_citation(item))}</p>'
    if review.document.retracted:
        yield "<p><strong>This article has been retracted.</strong></p>"
    if review.summary:
        yield str(to_html(review.summary, prefix=f"{review.key}-s-"))
    for number, section in enumerate(show_sections(split_body(review.body), abstracts)):
        if section.heading:
            yield f"<h2>{escape(section.heading)}</h2>"
        yield str(to_html(section.markdown, prefix=f"{review.key}-{number}-"))
    words = (*review.document.keyword, *(each.descriptor.name for each in review.document.mesh))
    if words:
        yield f'<p class="facts">{escape("; ".join(dict.fromkeys(words)))}</p>'
    total = review.document.references_total
    if references:
        yield "<h2>References</h2>"
        if total and total > len(references):
            yield f"<p>{len(references)} of {total} references.</p>"
        yield '<ol class="references">'
        for reference in references:
            yield _reference(reference)
        yield "</ol>"


def _reference(reference: Reference) -> str:
    parsed = "" if reference.doubtful else print_citation(reference.item)
    text = escape(parsed or reference.raw or UNTITLED)
    number = f' value="{reference.number}"' if reference.number is not None else ""
    address = item_url(reference.item)
    link = f' <a href="{escape(address)}">Link</a>' if address else ""
    return f"<li{number}>{text}{link}</li>"


def _as_xhtml(fragment: str) -> str:
    """HTML as well-formed XHTML; links that lead to files a book does not have become text."""
    root = lxml_html.fragment_fromstring(fit_xml(fragment), create_parent="div")
    for link in root.iter("a"):
        if not link.get("href", "#").startswith(_ADDRESS):
            del link.attrib["href"]
    text = etree.tostring(root, method="xml", encoding="unicode")
    return re.sub(r"<math(?=[\s>/])", f"<math {_MATHML}", text)
