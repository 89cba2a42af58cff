"""The library as a graph: reviews and the works they share as nodes, citations as edges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.config import Abstracts
from generator.library.model import Library
from generator.model import Item
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

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
"""
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def export_graphml(
    library: Library, load_references: LoadReferences, abstracts: Abstracts = "full"
) -> Iterator[str]:
    """GraphML 1.0. Works that one review cites and that are no review here are left out."""
    yield _HEAD
    for target, name, kind in KEYS:
        yield f'<key id="{name}" for="{target}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="library" edgedefault="directed">\n'
    for key, review in library.reviews.items():
        document = review.document
        citing = {citation.review for citation in library.cited_by.get(key, ())}
        yield _node(key, "review", document.item, len(citing), document.retracted)
    edges = []
    for key, work in library.works.items():
        if work.review is None:
            citing = {citation.review for citation in work.citations}
            yield _node(key, "work", work.item, len(citing), work.retracted)
        edges += [(each.review, key, each.number) for each in work.citations]
    for source, target, number in sorted(edges, key=lambda edge: (edge[0], edge[2] or 0, edge[1])):
        data = f'<data key="number">{number}</data>' if number is not None else ""
        yield f"<edge source={_quoted(source)} target={_quoted(target)}>{data}</edge>\n"
    yield "</graph>\n</graphml>\n"


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
        f'<data key="{name}">{escape(_NOT_XML.sub("", value))}</data>'
        for name, value in values
        if value
    )
    return f"<node id={_quoted(key)}>{data}</node>\n"


def _quoted(key: str) -> str:
    return quoteattr(_NOT_XML.sub("", key))
