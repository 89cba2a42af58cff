"""The library as a graph: reviews and the works they share as nodes, citations as edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter

from generator.config import Abstracts
from generator.library.model import Library
from generator.library.shelf.works import list_cited
from generator.markup.xml import escape_xml, fit_xml, quote_xml
from generator.model import Item, Review
from generator.model.rich_text import strip_markup
from generator.site.exports.reading import LoadReferences
from generator.site.print_items import container
from generator.site.print_names import first_author

KEYS = (
    ("node", "kind", "string"),
    ("node", "label", "string"),
    ("node", "title", "string"),
    ("node", "container", "string"),
    ("node", "year", "int"),
    ("node", "doi", "string"),
    ("node", "pmid", "string"),
    ("node", "cited_by", "int"),
    ("node", "retracted", "boolean"),
    ("edge", "number", "int"),
)
"""What nodes and edges state: (for, name, type)."""

HEAD = "".join(
    (
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
        *(
            f'<key id="{name}" for="{target}" attr.name="{name}" attr.type="{kind}"/>\n'
            for target, name, kind in KEYS
        ),
        '<graph id="library" edgedefault="directed">\n',
    )
)
"""How the file begins."""

END = "</graph>\n</graphml>\n"

_PLAIN = re.compile(r"[\w.:-]*").fullmatch
"""Compiled when there is such a sign, which takes as long as to load a module."""


def export_graphml(
    library: Library, load_references: LoadReferences, abstracts: Abstracts = "full"
) -> Iterator[str]:
    """GraphML 1.0. Works that one review cites and that are no review here are left out."""
    yield HEAD
    for review in library.reviews.values():
        yield print_node(library, review)
    yield from list_works_and_citations(library)
    yield END


def print_node(library: Library, review: Review) -> str:
    """A review's node."""
    key, document = review.key, review.document
    citing = {citation.review for citation in library.cited_by.get(key, ())}
    return _node(key, "review", document.item, len(citing), document.retracted)


def list_works_and_citations(library: Library) -> Iterator[str]:
    """The nodes of works that are no review here, then all edges."""
    quoted = {key: _quoted(key) for key in library.reviews}
    edges = []
    for key, work in library.works.items():
        cited = tuple(list_cited(work))
        if work.review is None:
            citing = {review for review, _, _ in cited}
            yield _node(key, "work", work.item, len(citing), work.retracted)
        target = _quoted(key)
        edges += [(review, number or 0, key, number, target) for review, _, number in cited]
    edges.sort(key=itemgetter(0, 1, 2))
    for source, _, _, number, target in edges:
        data = f'<data key="number">{number}</data>' if number is not None else ""
        yield f"<edge source={quoted[source]} target={target}>{data}</edge>\n"


def _node(key: str, kind: str, item: Item, cited_by: int, retracted: bool) -> str:
    year = item.issued.year if item.issued else None
    who = first_author(item.author, item.authors_complete)
    values = (
        ("kind", kind),
        ("label", " ".join(part for part in (who, str(year or "")) if part) or key),
        ("title", strip_markup(item.title or "")),
        ("container", container(item)),
        ("year", "" if year is None else str(year)),
        ("doi", item.doi or ""),
        ("pmid", item.pmid or ""),
        ("cited_by", str(cited_by)),
        ("retracted", "true" if retracted else ""),
    )
    data = "".join(
        f'<data key="{name}">{escape_xml(fit_xml(value))}</data>' for name, value in values if value
    )
    return f"<node id={_quoted(key)}>{data}</node>\n"


def _quoted(key: str) -> str:
    return f'"{key}"' if _PLAIN(key) else quote_xml(fit_xml(key))
