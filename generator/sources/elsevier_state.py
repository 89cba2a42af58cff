"""The data that ScienceDirect's page carries for its own scripts: authors and every reference.

A tree of {"#name": element, "$": attributes, "_": text, "$$": children}, as in Elsevier's XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.markup.text import squeeze
from generator.model import Item, Name, RawReference
from generator.model.identifiers import normalise_doi, normalise_isbn, normalise_orcid
from generator.sources.head.dates import read_meta_date
from generator.sources.head.item import join_pages
from generator.sources.records.json_values import load_json

Node = Mapping[str, object]


def read_state(states: Sequence[str]) -> Node:
    """The page's data; an empty mapping where it holds none."""
    for text in states:
        try:
            value = load_json(text)
            value = load_json(value) if isinstance(value, str) else value
        except (ValueError, RecursionError):
            continue
        if isinstance(value, Mapping) and ("authors" in value or "references" in value):
            return value
    return {}


def read_state_authors(state: Node) -> tuple[Name, ...]:
    """Authors and group authors in order, with their affiliations' whole texts."""
    authors = state.get("authors")
    if not isinstance(authors, Mapping):
        return ()
    names: list[Name] = []
    for group in _nodes(authors.get("content")):
        places = {
            _attribute(each, "id"): text
            for each in _find(group, "affiliation", depth=1)
            if (text := _text(_first(each, "textfn")))
        }
        everywhere = tuple(places.values()) if len(places) == 1 else ()
        for child in _children(group):
            if child.get("#name") == "author":
                names.append(_read_author(child, places, everywhere))
            elif child.get("#name") == "collaboration" and (text := _text(child)):
                names.append(Name(literal=text))
    return tuple(name for name in names if name.family or name.literal)


def read_state_references(state: Node) -> tuple[RawReference, ...]:
    """The whole reference list, also where the page shows a part of it."""
    found = state.get("references")
    if not isinstance(found, Mapping):
        return ()
    entries = [
        entry for each in _nodes(found.get("content")) for entry in _find(each, "bib-reference")
    ]
    references = (_read_entry(entry, place) for place, entry in enumerate(entries, start=1))
    return tuple(each for each in references if each.raw or each.item)


def _read_author(node: Node, places: Mapping[str, str], everywhere: tuple[str, ...]) -> Name:
    keys = [_attribute(each, "refid") for each in _find(node, "cross-ref", depth=1)]
    own = tuple(places[key] for key in keys if key in places)
    family = _text(_first(node, "surname"))
    given = _text(_first(node, "given-name"))
    suffix = _text(_first(node, "suffix"))
    return Name(
        family=family or given or None,
        given=given if family and given else None,
        suffix=suffix or None,
        orcid=normalise_orcid(_attribute(node, "orcid")),
        affiliations=own or everywhere,
    )


def _read_entry(entry: Node, place: int) -> RawReference:
    """An entry of one work in fields; one of several works, or of free text, as its string."""
    label = re.sub(r"\D", "", _text(_first(entry, "label")))
    number = int(label) if label and len(label) < 5 else place
    works = list(_find(entry, "reference"))
    source = _text(_first(entry, "source-text"))
    raw = squeeze(source or " ".join(_print_work(work) for work in works))
    if not works:
        raw = squeeze(" ".join(_text(each) for each in _find(entry, "textref"))) or raw
    raw = raw or squeeze(" ".join(_words(entry)))
    item = _read_work(works[0]) if len(works) == 1 else None
    return RawReference(raw, number, item, anchor=_attribute(entry, "id") or None)


def _read_work(work: Node) -> Item | None:
    authors = [
        name
        for group in _find(work, "authors")
        for each in _find(group, "author")
        if (name := _read_author(each, {}, ())).family
    ]
    groups = [Name(literal=text) for each in _find(work, "collaboration") if (text := _text(each))]
    own = _first(work, "contribution")
    title = _text(_first(own, "maintitle")) if own else ""
    host = _first(work, "host") or {}
    journal = _text(_first(_first(host, "series") or {}, "maintitle"))
    book = _first(host, "edited-book") or _first(host, "book") or {}
    in_book = _text(_first(_first(book, "title") or {}, "maintitle"))
    date = _text(_first(host, "date"))
    if _first(host, "issue"):
        kind, container = "article-journal", journal
    elif in_book and title:
        kind, container = "chapter", in_book
    else:
        kind, container = "book" if book and (title or in_book) else "document", ""
    item = Item(
        type=kind,
        title=title or in_book or None,
        author=(*authors, *groups),
        authors_complete=not any(_find(work, "et-al")),
        container_title=container or None,
        publisher=_text(_first(_first(book, "publisher") or {}, "name")) or None,
        publisher_place=_text(_first(_first(book, "publisher") or {}, "location")) or None,
        issued=read_meta_date(re.sub(r"(?<=\d)[a-z]$", "", date)) if date else None,
        volume=_text(_first(host, "volume-nr")) or None,
        issue=_text(_first(host, "issue-nr")) or None,
        page=join_pages(_text(_first(host, "first-page")), _text(_first(host, "last-page")))
        or _text(_first(host, "article-number"))
        or None,
        doi=normalise_doi(_text(_first(host, "doi"))),
        isbn=normalise_isbn(_text(_first(host, "isbn"))),
    )
    return item if item != Item(type=item.type) else None


def _print_work(work: Node) -> str:
    """The work as ScienceDirect prints it: authors, title, host, in its order and marks."""
    item = _read_work(work)
    if item is None:
        return _text(work)
    names = ", ".join(
        " ".join(filter(None, [name.given, name.family])) or (name.literal or "")
        for name in item.author
    )
    year = item.issued.year if item.issued else None
    where = ", ".join(filter(None, [item.container_title or item.publisher, item.volume]))
    where += f" ({item.issue})" if item.issue else ""
    where += f" ({year})" if year else ""
    where += f", pp. {item.page.replace('-', '–')}" if item.page else ""
    names += " et al." if not item.authors_complete else ""
    title = re.sub(r"</?\w+>", "", item.title or "")
    return ". ".join(part.rstrip(".") for part in (names, title, where) if part.strip()) + "."


def with_state(item: Item, state: Node) -> Item:
    """An Item with the data's authors, and the whole first and last page."""
    authors = read_state_authors(state)
    article = state.get("article")
    facts = article if isinstance(article, Mapping) else {}
    number = facts.get("article-number")
    page = item.page or (number if isinstance(number, str) else None)
    return replace(item, author=authors or item.author, page=page)


def state_copyright(state: Node) -> str | None:
    """The article's copyright line."""
    article = state.get("article")
    line = article.get("copyright-line") if isinstance(article, Mapping) else None
    return squeeze(line) if isinstance(line, str) and line.strip() else None


def _nodes(value: object) -> Iterator[Node]:
    for each in value if isinstance(value, list) else []:
        if isinstance(each, Mapping):
            yield each


def _children(node: Node) -> Iterator[Node]:
    yield from _nodes(node.get("$$"))


def _find(node: Node, name: str, depth: int = 12) -> Iterator[Node]:
    """Elements of a name below a node; those inside a found one are left out."""
    for child in _children(node):
        if child.get("#name") == name:
            yield child
        elif depth > 1:
            yield from _find(child, name, depth - 1)


def _first(node: Node | None, name: str) -> Node | None:
    return next(_find(node, name), None) if node else None


def _attribute(node: Node, name: str) -> str:
    attributes = node.get("$")
    value = attributes.get(name) if isinstance(attributes, Mapping) else None
    return value if isinstance(value, str) else ""


def _words(node: Node, depth: int = 0) -> Iterator[str]:
    """Every text below a node but its label, in order."""
    for child in _children(node):
        own = child.get("_")
        if child.get("#name") != "label":
            if isinstance(own, str):
                yield own
            if depth < 12:
                yield from _words(child, depth + 1)


_MARKS = {"italic": "i", "bold": "b", "sup": "sup", "inf": "sub", "sub": "sub"}


def _text(node: Node | None, depth: int = 0) -> str:
    """A node's text; italics and indices as a title's markup."""
    if node is None or depth > 30:
        return ""
    own = node.get("_")
    text = own if isinstance(own, str) else ""
    text += "".join(_text(child, depth + 1) for child in _children(node))
    mark = _MARKS.get(str(node.get("#name")))
    if mark and text.strip():
        return f"<{mark}>{text}</{mark}>"
    return text if depth else squeeze(text)
