"""What stands in the main column of a PubMed page and no reader takes: sections that are new, or
known ones whose id was renamed. Nothing of the article is to be lost untold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString

from generator.markup.text import squeeze, text_of
from generator.sources.pubmed.terms import CORRECTION_HEADINGS, read_terms
from generator.sources.pubmed.text_sections import heading_of

READ = (
    *("abstract", "references", "figures", "mesh-terms", "substances", "grants", "similar"),
    *("publication-types", "citedby", "conflict-of-interest", "supplementary-concepts"),
    *("associated-data", "personal-names", "full-view-heading", "short-view-heading"),
)
"""The ids of what readers take."""

_LINKS = ("related-links", "linkout")
"""The ids of lists of PubMed's own links, which say nothing of the article."""

_ROOTS = ("article-details", "book-details")
_HEADINGS = ("h1", "h2", "h3", "h4")
_NO_TEXT = ("script", "style", "noscript", "template", "svg", "form", "nav", "aside", "button")
_MENUS = frozenset({"actions-buttons", "actions-bar"})
_SELECTORS = {"mesh": "#mesh-terms", "cited-by": "#citedby", "conflict": "#conflict-of-interest"}


def read_unread(
    soup: BeautifulSoup, heading: Tag, parts: Mapping[str, Tag]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What sections say that no reader takes, each text after its section's heading; and the
    selectors of those whose heading PubMed's pages are known to have."""
    known = [parts[name] for name in (*READ, *_LINKS) if name in parts]
    known += [heading, *soup.find_all("div", class_="abstract")]
    root = _find_root(heading, parts, known)
    if root is None:
        return (), ()
    for title in root.find_all(_HEADINGS):
        if _name(title).lower() in CORRECTION_HEADINGS and title.parent not in (None, root):
            known.append(title.parent)
    texts, missing = [], []
    read = frozenset(map(id, known))
    for name, text in _list_unread(root, read, _list_around(known)):
        texts.append(f"{name}: {text}" if name else text)
        place = heading_of(name)
        if place is not None:
            missing.append(_SELECTORS.get(place, f"#{place}"))
    return tuple(texts), tuple(dict.fromkeys(missing))


def _find_root(heading: Tag, parts: Mapping[str, Tag], known: Iterable[Tag]) -> Tag | None:
    """The article element; where it was renamed, the nearest round its heading that has more."""
    for name in _ROOTS:
        if name in parts:
            return parts[name]
    inside = {id(heading), *(id(each) for each in heading.find_all(True))}
    around = _list_around(each for each in known if id(each) not in inside)
    return next((each for each in heading.parents if id(each) in around), None)


def _list_around(known: Iterable[Tag]) -> frozenset[int]:
    """What these stand in, by identity."""
    around: set[int] = set()
    for each in known:
        for parent in each.parents:
            if id(parent) in around:
                break
            around.add(id(parent))
    return frozenset(around)


def _list_unread(
    block: Tag, known: frozenset[int], around: frozenset[int]
) -> Iterator[tuple[str, str]]:
    """The name and the texts of every section of a block that is none of the known."""
    name = ""
    for child in block.children:
        if isinstance(child, PreformattedString):  # a comment
            continue
        if isinstance(child, NavigableString):
            if text := squeeze(str(child)):
                yield name, text
        elif not isinstance(child, Tag) or id(child) in known or _is_menu(child):
            continue
        elif child.name in _HEADINGS:
            name = _name(child)
        elif id(child) in around:
            yield from _list_unread(child, known, around)
        else:
            yield from _read_section(child, name)


def _is_menu(element: Tag) -> bool:
    return element.name in _NO_TEXT or not _MENUS.isdisjoint(element.get("class") or ())


def _read_section(section: Tag, name: str) -> Iterator[tuple[str, str]]:
    """The entries of a section's lists, and what stands beside them."""
    title = section.find(class_="title") or section.find(_HEADINGS)
    if isinstance(title, Tag):
        name = _name(title)
    for term in read_terms(section):
        yield name, term
    if text := squeeze(" ".join(_list_beside(section, title))):
        yield name, text


def _list_beside(block: Tag, title: object) -> Iterator[str]:
    """The texts of a block that are in no list, and not in its title."""
    for child in block.children:
        if isinstance(child, Tag):
            if child is not title and child.name not in ("li", *_NO_TEXT):
                yield from _list_beside(child, title)
        elif not isinstance(child, PreformattedString):
            yield str(child)


def _name(title: Tag) -> str:
    return (text_of(title) or "").rstrip(":")
