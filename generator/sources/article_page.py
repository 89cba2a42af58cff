"""A publisher's article page, taken apart once: head metas, JSON-LD records, and the body."""

from __future__ import annotations

import html
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

from generator.markup.text import squeeze
from generator.sources.page import SavedPage
from generator.sources.records.json_values import load_json

_DROPPED = ("script", "style", "svg", "noscript")
_OPENING = {name: re.compile(rf"<{name}\b([^>]{{0,4000}})>", re.I) for name in _DROPPED}
_CLOSING = {name: re.compile(rf"</{name}\s*>", re.I) for name in _DROPPED}
_EMBEDDED = re.compile(r"(?<=[\"'(])data:[\w/+.-]+;base64,[A-Za-z0-9+/=%\s]*")
_META = re.compile(r"""<meta\b((?:[^>"']|"[^"]{0,99999}"|'[^']{0,99999}')*)>""", re.I | re.S)
_ATTRIBUTE = re.compile(
    r"""(?<![\w:.-])([\w:.-]++)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.S
)
_ARTICLE_TYPES = re.compile(
    r"(?:Medical)?ScholarlyArticle|ScholarlyArticle|^(?:Review|Report|Chapter|Thesis)$"
)
_PLAIN_NAMES = re.compile(r"^(?:bepress|eprints)_(?=citation_)")


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """One page's parts. `metas` are (lower-case name, value) in print order, empty ones left out;
    `records` the JSON-LD objects that describe an article; `states` other JSON in the page."""

    page: SavedPage
    soup: BeautifulSoup
    metas: tuple[tuple[str, str], ...]
    records: tuple[Mapping[str, object], ...] = ()
    states: tuple[str, ...] = ()

    def metas_named(self, *names: str) -> tuple[str, ...]:
        """The values of the first of the names that the page has."""
        for name in names:
            found = tuple(value for key, value in self.metas if key == name)
            if found:
                return found
        return ()

    def meta(self, *names: str) -> str | None:
        """The first value of the first of the names that the page has."""
        found = self.metas_named(*names)
        return found[0] if found else None


def parse_article_page(page: SavedPage) -> ArticlePage:
    """The parts of a saved page; scripts and styles are not part of its body."""
    bare, scripts = _cut_out(_EMBEDDED.sub("", page.text), "script")
    for name in _DROPPED[1:]:
        bare, _ = _cut_out(bare, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(bare, "lxml")
    return ArticlePage(
        page=page,
        soup=soup,
        metas=tuple(read_metas(bare)),
        records=tuple(_article_records(scripts)),
        states=tuple(
            body
            for attributes, body in scripts
            if re.search(r"application/json\b", attributes, re.I)
        ),
    )


def _cut_out(text: str, name: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without all elements of a name, and their (attributes, content), in one pass."""
    kept: list[str] = []
    taken: list[tuple[str, str]] = []
    place = 0
    while opening := _OPENING[name].search(text, place):
        closing = _CLOSING[name].search(text, opening.end())
        if closing is None:
            break
        kept += [text[place : opening.start()], " "]
        taken.append((opening.group(1), text[opening.end() : closing.start()]))
        place = closing.end()
    kept.append(text[place:])
    return "".join(kept), taken


def read_metas(text: str) -> Iterator[tuple[str, str]]:
    """(lower-case name, value) of every meta element, in order; "dc:title" is "dc.title"."""
    for found in _META.finditer(text):
        attributes = {
            name.lower(): html.unescape(quoted or single or bare)
            for name, quoted, single, bare in _ATTRIBUTE.findall(found.group(1))
        }
        name = attributes.get("name") or attributes.get("property") or ""
        value = attributes.get("content", "")
        # Some escape twice; within what is markup the second time is the markup's own.
        value = squeeze(value if "<" in value else html.unescape(value))
        if name and value and value.lower() not in ("null", "undefined", "none", "n/a"):
            name = _PLAIN_NAMES.sub("", name.strip().lower())
            if re.match(r"(?:dc|dcterms|prism|eprints):", name):
                name = name.replace(":", ".", 1)
            yield name, value


def _article_records(scripts: list[tuple[str, str]]) -> Iterator[Mapping[str, object]]:
    """JSON-LD objects of an article type, also inside @graph, mainEntity and lists.

    A page that describes several articles (a list of results) gives none.
    """
    found = []
    for attributes, body in scripts:
        if "ld+json" not in attributes.lower():
            continue
        try:
            value = load_json(html.unescape(body) if "&quot;" in body else body, strict=False)
        except (ValueError, RecursionError):
            continue
        found += list(_find_articles(value, 0))
    if len(found) == 1:
        yield found[0]


def _find_articles(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for each in value:
            yield from _find_articles(each, depth + 1)
    elif isinstance(value, Mapping):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(name, str) and _ARTICLE_TYPES.search(name) for name in names):
            yield value
            return
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _find_articles(value.get(key), depth + 1)
